"""The card behind "Help now" is short, complete, and never silently broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.content import Content
from assistant.errors import ContentFault
from assistant.help_now import help_now


def own(folder: Path, text: str) -> Content:
    """A service's own card laid over ours."""
    (folder / "data").mkdir()
    (folder / "data" / "help_now.yaml").write_text(text, encoding="utf-8")
    return Content(folder)


@pytest.mark.parametrize("number", ["999", "111", "116 123", "85258", "0800 1111", "18000", "18001 111"])
def test_each_number_is_on_the_card(number: str) -> None:
    """Emergency, urgent, somebody to talk to, text, children, deaf people."""
    assert number in "\n".join(help_now(Content()))


def test_emergencies_come_first() -> None:
    """The first line says what to do when life is at risk, and none is long."""
    lines = help_now(Content())

    assert lines[0] == "If life is at risk, call 999 or go to A&E now."
    assert next(line for line in lines if line.endswith(":")).startswith("Emergency")
    assert all(len(line) <= 100 for line in lines)


def test_the_card_says_that_nobody_watches_and_where_it_holds() -> None:
    """Nobody is to wait for an answer from the program."""
    lines = help_now(Content())

    assert any("Nobody is watching what you type here." in line for line in lines)
    assert lines[-1].startswith("These numbers are for England, checked on 20")


def test_a_service_can_have_its_own_numbers(tmp_path: Path) -> None:
    """With its region and the day of its check."""
    text = "region: Leeds\nchecked_on: 2026-11-20\nsaid: Call 999 first.\nnumbers:\n  - {when: At night, do: Call 01}\n"

    assert help_now(own(tmp_path, text)) == (
        "Call 999 first.",
        "",
        "At night:",
        "Call 01.",
        "",
        "These numbers are for Leeds, checked on 2026-11-20.",
    )


@pytest.mark.parametrize("numbers", ["\n  - {when: At night}", "\n  - {do: Call 01}", "\n  - call 01", " 999"])
def test_a_number_without_its_words_is_a_fault(tmp_path: Path, numbers: str) -> None:
    """Rather no card than half of one."""
    with pytest.raises(ContentFault) as trouble:
        help_now(own(tmp_path, f"region: Leeds\nnumbers:{numbers}\n"))

    assert str(trouble.value) == 'data/help_now.yaml line 2: each number needs "when:" and "do:".'


def test_a_broken_card_is_said_with_its_line(tmp_path: Path) -> None:
    """As any other content."""
    with pytest.raises(ContentFault, match=r"data/help_now\.yaml line 2: put double quotes round this wording"):
        help_now(own(tmp_path, "region: Leeds\nowner: Our team: Jo\n"))
