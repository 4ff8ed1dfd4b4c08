"""The whole way of one plan: at home, at the surgery, home again with a diary, and the review."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.between_talks.diary import of_step, ticked
from assistant.between_talks.due import due
from assistant.cli import main
from assistant.content import Content
from assistant.conversation.playing import play
from assistant.conversation.rehearsing import made_ready
from assistant.drawn import drawn_plan
from assistant.record import Record
from assistant.storage.store import Store
from assistant.versions import with_version
from tests.talking import NOON

FOLDER = Path(__file__).parent / "conversations" / "whole_way"


def told(name: str, record: Record | None = None) -> Record:
    """The record after one story of the way, with a version of the plan at its end."""
    ready = made_ready(Content(), FOLDER / f"{name}.yaml", NOON)
    played = play(ready.conversation, ready.story, record or ready.record, ready.at)
    return with_version(played.record, ready.at).changed(saved=ready.at)


def handed_over(plan: str, start: Path, end: Path, *more: str) -> str:
    """The id of a plan packed in one folder and taken in at another."""
    file = start.parent / f"{start.name}-{end.name}.json"
    assert main(["pack", plan, "--to", str(file), "--records", str(start)]) == 0
    assert main(["unpack", str(file), "--yes", "--records", str(end), *more]) == 0
    return Store(end).summaries()[0].id


def on_plan(folder: Path, plan: str, name: str, role: str) -> Record:
    """One more story told on a plan in a folder, and kept there."""
    with Store(folder).open(plan) as held:
        return held.keep(told(name, held.record.changed(role=role)))


def test_one_plan_goes_the_whole_way_and_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Prepared at home, had at the surgery, taken home, six weeks of diary, looked at again, compared."""
    home, surgery = tmp_path / "home", tmp_path / "surgery"
    with Store(home).create(told("at_home").changed(id="femi23")) as plan:
        plan.keep(plan.record)

    at_surgery = handed_over("femi23", home, surgery)
    had = on_plan(surgery, at_surgery, "at_the_surgery", "practitioner")
    important = next(one for one in had.talks[-1].answers.values() if one.fills == "what_matters.important")
    assert (important.given_by, important.value) == ("person", "Cooking on Sundays for my sister's children")

    assert handed_over(at_surgery, surgery, home, "--beside", "femi23") == "femi23"
    six_weeks(home)

    reviewed = on_plan(home, "femi23", "looking_again", "patient")
    plan_now = drawn_plan(reviewed)
    assert plan_now.goals[0].status == "achieved"
    assert plan_now.goals[0].actions[1].agreed == "Ring Nurse Daly about the class"
    assert [version.flow for version in reviewed.versions] == ["prepare", "discuss", "review"]
    assert len(of_step(reviewed, 1, 1)) == 6

    capsys.readouterr()
    assert main(["compare", "femi23", "2", "3", "--records", str(home)]) == 0
    printed = capsys.readouterr().out
    assert "achieved" in printed
    assert "Ring Nurse Daly about the class" in printed
    assert main(["compare", "femi23", "1", "2", "--records", str(home)]) == 0
    assert "Cook the Sunday meal" in capsys.readouterr().out


def six_weeks(home: Path) -> None:
    """Once a week the first action is ticked off; then the review is due."""
    first = datetime.fromisoformat("2026-09-12T18:00:00+00:00")
    with Store(home).open("femi23") as plan:
        record = plan.record
        for week in range(6):
            record = ticked(record, 1, 1, "done", f"week {week + 1}", first + timedelta(weeks=week))
        plan.keep(record)
        near = due(record, date(2026, 10, 20), 30)
        assert ("review", date(2026, 10, 22)) in [(one.kind, one.on) for one in near]
