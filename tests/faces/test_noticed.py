"""Words that call for help: the talk pauses gently after they are saved, never blocks, and keeps nothing of it."""

from __future__ import annotations

import pytest

from assistant.content import Content
from assistant.conversation.turns import GoTo, Park, Typed
from assistant.conversation.urgent_help import UrgentHelp, urgent_help
from assistant.errors import ContentFault, Fault
from assistant.faces.diary_book import DiaryBook
from assistant.faces.noticing import Noticing
from assistant.faces.plain_chat.diary import PlainDiary
from assistant.faces.plain_chat.world import World
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.diary_parts import Field
from assistant.faces.terminal.diary_screen import DiaryApp
from assistant.faces.terminal.rows import Rows
from assistant.record_json import json_of
from assistant.roles import Role
from tests.faces.terminal_driver import HELP, Clock, FakeKeeping, shown, talk_app, words_on
from tests.faces.test_plain_chat import Typing
from tests.planned import marys_record
from tests.talking import new_record, our_discuss, ours

HERE = "what_matters/important"
URGENT = "I want to kill myself."
ORDINARY = "A walk by the sea"
NOTICING = Noticing(lambda: urgent_help(Content()))


def listening(role: Role = "patient", keeping: FakeKeeping | None = None) -> Sitting:
    """A sitting that notices, at an open question."""
    sitting = Sitting(our_discuss(), new_record(role), keeping or FakeKeeping(), Clock(), noticing=NOTICING)
    sitting.reply(GoTo(HERE))
    return sitting


def test_urgent_words_are_saved_and_then_asked_about() -> None:
    """The answer is as it was typed, and nothing in the record says that anything was noticed."""
    keeping = FakeKeeping()
    sitting = listening(keeping=keeping)
    sitting.reply(Typed(URGENT))
    assert sitting.notice is not None
    assert URGENT.rstrip(".") in sitting.notice.said[0]
    assert sitting.record.talks[-1].answers[HERE].value == URGENT
    plainly = Sitting(our_discuss(), new_record(), FakeKeeping(), Clock())
    plainly.reply(GoTo(HERE))
    plainly.reply(Typed(URGENT))
    assert json_of(keeping.records[-1]) == json_of(plainly.record)


def test_the_same_words_are_asked_about_once() -> None:
    """Neither when they are given again, nor in another sitting, nor in a longer answer."""
    sitting = listening()
    sitting.reply(Typed(URGENT))
    for again in (URGENT, f"{URGENT} {ORDINARY}"):
        sitting.reply(GoTo(HERE))
        sitting.reply(Typed(again))
        assert sitting.notice is None
    another = Sitting(our_discuss(), sitting.record, FakeKeeping(), Clock(), noticing=NOTICING)
    another.reply(Park(URGENT))
    assert another.notice is None


@pytest.mark.parametrize("reply", [Typed(ORDINARY), Park(ORDINARY), GoTo("goals/goal")])
def test_ordinary_words_are_not_asked_about(reply: Typed | Park | GoTo) -> None:
    """The talk goes on as always."""
    sitting = listening()
    sitting.reply(reply)
    assert sitting.notice is None


def test_a_thought_for_later_is_heard_too() -> None:
    """It may be the place where somebody dares to say it."""
    sitting = listening()
    sitting.reply(Park(URGENT))
    assert sitting.notice is not None


def test_for_a_practitioner_it_is_a_quiet_note() -> None:
    """They are with the person: nothing pauses."""
    sitting = listening("practitioner")
    sitting.reply(Typed(URGENT))
    assert sitting.notice is None
    assert URGENT.rstrip(".") in sitting.said


def test_planning_ahead_is_a_thought_where_the_talk_has_no_such_place() -> None:
    """It is offered at the end."""
    talk = Sitting(ours("carer"), new_record(), FakeKeeping(), Clock(), noticing=NOTICING)
    assert talk.to_plan_ahead(URGENT) == Park(URGENT)


@pytest.mark.parametrize("wrong", [ContentFault([Fault("data/urgent_help.yaml", 1, "no rules")]), KeyError("self_now")])
def test_rules_that_are_broken_do_not_stand_in_the_way(wrong: Exception) -> None:
    """The words are saved, and the talk goes on."""

    def broken() -> UrgentHelp:
        raise wrong

    sitting = Sitting(our_discuss(), new_record(), FakeKeeping(), Clock(), noticing=Noticing(broken))
    sitting.reply(GoTo(HERE))
    sitting.reply(Typed(URGENT))
    assert sitting.notice is None
    assert sitting.record.talks[-1].answers[HERE].value == URGENT


# The screen


async def paused(app: TalkApp, *keys: str) -> str:
    """What is on the screen after urgent words and these keys."""
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("AnswerBox").put(URGENT)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return words_on(app)


async def test_the_screen_pauses_with_four_ways_on() -> None:
    """What was noticed, that nobody is watching, the question, and the ways."""
    shown = await paused(talk_app(listening()))
    for words in ("Did I get that right?", "Nobody is watching", "Show me help now", "Add it to my plan ahead"):
        assert words in shown
    assert "Carry on" in shown
    assert "That is not what I meant" in shown


@pytest.mark.parametrize("keys", [("escape",), ("down", "down", "enter"), ("down", "down", "down", "enter")])
async def test_whoever_carries_on_is_at_the_next_question(keys: tuple[str, ...]) -> None:
    """By Esc, by carrying on, by saying that it was meant otherwise."""
    sitting = listening()
    shown = await paused(talk_app(sitting), *keys)
    assert "Did I get that right?" not in shown
    assert sitting.turn.words.ask in shown


async def test_help_is_the_first_way() -> None:
    """The card opens with the numbers."""
    assert "Call Samaritans on 116 123." in await paused(talk_app(listening()), "enter")


async def test_it_can_be_added_to_the_plan_ahead() -> None:
    """The talk goes to where harder days are planned for, and comes back afterwards."""
    sitting = listening()
    await paused(talk_app(sitting), "down", "enter")
    assert sitting.place == "ahead/crisis_offer"
    assert sitting.record.talks[-1].returns


async def test_the_diary_on_the_screen_pauses_too() -> None:
    """Words about anything are words all the same; adding them to the plan keeps them for the next talk."""
    book = DiaryBook(marys_record(), FakeKeeping(), Clock(), noticing=NOTICING)
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 40)) as pilot:
        field = app.screen.query_one("#note", Field)
        field.put(URGENT)
        field.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert "Did I get that right?" in words_on(app)
        shown(app, Rows).point_at("to_plan")
        await pilot.press("enter")
        await pilot.pause()
        assert "The next talk offers them" in words_on(app)
    assert [thought.text for thought in book.record.thoughts] == [URGENT.rstrip(".")]


# The plain chat


def chat(*lines: str) -> tuple[str, Sitting]:
    """What is said after urgent words and these lines, and the sitting."""
    typing = Typing()
    typing.sitting = listening()
    return typing.types(URGENT, "", *lines), typing.sitting


def test_the_plain_chat_asks_and_goes_on() -> None:
    """Enter carries on, and the next question comes."""
    said, sitting = chat("")
    assert "Did I get that right?" in said
    assert "4. That is not what I meant" in said
    assert said.index("Saved") < said.index("Did I get that right?")
    assert sitting.turn.words.ask in " ".join(said.split("Type a number. Enter carries on.")[1].split())


def test_a_line_that_is_none_of_the_ways_is_the_next_answer() -> None:
    """Nobody is held up, and nothing that was typed is lost."""
    _, sitting = chat("Sundays with Maya", "")
    assert "Sundays with Maya" in [answer.value for answer in sitting.record.talks[-1].answers.values()]


def test_help_comes_by_its_number_and_by_its_word() -> None:
    """Both show the card."""
    for line in ("1", "help"):
        said, _ = chat(line)
        assert "116 123" in said.split("Did I get that right?")[1]


def test_the_plain_chat_adds_it_to_the_plan_ahead() -> None:
    """By its number."""
    _, sitting = chat("2")
    assert sitting.place == "ahead/crisis_offer"


def test_the_end_of_the_input_in_the_pause_ends_the_talk_kindly() -> None:
    """All is saved by then."""
    said, _ = chat()
    assert "It is all saved." in said


def in_the_diary(role: Role, *lines: str) -> tuple[str, DiaryBook]:
    """A visit to the diary as a plain chat."""
    out: list[str] = []
    waiting = list(lines)
    record = marys_record().changed(role=role)
    book = DiaryBook(record, FakeKeeping(), Clock(), noticing=NOTICING)
    world = World(lambda: waiting.pop(0) if waiting else None, out.append, 80)
    PlainDiary(book, world, HELP).run()
    return " ".join("".join(out).split()), book


def words_entry(book: DiaryBook) -> str:
    """The number under which words are noted: after the steps and what is followed."""
    return str(len(book.steps) + len(book.followed) + 1)


NOTE = words_entry(DiaryBook(marys_record(), FakeKeeping(), Clock()))


@pytest.mark.parametrize(("line", "thoughts"), [("", 0), ("2", 1)])
def test_the_plain_diary_asks_too(line: str, thoughts: int) -> None:
    """And goes on with its list."""
    said, book = in_the_diary("patient", f"{NOTE} {URGENT}", line, "")
    assert "Did I get that right?" in said
    assert len(book.record.thoughts) == thoughts


def test_other_words_typed_in_the_pause_of_the_diary_wait_where_words_belong() -> None:
    """They are not lost."""
    _, book = in_the_diary("patient", f"{NOTE} {URGENT}", "and it rained", "")
    assert book.half_typed("note") == "and it rained"


def test_the_diary_has_a_quiet_note_for_a_practitioner() -> None:
    """No pause."""
    said, _ = in_the_diary("practitioner", f"{NOTE} {URGENT}", "")
    assert "Did I get that right?" not in said
    assert URGENT.rstrip(".") in said
