"""Hiding: at once nothing of ours is to be seen, and Enter brings it back."""

from __future__ import annotations

import re

import pytest

from assistant.faces.lock_words import NEUTRAL_TITLE
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.diary import PlainDiary
from assistant.faces.plain_chat.hiding import asked_again
from assistant.faces.plain_chat.world import World, choose
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.diary_screen import DiaryApp
from assistant.faces.terminal.welcome import ReadingApp, WelcomeApp
from tests.faces import test_diary_faces as diaries
from tests.faces.terminal_driver import HELP, FakeKeeping, by_name, show_plan, shown, sitting_at, talk_app, words_on
from tests.faces.test_away import Ticks
from tests.faces.test_plain_chat import HELP_NOW, START, Typing, plan_lines

HERE = "what_matters/important"
ONLY_THE_TIME = r"\d\d:\d\d"


@pytest.mark.parametrize("key", ["f10", "ctrl+g"])
async def test_one_key_hides_all_and_enter_brings_it_back(key: str) -> None:
    """Only the time of day is there; the words are kept at the same moment, and back in the box."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea", key)
        await pilot.pause()
        assert re.fullmatch(ONLY_THE_TIME, words_on(app))
        assert keeping.draft == {HERE: "tea"}
        await pilot.press("x", "escape", "f4", "ctrl+q", "f10")
        await pilot.pause()
        assert re.fullmatch(ONLY_THE_TIME, words_on(app))
        await pilot.press("enter", "s")
        await pilot.pause()
        assert shown(app, AnswerBox).text == "teas"


@pytest.mark.parametrize("opened", ["escape", "f2", "f3", "f4", "f6", "ctrl+o"])
async def test_what_is_open_over_the_question_is_hidden_too(opened: str) -> None:
    """And comes back as it was."""
    app = talk_app(sitting_at(HERE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(opened)
        await pilot.pause()
        before = words_on(app)
        assert "F10 hide" in before
        await pilot.press("f10")
        await pilot.pause()
        assert re.fullmatch(ONLY_THE_TIME, words_on(app))
        await pilot.press("enter")
        await pilot.pause()
        assert words_on(app) == before


async def test_help_is_in_reach_while_it_is_hidden() -> None:
    """F2 brings the card, and the same key as before takes it away again."""
    app = talk_app(sitting_at(HERE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10", "f2")
        await pilot.pause()
        words = words_on(app)
        assert "Call Samaritans on 116 123." in words
        assert "Mary" not in words
        await pilot.press("f10")
        await pilot.pause()
        assert re.fullmatch(ONLY_THE_TIME, words_on(app))


async def test_the_window_is_called_something_neutral_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what it was called before when it comes back."""
    app = talk_app(sitting_at(HERE))
    sent: list[str] = []
    monkeypatch.setattr(app, "to_terminal", sent.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10", "enter")
        await pilot.pause()
    assert sent == [f"\x1b[22;2t\x1b]2;{NEUTRAL_TITLE}\x07", "\x1b[23;2t"]
    assert "matters" not in sent[0].casefold()


async def test_coming_back_to_a_locked_plan_takes_the_passphrase() -> None:
    """The app ends as away, with the words kept."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    app = TalkApp(sitting, HELP, lambda: show_plan(sitting), locked=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea", "f10", "enter")
        await pilot.pause()
    assert (app.return_value, keeping.draft) == ("away", {HERE: "tea"})


async def test_a_hidden_screen_says_nothing_of_the_pause_and_pauses_on_coming_back() -> None:
    """No warning gives it away."""
    ticks, sitting = Ticks(), sitting_at(HERE)
    app = TalkApp(sitting, HELP, lambda: show_plan(sitting), away=600.0, ticks=ticks)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10")
        for later in (500, 200):
            ticks.now += later
            app.look()
            await pilot.pause()
            assert re.fullmatch(ONLY_THE_TIME, words_on(app))
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == "away"


async def test_the_way_back_is_said_among_all_choices() -> None:
    """And choosing it there hides."""
    app = talk_app(sitting_at(HERE))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "F10 hide" in words_on(app)
        await pilot.press("escape", *"hide")
        await pilot.pause()
        assert "Enter brings it back" in words_on(app)
        await pilot.press("escape")
        await by_name(pilot, "hide")
        await pilot.pause()
        assert re.fullmatch(ONLY_THE_TIME, words_on(app))


async def test_other_pages_hide_as_well() -> None:
    """The list of plans, a page to read, the diary."""
    for app in (
        WelcomeApp("What would you like to do?", [("a", "Mary's plan")], HELP),
        ReadingApp("", ["Mary's plan"], HELP),
        DiaryApp(diaries.a_book(), HELP),
    ):
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "Mary" in words_on(app)
            await pilot.press("f10")
            await pilot.pause()
            assert re.fullmatch(ONLY_THE_TIME, words_on(app))
            await pilot.press("enter")
            await pilot.pause()
            assert "Mary" in words_on(app)


# In the plain chat


def test_the_word_hide_pushes_everything_out_of_sight() -> None:
    """As many empty lines as the terminal has; Enter asks the question again, and the words are kept."""
    typing = Typing(at=START)
    typing.world.height = 30

    said = typing.types("my garden", "hide", "", "stop")

    assert "\n" * 30 in said
    after = said[said.index("\n" * 30) :]
    assert "What matters most to you?" in after
    assert "You had begun: my garden" in after
    assert typing.draft == {"welcome/important": "my garden"}


def test_help_is_answered_while_it_is_hidden() -> None:
    """And nothing else is said."""
    typing = Typing(at=START)

    said = typing.types("hide", "help", "", "stop")

    hidden = said[said.index("\n" * 24) : said.index("Question ", said.index("\n" * 24))]
    assert "Help now" in hidden
    assert "matters" not in hidden


def test_hiding_works_at_a_list_and_in_the_middle_of_a_thought() -> None:
    """They are left, and the question comes again."""
    typing = Typing(at=START)

    said = typing.types("go", "hide", "", "park", "hide", "", "stop")

    assert said.count("\n" * 24) == 2
    assert typing.sitting.record.thoughts == ()


def test_coming_back_to_a_locked_plan_ends_the_chat_as_away() -> None:
    """So that the passphrase is asked for."""
    typing = Typing(at=START)
    typing.waiting.extend(["my garden", "hide", ""])
    chat = PlainChat(typing.sitting, typing.world, HELP_NOW, lambda: plan_lines(typing.sitting.plan()), locked=True)

    assert chat.run() == "away"
    assert typing.draft == {"welcome/important": "my garden"}


def test_the_end_of_the_input_while_hidden_is_an_end() -> None:
    """As anywhere."""
    typing = Typing(at=START)
    assert "The talk stops here for now." in typing.types("hide")


def test_a_plain_diary_hides_too() -> None:
    """At its list, and in the middle of a few words."""
    typing = diaries.Typing(diaries.a_book())
    said = typing.types("hide", "help", "", "stop")
    assert "999" in said

    locked = diaries.Typing(diaries.a_book())
    locked.waiting.extend(["hide", ""])
    assert PlainDiary(locked.book, locked.world, HELP, locked=True).run() == "away"


def test_a_list_that_was_hidden_is_said_again() -> None:
    """And then it is chosen from."""
    lines, said = ["hide", "", "1"], list[str]()
    world = World(lambda: lines.pop(0), said.append, 80)

    chosen = asked_again(world, HELP_NOW, lambda outside: choose(outside, "Which plan?", ["Mary's plan"]))

    assert chosen == 0
    assert "".join(said).count("1. Mary's plan") == 2


def test_a_hidden_list_that_nobody_comes_back_to_is_left() -> None:
    """The end of the input."""
    lines = ["hide", None]
    world = World(lambda: lines.pop(0), lambda _text: None, 80)

    assert asked_again(world, HELP_NOW, lambda outside: choose(outside, "Which?", ["Mary's plan"])) is None
