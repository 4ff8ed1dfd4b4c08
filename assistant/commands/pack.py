"""Writes a plan into one file, and takes such a file in: as a new plan, or beside a plan of the same person."""

from __future__ import annotations

import argparse
import sys
import unicodedata

from assistant.clean_text import one_line
from assistant.commands import face
from assistant.commands.bundles import is_bundle, show_bundle
from assistant.commands.cases import case_on_screen
from assistant.commands.copies import write_copies
from assistant.commands.pack_words import PARTS, answer_lines, pack_lines, pack_title, part_words, titles, whose
from assistant.commands.printing import write
from assistant.commands.summaries import saved_in_words
from assistant.commands.surroundings import content, now, store
from assistant.documents.plain_english import plain_english
from assistant.drawn import drawn_plan
from assistant.errors import CannotPack, CannotUnpack
from assistant.handing_over.checks import is_part
from assistant.handing_over.laying import laid_beside
from assistant.handing_over.packing import LARGEST, Pack, is_carers, packed, unpacked
from assistant.handing_over.sharing import only
from assistant.help_now import help_now
from assistant.record import Record, Value
from assistant.storage.pack_file import for_recipient, opened_pack, read_pack
from assistant.storage.store import Store
from assistant.storage.summary import Summary

_KEEP_BACK = "sharing/keep_back"
"""Where a carer says in their own talk what of it may be shared (flows/carer.yaml)."""
_NEW, _READ, _LEAVE = "new", "read", "leave"
_LEFT = "Nothing was taken in. The file stays as it is."


# Into a file


def pack(options: argparse.Namespace) -> None:
    """Writes a plan, or the parts named, into a file that is not there yet; raises CannotPack."""
    where = store(options)
    plan_id = where.find(options.plan)
    record = where.read(plan_id)
    parts = _parts(options.parts)
    shared = only(record, parts) if parts else record
    if is_carers(record):
        _ask_the_carer(record, parts)
    if not answer_lines(shared) and (parts or not record.thoughts):
        raise CannotPack("Nothing is written there yet, so no file was written.")
    held = packed(record, parts, now())
    if options.recipient:
        held = for_recipient(held, options.recipient)
    write_copies(where, plan_id, "pack", {options.to: held}, "--to")
    write(f'Written: "{one_line(str(options.to), 200)}"', *_what(record, shared, parts))
    if where.draft(plan_id):
        write("Words that were typed, but not yet given as an answer, are not in it.")
    if options.recipient:
        write("Only whoever has the secret key to it can read this file.")
        return
    write("Whoever has this file can read it. To look into it, type: whatmatters unpack FILE")


def _what(record: Record, shared: Record, parts: tuple[str, ...]) -> list[str]:
    title = "The carer's own talk" if is_carers(record) else whose(record.name)
    if not parts:
        return [f"{title} is in it, whole:", *answer_lines(shared)]
    named = ", ".join(part_words(part) for part in parts)
    return [f"{title} is in it, but only: {named}.", *answer_lines(shared), "Everything else was left out."]


def _parts(written: str | None) -> tuple[str, ...]:
    if written is None:
        return ()
    parts = tuple(dict.fromkeys(part.strip().lower() for part in written.split(",") if part.strip()))
    unknown = next((part for part in parts if part.partition(".")[0] not in PARTS or not is_part(part)), None)
    if unknown is not None or not parts:
        raise CannotPack(f'There is no part "{one_line(unknown or written)}". There is: {", ".join(PARTS)}.')
    return parts


def _ask_the_carer(record: Record, parts: tuple[str, ...]) -> None:
    """What a carer said may be shared holds here too; raises CannotPack."""
    if record.carer_shares == "nothing":
        raise CannotPack(
            "The carer said that nothing of this talk may be shared, so no file was written. "
            "To change that, go on with the talk."
        )
    if record.carer_shares == "some" and not parts:
        kept_back = one_line(str(_newest(record, _KEEP_BACK) or "some of it"))
        raise CannotPack(
            f"The carer said what to keep back: {kept_back}. "
            "Name what may go into the file, such as: --parts carer.wishes,carer.needs"
        )


def _newest(record: Record, address: str) -> Value:
    answers = [talk.answers[address] for talk in record.talks if address in talk.answers]
    given = [answer for answer in answers if answer.state == "answered"]
    return max(given, key=lambda answer: answer.at).value if given else None


# Out of a file


def unpack(options: argparse.Namespace) -> None:
    """Shows what a file holds, and takes it in once the person says so; raises CannotUnpack."""
    held = opened_pack(read_pack(options.file, LARGEST), getattr(options, "identity", None))
    if is_bundle(held):
        show_bundle(options, held)
        return
    found = unpacked(held, now())
    where = store(options)
    beside = where.find(options.beside) if options.beside else ""
    if beside:
        _may_lie_beside(found, where.read(beside))
    lines = pack_lines(found, titles(content(options)))
    if options.yes:
        write(pack_title(found), *lines, "")
        _take_in_unasked(where, found, beside)
    elif sys.stdin.isatty():
        _take_in_asked(options, where, found, beside, lines)
    else:
        write(pack_title(found), *lines, "", *_how_to_go_on(where, found))


def _how_to_go_on(where: Store, found: Pack) -> list[str]:
    lines = ["Nothing was taken in. To take it in as a new plan, add: --yes"]
    for one in _same_name(where, found):
        lines.append(f"To lay it beside {whose(one.name)}, add: --beside {one.id} --yes")
    return lines


def _take_in_unasked(where: Store, found: Pack, beside: str) -> None:
    if not beside:
        _as_new(where, found)
        return
    other = where.read(beside)
    if not is_carers(found.record) and found.of and other.name and not _is_same(found.of, other.name):
        raise CannotUnpack(f"{_another(found, other)} Nothing was taken in. To be asked about it, leave out --yes.")
    _beside(where, found, beside)


def _take_in_asked(options: argparse.Namespace, where: Store, found: Pack, beside: str, lines: list[str]) -> None:
    card = help_now(content(options))
    face.tell(options, pack_title(found), lines, card)
    choices = _choices(where, found, beside)
    while (wish := face.choose(options, "What would you like to do with it?", choices, card)) == _READ:
        face.tell(options, "", plain_english(case_on_screen(options, found.record), face.UNBROKEN), card)
    if wish == _NEW:
        _as_new(where, found)
    elif wish in (None, _LEAVE) or not _is_agreed(options, found, where.read(str(wish)), card):
        write(_LEFT)
    else:
        _beside(where, found, str(wish))


def _choices(where: Store, found: Pack, beside: str) -> list[tuple[str, str]]:
    near = [one for one in where.summaries() if one.id == beside] if beside else _same_name(where, found)
    doing = "Take it in, as belonging to" if is_carers(found.record) else "Lay it beside"
    laid = [(one.id, f"{doing} {whose(one.name)} ({one.id}, saved {saved_in_words(one)})") for one in near]
    return [(_READ, "Read it first"), *laid, (_NEW, "Take it in as a new plan"), (_LEAVE, "Leave it")]


def _is_agreed(options: argparse.Namespace, found: Pack, other: Record, card: tuple[str, ...]) -> bool:
    """Whether both are of the same person: by their names, else by asking."""
    if is_carers(found.record) or _is_same(found.of, other.name):
        return True
    answers = [("no", "No, leave it"), ("yes", "Yes, lay it beside")]
    return face.choose(options, f"{_another(found, other)} Are both about the same person?", answers, card) == "yes"


def _another(found: Pack, other: Record) -> str:
    if not found.of or not other.name:
        return "One of the two plans has no name in it."
    return f"The file holds {whose(found.of)}, and the plan here is {whose(other.name)}."


def _may_lie_beside(found: Pack, other: Record) -> None:
    if is_carers(other) and not is_carers(found.record):
        raise CannotUnpack("A plan cannot lie beside a carer's own talk. Nothing was taken in. Name another plan.")


def _same_name(where: Store, found: Pack) -> list[Summary]:
    if is_carers(found.record):
        return [one for one in where.summaries() if one.id == found.record.about]
    return [one for one in where.summaries() if found.of and _is_same(one.name, found.of)]


def _is_same(name: str, other: str) -> bool:
    return bool(name) and _folded(name) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _as_new(where: Store, found: Pack, about: str | None = None) -> None:
    where.ready()
    record = found.record.changed(
        id=where.new_id(), revision=0, saved=now(), about=found.record.about if about is None else about
    )
    with where.create(record) as plan:
        plan.keep(record)
    talk = "carer" if is_carers(record) else "discuss"
    write(f"Taken in: {pack_title(found)}, as {record.id}.")
    write(f"To go on with it, type: whatmatters {talk} --plan {record.id}")


def _beside(where: Store, found: Pack, plan_id: str) -> None:
    """Lays what the file holds beside a plan; a carer's talk only comes to belong to it, as a record of its own."""
    other = where.read(plan_id)
    if is_carers(found.record) and not is_carers(other):
        _as_new(where, found, about=plan_id)
        return
    with where.open(plan_id) as plan:
        laid = laid_beside(plan.record, found.record)
        if laid == plan.record:
            write("All of it is in the plan already. Nothing was changed.")
            return
        _check_together(laid)
        plan.keep(laid.changed(saved=now()))
    write(f"Laid beside: {whose(other.name)}, {plan_id}. All words of both are kept.")
    write(f"To see the plan, type: whatmatters show {plan_id}")


def _check_together(laid: Record) -> None:
    try:
        drawn_plan(laid)
    except Exception:
        # `from None`, because the error of pydantic shows what somebody wrote.
        raise CannotUnpack(
            "The two plans do not fit together. Nothing was changed. Take it in as a new plan."
        ) from None
