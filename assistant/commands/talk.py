"""Starts a talk: finds or begins the plan, chooses the face, and hands it all that it needs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime

from assistant.commands.plans import stage_titles
from assistant.commands.surroundings import content, store, wants_plain
from assistant.conversation.opening import open_conversation
from assistant.documents.plain_english import plain_english, plan_name
from assistant.errors import SaidPlainly
from assistant.faces.sitting import Sitting
from assistant.help_now import help_now
from assistant.plan.model import Plan
from assistant.record import Record, drawn_plan
from assistant.roles import Role
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store, Summary

FLOW = "discuss"

_BEGIN: tuple[tuple[Role, str], ...] = (
    ("patient", "Have the talk, for myself"),
    ("peer", "Have the talk with somebody I support"),
    ("practitioner", "Have the talk with somebody in my care"),
)


def discuss(options: argparse.Namespace) -> None:
    """The talk with a new plan, or with the one named."""
    where = store(options)
    if options.plan:
        plan = where.open(where.find(options.plan))
        record = _as_asked(plan.record, options)
    else:
        where.ready()
        plan = where.create(_new(where, options.role or "patient", options))
        record = plan.record
    with plan:
        _talk(options, plan, record)


def welcome(options: argparse.Namespace) -> None:
    """The welcome screen: begin a talk, carry on with one, look at a plan."""
    where = store(options)
    where.ready()
    while True:
        summaries = where.summaries()
        choices = _choices(summaries, stage_titles(content(options)))
        chosen = _choose(options, "What would you like to do?", choices)
        if chosen is None or chosen == "close":
            return
        try:
            if chosen in dict(_BEGIN):
                role = next(role for role, _ in _BEGIN if role == chosen)
                with where.create(_new(where, role, options)) as plan:
                    _talk(options, plan, plan.record)
                return
            if _plan(options, where, chosen):
                return
        except SaidPlainly as sentence:
            _tell(options, "", [str(sentence)])


def _plan(options: argparse.Namespace, where: Store, plan_id: str) -> bool:
    """What to do with one plan; returns whether its talk was had."""
    record = where.read(plan_id)
    name = plan_name(record.name)
    doing = _choose(options, name, [("go_on", "Go on with the talk"), ("look", "Look at the plan"), ("back", "Back")])
    if doing == "look":
        _tell(options, name, plain_english(drawn_plan(record)))
    if doing != "go_on":
        return False
    with where.open(plan_id) as plan:
        _talk(options, plan, plan.record)
    return True


def _choices(summaries: list[Summary], titles: dict[str, str]) -> list[tuple[str, str]]:
    choices: list[tuple[str, str]] = list(_BEGIN)
    for one in summaries:
        stage = titles.get(one.stage.partition("/")[0], one.stage)
        about = one.trouble or f"{stage}, saved {one.saved.astimezone():%d %B %Y, %H:%M}"
        choices.append((one.id, f"{plan_name(one.name)}: {about}"))
    return [*choices, ("close", "Close")]


def _new(where: Store, role: Role, options: argparse.Namespace) -> Record:
    now, level = _now(), getattr(options, "level", None)
    return Record(
        id=where.new_id(), created=now, saved=now, role=role, level=level, level_given=level is not None
    )


def _as_asked(record: Record, options: argparse.Namespace) -> Record:
    changes: dict[str, object] = {}
    if options.role:
        changes["role"] = options.role
    if options.level:
        changes |= {"level": options.level, "level_given": True}
    return record.model_copy(update=changes)


def _talk(options: argparse.Namespace, plan: OpenPlan, record: Record) -> None:
    files = content(options)
    conversation = open_conversation(files, FLOW)
    sitting = Sitting(conversation, record, plan, _now, plan.draft, plan.notice)
    card = help_now(files)
    if wants_plain(options):
        from assistant.faces.plain_chat.chat import PlainChat  # only the face that is used
        from assistant.faces.plain_chat.world import terminal_world

        world = terminal_world()
        PlainChat(sitting, world, card, _shown(world.width)).run()
        return
    from assistant.faces.terminal.app import TalkApp  # only the face that is used

    TalkApp(sitting, card, _shown(76)).run()
    if sitting.saved:
        sys.stdout.write(f"Saved. To come back, type: whatmatters discuss --plan {sitting.record.id}\n")


def _shown(width: int) -> Callable[[Plan], list[str]]:
    return lambda plan: plain_english(plan, width)


def _choose(options: argparse.Namespace, title: str, choices: list[tuple[str, str]]) -> str | None:
    """The id of what was chosen, or None when the person leaves."""
    if wants_plain(options):
        from assistant.faces.plain_chat.world import choose, terminal_world  # only the face that is used

        number = choose(terminal_world(), title, [text for _, text in choices])
        return None if number is None else choices[number][0]
    from assistant.faces.terminal.welcome import WelcomeApp  # only the face that is used

    return WelcomeApp(title, choices).run()


def _tell(options: argparse.Namespace, title: str, lines: list[str]) -> None:
    """Shows a text until the person has read it."""
    if wants_plain(options):
        sys.stdout.write("\n".join([title, "", *lines, ""]) + "\n")
        return
    from assistant.faces.terminal.welcome import ReadingApp  # only the face that is used

    ReadingApp(title, lines).run()


def _now() -> datetime:
    return datetime.now().astimezone()
