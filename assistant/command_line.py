"""The command line: every command, its options, and the words of its help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from assistant.practise_line import add_practise
from assistant.shared_options import add_reader, parents
from assistant.usage import Parser

_ABOUT = """\
A guided talk about what matters in your life. It becomes a care and support plan
that is yours. Nothing has to be answered, and every answer is saved as you go.
"""
_EXAMPLES = """\
examples:
  whatmatters                                  the welcome screen
  whatmatters discuss                          have the talk, for yourself
  whatmatters prepare                          get ready for it, at home
  whatmatters discuss --role practitioner      with somebody, as their nurse or link worker
  whatmatters discuss --plan k7f3qd --plain    go on with a plan, as a plain chat
  whatmatters plans                            every plan, with its id
  whatmatters show k7f3qd                      a plan in plain English
  whatmatters document k7f3qd --as sheet       a page to bring to the talk
  whatmatters review --plan k7f3qd             look again at how it is going
  whatmatters diary k7f3qd                     tick off what you did
  whatmatters pack k7f3qd --to plan.json       a file to take along
  whatmatters lock k7f3qd                      only a passphrase opens it from then on

Where a screen is not wanted or not there (a pipe, a screen reader, TERM=dumb), the
plain chat does all that the screen does: add --plain.

Help now, in England: call 999 when life is at risk, 111 for urgent help, or
Samaritans on 116 123 to talk to somebody. Nobody watches what is typed here.
"""

_TALKS = (
    ("prepare", "get ready for a talk", "Days before it, at home. Without --plan it begins a new plan."),
    ("discuss", "have the talk, or go on with it", "Without --plan it begins a new plan."),
    ("review", "look again at how it is going", "A plan is named with --plan."),
    ("carer", "a carer's own short talk", "With --plan it belongs to the plan of the person they care for."),
)
_DOCUMENTS = (
    *("plain-english", "pdf", "html", "docx", "easy-words", "sheet", "emergency", "clinical"),
    *("fhir", "questionnaire", "calendar", "actions-csv", "unmet-needs", "transcript"),
)


def parser(arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The command line: whole, or with the options of only those commands that stand in these arguments.

    To make the options of all of them takes longer than to open a plan.
    """
    whole = Parser(
        prog="whatmatters",
        description=_ABOUT,
        epilog=_EXAMPLES,
        parents=parents(with_a_face=True),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.set_defaults(run="assistant.commands.welcome:welcome")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for name, (add, about) in _COMMANDS.items():
        if arguments is None or name in arguments:
            add(commands.add_parser(name, parents=parents(with_a_face=name in _WITH_A_FACE), help=about))
        else:
            commands.add_parser(name, add_help=False, help=about)
    return whole


def _add_talk(name: str, about: str, more: str, command: argparse.ArgumentParser) -> None:
    command.description = f"{about.capitalize()}. {more}"
    command.set_defaults(run=f"assistant.commands.talk:{name}")
    add_reader(command)
    command.add_argument("--plan", metavar="ID", help="the plan to go on with (the start of its id is enough)")
    command.add_argument("--lock", action="store_true", help="lock the plan with a passphrase before the talk")


def _add_plans(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Every plan, or those with some letters in their name or id: "
        "name, the stage reached, when it was saved, when it is looked at again."
    )
    command.set_defaults(run="assistant.commands.plans:plans")
    command.add_argument("letters", metavar="LETTERS", nargs="?", help="only plans with these in their name or id")
    command.add_argument("--json", action="store_true", help="as JSON")


def _add_show(command: argparse.ArgumentParser) -> None:
    command.description = "A plan in plain English; with --json as it is kept."
    _add_plan_alone(command, "assistant.commands.plans:show")
    command.add_argument("--json", action="store_true", help="the structured plan, exactly as kept")


def _add_document(command: argparse.ArgumentParser) -> None:
    command.description = "A plan as a document, on the screen or in a file to bring, to print or to send."
    _add_plan_alone(command, "assistant.commands.document:write_document")
    command.epilog = '"all" in place of an id: actions-csv and unmet-needs over every plan; a talk: its questionnaire.'
    command.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        choices=_DOCUMENTS,
        default=_DOCUMENTS[0],
        help=f"{_DOCUMENTS[0]} (without it), {', '.join(_DOCUMENTS[1:-1])} or {_DOCUMENTS[-1]}",
    )
    command.add_argument(
        "--for", dest="reader", metavar="NAME", help="leaves out what this person, or this group, may not see"
    )
    command.add_argument(
        "--out", metavar="FILE", type=Path, help="a file to write; its ending (.txt .md .html .pdf .docx) says the form"
    )
    command.add_argument("--replace", action="store_true", help="write over a file that is there already")
    command.add_argument("--large", action="store_true", help="in large print")
    command.add_argument("--health-words", action="store_true", help="let a calendar show what its entries are about")


def _add_compare(command: argparse.ArgumentParser) -> None:
    command.description = "What changed, in plain English. Without numbers: from the last version to the plan as it is."
    _add_plan_alone(command, "assistant.commands.compare:compare")
    command.add_argument("start", metavar="FROM", nargs="?", type=int, help="the number of a version")
    command.add_argument("end", metavar="TO", nargs="?", type=int, help="the number of a later version")
    command.add_argument("--json", action="store_true", help="as JSON")


def _add_diary(command: argparse.ArgumentParser) -> None:
    command.description = "Tick off an action, note how it went, follow a few values of your own. No value is judged."
    _add_plan_alone(command, "assistant.commands.diary:diary")
    command.add_argument("--json", action="store_true", help="what the diary holds, as JSON")


def _add_due(command: argparse.ArgumentParser) -> None:
    command.description = "Plans and follow-ups whose day is past or near, the most pressing first."
    command.set_defaults(run="assistant.commands.due:due")
    command.add_argument("--within", metavar="DAYS", type=int, default=30, help="how near is near (30)")
    command.add_argument("--json", action="store_true", help="as JSON")


def _add_pack(command: argparse.ArgumentParser) -> None:
    command.description = "Writes one file with a plan, or with the parts of it that are to be shared."
    _add_plan_alone(command, "assistant.commands.pack:pack")
    command.add_argument("--to", metavar="FILE", type=Path, required=True, help="the file to write")
    command.add_argument("--parts", metavar="PARTS", help="only these parts, such as what_matters,goals; else all")
    command.add_argument("--recipient", metavar="KEY", help="an age public key: only its owner can open the file")


def _add_unpack(command: argparse.ArgumentParser) -> None:
    command.description = "Shows what such a file holds and from whom; nothing is taken in before you say yes."
    command.set_defaults(run="assistant.commands.pack:unpack")
    command.add_argument("file", metavar="FILE", type=Path, help="the file")
    command.add_argument("--beside", metavar="ID", help="lay it beside this plan of the same person")
    command.add_argument("--yes", action="store_true", help="take it in without asking")


def _add_lock(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Asks for a passphrase and shows 12 words to keep on paper. "
        "Without one or the other nobody can open the plan again."
    )
    _add_plan_alone(command, "assistant.commands.locks:lock")


def _add_passphrase(command: argparse.ArgumentParser) -> None:
    command.description = "Another passphrase for a locked plan. Whoever forgot it opens the plan with the 12 words."
    _add_plan_alone(command, "assistant.commands.locks:passphrase")


def _add_unlock(command: argparse.ArgumentParser) -> None:
    command.description = "Takes the lock away. From then on no passphrase is asked for."
    _add_plan_alone(command, "assistant.commands.locks:unlock")


def _add_export_all(command: argparse.ArgumentParser) -> None:
    command.description = "Everything that is kept of a plan, its history too, in plain files that are documented."
    _add_plan_alone(command, "assistant.commands.own_data:export_all")
    command.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="a folder that is not there yet")


def _add_erase(command: argparse.ArgumentParser) -> None:
    command.description = "Takes a plan away for good, with every file of it and the documents written from it."
    _add_plan_alone(command, "assistant.commands.own_data:erase")
    command.add_argument("--yes", action="store_true", help="erase it without asking")


def _add_plan_alone(command: argparse.ArgumentParser, run: str) -> None:
    command.set_defaults(run=run)
    command.add_argument("plan", metavar="ID", help="the id of the plan (its start is enough)")


def _add_flow(command: argparse.ArgumentParser) -> None:
    command.description = "Flows are the conversations. A service can read, check and try its own."
    parts = command.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, required=True)

    all_take = parents(with_a_face=False)
    listing = parts.add_parser("list", parents=all_take, help="what flows there are")
    listing.set_defaults(run="assistant.commands.flows:list_flows")

    show = parts.add_parser("show", parents=all_take, help="every step with its words, as a document to sign off")
    show.set_defaults(run="assistant.commands.flows:show")
    show.add_argument("name", metavar="NAME")
    show.add_argument("--json", action="store_true", help="as JSON, with the words for every role and level")
    add_reader(show)

    check = parts.add_parser("check", parents=all_take, help="every mistake in a flow and its words, with its line")
    check.set_defaults(run="assistant.commands.flows:check")
    check.add_argument("name", metavar="NAME", nargs="?", help="one flow; without it all of them")

    coverage = parts.add_parser("coverage", parents=all_take, help="what the two guides ask for, and what serves it")
    coverage.set_defaults(run="assistant.commands.coverage:coverage")
    coverage.add_argument("--json", action="store_true", help="as JSON")

    attempt = parts.add_parser("try", parents=all_take, help="play a story through a flow; nothing is saved")
    attempt.set_defaults(run="assistant.commands.flows:attempt")
    attempt.add_argument("name", metavar="NAME")
    attempt.add_argument("--story", type=Path, metavar="FILE", required=True, help="answers by step, in YAML")
    attempt.add_argument("--json", action="store_true", help="the turns and the plan as JSON")
    add_reader(attempt)


_COMMANDS: dict[str, tuple[Callable[[Parser], None], str]] = {
    **{name: (partial(_add_talk, name, about, more), about) for name, about, more in _TALKS},
    "plans": (_add_plans, "every plan in the folder"),
    "show": (_add_show, "a plan in plain English"),
    "document": (_add_document, "a plan as a document, to print, to bring or to send"),
    "compare": (_add_compare, "what changed from one version to another"),
    "diary": (_add_diary, "tick off, note, follow your own values"),
    "due": (_add_due, "what is to be looked at soon"),
    "pack": (_add_pack, "write a plan into one file, to take or to send"),
    "unpack": (_add_unpack, "look into such a file, and take it in"),
    "lock": (_add_lock, "lock a plan with a passphrase"),
    "passphrase": (_add_passphrase, "change the passphrase of a locked plan"),
    "unlock": (_add_unlock, "take the lock of a plan away"),
    "export-all": (_add_export_all, "everything kept of a plan, to take along"),
    "erase": (_add_erase, "take a plan away for good"),
    "flow": (_add_flow, "look at, check and try the flows"),
    "practise": (add_practise, "practise with a made-up person"),
}
"""Every command, in the order of the help: what adds its arguments, and what it does."""
_WITH_A_FACE = (*(name for name, _, _ in _TALKS), "diary", "unpack", "lock", "passphrase", "unlock", "erase")
