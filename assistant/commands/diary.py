"""Opens the diary of a plan, on the screen or as a plain chat; with --json it says what the diary holds."""

from __future__ import annotations

import argparse
from typing import Any

from assistant.between_talks.diary import every_step, stands
from assistant.commands import face
from assistant.commands.coming_back import opened_again
from assistant.commands.limits import away_after
from assistant.commands.printing import write_json
from assistant.commands.surroundings import content, noticing, now, store
from assistant.faces.diary_book import DiaryBook
from assistant.help_now import help_now
from assistant.record import Record
from assistant.storage.open_plan import OpenPlan
from assistant.storage.store import Store


def diary(options: argparse.Namespace) -> None:
    """The diary of the plan named; it is held for writing until the visit ends."""
    where = store(options)
    plan_id = where.find(options.plan)
    if options.json:
        write_json(_as_data(where.read(plan_id)))
        return
    visit(options, where, plan_id, help_now(content(options)))


def visit(options: argparse.Namespace, where: Store, plan_id: str, card: tuple[str, ...]) -> None:
    """Writes in the diary of a plan, until the person leaves; the plan is closed then, and while they are away."""
    listening = noticing(content(options))
    plan: OpenPlan | None = where.open(plan_id)
    while plan:
        with plan:
            book = DiaryBook(plan.record, plan, now, plan.draft, plan.notice, listening)
            end = face.write_diary(options, book, card, away_after(options), locked=plan.seal is not None)
        if end != "away":
            return
        plan = opened_again(options, where, plan, book.record, card)


def _as_data(record: Record) -> dict[str, Any]:
    """Measures and entries as kept, those taken back too, each with the words of its action."""
    words = {(step.goal, step.action): step.words for step in every_step(record)}
    standing = set(map(id, stands(record)))
    return {
        "measures": [vars(one) for one in record.measures],
        "entries": [
            {
                **vars(entry),
                "at": entry.at.isoformat(),
                "step": words.get((entry.goal, entry.action), ""),
                "stands": id(entry) in standing,
            }
            for entry in record.diary
        ],
    }
