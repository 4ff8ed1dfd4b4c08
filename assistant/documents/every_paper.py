"""What stands in every document that people read: where to get help, and when the plan is looked at again."""

from __future__ import annotations

from assistant.days import day_written
from assistant.documents.case import Case
from assistant.documents.paper import Entry, Section


def help_section(case: Case, *, close: bool = False) -> tuple[Section, ...]:
    """The section with where to get help now; none where help is a key away. `close` sets it without a list."""
    if not case.help_now:
        return ()
    words = " ".join(line.removeprefix("- ") for line in case.help_now) if close else "\n".join(case.help_now)
    return (Section(case.words("every_paper")("help"), (Entry("", words),)),)


def review_line(case: Case) -> str:
    """When the plan is looked at again, and when this copy was made, for the foot of a page; nothing off paper."""
    if not case.help_now:
        return ""
    words = case.words("every_paper")
    on = case.plan.review.on
    day = case.telling.said("review.on") if on is not None and on.on is not None else ""
    made = words("made", day=day_written(case.made.date()))
    return f"{words('review', day=day)} {made}" if day else made
