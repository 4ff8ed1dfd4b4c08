"""Versions of a plan: one is added each time a talk comes to its end, and every one stays."""

from __future__ import annotations

from datetime import datetime

from assistant.record import Record, Version


def with_version(record: Record, at: datetime) -> Record:
    """The record with the plan as it stands added as a version, where it differs from the last one."""
    from assistant.drawn import drawn_plan  # late: the models of the plan are not needed for the first question

    plan = drawn_plan(record).model_dump(mode="json")
    if record.versions and record.versions[-1].plan == plan:
        return record
    return record.changed(versions=(*record.versions, Version(at=at, flow=record.talks[-1].flow, plan=plan)))
