"""Versions of a plan: one is added each time a talk comes to its end, and every one stays."""

from __future__ import annotations

from datetime import datetime

from assistant.record import Record, Version


def with_version(record: Record, at: datetime) -> Record:
    """The record with the plan as it stands added as a version, where it differs from the last one."""
    # Late: what a plan is made of is not needed for the first question.
    from assistant.drawn import drawn_plan
    from assistant.plan.plan_json import as_json_data

    plan = as_json_data(drawn_plan(record))
    if record.versions and record.versions[-1].plan == plan:
        return record
    return record.changed(versions=(*record.versions, Version(at=at, flow=record.talks[-1].flow, plan=plan)))
