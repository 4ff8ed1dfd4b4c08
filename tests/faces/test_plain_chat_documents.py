"""Printing or sharing a plan in the plain chat: numbered questions, and nothing is written unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.conversation.turns import Finished, GoOn
from assistant.errors import CannotPack
from assistant.faces.for_whom import MAKING
from assistant.faces.handing_out import steps
from assistant.faces.patience import told_when_slow
from assistant.faces.plain_chat import documents
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.documents import PlainDocuments, visit
from tests.faces.test_handing_out import FakeDesk
from tests.faces.test_plain_chat import HELP_NOW, START, TO_READ_BACK, Typing

TO_THE_SHEET = ("3", "1", "3")
"""A page for my talk, for me, as plain text."""


def in_a_talk(desk: FakeDesk, *lines: str, typing: Typing | None = None) -> str:
    """What is said in a talk when these lines are typed."""
    typing = typing or Typing(at=START)

    def share(heard: Callable[[str], bool]) -> None:
        PlainDocuments(typing.world, steps(desk), heard).run()

    typing.waiting.extend(lines)
    PlainChat(typing.sitting, typing.world, HELP_NOW, list, share=share).run()
    return typing.out


def outside(desk: FakeDesk, *lines: str) -> str:
    """What is said outside of a talk when these lines are typed."""
    typing = Typing()
    typing.waiting.extend(lines)
    visit(typing.world, steps(desk), HELP_NOW)
    return typing.out


def test_a_plan_is_printed_in_the_middle_of_a_talk_and_the_talk_goes_on(tmp_path: Path) -> None:
    """The document can be read first; then it is written, and where it is is said."""
    desk = FakeDesk(tmp_path)

    said = in_a_talk(desk, "print", *TO_THE_SHEET, "1", "2", "", "my garden", "", "stop")

    assert "1. My plan. All of it, in plain words." in said
    assert said.index("Who rings me?") < said.index("It goes in the folder") < said.index("Written:")
    assert "Nothing was sent to anybody.\n\nWhat matters most to you?\n" in said
    assert desk.noted == [("plan.txt", "sheet", "")]


def test_the_end_of_a_talk_asks_whether_to_print_or_share(tmp_path: Path) -> None:
    """One word does it."""
    desk, typing = FakeDesk(tmp_path), Typing(at=[*TO_READ_BACK, GoOn()])
    assert isinstance(typing.sitting.turn, Finished)

    said = in_a_talk(desk, "share", *TO_THE_SHEET, "2", "", typing=typing)

    assert "Would you like to print or share your plan? Type print." in said
    assert [name for name, _, _ in desk.noted] == ["plan.txt"]


def test_what_a_copy_leaves_out_is_said_before_it_can_be_written(tmp_path: Path) -> None:
    """And nothing is noted where it is not written after all."""
    desk = FakeDesk(tmp_path)

    said = outside(desk, "1", "2", "3", "", "", "", "")

    assert said.index("Maya's copy leaves out: what matters to me.") < said.index("2. Write it")
    assert "my garden" not in said
    assert (desk.noted, [*tmp_path.iterdir()]) == ([], [])


@pytest.mark.parametrize("go_back", ["", "back"])
def test_back_leads_one_question_back(tmp_path: Path, go_back: str) -> None:
    """So does Enter, but for the name of the file, where it writes."""
    said = outside(FakeDesk(tmp_path), "3", "1", go_back, go_back, go_back)

    assert said.count("How would you like it?") == 1
    assert said.count("Who is it for?") == 2
    assert said.count("What would you like to print or share?") == 2


def test_help_and_hide_come_back_to_the_same_question(tmp_path: Path) -> None:
    """Where the name of the file is asked for, too."""
    desk = FakeDesk(tmp_path)

    for around in (outside, in_a_talk):
        start = ("print",) if around is in_a_talk else ()
        said = around(desk, *start, "3", "help", "1", "hide", "", "3", "2", "HELP", "stop")

        assert said.count(HELP_NOW[0]) == 2
        assert said.count("Who is it for?") == 2
        assert said.count("How would you like it?") == 2
        assert said.count("It goes in the folder") == 2
    assert desk.noted == []


@pytest.mark.parametrize("at", [("print", "3"), ("print", *TO_THE_SHEET, "2")])
def test_stop_ends_the_talk_from_here(tmp_path: Path, at: tuple[str, ...]) -> None:
    """In a list as at the name of the file."""
    desk = FakeDesk(tmp_path)

    said = in_a_talk(desk, *at, "stop", "never read")

    assert "To come back, start whatmatters" in said
    assert desk.noted == []


def test_the_end_of_the_input_leaves_at_once(tmp_path: Path) -> None:
    """No question before is asked once more."""
    said = outside(FakeDesk(tmp_path), *TO_THE_SHEET)

    assert said.count("How would you like it?") == said.count("2. Write it") == 1


def test_a_word_that_leads_elsewhere_leaves_for_there(tmp_path: Path) -> None:
    """The answers typed before it stay."""
    typing = Typing(at=START)

    in_a_talk(FakeDesk(tmp_path), "print", "3", "skip", "stop", typing=typing)

    assert typing.state("welcome/important") == "skipped"


def test_trouble_is_said_with_what_can_be_done(tmp_path: Path) -> None:
    """Another name, or once more."""
    desk = FakeDesk(tmp_path)
    desk.troubles = [CannotPack("I could not write that (the disk is full)."), CannotPack("Still full.")]

    said = outside(desk, *TO_THE_SHEET, "2", "", "1", "2", "other")

    assert "I could not write that (the disk is full).\n\n1. Try again\n2. Choose another name or folder" in said
    assert said.count("It goes in the folder") == 2
    assert desk.noted == [("other.txt", "sheet", "")]


def test_a_file_that_is_there_stays_unless_it_is_chosen(tmp_path: Path) -> None:
    """Both are kept with the first choice."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    said = outside(FakeDesk(tmp_path), *TO_THE_SHEET, "2", "mine", "1")

    assert 'There is a file called "mine.txt" already.' in said
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert "Who rings me?" in (tmp_path / "mine-2.txt").read_text(encoding="utf-8")


def test_a_line_says_so_where_it_takes_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is written, and a document that cannot be shown says why."""
    monkeypatch.setattr(documents, "told_when_slow", lambda tell: told_when_slow(tell, after=0))
    typing = Typing()

    def slow(*_: object) -> list[str]:
        while MAKING not in typing.out:
            pass
        raise CannotPack("This computer has no letters for that.")

    monkeypatch.setattr("assistant.faces.document_wish.preview", slow)
    typing.waiting.extend((*TO_THE_SHEET, "1", "", "", "", ""))
    visit(typing.world, steps(FakeDesk(tmp_path)), HELP_NOW)

    assert typing.out.index(MAKING) < typing.out.index("This computer has no letters for that.")


def test_a_locked_plan_that_was_hidden_takes_the_lock_page(tmp_path: Path) -> None:
    """Outside of a talk it ends there; otherwise it stays."""
    typing = Typing()
    typing.waiting.extend(("3", "hide", "", "1"))
    assert visit(typing.world, steps(FakeDesk(tmp_path)), HELP_NOW, 600.0, locked=True) == "away"

    typing.waiting.clear()
    assert visit(typing.world, steps(FakeDesk(tmp_path)), HELP_NOW, 600.0, locked=True) == "stopped"
