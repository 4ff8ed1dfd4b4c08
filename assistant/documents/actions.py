"""The steps of a plan, or of every plan, as a table that a spreadsheet opens (CSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from assistant.clean_text import clean
from assistant.documents.case import AllPlans, Case
from assistant.documents.goals import as_it_stands
from assistant.documents.telling import Telling
from assistant.documents.wording import Words

_ACTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t")
"""What a cell may begin with that a spreadsheet would work out (OWASP, CSV injection), in full width too."""
_KEPT_AS_TEXT = "'"
"""Before such a cell: spreadsheets take it for words then, and it can be read as before."""
_MARK = "\ufeff"
"""At the front of the file, so that Excel reads it as UTF-8."""


def actions(case: Case) -> bytes:
    """A row for each step, with its goal, who does it, when, and how it went; days as 2026-11-22.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    words = case.words("actions")
    _, *columns = words.part("columns").values()
    return _table(columns, _rows(case.telling, words))


def all_actions(all_plans: AllPlans) -> bytes:
    """The same over all plans, each row with the id of its plan and never the name."""
    words, told = all_plans.words("actions"), all_plans.words("plan")
    person = words("the_person")
    rows = ([plan_id, *row] for plan_id, plan in all_plans.plans for row in _rows(Telling(plan, told), words, person))
    return _table(words.part("columns").values(), rows)


def _rows(telling: Telling, words: Words, person: str = "") -> Iterator[list[str]]:
    """A row for each step; `person` is what somebody is called who does a step of their own, else it is theirs."""
    for number, goal in enumerate(telling.plan.goals, 1):
        stands = telling.said("goals.status", (number,)) or words("open")
        for step, action in enumerate(goal.actions, 1):
            if not action.agreed:
                continue
            told, items, day = as_it_stands(telling, action), (number, step), action.agreed_when
            often = "" if action.is_another else telling.said("goals.actions.how_often", items)
            own = action.who == "the_person" and not action.is_another
            yield [
                telling.said("goals.goal", (number,)),
                action.agreed,
                person if own and person else told["goals.actions.who"],
                telling.in_words("goals.actions.when", day),
                day.on.isoformat() if day and day.on else "",
                often,
                told["goals.actions.rounds.confidence"],
                told["goals.actions.barrier"],
                told["goals.actions.support"],
                stands,
                telling.said("goals.actions.went", items),
                telling.said("goals.actions.next", items),
            ]


def _table(columns: Iterable[str], rows: Iterable[list[str]]) -> bytes:
    written = io.StringIO(newline="")
    table = csv.writer(written)  # commas and CRLF, as RFC 4180 has it
    table.writerow(map(_harmless, columns))
    table.writerows(map(_harmless, row) for row in rows)
    return (_MARK + written.getvalue()).encode()


def _harmless(cell: str) -> str:
    """The words without anything that could act, in a terminal or in a spreadsheet."""
    text = clean(cell).strip()
    return _KEPT_AS_TEXT + text if text.startswith(_ACTS) else text
