"""A plan for other programs can be looked into again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main
from assistant.documents.forms.text import text_lines
from assistant.documents.plain_english import my_plan
from assistant.fhir.bundle import bundle
from tests.cases import STORIES, case_of_story, on_screen

Printed = pytest.CaptureFixture[str]
CASE = case_of_story(next(file for file in STORIES if file.stem == "mrs_smith"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that another program sent."""
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(tmp_path / "records"))
    return tmp_path / "plan.json"


def test_it_is_shown_in_plain_english_and_nothing_is_taken_in(file: Path, capsys: Printed) -> None:
    """Every line of the plan it was made from."""
    file.write_bytes(bundle(CASE))

    assert main(["unpack", str(file)]) == 0
    first, _, *lines = capsys.readouterr().out.splitlines()
    assert first == "This file holds a plan for other programs (FHIR). It is shown here, and nothing was taken in."
    assert lines == text_lines(my_plan(on_screen(CASE.plan)), 80)
    assert not list(file.parent.glob("records/*"))


def test_one_that_was_changed_or_cut_is_said_in_one_sentence(file: Path, capsys: Printed) -> None:
    """With nothing of what stands in it."""
    whole = bundle(CASE)
    for held in (whole[:2000], whole.replace(b'"CarePlan"', b'"Basic"'), b'{"resourceType": "Bundle", "entry": 3}'):
        file.write_bytes(held)
        assert main(["unpack", str(file)]) == 1
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert "FHIR bundle" in error
        assert "Ellie" not in error
