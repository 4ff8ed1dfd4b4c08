"""The card behind "Help now" is short, complete, never silently broken, and the same wherever it is shown."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli import main
from assistant.command_line import parser
from assistant.content import Content
from assistant.document_kinds import KINDS, preview
from assistant.errors import ContentFault
from assistant.faces.plain_chat.hiding import hide
from assistant.faces.plain_chat.world import World
from assistant.help_now import card_faults, help_now, help_on_paper
from assistant.plan.model import Plan
from tests.cases import case_of_plan

CHECKED = date(2026, 11, 22)
OLDEST = 90
ENTRY = "{when: At night, do: Call 01, source: A poster, owner: Jo, checked_on: 2026-11-20}"
NUMBER = re.compile(r"\b\d{3,}(?: \d{3,})*\b")
"""A telephone number, with the spaces it is read with."""


def own(folder: Path, text: str) -> Content:
    """A service's own card laid over ours."""
    (folder / "data").mkdir()
    (folder / "data" / "help_now.yaml").write_text(text, encoding="utf-8")
    return Content(folder)


def of_our_card() -> list[date]:
    """The days on which our numbers were checked."""
    return [date.fromisoformat(one["checked_on"]) for one in Content().load("data", "help_now.yaml")["numbers"]]


@pytest.mark.parametrize("number", ["999", "111", "116 123", "85258", "0800 1111", "18000", "18001 111"])
def test_each_number_is_on_the_card(number: str) -> None:
    """Emergency, urgent, somebody to talk to, text, children, deaf people."""
    assert number in "\n".join(help_now(Content()))
    assert number in "\n".join(help_on_paper(Content()))


def test_emergencies_come_first() -> None:
    """The first line says what to do when life is at risk, and none is long."""
    lines = help_now(Content())

    assert lines[0] == help_on_paper(Content())[0] == "If life is at risk, call 999 or go to A&E now."
    assert next(line for line in lines if line.endswith(":")).startswith("Emergency")
    assert all(len(line) <= 100 for line in lines)


def test_the_card_says_that_nobody_watches_and_where_it_holds() -> None:
    """Nobody is to wait for an answer from the program."""
    lines = help_now(Content())

    assert any("Nobody is watching what you type here." in line for line in lines)
    assert lines[-1].startswith("These numbers are for England. Each was checked on ")


def test_a_service_can_have_its_own_numbers(tmp_path: Path) -> None:
    """With its region and the day of its check."""
    text = f"region: Leeds\nsaid: Call 999 first.\nnumbers:\n  - {ENTRY}\n"

    assert help_now(own(tmp_path, text)) == (
        "Call 999 first.",
        "",
        "At night:",
        "Call 01.",
        "",
        "These numbers are for Leeds. Each was checked on 20 November 2026 or later.",
    )


def test_the_local_team_stands_above_the_numbers_and_below_the_emergency(tmp_path: Path) -> None:
    """A service adds its lines without writing ours again."""
    lines = help_now(own(tmp_path, f"local:\n  - {ENTRY}\n"))

    ours = help_now(Content())
    assert lines[: len(ours) - 1] == (*ours[:3], "", "At night:", "Call 01.", *ours[3:-4])
    assert lines[-1] == "These numbers are for England. Each was checked on 20 November 2026 or later."


@pytest.mark.parametrize("numbers", ["\n  - call 01", " 999"])
def test_a_number_that_is_only_a_number_is_a_fault(tmp_path: Path, numbers: str) -> None:
    """Rather no card than half of one."""
    with pytest.raises(ContentFault, match='each number needs "when:", "do:", "source:", "owner:", "checked_on:"'):
        help_now(own(tmp_path, f"region: Leeds\nnumbers:{numbers}\n"))


@pytest.mark.parametrize(
    ("key", "todo"),
    [
        ("when", "Write when somebody would use it."),
        ("do", "Write what to do, with the number."),
        ("source", "Write whose page it is from."),
        ("owner", "Write who keeps it right."),
        ("checked_on", "Write the day somebody last looked at its page, such as 2026-11-22."),
    ],
)
@pytest.mark.parametrize("part", ["local", "numbers"])
def test_a_number_without_one_of_its_parts_is_a_fault(tmp_path: Path, part: str, key: str, todo: str) -> None:
    """It is said on which line, and what to write there."""
    entry = re.sub(rf"\b{key}: [^,}}]*(, )?", "", ENTRY)

    with pytest.raises(ContentFault) as trouble:
        help_now(own(tmp_path, f"region: Leeds\n{part}:\n  - {entry}\n"))

    assert str(trouble.value) == f'data/help_now.yaml line 3: this number needs "{key}:". {todo}'


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "22.11.2026", "20261122", "2026-11"])
def test_a_day_that_is_none_is_a_fault(tmp_path: Path, day: str) -> None:
    """With its line, and how a day is written."""
    content = own(tmp_path, f"numbers:\n  - {ENTRY.replace('2026-11-20', day)}\n")
    fault = f'data/help_now.yaml line 2: "{day}" is no day. Write it in numbers, such as 2026-11-22.'

    with pytest.raises(ContentFault) as trouble:
        help_now(content)
    assert str(trouble.value) == fault
    assert [str(one) for one in card_faults(content, CHECKED)] == [fault]


def test_a_card_without_any_number_is_a_fault(tmp_path: Path) -> None:
    """An empty list would leave somebody with nothing."""
    with pytest.raises(ContentFault, match="line 1: there is no number here"):
        help_now(own(tmp_path, "numbers: []\n"))


def test_a_broken_card_is_said_with_its_line(tmp_path: Path) -> None:
    """As any other content."""
    with pytest.raises(ContentFault, match=r"data/help_now\.yaml line 2: put double quotes round this wording"):
        help_now(own(tmp_path, "region: Leeds\nowner: Our team: Jo\n"))


# How old a check may be


def test_a_number_that_nobody_looked_at_for_90_days_is_a_fault() -> None:
    """On the 90th day after the oldest check all is well, on the next it is not."""
    last_day = min(of_our_card()) + timedelta(days=OLDEST)

    assert card_faults(Content(), last_day) == []
    assert card_faults(Content(), last_day + timedelta(days=1)) != []


def test_an_old_number_is_said_with_its_line_its_day_and_what_to_do(tmp_path: Path) -> None:
    """Those of a service as well as ours."""
    content = own(tmp_path, f"local:\n  - {ENTRY}\nnumbers:\n  - {ENTRY.replace('2026-11-20', '2027-02-01')}\n")

    assert [str(one) for one in card_faults(content, date(2027, 2, 19))] == [
        "data/help_now.yaml line 2: this number was checked on 20 November 2026. That is more than 90 days ago. "
        "Look at its page, then write today's day."
    ]


@given(st.integers(-400, 400))
def test_a_check_counts_for_90_days_and_not_before_it_was_made(days: int) -> None:
    """Whatever day it is."""
    entries = Content().load("data", "help_now.yaml")["numbers"]
    today = CHECKED + timedelta(days=days)
    wrong = [day for day in of_our_card() if not 0 <= (today - day).days <= OLDEST]

    assert len(card_faults(Content(), today)) == len(wrong) <= len(entries)


def test_flow_check_fails_when_a_number_is_old(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """This is what `make check` runs."""
    from datetime import UTC, datetime

    monkeypatch.setattr("assistant.commands.flows.now", lambda: datetime(2036, 1, 1, tzinfo=UTC))

    assert main(["flow", "check"]) == 1
    assert "That is more than 90 days ago. Look at its page, then write today's day." in capsys.readouterr().out


# The same numbers everywhere


def numbers_of(text: str) -> list[str]:
    """The telephone numbers of a text, in their order, but not the years of the check and of the copy."""
    return NUMBER.findall(re.sub(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b", "", " ".join(text.split())))


def plain_words() -> str:
    """What somebody reads who has everything out of sight in the plain chat, and types help."""
    lines, written = iter(["help", ""]), list[str]()
    hide(World(lambda: next(lines), written.append, 80), help_now(Content()))
    return "".join(written)


def test_the_numbers_are_the_same_in_every_output() -> None:
    """The card of the screen, the plain chat out of sight, and each document in a narrow and a wide page."""
    card = numbers_of("\n".join(help_now(Content())))
    paper = help_on_paper(Content())

    assert len(card) > 8
    assert numbers_of(plain_words()) == card
    for name in ("plain-english", "sheet", "emergency", "easy-words"):
        for width in (40, 80):
            assert numbers_of("\n".join(preview(KINDS[name], case_of_plan(Plan(), help_now=paper), width))) == card


def test_numbers_written_elsewhere_stand_on_the_card() -> None:
    """The help of the command line and the README name a few, and may not name others."""
    card = set(numbers_of("\n".join(help_now(Content()))))
    readme = (
        Path("README.md").read_text(encoding="utf-8").partition("It is no emergency service.")[2].partition("\n##")[0]
    )
    usage = (parser().epilog or "").partition("Help now")[2]

    for text in (readme, usage):
        assert set(numbers_of(text)) <= card
        assert "999" in numbers_of(text)
