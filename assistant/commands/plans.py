"""Lists the plans, and shows one."""

from __future__ import annotations

import argparse

from assistant.clean_text import clean
from assistant.commands.printing import width, write, write_json
from assistant.commands.summaries import stage_titles, summary_lines
from assistant.commands.surroundings import content, store
from assistant.documents.plain_english import plain_english
from assistant.drawn import drawn_plan
from assistant.storage.store import Summary

_NO_PLANS = "There are no plans here yet. Begin one with: whatmatters discuss"


def plans(options: argparse.Namespace) -> None:
    """Prints every plan: id, name, stage reached, last saved, review date."""
    found = store(options).summaries()
    titles = stage_titles(content(options))
    if options.json:
        write_json([_as_data(one) for one in found])
        return
    if not found:
        write(_NO_PLANS)
    for one in found:
        write("\n".join(summary_lines(one, titles)) + "\n")


def show(options: argparse.Namespace) -> None:
    """Prints one plan, in plain English or as JSON."""
    where = store(options)
    record = where.read(where.find(options.plan))
    plan = drawn_plan(record)
    if options.json:
        write_json(plan.model_dump(mode="json"))
        return
    write("\n".join(plain_english(plan, width())))


def _as_data(summary: Summary) -> dict[str, str | None]:
    return {
        "id": summary.id,
        "name": clean(summary.name),
        "stage": summary.stage.partition("/")[0],
        "saved": summary.saved.isoformat() if summary.saved else None,
        "review": summary.review_on.isoformat() if summary.review_on else None,
        "trouble": summary.trouble or None,
    }
