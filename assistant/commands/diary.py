"""Opens the diary of a plan, on the screen or as a plain chat; with --json it says what the diary holds."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from datetime import datetime
from typing import Any

from assistant.between_talks.diary import every_step, stands
from assistant.commands import face
from assistant.commands.surroundings import content, store
from assistant.faces.diary_book import DiaryBook
from assistant.help_now import help_now
from assistant.record import Record
from assistant.storage.open_plan import OpenPlan


def diary(options: argparse.Namespace) -> None:
    """The diary of the plan named; it is held for writing until the visit ends."""
    where = store(options)
    plan_id = where.find(options.plan)
    if options.json:
        sys.stdout.write(json.dumps(_as_data(where.read(plan_id)), ensure_ascii=False, indent=2) + "\n")
        return
    visit(options, where.open(plan_id), help_now(content(options)))


def visit(options: argparse.Namespace, plan: OpenPlan, card: tuple[str, ...]) -> None:
    """Writes in the diary of a plan, until the person leaves; the plan is closed after that."""
    with plan:
        _write_in(options, DiaryBook(plan.record, plan, _now, plan.draft, plan.notice), card)


def _write_in(options: argparse.Namespace, book: DiaryBook, card: tuple[str, ...]) -> None:
    # What is loaded by now stays for good: the collector need never look at it again.
    gc.freeze()
    gc.enable()
    if face.wants_plain(options):
        from assistant.faces.plain_chat.diary import PlainDiary

        PlainDiary(book, face.world(), card).run()
        return
    from assistant.faces.terminal.diary_screen import DiaryApp

    app = DiaryApp(book, card)
    app.run()
    if app.return_code:
        sys.exit(app.return_code)
    if book.saved:
        sys.stdout.write(f"Saved. To come back, type: whatmatters diary {book.record.id}\n")


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


def _now() -> datetime:
    return datetime.now().astimezone()
