"""Lists what is due in all plans of the folder, the most pressing first."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from assistant.between_talks.due import Due
from assistant.between_talks.due import due as due_of
from assistant.clean_text import clean, one_line
from assistant.commands.looking import Looking
from assistant.commands.printing import write, write_json
from assistant.commands.surroundings import now, store
from assistant.days import day_written
from assistant.errors import KeepingTrouble
from assistant.plan.naming import plan_name
from assistant.record import Record
from assistant.storage.store import Store

_WHAT = {"review": "Look at the plan again", "follow_up": "Ask how it is going", "action": "A step to tick off"}
_NEXT = {"review": "review --plan {id}", "follow_up": "show {id}", "action": "diary {id}"}
_LOCKED = "This plan is locked. To see when to look at it again, open it with its passphrase."
_ASK_ANY_TIME = "The person and their carer may ask for an earlier look at any time."


class _Row(NamedTuple):
    record: Record
    due: Due


def due(options: argparse.Namespace) -> None:
    """Prints plans, follow-ups and actions whose day is past or near; plans that cannot be read come last."""
    today = now().date()
    read, troubles = _read(store(options))
    rows = [_Row(record, one) for record in read for one in due_of(record, today, options.within)]
    rows.sort(key=lambda row: row.due.on)
    if options.json:
        write_json([_as_data(row, today) for row in rows])
        return
    for row in rows:
        write(*_lines(row, today), "")
    for plan_id, trouble in troubles:
        write(f"{plan_id}  {trouble}", "")
    if not rows:
        write(f"Nothing is due, and nothing falls in the next {max(0, options.within)} days.")
    write(_ASK_ANY_TIME)


def _read(where: Store) -> tuple[list[Record], list[tuple[str, str]]]:
    """Every plan that can be read, each once: a day remembered wrongly would be a day missed."""
    records, troubles = list[Record](), list[tuple[str, str]]()
    summaries, looking = where.summaries(), Looking()
    for done, one in enumerate(summaries):
        looking(done, len(summaries))
        if one.locked or one.trouble:
            troubles.append((one.id, one.trouble or _LOCKED))
            continue
        try:
            records.append(where.read(one.id))
        except KeepingTrouble as trouble:
            troubles.append((one.id, str(trouble)))
    return records, troubles


def _lines(row: _Row, today: date) -> Iterator[str]:
    plan_id, one = row.record.id, row.due
    yield f"{plan_id}  {one_line(plan_name(row.record.name), 50)}"
    yield f"  {_WHAT[one.kind]}: {day_written(one.on)}, {_from_today((one.on - today).days)}"
    if one.words:
        yield f"  {clean(one.words)}"
    yield f"  {clean(one.reason)}"
    yield f"  Type: whatmatters {_NEXT[one.kind].format(id=plan_id)}"


def _from_today(days: int) -> str:
    if days == 0:
        return "today"
    count = f"{abs(days)} day" + ("" if abs(days) == 1 else "s")
    return f"in {count}" if days > 0 else f"{count} ago"


def _as_data(row: _Row, today: date) -> dict[str, str | int]:
    one = row.due
    return {
        "id": row.record.id,
        "name": clean(row.record.name),
        "kind": one.kind,
        "on": one.on.isoformat(),
        "days": (one.on - today).days,
        "reason": clean(one.reason),
        "words": clean(one.words),
    }
