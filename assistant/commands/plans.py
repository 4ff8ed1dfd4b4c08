"""Lists the plans, and shows one."""

from __future__ import annotations

import argparse

from assistant.clean_text import clean, one_line
from assistant.commands.printing import width, write, write_json
from assistant.commands.summaries import letters_of, stage_titles, summary_lines
from assistant.commands.surroundings import content, store
from assistant.faces.finding import has_letters
from assistant.storage.summary import Summary

_NO_PLANS = "There are no plans here yet. Begin one with: whatmatters discuss"
_NONE_FOUND = 'No plan has "{letters}" in its name or id. To see them all, type: whatmatters plans'


def plans(options: argparse.Namespace) -> None:
    """Prints plans, all or those found by letters: id, name, stage reached, last saved, review date."""
    every = store(options).summaries()
    letters = clean(options.letters or "")
    found = [one for one in every if has_letters(letters, letters_of(one))] if letters else every
    if options.json:
        write_json([_as_data(one) for one in found])
        return
    if not found:
        write(_NONE_FOUND.format(letters=one_line(letters)) if every else _NO_PLANS)
        return
    titles = stage_titles(content(options))
    write(*(line for one in found for line in (*summary_lines(one, titles), "")))


def show(options: argparse.Namespace) -> None:
    """Prints one plan, in plain English or as JSON."""
    # Late: what a plan is made of is not needed to list them.
    from assistant.commands.cases import case_on_screen
    from assistant.documents.plain_english import plain_english
    from assistant.plan.plan_json import as_json_data

    where = store(options)
    case = case_on_screen(options, where.read(where.find(options.plan)))
    if options.json:
        write_json(as_json_data(case.plan))
        return
    write("\n".join(plain_english(case, width())))


def _as_data(summary: Summary) -> dict[str, str | bool | None]:
    return {
        "id": summary.id,
        "name": clean(summary.name),
        "stage": summary.stage.partition("/")[0],
        "saved": summary.saved.isoformat() if summary.saved else None,
        "review": summary.review_on.isoformat() if summary.review_on else None,
        "locked": summary.locked,
        "trouble": summary.trouble or None,
    }
