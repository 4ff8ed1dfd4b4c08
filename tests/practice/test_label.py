"""Labels for helper turns: JSON lines in, JSON lines out, and a clear word about a line that cannot be read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.cli import main

TURN = {"id": "a1", "previous": "I am tired.", "text": "what helps"}


def test_each_line_gets_one_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the same order, with the same ids; empty lines are passed over."""
    file = tmp_path / "turns.jsonl"
    file.write_text(f"{json.dumps(TURN)}\n\n{json.dumps({**TURN, 'id': 'é'})}\n", encoding="utf-8")

    assert main(["practise", "label", str(file)]) == 0

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in told] == ["a1", "é"]
    assert set(told[0]) == {"id", "behaviour", "question", "reflection", "confidence"}
    assert (told[0]["behaviour"], told[0]["question"], told[0]["reflection"]) == ("question", "open", None)


def test_lines_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a file the lines are read from there."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(TURN).encode())))

    assert main(["practise", "label"]) == 0

    assert json.loads(capsys.readouterr().out)["id"] == "a1"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{", "Line 2 is not JSON."),
        ("[" * 100_000, "Line 2 is not JSON."),
        ("[1]", "Line 2 has to be one object"),
        ('{"id": "b", "previous": ""}', 'Line 2 needs "text"'),
        ('{"id": 7, "previous": "", "text": ""}', 'Line 2 needs "id"'),
    ],
)
def test_a_line_that_cannot_be_read_is_named(
    written: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on standard error; the lines before it were answered."""
    file = tmp_path / "turns.jsonl"
    file.write_text(f"{json.dumps(TURN)}\n{written}\n", encoding="utf-8")

    assert main(["practise", "label", str(file)]) == 1

    shown = capsys.readouterr()
    assert shown.err.startswith(said)
    assert len(shown.out.splitlines()) == 1


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both in one sentence."""
    file = tmp_path / "turns.jsonl"
    assert main(["practise", "label", str(file)]) == 1
    file.write_bytes(b"\xff\xfe")
    assert main(["practise", "label", str(file)]) == 1

    missing, unreadable = capsys.readouterr().err.splitlines()
    assert "cannot be read" in missing
    assert "UTF-8" in unreadable
