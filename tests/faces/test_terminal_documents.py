"""Printing or sharing a plan on the screen: keys alone, and the document is shown before it is written."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from assistant.errors import CannotPack
from assistant.faces.for_whom import MAKING
from assistant.faces.handing_out import steps
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.documents import DocumentsApp
from tests.faces.terminal_driver import HELP, show_plan, sitting_at, until, words_on
from tests.faces.test_handing_out import FakeDesk


async def shows(pilot: Pilot[Any], *words: str) -> None:
    """Waits until all these words are on the screen."""
    for some in words:
        await until(pilot, lambda some=some: some in words_on(pilot.app), some)  # type: ignore[misc]


async def presses(pilot: Pilot[Any], *keys_and_words: tuple[str, ...]) -> None:
    """Presses keys, and then waits for the words that follow them, over and over."""
    for *keys, words in keys_and_words:
        await pilot.press(*keys)
        await shows(pilot, words)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (132, 43)])
async def test_a_copy_for_somebody_else_is_shown_with_what_it_leaves_out_and_then_written(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Help and the way back are named on every screen of the way, and it is noted only once it is written."""
    desk = FakeDesk(tmp_path)
    app = DocumentsApp(steps(desk), HELP)
    async with app.run_test(size=size) as pilot:
        await shows(pilot, "What would you like to print or share?", "F2", "F10")
        await presses(pilot, ("enter", "Who is it for?"), ("down", "enter", "How would you like it?"))
        await presses(pilot, ("down", "down", "enter", "My plan, for Maya"))
        await shows(pilot, "what matters to me", "Write it", "Back", "F2", "F10")
        assert "my garden" not in words_on(app)
        assert (desk.noted, [*tmp_path.iterdir()]) == ([], [])
        await presses(pilot, ("enter", "plan-for-maya.txt"), ("enter", "It is done"))
        await shows(pilot, "Whoever has this", "F2", "F10")
        assert desk.noted == [("plan-for-maya.txt", "plain-english", "Maya")]
        await pilot.press("enter")
        await until(pilot, lambda: app.return_value is None and not app.is_running, "the end")


async def test_it_is_reached_from_a_talk_and_the_talk_is_there_afterwards(tmp_path: Path) -> None:
    """From its end, from all choices, and from the plan; Esc goes back a step, and out."""
    app = TalkApp(
        sitting := sitting_at("end"), HELP, lambda: show_plan(sitting), way_out=lambda: steps(FakeDesk(tmp_path))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await presses(pilot, ("down", "enter", "What would you like to print or share?"), ("escape", "Help now F2"))
        await presses(pilot, ("escape", "All choices"), (*"print", "enter", "What would you like to print or share?"))
        await presses(pilot, ("enter", "Who is it for?"), ("escape", "What would you like to print or share?"))
        await presses(pilot, ("escape", "Help now F2"))
        await presses(pilot, ("f4", "The plan so far"), ("p", "What would you like to print or share?"))
        await presses(pilot, ("escape", "Help now F2"))
        assert len(app.screen_stack) == 1


async def test_it_can_be_hidden_and_a_locked_plan_does_not_come_back(tmp_path: Path) -> None:
    """Nothing of the document is on the screen meanwhile."""
    app = DocumentsApp(steps(FakeDesk(tmp_path)), HELP)
    app.watch_over(600.0, locked=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await presses(pilot, ("down", "down", "enter", "Who is it for?"), ("enter", "How would you like it?"))
        await presses(pilot, ("down", "down", "enter", "Who rings me?"))
        await pilot.press("f10")
        await until(pilot, lambda: app.is_hidden, "hiding")
        await pilot.pause()
        assert not [letter for letter in words_on(app) if letter.isalpha()]
        await pilot.press("enter")
        await until(pilot, lambda: not app.is_running, "the end")
    assert app.return_value == "away"


async def test_a_slow_document_says_so_and_is_written_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever hides the screen meanwhile finds it done when they come back; keys in between do nothing."""
    go_on, desk = Event(), FakeDesk(tmp_path)

    def slow(*_: object) -> bytes:
        assert go_on.wait(60)
        return b"made"

    monkeypatch.setattr("assistant.faces.document_wish.document", slow)
    app = DocumentsApp(steps(desk), HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await presses(pilot, ("down", "down", "enter", "Who is it for?"), ("enter", "How would you like it?"))
        await presses(pilot, ("down", "down", "enter", "Who rings me?"), ("enter", "plan.txt"), ("enter", MAKING))
        await pilot.press("escape", "enter", "f10")
        await until(pilot, lambda: app.is_hidden, "hiding")
        assert desk.noted == []
        go_on.set()
        await pilot.pause()
        await presses(pilot, ("enter", "It is done"))
    assert desk.noted == [("plan.txt", "sheet", "")]


async def test_nothing_is_written_of_which_nothing_could_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why is said in its place, and one goes back for another form."""

    def fails(*_: object) -> list[str]:
        raise CannotPack("This computer has no letters for that.")

    monkeypatch.setattr("assistant.faces.document_wish.preview", fails)
    app = DocumentsApp(steps(FakeDesk(tmp_path)), HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await presses(pilot, ("down", "down", "enter", "Who is it for?"), ("enter", "How would you like it?"))
        await presses(pilot, ("enter", "What size of letters would you like?"), ("enter", "no letters for that"))
        await presses(pilot, ("enter", "no letters for that"), ("escape", "What size of letters would you like?"))


async def test_trouble_is_said_and_everything_can_be_changed(tmp_path: Path) -> None:
    """The file's name is still there to be changed, and a file that is there is not written over unasked."""
    desk = FakeDesk(tmp_path)
    desk.troubles = [CannotPack("I could not write that (the disk is full).")]
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    app = DocumentsApp(steps(desk), HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await presses(pilot, ("down", "down", "enter", "Who is it for?"), ("enter", "How would you like it?"))
        await presses(pilot, ("down", "down", "enter", "Who rings me?"), ("enter", "plan.txt"))
        await presses(pilot, ("enter", "the disk is full"), ("down", "enter", "Where is it to go?"))
        await until(pilot, lambda: bool(app.screen.query(AnswerBox)), "the box")
        app.screen.query_one(AnswerBox).put("mine")
        await presses(pilot, ("enter", 'There is a file called "mine.txt" already.'), ("enter", "It is done"))
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert desk.noted == [("mine-2.txt", "sheet", "")]
