"""The practices that were kept: lists them, writes the sheet of one, and takes them away."""

from __future__ import annotations

import argparse
import sys

from assistant.clean_text import one_line
from assistant.commands import face
from assistant.commands.printing import write, write_json
from assistant.commands.surroundings import content, records_folder
from assistant.days import day_written
from assistant.errors import CannotUse, KeepingTrouble
from assistant.help_now import help_now
from assistant.practice_record import KeptPractice
from assistant.storage.new_file import write_new
from assistant.storage.practices import Practices

_NONE = "No practice is kept here yet. Begin one with: whatmatters practise"
_WHAT_THESE_ARE = "Practice, with people who are made up. None of this is a plan."
_OUT_OF_REACH = "What I cannot reach: sheets that were written, and backups of this computer."
_OTHERWISE = "{name} answers in another way by now than in this practice. The sheet holds the answers of today."
_SHEET_ENDS = (".md", ".txt")


def practices(options: argparse.Namespace) -> Practices:
    """The practices below the folder of records."""
    return Practices(records_folder(options))


def mine(options: argparse.Namespace) -> None:
    """Prints one's own practices, the newest first: id, with whom, when, how many turns, whether it was ended."""
    shelf = practices(options).shelf()
    if options.json:
        troubles = [{"id": one, "trouble": trouble} for one, trouble in sorted(shelf.troubles.items())]
        write_json([*map(_as_data, shelf.practices), *troubles])
    elif shelf.practices or shelf.troubles:
        write(_WHAT_THESE_ARE, "")
        write(*(line for one in shelf.practices for line in (*_lines(one), "")))
        write(*(line for one, trouble in sorted(shelf.troubles.items()) for line in (one, f"  {trouble}", "")))
    else:
        write(_NONE)


def export(options: argparse.Namespace) -> None:
    """Writes the sheet of a practice into a file that is not there yet; raises CannotUse or CannotPack."""
    if options.to.suffix.lower() not in _SHEET_ENDS:
        raise CannotUse("The sheet is plain text. Name a file that ends in .md, such as: --to practice.md")
    from assistant.faces.for_whom import written  # late: the list needs no documents

    where = practices(options)
    lines = sheet(options, where.read(where.find(options.practice)))
    write_new(options.to, "".join(f"{line}\n" for line in lines).encode(), "--to", unchanged="Your practice")
    write(*written(options.to))


def sheet(options: argparse.Namespace, practice: KeptPractice) -> list[str]:
    """What to talk over with a trainer, as lines of Markdown: the practice is played again, and looked back at."""
    # Late: the other commands here need neither the person nor any document.
    from assistant.documents.case import Look
    from assistant.documents.forms.markdown import markdown
    from assistant.practice.looking_back import paper
    from assistant.practice.people import person
    from assistant.practice.practice import Practice

    files = content(options)
    with_whom, level = person(files, practice.person), practice.level
    played = Practice(files, with_whom, practice.started, role=practice.role, level=level, seed=practice.seed)
    played.say_all(turn.said for turn in practice.turns)
    if [one.answer for one in played.exchanges] != [turn.answered for turn in practice.turns]:
        sys.stderr.write(f"{_OTHERWISE.format(name=_whom(practice))}\n")
    earlier = [one for one in reversed(practices(options).all()) if one.started < practice.started]
    return markdown(paper(files, played, practice.overruled, earlier), Look()).decode().splitlines()


def forget(options: argparse.Namespace) -> None:
    """Takes one practice, or all of them, away for good, once that is confirmed; says which."""
    where = practices(options)
    if options.all:
        shelf = where.shelf()
        count = len(shelf.practices) + len(shelf.troubles)
        what = "1 practice" if count == 1 else f"all {count} practices"
        if not count:
            where.forget_all()  # a first save that was killed may have left words
            write(_NONE)
        elif _confirmed(options, what):
            where.forget_all()
            _say_erased(what)
        return
    found = where.find(options.practice)
    what = _named(where, found)
    if _confirmed(options, what):
        where.forget(found)
        _say_erased(what)


def _confirmed(options: argparse.Namespace, what: str) -> bool:
    if options.yes:
        return True
    title = f"Erase {what} for good? There is no way back."
    chosen = face.choose(options, title, [("no", "No, keep it"), ("yes", "Yes, erase it")], help_now(content(options)))
    if chosen != "yes":
        write("Nothing was erased.")
    return chosen == "yes"


def _say_erased(what: str) -> None:
    write(f"Erased: {what}.", _OUT_OF_REACH)


def _named(where: Practices, practice_id: str) -> str:
    """Which practice it is, in words; one that cannot be read by its id alone."""
    try:
        one = where.read(practice_id)
    except KeepingTrouble:
        return f"the practice {practice_id}"
    return f"the practice {practice_id} ({_whom(one)}, {day_written(one.started)})"


def _lines(one: KeptPractice) -> list[str]:
    count = len(one.turns)
    turns = "1 turn" if count == 1 else f"{count} turns"
    end = "ended" if one.ended else "not ended"
    # In the time of the place where it was: the day somebody remembers.
    return [f"{one.id}  {_whom(one)}", f"  {day_written(one.started)}, {one.started:%H:%M}: {turns}, {end}"]


def _whom(one: KeptPractice) -> str:
    return one_line(one.name, 50)


def _as_data(one: KeptPractice) -> dict[str, str | int | bool]:
    return {
        "id": one.id,
        "format": one.format,
        "person": one.person,
        "name": one.name,
        "started": one.started.isoformat(),
        "saved": one.saved.isoformat(),
        "turns": len(one.turns),
        "ended": one.ended,
    }
