"""When saving fails: try again, save somewhere else, show me my answers; and what a crash says."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation.turns import Skip, Typed
from assistant.errors import CannotSave, CannotUse
from assistant.faces.crash import reference, sorry
from assistant.faces.not_saved import folder_named, my_answers, unsaved_words
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.box import AnswerBox
from tests.faces.terminal_driver import FakeKeeping, by_name, shown, sitting_at, talk_app, words_on
from tests.faces.test_plain_chat import START, Typing

HERE = "what_matters/important"
THE_WAYS = "Press Esc to try again, to save somewhere else, or to see your answers."


def unsaved(words: str = "tea") -> tuple[Sitting, FakeKeeping]:
    """A sitting whose last answer could not be saved."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    keeping.full = True
    with pytest.raises(CannotSave):
        sitting.reply(Typed(words))
    return sitting, keeping


def test_an_answer_that_could_not_be_saved_is_in_what_is_kept_elsewhere() -> None:
    """The sitting itself still asks the question, and has everything as it was."""
    sitting, keeping = unsaved()

    assert sitting.keep_elsewhere(Path("stick")) == 'Saved in "stick".'

    (folder, record), *_ = keeping.elsewhere
    assert (folder, record.talks[-1].answers[HERE].value) == (Path("stick"), "tea")
    assert sitting.place == HERE
    assert HERE not in sitting.record.talks[-1].answers
    assert sitting.is_unsaved


def test_once_it_is_saved_nothing_is_unsaved_and_no_answer_stands_twice() -> None:
    """The same reply again."""
    sitting, keeping = unsaved()
    keeping.full = False
    sitting.reply(Typed("tea"))

    assert (sitting.unsaved, sitting.is_unsaved, unsaved_words(sitting)) == (None, False, [])
    assert [one.value for one in sitting.record.talks[-1].answers.values()].count("tea") == 1
    sitting.keep_elsewhere(Path("stick"))
    assert keeping.elsewhere[-1][1] == sitting.record


def test_the_words_that_are_not_saved_stand_above_the_plan() -> None:
    """What was given, and what is half typed, each once."""
    sitting, _ = unsaved("tea\nand toast")
    with pytest.raises(CannotSave):
        sitting.keep_half_typed("tea\nand toast and jam")

    assert unsaved_words(sitting) == ["tea\nand toast", "tea\nand toast and jam"]
    shown = my_answers(sitting, ["MY PLAN"])
    assert shown[:4] == ["NOT SAVED YET", "", "tea", "and toast"]
    assert shown[-1] == "MY PLAN"


def test_a_skip_that_could_not_be_saved_has_no_words() -> None:
    """There is nothing to show, but it is still to be saved."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    keeping.full = True
    with pytest.raises(CannotSave):
        sitting.reply(Skip())
    assert (unsaved_words(sitting), sitting.is_unsaved) == ([], True)


def test_a_folder_is_named_as_people_name_it() -> None:
    """With quotes around it, with ~ for home; nothing is no folder."""
    assert folder_named(' "/media/my stick" ') == Path("/media/my stick")
    assert folder_named("~/Documents") == Path.home() / "Documents"
    for nothing in ("", "  ", '""', "~nobody-of-this-name/x"):
        with pytest.raises(CannotUse, match="Type the name of a folder"):
            folder_named(nothing)


# On the screen


async def test_the_sentence_names_the_ways_and_esc_lists_them_first() -> None:
    """And they go once everything is saved."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        keeping.full = True
        await pilot.press("enter")
        await pilot.pause()
        assert THE_WAYS in words_on(app)
        await pilot.press("escape")
        await pilot.pause()
        listed = words_on(app)
        assert "Try again to save" in listed
        assert "Save somewhere else" in listed
        assert "Show me my answers" in listed
        keeping.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert app.sitting.place == "what_matters/good_day"
        await pilot.press("escape")
        await pilot.pause()
        assert "Save somewhere else" not in words_on(app)
    assert app.sitting.plan().what_matters.important == "tea"


async def test_a_skip_can_be_tried_again_and_half_typed_words_too() -> None:
    """Each as it was given."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        keeping.full = True
        await pilot.press(*"a" * 50)
        await pilot.pause()
        assert "Not saved" in words_on(app)
        await pilot.press("escape")
        keeping.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert keeping.draft == {HERE: "a" * 50}
        assert "Not saved" not in words_on(app)
        keeping.full = True
        await by_name(pilot, "skip")
        await pilot.pause()
        assert sitting.place == HERE
        keeping.full = False
        await by_name(pilot, "Try")
        await pilot.pause()
    assert sitting.record.talks[-1].answers[HERE].state == "skipped"


async def test_saving_somewhere_else_asks_for_a_folder() -> None:
    """A folder that does not do is a sentence in the dialog; one that does closes it, and the words stay."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        keeping.full = True
        await pilot.press("enter")
        await by_name(pilot, "somewhere")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Type the name of a folder" in words_on(app)
        await pilot.press(*"full", "enter")
        await pilot.pause()
        assert "I could not save that there" in words_on(app)
        shown(app, AnswerBox).put("stick")
        await pilot.press("enter")
        await pilot.pause()
        assert 'Saved in "stick".' in words_on(app)
        assert shown(app, AnswerBox).text == "tea"
    assert [(str(folder), record.talks[-1].answers[HERE].value) for folder, record in keeping.elsewhere] == [
        ("stick", "tea")
    ]


async def test_my_answers_can_be_read_with_the_unsaved_one_on_top() -> None:
    """And how to copy them is said."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at(HERE, keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"teapot")
        keeping.full = True
        await pilot.press("enter")
        await by_name(pilot, "answers")
        await pilot.pause()
        words = words_on(app)
        assert "NOT SAVED YET" in words
        assert "teapot" in words
        assert "To copy" in words


# In the plain chat


def test_elsewhere_and_answers_work_when_saving_fails_and_enter_still_tries_again() -> None:
    """All three are named, and the answer is kept once."""
    typing = Typing(at=START)
    typing.keeps.refuses = 1

    said = typing.types("my garden", "", "answers", "elsewhere", "~/stick", "", "stop")

    assert "Press Enter to try again. Or type elsewhere" in " ".join(said.split())
    assert "NOT SAVED YET\n\nmy garden" in said
    assert f'Saved in "{Path.home() / "stick"}".' in " ".join(said.split())
    assert typing.keeps.elsewhere is not None
    assert typing.keeps.elsewhere[1].talks[-1].answers["welcome/important"].value == "my garden"
    assert typing.answer("welcome/important") == "my garden"


def test_elsewhere_can_be_left_and_help_is_answered_there() -> None:
    """Enter leaves it."""
    typing = Typing(at=START)

    said = typing.types("elsewhere", "", "elsewhere", "help", "elsewhere", '""', "stop")

    assert said.count("Which folder shall it go in?") == 3
    assert "116 123" in said
    assert "Type the name of a folder" in said
    assert typing.keeps.elsewhere is None


# A crash


def crashed(words: str) -> BaseException:
    """An error that holds somebody's words, from inside our code."""
    try:
        Typing(at=START).sitting.conversation.reply(None, words, None)  # type: ignore[arg-type]
    except Exception as error:
        return error
    raise AssertionError("That was no error.")


def test_a_crash_is_a_sentence_and_a_reference_without_any_words() -> None:
    """The same mistake has the same reference, whatever was typed."""
    one, other = crashed("canary"), crashed("another canary")

    assert reference(one) == reference(other)
    assert reference(one) != reference(ValueError("canary"))
    assert reference(None) == "0000-0000"
    assert reference(one) in sorry(one)
    assert "canary" not in sorry(one)
    assert "Traceback" not in sorry(one)
