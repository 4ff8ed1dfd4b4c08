"""The welcome screen: what a person came for, in their words, and the plans by name."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from assistant.commands import face, talk
from assistant.commands.summaries import Titles, called, letters_of, reached, saved_in_words, stage_titles
from assistant.commands.surroundings import content, store
from assistant.errors import SaidPlainly
from assistant.help_now import help_now
from assistant.record import Record
from assistant.roles import Role
from assistant.storage.store import Store
from assistant.storage.summary import Summary

_BEGIN: dict[str, tuple[str, Role, str]] = {
    "prepare patient": ("prepare", "patient", "Get ready for a talk"),
    "new patient": ("discuss", "patient", "Have the talk, for myself"),
    "new peer": ("discuss", "peer", "Have the talk with somebody I support"),
    "new practitioner": ("discuss", "practitioner", "Have the talk with somebody in my care"),
    "carer": ("carer", "patient", "A carer's own talk"),
}
_FLOWS = {"prepare": "Get ready for a talk", "discuss": "Have the talk", "review": "See how it is going"}
_KEEPING = {
    "lock": "Lock it with a passphrase",
    "passphrase": "Change its passphrase",
    "unlock": "Take the lock away",
    "erase": "Erase it for good",
}
_IN_MY_CARE = "in my care"
_HELP, _PRACTISE, _CLOSE, _BACK = "help now", "practise", "close", "back"


def welcome(options: argparse.Namespace) -> None:
    """Begin a talk, carry on with one, look at a plan; until the person leaves or a talk was had."""
    where = store(options)
    where.ready()
    card = help_now(content(options))
    while True:
        summaries = where.summaries()
        choices = _choices(summaries, stage_titles(content(options)))
        found_by = {one.id: letters_of(one) for one in summaries}
        chosen = face.choose(options, "What would you like to do?", choices, card, found_by)
        if chosen in (None, _CLOSE):
            return
        try:
            if _done(options, where, str(chosen), dict(choices)[str(chosen)], card):
                return
        except SaidPlainly as sentence:
            face.tell(options, "", [str(sentence)], card)


def _done(options: argparse.Namespace, where: Store, chosen: str, words: str, card: tuple[str, ...]) -> bool:
    """Does what was chosen; returns whether a talk was had, after which the program ends."""
    if chosen == _HELP:
        face.tell(options, "Help now", card, card)
        return False
    if chosen == _PRACTISE:
        from assistant.commands.practise_with import practise_with  # late: nothing of it is needed for a plan

        practise_with(options)
        return False
    if chosen in _BEGIN:
        flow, role, _ = _BEGIN[chosen]
        talk.begin(options, where, role, flow)
        return True
    return _with_plan(options, where, chosen, words, card)


def _with_plan(options: argparse.Namespace, where: Store, plan_id: str, words: str, card: tuple[str, ...]) -> bool:
    locked = where.lock_on(plan_id) is not None
    wish = face.choose(options, words, _wishes(where.read(plan_id), locked), card)
    if wish in _FLOWS or wish == "carer":
        talk.go_on(options, where, plan_id, str(wish))
        return True
    if wish == _IN_MY_CARE:
        talk.go_on(argparse.Namespace(**{**vars(options), "role": "practitioner"}), where, plan_id, "discuss")
        return True
    if wish == "look":
        _show(options, where, "", face.plan_lines(options, where.read(plan_id)), card, locked)
    elif wish == "diary":
        from assistant.commands.diary import visit  # late: the diary draws the plan

        visit(options, where, plan_id, card)
    elif wish == "changes":
        from assistant.commands.compare import lines_since  # late: it draws the plan

        _show(options, where, "What changed", lines_since(where.read(plan_id), content(options)), card, locked)
    elif wish == "print":
        from assistant.commands.handing_out import hand_out  # late: what documents are made of

        hand_out(options, where, plan_id, card)
    elif wish in _KEEPING:
        _keep(options, where, plan_id, str(wish))
    return False


def _show(
    options: argparse.Namespace, where: Store, title: str, lines: Sequence[str], card: tuple[str, ...], locked: bool
) -> None:
    """Shows something of a plan; once it was hidden, a locked plan asks for its passphrase again."""
    if face.tell(options, title, lines, card, locked=locked) == "away":
        where.forget_keys()


def _keep(options: argparse.Namespace, where: Store, plan_id: str, wish: str) -> None:
    from assistant.commands import locks, own_data  # late: seldom needed

    match wish:
        case "lock":
            locks.lock_plan(options, where, plan_id)
        case "passphrase":
            locks.change_passphrase(options, where, plan_id)
        case "unlock":
            locks.take_lock_away(where, plan_id)
        case "erase":
            own_data.erase_plan(options, where, plan_id)


def _wishes(record: Record, locked: bool) -> list[tuple[str, str]]:
    """What can be done with a plan: the talk that was left comes first."""
    keeping = [(wish, _KEEPING[wish]) for wish in (("passphrase", "unlock") if locked else ("lock",))]
    last = [*keeping, ("erase", _KEEPING["erase"]), (_BACK, "Back")]
    if record.about:
        return [("carer", "Go on with the carer's talk"), ("look", "Look at what is written"), *last]
    had = [one.flow for one in record.talks]
    left = had[-1] if had else "discuss"
    reviewed = [] if "discuss" not in had else ["review"]
    others = [flow for flow in ("prepare", "discuss", *reviewed) if flow != left]
    wishes = [(left, f"Go on: {_FLOWS.get(left, left)}"), ("look", "Look at the plan"), ("print", "Print or share it")]
    wishes += [(flow, _FLOWS[flow]) for flow in others]
    if record.role != "practitioner":
        wishes.append((_IN_MY_CARE, "Have the talk with this person, in my care"))
    wishes.append(("diary", "My diary: tick off, note, follow"))
    if record.versions:
        wishes.append(("changes", "What changed since last time"))
    return [*wishes, *last]


def _choices(summaries: list[Summary], titles: Titles) -> list[tuple[str, str]]:
    choices = [(key, words) for key, (_, _, words) in _BEGIN.items()]
    for one in summaries:
        so_far = "" if one.locked else f"{reached(one, titles)}, "
        about = one.trouble or f"{so_far}saved {saved_in_words(one)}"
        choices.append((one.id, f"{called(one)}: {about}"))
    practise = (_PRACTISE, "Practise, with somebody who is made up")
    return [*choices, practise, (_HELP, "Help now: numbers to call"), (_CLOSE, "Close")]
