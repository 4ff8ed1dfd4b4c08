"""Nobody is there: a warning, any key stays, and then the visit ends with everything kept and nothing shown."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from assistant.errors import CannotUse
from assistant.faces.away import Away, limit, seconds
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.diary import PlainDiary
from assistant.faces.plain_chat.world import NobodyThere
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.diary_screen import DiaryApp
from assistant.faces.terminal.welcome import ReadingApp, WelcomeApp
from assistant.record import Draft
from tests.faces import test_diary_faces as diaries
from tests.faces.terminal_driver import HELP, Clock, FakeKeeping, show_plan, shown, sitting_at, words_on
from tests.faces.test_plain_chat import HELP_NOW, START, Typing, plan_lines
from tests.faces.test_plain_chat_terminal import environment
from tests.talking import our_discuss

HERE = "what_matters/important"
ROOT = Path(__file__).parents[2]
TEN_MINUTES = 600.0


class Ticks:
    """Seconds that go by when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The seconds so far."""
        return self.now


def test_the_warning_comes_two_minutes_before_the_end() -> None:
    """With the usual 10 minutes, and with a key in between."""
    ticks = Ticks()
    away = Away(TEN_MINUTES, ticks)
    seen: list[str] = []
    for later in (479, 1, 119):
        ticks.now += later
        seen.append(away.state)
    assert seen == ["here", "warned", "warned"]
    assert "In 2 minutes this pauses" in away.warning()
    seen = [away.key(), away.state]
    ticks.now += 600
    assert [*seen, away.state] == ["warned", "here", "away"]


def test_a_limit_of_two_minutes_warns_after_the_first() -> None:
    """There is still time to press a key."""
    ticks = Ticks()
    away = Away(120, ticks)
    seen: list[str] = []
    for later in (59, 1):
        ticks.now += later
        seen.append(away.state)
    assert seen == ["here", "warned"]
    assert "In 1 minute this pauses" in away.warning()


def test_without_a_limit_nobody_is_ever_away() -> None:
    """However long it takes."""
    ticks = Ticks()
    away = Away(None, ticks)
    ticks.now += 1_000_000
    assert (away.state, away.is_off) == ("here", True)


def test_the_limit_is_2_to_60_minutes_or_off() -> None:
    """Anything else is a sentence."""
    assert [limit("2"), limit(" 10 "), limit("60"), limit("OFF")] == [120, 600, 3600, None]
    for typed in ("1", "61", "0", "-5", "ten", "", "1e1", "9" * 500):
        with pytest.raises(CannotUse, match="from 2 to 60, or off"):
            limit(typed)


def test_seconds_never_go_back() -> None:
    """Whatever the clock on the wall does."""
    assert seconds() <= seconds()


# On the screen


def an_app(ticks: Ticks, keeping: FakeKeeping, *, locked: bool = False) -> TalkApp:
    """The screen at a question with a box, with a limit of 10 minutes."""
    sitting = sitting_at(HERE, keeping=keeping)
    return TalkApp(sitting, HELP, lambda: show_plan(sitting), away=TEN_MINUTES, locked=locked, ticks=ticks)


async def test_any_key_stays_and_is_typed_nowhere() -> None:
    """The warning goes, the words are as they were, and the next key is typed."""
    ticks = Ticks()
    app = an_app(ticks, FakeKeeping())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        ticks.now += 500
        app.look()
        app.look()
        await pilot.pause()
        assert "Are you still there?" in words_on(app)
        assert len(app.screen_stack) == 2
        await pilot.press("x")
        await pilot.pause()
        assert "Are you still there?" not in words_on(app)
        assert shown(app, AnswerBox).text == "tea"
        await pilot.press("s")
        assert shown(app, AnswerBox).text == "teas"
        app.look()
        assert len(app.screen_stack) == 1


async def test_help_is_one_key_away_from_the_warning() -> None:
    """F2 stays, and brings the card."""
    ticks = Ticks()
    app = an_app(ticks, FakeKeeping())
    async with app.run_test(size=(80, 24)) as pilot:
        ticks.now += 500
        app.look()
        await pilot.press("f2")
        await pilot.pause()
        assert "Call Samaritans on 116 123." in words_on(app)


async def test_it_ends_as_away_with_half_typed_words_kept() -> None:
    """After 10 minutes, at the question and in what is open over it."""
    ticks, keeping = Ticks(), FakeKeeping()
    app = an_app(ticks, keeping)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea", "f6", *"buses")
        ticks.now += 500
        app.look()
        ticks.now += 100
        app.look()
        await pilot.pause()
    assert app.return_value == "away"
    assert keeping.draft == {HERE: "tea", "thought": "buses"}


async def test_a_half_typed_thought_is_there_again() -> None:
    """In its own box, until it is kept."""
    keeping = FakeKeeping()
    before = sitting_at(HERE, keeping=keeping)
    sitting = Sitting(our_discuss(), before.record, keeping, Clock(), Draft(words={"thought": "buses"}))
    app = TalkApp(sitting, HELP, lambda: show_plan(sitting))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        assert shown(app, AnswerBox).text == "buses"
        await pilot.press("enter")
        await pilot.pause()
    assert [thought.text for thought in sitting.record.thoughts] == ["buses"]
    assert keeping.draft == {}


async def test_the_first_key_after_the_computer_slept_is_typed_nowhere() -> None:
    """Whoever opens the lid sees nothing, though nothing was looked at in time."""
    ticks, keeping = Ticks(), FakeKeeping()
    app = an_app(ticks, keeping)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        ticks.now += 3600
        await pilot.press("x")
        await pilot.pause()
    assert app.return_value == "away"
    assert keeping.draft == {HERE: "tea"}


async def test_words_that_cannot_be_kept_stay_in_hand_for_the_next_visit() -> None:
    """The screen is cleared all the same, and the next sitting keeps them."""
    ticks, keeping = Ticks(), FakeKeeping()
    app = an_app(ticks, keeping)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        keeping.full = True
        ticks.now += 600
        app.look()
        await pilot.pause()
    keeping.full = False
    assert (app.return_value, keeping.draft) == ("away", {})
    again = Sitting(our_discuss(), app.sitting.record, keeping, Clock())
    again.take_over(app.sitting)
    assert again.half_typed == "tea"
    assert again.is_unsaved
    again.keep_half_typed("tea")
    assert keeping.draft == {HERE: "tea"}


async def test_stopping_is_no_pause() -> None:
    """Ctrl+Q ends it as stopped."""
    app = an_app(Ticks(), FakeKeeping())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
    assert app.return_value == "stopped"


async def test_a_diary_pauses_too() -> None:
    """With its words kept, also those of a thing to follow."""
    ticks, keeping = Ticks(), FakeKeeping()
    app = DiaryApp(diaries.a_book(keeping=keeping), HELP, TEN_MINUTES, ticks=ticks)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#note", AnswerBox).focus()
        await pilot.press(*"rain")
        await diaries.more(pilot, app, "follow")
        app.screen.query_one("#name", AnswerBox).focus()
        await pilot.press(*"sleep")
        ticks.now += 600
        app.look()
        await pilot.pause()
    assert app.return_value == "away"
    assert keeping.draft == {"diary note": "rain", "diary follow name": "sleep"}


async def test_a_list_of_plans_is_hidden_and_comes_back() -> None:
    """There are names on it."""
    app = WelcomeApp("What would you like to do?", [("a", "Mary's plan")], HELP)
    app._away = Away(TEN_MINUTES, ticks := Ticks())
    async with app.run_test(size=(80, 24)) as pilot:
        ticks.now += 600
        app.look()
        await pilot.pause()
        assert "Mary" not in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Mary's plan" in words_on(app)


async def test_a_page_of_a_locked_plan_does_not_come_back() -> None:
    """It ends, and the passphrase is asked by whoever opens it again."""
    app = ReadingApp("", ["feeding the birds"], HELP)
    app.watch_over(TEN_MINUTES, locked=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10", "enter")
        await pilot.pause()
        assert not app.is_running
    assert app.return_value == "away"


# In the plain chat


def nobody_after(line: str, typing: Typing) -> Callable[[], str]:
    """A person who begins a line and goes away."""

    def read() -> str:
        typing.told(line)
        raise NobodyThere

    return read


def test_a_plain_chat_ends_as_away_with_half_typed_words_kept() -> None:
    """The lines before, and the line that was being typed."""
    typing = Typing(at=START)
    typing.waiting.extend(["my garden", nobody_after("and May", typing)])
    chat = PlainChat(typing.sitting, typing.world, HELP_NOW, lambda: plan_lines(typing.sitting.plan()))

    assert chat.run() == "away"
    assert typing.draft == {"welcome/important": "my garden\nand May"}


def test_what_is_typed_after_the_chat_has_paused_is_no_answer() -> None:
    """A passphrase never becomes half of one."""
    typing = Typing(at=START)
    typing.waiting.append(nobody_after("my gar", typing))
    PlainChat(typing.sitting, typing.world, HELP_NOW, list).run()
    typing.told("correct horse")

    assert typing.draft == {"welcome/important": "my gar"}


def test_a_plain_diary_ends_as_away() -> None:
    """With nothing said about it, for the lock page says it."""
    typing = diaries.Typing(diaries.a_book())

    def read() -> str:
        raise NobodyThere

    typing.world.read_line = read
    assert PlainDiary(typing.book, typing.world, HELP).run() == "away"
    assert "To come back" not in typing.out


PAUSING = """
import sys
from pathlib import Path
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.streams import terminal_world
from assistant.faces.sitting import Sitting
from tests.faces.test_plain_chat import HELP_NOW, START, small
from tests.talking import NOON, NotKept, new_record

class DraftInFile(NotKept):
    def keep_draft(self, draft):
        Path(sys.argv[1]).write_text(draft.words.get("welcome/important", "") if draft else "")

def ticks():
    return float(Path(sys.argv[2]).read_text() or 0)

sitting = Sitting(small(), new_record(), DraftInFile(), lambda: NOON)
for reply in START:
    sitting.reply(reply)
print("ended:", PlainChat(sitting, terminal_world(), HELP_NOW, list, 600.0, ticks=ticks).run())
"""


def test_in_a_terminal_any_key_stays_and_the_line_is_as_it_was(tmp_path: Path) -> None:
    """The key is typed nowhere; later it ends, with the line kept and no escape byte written."""
    draft, clock = tmp_path / "draft", tmp_path / "clock"
    clock.write_text("0")

    def it_is(seconds_later: int) -> None:
        other = tmp_path / "other"
        other.write_text(str(seconds_later))
        os.replace(other, clock)  # noqa: PTH105 - at once, for it is read all the time

    child = pexpect.spawn(
        sys.executable,
        ["-c", PAUSING, str(draft), str(clock)],
        env=environment(TERM="xterm-256color", INPUTRC="/dev/null"),
        dimensions=(24, 70),
        timeout=60,
        encoding="utf-8",
        cwd=ROOT,
    )

    def is_kept(words: str) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and (not draft.exists() or draft.read_text() != words):
            time.sleep(0.05)
        assert draft.read_text() == words

    child.expect_exact("What matters most")
    child.expect_exact("> ")
    child.send("my gar")
    is_kept("my gar")
    it_is(500)
    child.expect_exact("Press any key to stay.")
    child.send("x")
    child.expect_exact("> my gar")
    child.send("den\r")
    child.expect_exact("> ")
    child.send("and May")
    is_kept("my garden\nand May")
    it_is(1100)
    child.expect_exact("ended: away")
    assert "\x1b" not in child.before
    child.expect(pexpect.EOF)
    child.close()

    assert draft.read_text() == "my garden\nand May"
