"""The whole program as people start it: through a pipe, in two windows, stopped and opened again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.record import FORMAT
from assistant.storage.store import Store
from tests.talking import Talking


def run(*arguments: str, typed: str = "", records: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program with these arguments and this input, in a narrow pipe."""
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "COLUMNS": "40", "WHATMATTERS_RECORDS": str(records), "TERM": "dumb", **environment},
    )


def only_id(records: Path) -> str:
    """The id of the one plan in the folder."""
    (summary,) = Store(records).summaries()
    return summary.id


def test_a_talk_through_a_pipe_is_kept_and_gone_on_with(tmp_path: Path) -> None:
    """Begin, stop, list, go on, and hold the plan; no line is wider than 40 columns and none has an escape."""
    begun = run("discuss", typed="\nMary\n1\nstop\n", records=tmp_path)
    plan = only_id(tmp_path)
    assert begun.returncode == 0
    assert plan in begun.stdout

    gone_on = run("discuss", "--plan", plan, typed="go hopes\nThe sea\n\nstop\n", records=tmp_path)
    shown = run("show", plan, "--json", records=tmp_path)

    assert json.loads(shown.stdout)["what_matters"]["hopes"] == "The sea"
    for printed in (begun.stdout, gone_on.stdout):
        assert "\x1b" not in printed
        assert max(map(len, printed.splitlines())) <= 40


def test_half_typed_words_are_there_again_after_the_input_ends(tmp_path: Path) -> None:
    """The end of the input saves and closes kindly, and the unfinished answer is offered again."""
    ended = run("discuss", typed="\nMary\n1\ngo hopes\nThe sea, and", records=tmp_path)
    assert ended.returncode == 0
    assert ended.stderr == ""

    again = run("discuss", "--plan", only_id(tmp_path), typed="", records=tmp_path)

    assert "The sea, and" in again.stdout


def test_a_second_window_is_told_at_once_and_may_read(tmp_path: Path) -> None:
    """The same plan is never open twice for writing."""
    store = Store(tmp_path)
    store.ready()
    record = Talking().record.changed(id=store.new_id())
    with store.create(record) as plan:
        plan.keep(record)
        second = run("discuss", "--plan", record.id, typed="", records=tmp_path)
        read = run("show", record.id, records=tmp_path)

    assert second.returncode == 1
    assert "another window" in second.stderr
    assert read.returncode == 0


def test_a_record_from_a_newer_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """Nothing of it is changed."""
    run("discuss", typed="\nMary\nstop\n", records=tmp_path)
    file = tmp_path / f"{only_id(tmp_path)}.json"
    newer = file.read_text(encoding="utf-8").replace(f'"format":{FORMAT},"id"', '"format":99,"id"')
    file.write_text(newer, encoding="utf-8")

    opened = run("discuss", "--plan", file.stem, records=tmp_path)

    assert opened.returncode == 1
    assert "newer version" in opened.stderr
    assert file.read_text(encoding="utf-8") == newer


@pytest.mark.parametrize(
    "answer",
    [
        "[red]no[/]",
        "\u200f\u0645\u0631\u062d\u0628\u0627",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        'e\u0301 {name} #1: "x"',
    ],
)
def test_an_answer_in_any_writing_comes_through_unchanged(tmp_path: Path, answer: str) -> None:
    """Brackets, Arabic, emoji families and combining marks are the person's words."""
    run("discuss", typed=f"\nMary\n1\ngo hopes\n{answer}\n\nstop\n", records=tmp_path)

    shown = run("show", only_id(tmp_path), "--json", records=tmp_path)
    assert json.loads(shown.stdout)["what_matters"]["hopes"] == answer


def test_escape_codes_in_an_answer_are_removed_before_it_is_kept(tmp_path: Path) -> None:
    """An answer cannot act on a terminal, now or when it is shown."""
    run("discuss", typed="\nMary\n1\ngo hopes\n\x1b[31mThe sea\x1b]0;title\x07\n\nstop\n", records=tmp_path)

    shown = run("show", only_id(tmp_path), "--json", records=tmp_path)
    assert json.loads(shown.stdout)["what_matters"]["hopes"] == "The sea"


def test_a_megabyte_pasted_is_refused_with_its_count_and_kept_aside(tmp_path: Path) -> None:
    """One sentence says how much it was and how much fits; nothing is lost."""
    pasted = "x" * 1_000_000
    refused = run("discuss", typed=f"\nMary\n1\ngo hopes\n{pasted}\n\nstop\n", records=tmp_path)

    assert refused.returncode == 0
    assert "1,000,000 characters" in " ".join(refused.stdout.split())
    assert any(pasted in file.read_text(encoding="utf-8") for file in tmp_path.glob("*.draft"))


def test_the_welcome_menu_begins_a_talk_and_finds_it_again(tmp_path: Path) -> None:
    """Without a command: numbered choices, new talks first, then the plans by name."""
    run(typed="1\n\nMary\nstop\n", records=tmp_path)
    again = run(typed="4\n2\n\nclose\n", records=tmp_path)

    assert "Mary's plan" in again.stdout
    assert again.returncode == 0


def test_records_are_for_their_owner_alone(tmp_path: Path) -> None:
    """The folder is 0700 and every file in it 0600."""
    folder = tmp_path / "new"
    run("discuss", typed="\nMary\n1\ngo hopes\nhalf", records=folder)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
