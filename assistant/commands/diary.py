"""Opens the diary of a plan, on the screen or as a plain chat; with --json it says what the diary holds."""

from __future__ import annotations

import argparse
from typing import Any

from assistant.between_talks.diary import every_step, stands
from assistant.commands import face
from assistant.commands.printing import write, write_json
from assistant.commands.surroundings import content, now, store
from assistant.faces.diary_book import DiaryBook
from assistant.help_now import help_now
from assistant.record import Record
from assistant.storage.open_plan import OpenPlan


def diary(options: argparse.Namespace) -> None:
    """The diary of the plan named; it is held for writing until the visit ends."""
    where = store(options)
    plan_id = where.find(options.plan)
    if options.json:
        write_json(_as_data(where.read(plan_id)))
        return
    visit(options, where.open(plan_id), help_now(content(options)))


def visit(options: argparse.Namespace, plan: OpenPlan, card: tuple[str, ...]) -> None:
    """Writes in the diary of a plan, until the person leaves; the plan is closed after that."""
    with plan:
        _write_in(options, DiaryBook(plan.record, plan, now, plan.draft, plan.notice), card)


def _write_in(options: argparse.Namespace, book: DiaryBook, card: tuple[str, ...]) -> None:
    face.collect_from_here()
    if face.wants_plain(options):
        from assistant.faces.plain_chat.diary import PlainDiary

        PlainDiary(book, face.world(), card).run()
        return
    from assistant.faces.terminal.diary_screen import DiaryApp

    face.run(DiaryApp(book, card))
    if book.saved:
        write(f"Saved. To come back, type: whatmatters diary {book.record.id}")


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
