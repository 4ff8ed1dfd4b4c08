"""Nothing typed is lost: saving that fails, half-typed words, closed windows, crashes."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from assistant.conversation.turns import GoTo, Skip, Typed
from assistant.faces.sitting import Sitting
from assistant.faces.terminal import half_typed
from assistant.faces.terminal.box import AnswerBox
from assistant.record import Draft
from tests.faces.terminal_driver import Clock, FakeKeeping, by_name, give, shown, sitting_at, talk_app, until, words_on
from tests.talking import our_discuss

HERE = "what_matters/important"
ROOT = Path(__file__).parents[2]


async def test_a_save_that_fails_is_said_and_enter_tries_again() -> None:
    """The words stay, the mark says so, and the second try goes on."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        keeping.full = True
        await pilot.press("enter")
        await pilot.pause()
        words = words_on(app)
        assert "Not saved" in words
        assert "the disk is full" in words
        assert shown(app, AnswerBox).text == "tea"
        keeping.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert "Not saved" not in words_on(app)
    assert sitting.plan().what_matters.important == "tea"


async def test_a_thought_that_cannot_be_kept_stays_in_its_box() -> None:
    """And is kept on the next try."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        keeping.full = True
        await pilot.press("f6", *"buses", "enter")
        await pilot.pause()
        assert "the disk is full" in words_on(app)
        keeping.full = False
        await pilot.press("enter")
    assert [thought.text for thought in sitting.record.thoughts] == ["buses"]


async def test_a_thought_too_long_to_paste_is_refused_in_its_own_box() -> None:
    """The sentence is in the dialog."""
    app = talk_app(sitting_at(HERE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        box = shown(app, AnswerBox)
        box.post_message(AnswerBox.Refused("That is 20,000 characters."))
        await pilot.pause()
        assert "That is 20,000 characters." in words_on(app)


async def test_fifty_characters_are_kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without waiting for the clock."""
    monkeypatch.setattr(half_typed, "SECONDS", 60)
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"a" * 49)
        assert keeping.draft == {}
        await pilot.press("a")
        await pilot.pause()
        assert keeping.draft == {HERE: "a" * 50}


async def test_a_few_characters_are_kept_within_two_seconds() -> None:
    """By a timer."""
    assert half_typed.SECONDS < 2
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        assert keeping.draft == {}
        await until(pilot, lambda: keeping.draft == {HERE: "tea"}, "half-typed words")


async def test_stopping_keeps_what_is_half_typed_and_it_is_there_next_time() -> None:
    """Ctrl+Q, and another sitting with the same record and draft."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea", "ctrl+q")
    assert keeping.draft == {HERE: "tea"}
    again = talk_app(Sitting(our_discuss(), keeping.records[-1], keeping, Clock(), Draft(words=keeping.draft)))
    async with again.run_test(size=(80, 24)) as pilot:
        assert shown(again, AnswerBox).text == "tea"
        await pilot.press("enter")
        await pilot.pause()
        assert keeping.draft == {}


async def test_stopping_with_words_that_cannot_be_kept_needs_a_second_word() -> None:
    """The first Ctrl+Q says why, typing takes it back, the second in a row stops."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        keeping.full = True
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "the disk is full" in words_on(app)
        assert "Press Ctrl+Q once more" in words_on(app)
        await pilot.press("!", "ctrl+q")
        assert app.is_running
        await pilot.press("ctrl+q")
    assert not app.is_running


async def test_words_that_could_not_be_kept_by_the_timer_are_said_to_be_unsaved() -> None:
    """The mark and the sentence, without asking about stopping."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        keeping.full = True
        await pilot.press(*"a" * 50)
        await pilot.pause()
        assert "Not saved" in words_on(app)
        assert "Ctrl+Q once more" not in words_on(app)
        keeping.full = False


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
async def test_a_closed_window_keeps_what_is_half_typed(sent: signal.Signals) -> None:
    """The signals a terminal and a shutdown send."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        os.kill(os.getpid(), sent)
        await until(pilot, lambda: keeping.draft == {HERE: "tea"}, "half-typed words")


async def test_an_app_that_ends_by_itself_keeps_what_is_half_typed() -> None:
    """On unmount."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
    assert keeping.draft == {HERE: "tea"}


async def test_words_taken_out_are_not_kept_as_half_typed() -> None:
    """The box is empty, and nothing comes back by itself."""
    keeping = FakeKeeping()
    sitting = sitting_at("what_matters/good_day", keeping=keeping)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8", "!")
        await by_name(pilot, "take this")
        await pilot.pause()
        assert shown(app, AnswerBox).text == ""
        assert keeping.draft == {}


async def test_an_answer_half_changed_is_there_again_after_going_away() -> None:
    """Back to an answer, more words, away by F8, and there again."""
    sitting = sitting_at("what_matters/good_day")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8", "!", "f8")
        await give(pilot, app, sitting.turn, GoTo(HERE))
        assert shown(app, AnswerBox).text == "a walk with Maya on Sundays!"


async def test_a_reply_that_does_not_do_leaves_everything_as_it_was() -> None:
    """Taking out where nothing stands is a sentence, and the typed words stay."""
    app = talk_app(sitting_at(HERE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        await by_name(pilot, "take this")
        await pilot.pause()
        assert "There is no answer here to take out." in words_on(app)
        assert shown(app, AnswerBox).text == "tea"


async def test_skipping_goes_on_without_an_answer() -> None:
    """By name."""
    sitting = sitting_at(HERE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await give(pilot, app, sitting.turn, Skip())
        await give(pilot, app, sitting.turn, Typed("toast"))
    assert sitting.plan().what_matters.good_day == "toast"


CRASHING = """
import sys
from tests.faces.terminal_driver import sitting_at, talk_app
app = talk_app(sitting_at("what_matters/good_day"))
def broken():
    canary_of_mary = "canary-words"
    raise RuntimeError(canary_of_mary)
app._question._show_plan = broken
app.run()
sys.exit(app.return_code)
"""


def test_a_crash_prints_one_sentence_and_no_words_of_the_person() -> None:
    """In a real terminal: no traceback, no locals, exit code 1."""
    child = pexpect.spawn(
        sys.executable,
        ["-c", CRASHING],
        cwd=ROOT,
        dimensions=(24, 80),
        encoding="utf-8",
        env={**os.environ, "TERM": "xterm"},
    )
    child.expect("Ctrl.Q", timeout=30)
    child.send("\x1bOS")
    child.expect(pexpect.EOF, timeout=30)
    child.close()
    assert "Something went wrong on our side." in child.before
    assert "canary" not in child.before
    assert "Traceback" not in child.before
    assert child.exitstatus == 1


async def test_an_error_that_draws_itself_is_one_sentence_too() -> None:
    """Textual lets some errors print themselves; ours does not."""

    class Drawn(Exception):
        def __rich__(self) -> str:
            return "canary-words"

    app = talk_app(sitting_at(HERE))

    async def crash() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            app.call_later(_raise, Drawn())
            await pilot.pause()

    with pytest.raises(Drawn):
        await crash()
    assert app.return_code == 1


def _raise(error: Exception) -> None:
    raise error
