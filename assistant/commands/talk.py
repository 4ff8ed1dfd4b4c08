"""Starts a talk: finds or begins the plan, and hands the face all that it needs."""

from __future__ import annotations

import argparse
from datetime import datetime

from assistant.commands import face
from assistant.commands.summaries import saved_in_words, stage_titles
from assistant.commands.surroundings import content, store
from assistant.conversation.opening import open_conversation
from assistant.errors import SaidPlainly
from assistant.faces.sitting import Sitting
from assistant.help_now import help_now
from assistant.plan.naming import plan_name
from assistant.record import Record
from assistant.roles import Role
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store, Summary

FLOW = "discuss"

_BEGIN: dict[str, tuple[Role, str]] = {
    "new patient": ("patient", "Have the talk, for myself"),
    "new peer": ("peer", "Have the talk with somebody I support"),
    "new practitioner": ("practitioner", "Have the talk with somebody in my care"),
}
_HELP, _CLOSE = "help now", "close"


def discuss(options: argparse.Namespace) -> None:
    """The talk with a new plan, or with the one named."""
    where = store(options)
    if options.plan:
        plan = where.open(where.find(options.plan))
        record = _as_asked(plan.record, options)
    else:
        where.ready()
        record = _new(where, options.role or "patient", options)
        plan = where.create(record)
    _talk(options, plan, record)


def welcome(options: argparse.Namespace) -> None:
    """The welcome screen: begin a talk, carry on with one, look at a plan."""
    where = store(options)
    where.ready()
    card = help_now(content(options))
    while True:
        choices = _choices(where.summaries(), stage_titles(content(options)))
        chosen = face.choose(options, "What would you like to do?", choices, card)
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
    if chosen in _BEGIN:
        record = _new(where, _BEGIN[chosen][0], options)
        _talk(options, where.create(record), record)
        return True
    doing = [("go on", "Go on with the talk"), ("look", "Look at the plan"), ("back", "Back")]
    wish = face.choose(options, words, doing, card)
    if wish == "look":
        face.tell(options, "", face.plan_lines(where.read(chosen)), card)
    if wish != "go on":
        return False
    plan = where.open(chosen)
    _talk(options, plan, plan.record)
    return True


def _choices(summaries: list[Summary], titles: dict[str, str]) -> list[tuple[str, str]]:
    choices = [(key, words) for key, (_, words) in _BEGIN.items()]
    for one in summaries:
        stage = titles.get(one.stage.partition("/")[0], one.stage)
        about = one.trouble or f"{stage}, saved {saved_in_words(one)}"
        choices.append((one.id, f"{plan_name(one.name)}: {about}"))
    return [*choices, (_HELP, "Help now: numbers to call"), (_CLOSE, "Close")]


def _talk(options: argparse.Namespace, plan: OpenPlan, record: Record) -> None:
    with plan:
        files = content(options)
        conversation = open_conversation(files, FLOW)
        sitting = Sitting(conversation, record, plan, _now, plan.draft, plan.notice)
        face.talk(options, sitting, help_now(files))


def _new(where: Store, role: Role, options: argparse.Namespace) -> Record:
    now, level = _now(), getattr(options, "level", None)
    return Record(id=where.new_id(), created=now, saved=now, role=role, level=level, level_given=level is not None)


def _as_asked(record: Record, options: argparse.Namespace) -> Record:
    changes: dict[str, object] = {}
    if options.role:
        changes["role"] = options.role
    if options.level:
        changes |= {"level": options.level, "level_given": True}
    return record.changed(**changes)


def _now() -> datetime:
    return datetime.now().astimezone()
