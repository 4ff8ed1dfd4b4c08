"""Words that call for help, typed in a practice: the pause says that it is practice, and that help is real."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from assistant.content import Content
from assistant.conversation.urgent_help import urgent_help
from assistant.faces.noticing import TO_PLAN, Noticing
from assistant.faces.terminal.noticed import Pause
from assistant.faces.terminal.practice_end import BeforeTalk, LookBack
from assistant.faces.terminal.practice_talk import TalkScreen
from tests.faces.terminal_driver import HELP, words_on
from tests.faces.test_plain_chat_practice import Typing
from tests.faces.test_terminal_practice import a_visit, an_app, begin, said_in, say

FILE = urgent_help(Content()).file
PAUSE = FILE.practising
OUR_PLAN = FILE.ways[TO_PLAN]
CALL = HELP[-1]
URGENT = ("I want to kill myself.", "I have taken an overdose.", "My husband hits me and I am scared to go home.")


def typing() -> Typing:
    """Somebody who practises as a plain chat, with our own rules."""
    return Typing(noticing=Noticing(lambda: urgent_help(Content())))


def test_the_pause_says_that_the_part_played_may_speak_and_that_help_is_real() -> None:
    """Both in the one sentence that comes first."""
    assert "practice" in PAUSE
    assert "If they are your own, the help is real." in PAUSE


@pytest.mark.parametrize("words", URGENT)
def test_the_plain_chat_pauses_and_offers_help_but_no_place_in_a_plan(words: str) -> None:
    """The person answers first; help is the first way on, and afterwards the talk goes on."""
    one = typing()
    said = one.types(words, "1", "hello")

    assert said.index("Mm, number 1.") < said.index(PAUSE) < said.index("1. Show me help now") < said.index(CALL)
    assert OUR_PLAN not in said
    assert one.said == [words, "hello"]


@pytest.mark.parametrize("words", URGENT)
async def test_the_screen_pauses_and_offers_help_but_no_place_in_a_plan(words: str) -> None:
    """The same words and the same ways on, and afterwards the talk goes on."""
    visit = a_visit()
    app = an_app(visit)
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot)
        await say(pilot, words)
        assert isinstance(app.screen, Pause)
        seen = words_on(app).replace("│ ", "").replace("  ", " ")
        assert " ".join(PAUSE.split()) in " ".join(seen.split())
        assert "Show me help now" in seen
        assert OUR_PLAN not in seen
        await pilot.press("enter")
        await pilot.pause()
        assert CALL in words_on(app)
        await pilot.press("escape")
        await say(pilot, "hello")
    assert said_in(visit) == [words, "hello"]


def test_help_is_there_before_the_first_turn_in_the_talk_in_the_pause_and_in_the_look_back() -> None:
    """Each time the word is typed; it is never said to the person."""
    one = typing()
    said = one.types("help", "hello", "help", URGENT[0], "help", "stop", "help", "")

    assert said.count(CALL) == 4
    assert one.said == ["hello", URGENT[0]]


async def helped_on(pilot: Pilot[Any], kind: type[Screen[Any]]) -> None:
    """Help is named on this screen, comes with its key, and leaves the screen as it was."""
    await pilot.pause()
    assert isinstance(pilot.app.screen, kind)
    assert "Help now F2" in words_on(pilot.app)
    await pilot.press("f2")
    await pilot.pause()
    assert CALL in words_on(pilot.app)
    await pilot.press("escape")
    await pilot.pause()
    assert isinstance(pilot.app.screen, kind)


async def test_the_key_for_help_works_before_the_first_turn_in_the_talk_and_in_the_look_back() -> None:
    """And the page, the talk and the look back are there again afterwards."""
    app = an_app(a_visit())
    async with app.run_test(size=(80, 24)) as pilot:
        await helped_on(pilot, BeforeTalk)
        await begin(pilot)
        await helped_on(pilot, TalkScreen)
        await say(pilot, "hello")
        await helped_on(pilot, TalkScreen)
        await pilot.press("f4")
        await helped_on(pilot, LookBack)
