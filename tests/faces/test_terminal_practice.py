"""Practice on the screen: what is seen, said, picked and looked back at; every screen says that it is practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from assistant.content import Content
from assistant.conversation.urgent_help import urgent_help
from assistant.conversation.wording import Words as Prompt
from assistant.documents.wording import Words, document_words
from assistant.errors import CannotSave
from assistant.faces.noticing import Noticing
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import Saying
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.practice_screen import PracticeApp
from assistant.faces.terminal.rows import Rows
from assistant.practice.exchange import SAYS_NOTHING, Exchange, Line
from assistant.practice.people import person
from assistant.practice.practice import Practice
from assistant.practice.reading import read_turn
from assistant.practice_record import Behaviour
from tests.faces.terminal_driver import HELP, lines_on, words_on
from tests.test_words import LONGEST_SENTENCE, NOT_OURS, sentences

OPEN, CLOSED = "What else is on your mind?", "Do you sleep well at night?"
ADVICE = "You should take a warm bath every night."
ANSWERS = (
    "I puff going up the hill to school. Jacob has to stop and wait for me.",
    "None of my favourite clothes fit me. I open the wardrobe and I shut it again.",
    "Yes, the nurse said that. And the one before her.",
)
PROMPTS = (
    Prompt(ask="What matters most to you just now?", listen="people, places, roles", cues=("What else?",)),
    Prompt(ask="Tell me about a day that goes well for you.", listen="what helps, who is there"),
)


class FakePractice:
    """A practice with Mrs Smith, whose answers come in their order whatever is said."""

    def __init__(self, answers: Sequence[str] = ANSWERS, prompts: Sequence[Prompt] = PROMPTS) -> None:
        self.person = person(Content(), "mrs_smith")
        self.opening = self.person.says["greeting"][0]
        self.exchanges: tuple[Exchange, ...] = ()
        self._answers, self._prompts = answers, list(prompts)

    def say(self, text: str) -> Exchange:
        """The next answer; silence is answered with what can be seen."""
        number = len(self.exchanges) + 1
        heard = self.exchanges[-1].answer if self.exchanges else self.opening
        reading = read_turn(heard, text)
        line = Line("fact.first", "hill", self._answers[(number - 1) % len(self._answers)])
        seen = Line(SAYS_NOTHING, "", "(Mrs Smith looks out of the window.)")
        made = Exchange(
            number=number,
            said=text,
            heard=heard,
            reading=reading,
            questions=int(reading.question is not None),
            words=len(text.split()),
            listened=reading.reflection is not None,
            asked_first=False,
            was_asked=False,
            lines=(line,) if text else (seen,),
            shut=text == ADVICE,
        )
        self.exchanges = (*self.exchanges, made)
        return made

    def back_to(self, number: int) -> None:
        """Only what came before that turn is left."""
        self.exchanges = self.exchanges[: number - 1]

    def prompt(self) -> Prompt:
        """What could be said."""
        return self._prompts[0] if self._prompts else Prompt()

    def another_prompt(self) -> Prompt:
        """The next of them."""
        self._prompts = self._prompts[1:]
        return self.prompt()


class FakeKeeping:
    """Keeps nothing, and fails when told to."""

    full = False
    id = "bcd234"

    def keep(self, _practice: Practice, _overruled: dict[int, Behaviour], _ended: bool) -> None:
        """Kept, or not."""
        if self.full:
            raise CannotSave("I could not keep that (the disk is full).")

    def anew(self) -> None:
        """Another one from here on."""


def words(name: str) -> Words:
    """Words of practice that ship."""
    return document_words(Content(), name, folder="practise")


def a_sheet(practice: Practice, overruled: Mapping[int, Behaviour]) -> list[str]:
    """A sheet long enough to be scrolled."""
    carried = [f"- {one.fact}" for one in practice.person.facts]
    return ["PRACTICE WITH A MADE-UP PERSON", "", f"Turns: {len(practice.exchanges)}", *map(str, overruled), *carried]


def a_visit(practice: FakePractice | None = None, keeping: FakeKeeping | None = None, **ways: Any) -> PracticeVisit:
    """A visit to a practice with Mrs Smith."""
    made = cast(Practice, practice or FakePractice())
    noticing = Noticing(lambda: urgent_help(Content()))
    return PracticeVisit(made, keeping or FakeKeeping(), a_sheet, words("remarks"), noticing, **ways)


def some_words() -> Saying:
    """The words of the screen, with the name of Mrs Smith."""
    return Saying(words("faces"), "Mrs Smith", words("screen"))


def an_app(visit: PracticeVisit) -> PracticeApp:
    """The screen for it."""
    return PracticeApp(visit, words("faces"), HELP, screen_words=words("screen"))


async def say(pilot: Pilot[Any], *said: str) -> None:
    """Says one thing after the other."""
    for text in said:
        pilot.app.screen.query_one(AnswerBox).put(text)
        await pilot.press("enter")
        await pilot.pause()


async def begin(pilot: Pilot[Any]) -> None:
    """Leaves the page that comes before the talk."""
    await pilot.pause()
    rows = pilot.app.screen.query_one(Rows)
    rows.focus()
    rows.point_at("begin")
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(pilot.app.focused, AnswerBox)


def said_in(visit: PracticeVisit) -> list[str]:
    """What was said in a practice so far."""
    return [one.said for one in visit.exchanges]


def place(app: PracticeApp, text: str) -> tuple[int, int]:
    """The line and the column at which a text begins; once it is there."""
    return next((y, line.index(text)) for y, line in enumerate(lines_on(app)) if text in line)


# Before


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_who_it_is_and_what_practice_is_come_first(size: tuple[int, int]) -> None:
    """The page is read to its end with the arrow keys alone; how the person feels is not told."""
    app = an_app(a_visit())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = [words_on(app)]
        for _ in range(20):
            await pilot.press("down")
            seen.append(words_on(app))
        everything = " ".join(seen)
        assert isinstance(app.focused, Rows)
    assert seen[0].startswith("Practice: Mrs Smith")
    for said in ("Practice with Mrs Smith, 61", "school dinners", "is made up", "often wrong", "for you alone"):
        assert said in everything
    assert "cheerful on top" not in everything


async def test_remarks_can_wait_for_the_end_and_come_back() -> None:
    """Chosen before the talk, and changed in the middle of it."""
    visit = a_visit()
    app = an_app(visit)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter", "down", "enter")
        await pilot.pause()
        assert "Remarks on your words: only at the end." in words_on(app)
        await begin(pilot)
        await say(pilot, OPEN, ADVICE)
        assert "A look at your words" not in words_on(app)
        await pilot.press("escape", *"remarks", "enter", "home", "enter")
        await say(pilot, ADVICE)
        assert "A look at your words" in words_on(app)
    assert visit.feedback == "each_turn"


# The talk


async def test_what_is_said_stands_above_its_answer_and_a_remark_apart_below_it() -> None:
    """Both wordings side by side; the box is empty and has the focus; signs stay signs."""
    app = an_app(a_visit())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await say(pilot, "What does [b]that[/b] do to you?", ADVICE)
        seen = words_on(app)
        mine, answer = place(app, f"You: {ADVICE}"), place(app, f"Mrs Smith: {ANSWERS[1][:20]}")
        remark, weaker = place(app, "A look at your words"), place(app, "You said:")
        stronger = place(app, "You could also say:")
        assert isinstance(app.focused, AnswerBox)
        assert app.focused.text == ""
        await pilot.press("pageup", "pageup")
        await pilot.pause()
        assert "[b]that[/b]" in words_on(app)
    assert mine[0] < answer[0] < remark[0] < weaker[0] == stronger[0]
    assert mine[1] > answer[1]
    assert weaker[1] < stronger[1]
    assert "If it was something else, press F9." in seen


async def test_words_listened_back_stand_beside_those_of_the_person() -> None:
    """What the person had said, and what one made of it."""
    app = an_app(a_visit())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await say(pilot, OPEN, "You puff going up the hill, and Jacob has to wait for you.")
        heard, said = place(app, "Mrs Smith had said: I puff going"), place(app, "You said: You puff going up the")
    assert heard[0] == said[0]
    assert heard[1] < said[1]


async def test_saying_nothing_is_a_turn_and_an_empty_enter_is_none() -> None:
    """What is half typed stays, and what can be seen has no name before it."""
    visit = a_visit()
    app = an_app(visit)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("enter")
        assert "Nothing is typed yet." in words_on(app)
        assert said_in(visit) == []
        await pilot.press(*"so", "f6")
        await pilot.pause()
        assert "(You say nothing.) (Mrs Smith looks out of the window.)" in words_on(app)
        assert app.screen.query_one(AnswerBox).text == "so"
        await say(pilot, "...")
    assert said_in(visit) == ["", ""]


async def test_below_the_box_stands_what_can_be_done_and_nothing_of_another_talk() -> None:
    """With its keys, in one line."""
    app = an_app(a_visit())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        buttons = [line.strip() for line in lines_on(app) if "[ " in line]
    assert buttons == ["[ Say it  Enter ]  [ Say nothing  F6 ]  [ What could I say?  F7 ]"]


async def test_the_talk_moves_to_what_is_newest_or_where_the_reader_goes() -> None:
    """An answer that is longer than the screen is seen from its beginning; typing moves nothing."""
    answer = " ".join(f"Word{number}." for number in range(80))
    app = an_app(a_visit(FakePractice((answer,))))
    async with app.run_test(size=(40, 12)) as pilot:
        await begin(pilot)
        await say(pilot, OPEN)
        assert lines_on(app)[1].strip().startswith("Mrs Smith: Word0.")
        await pilot.press("pagedown")
        await pilot.pause()
        further = lines_on(app)[1:5]
        await pilot.press(*"so")
        assert lines_on(app)[1:5] == further
        assert not further[0].strip().startswith("Mrs Smith")
        await pilot.press("enter")
        await pilot.pause()
        assert lines_on(app)[1].strip().startswith("Mrs Smith: Word0.")


async def test_a_turn_that_could_not_be_kept_is_said_until_one_is() -> None:
    """The talk goes on meanwhile."""
    keeping = FakeKeeping()
    app = an_app(a_visit(keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        keeping.full = True
        await say(pilot, OPEN)
        assert "the disk is full). The talk goes on. Your next turn keeps this one too." in words_on(app)
        keeping.full = False
        await say(pilot, OPEN)
        assert "the disk is full" not in words_on(app)


async def test_words_that_call_for_help_bring_the_pause_and_no_remark() -> None:
    """It says that this is practice; help is one key away, and the talk is there afterwards."""
    visit = a_visit()
    app = an_app(visit)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await say(pilot, "You should know that I want to kill myself.")
        assert "This is practice, so the words may belong to the part you play." in words_on(app)
        await pilot.press("f2")
        assert "call 999" in words_on(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "Mrs Smith: I puff" in words_on(app)
        assert "A look at your words" not in words_on(app)


async def test_a_reading_can_be_overruled_and_both_are_kept() -> None:
    """Said back in one line, where the remark was."""
    visit = a_visit()
    app = an_app(visit)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f9")
        assert "You have not had a turn yet." in words_on(app)
        await say(pilot, OPEN, ADVICE)
        await pilot.press("f9")
        assert "The program read your last turn as telling." in words_on(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "You say it was listening back. Both readings are kept." in words_on(app)
        assert "A look at your words" not in words_on(app)
    assert visit.overruled == {2: "reflection"}
    assert visit.exchanges[-1].reading.behaviour == "input"


# What one could say


async def test_what_one_could_say_is_picked_into_the_box_after_what_stands_there() -> None:
    """Another pick takes the place of an untouched one, and the next prompt follows on asking."""
    app = an_app(a_visit())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        app.screen.query_one(AnswerBox).put("It stung.")
        await pilot.press("f7")
        assert "Listen for: people, places, roles" in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(AnswerBox).text == f"It stung. {PROMPTS[0].ask}"
        await pilot.press("f7", "end", "enter")
        await pilot.pause()
        assert "Listen for: what helps, who is there" in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(AnswerBox).text == f"It stung. {PROMPTS[1].ask}"
        await pilot.press("f7", "end", "enter", "escape", "f7")
        await pilot.pause()
        assert "There is nothing more to suggest here." in words_on(app)


@pytest.mark.parametrize("size", [(80, 24), (132, 43)], ids=str)
async def test_what_one_could_say_can_stand_there_all_the_time(size: tuple[int, int]) -> None:
    """Below the talk; on a wide screen at its right, with what to listen for."""
    app = an_app(a_visit(prompts="shown"))
    async with app.run_test(size=size) as pilot:
        await begin(pilot)
        await say(pilot, OPEN)
        await pilot.pause()
        asked, answered, seen = place(app, PROMPTS[0].ask[:21]), place(app, "Mrs Smith: I puff"), words_on(app)
    wide = size[0] > 100
    assert (asked[1] > answered[1] + 80) if wide else (asked[0] > answered[0])
    assert seen.count(PROMPTS[0].ask[:21]) == 1
    assert ("Listen for:" in seen) == wide


async def test_of_a_long_prompt_the_beginning_stands_below_the_talk() -> None:
    """And the whole of it is there on asking."""
    long = Prompt(ask="I would like to hear about your life.\nYou can leave out anything.")
    app = an_app(a_visit(FakePractice(prompts=(long,)), prompts="shown"))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert "I would like to hear about your life. ..." in words_on(app)
        assert "leave out" not in words_on(app)
        await pilot.press("f7")
        assert "You can leave out anything." in words_on(app)


async def test_what_is_hidden_is_not_shown_on_asking_either() -> None:
    """The key says where that is changed."""
    app = an_app(a_visit(prompts="hidden"))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert "What could I say?" not in words_on(app)
        await pilot.press("f7")
        assert "What you could say is hidden." in words_on(app)
        assert PROMPTS[0].ask not in words_on(app)


# The end


async def test_the_look_back_is_read_and_a_moment_is_tried_again() -> None:
    """The talk is back at that very place, with what was said then, and goes on from there."""
    visit = a_visit()
    app = an_app(visit)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await say(pilot, OPEN, ADVICE, CLOSED)
        await pilot.press("f4")
        await pilot.pause()
        assert "PRACTICE WITH A MADE-UP PERSON" in words_on(app)
        assert "Turns: 3" in words_on(app)
        await pilot.press("pagedown", "pagedown", "pagedown", "down")
        assert "nobody came back to her about it" in words_on(app)
        assert isinstance(app.focused, Rows)
        await pilot.press("up", "pageup", "pageup", "pageup", "enter")
        assert "PRACTICE WITH A MADE-UP PERSON" in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Turn 2. You told Mrs Smith what to do, and Mrs Smith closed up." in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        seen = words_on(app)
        assert f"You are back at turn 2. You said then: {ADVICE} What would you like to say this time?" in seen
        assert ANSWERS[1][:20] not in seen
        assert said_in(visit) == [OPEN]
        await say(pilot, CLOSED)
    assert said_in(visit) == [OPEN, CLOSED]


async def test_after_the_look_back_there_is_a_way_to_the_talk_to_a_file_and_out() -> None:
    """The command for a sheet is said; leaving ends the visit."""
    app = an_app(a_visit())
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot)
        await say(pilot, OPEN)
        await pilot.press("f4", "escape")
        assert "Mrs Smith: I puff" in words_on(app)
        await pilot.press("f4")
        await pilot.pause()
        rows = app.screen.query_one(Rows)
        rows.focus()
        rows.point_at("sheet")
        await pilot.press("enter")
        await pilot.pause()
        assert "whatmatters practise export bcd234 --to practice.md" in words_on(app)
        await pilot.press("escape", "end", "enter")
        await pilot.pause()
    assert app.return_value == "stopped"


# Everywhere


@pytest.mark.parametrize("keys", [("f7",), ("f9",), ("escape",), ("escape", *"remarks", "enter"), ("f4",)], ids=str)
async def test_every_screen_says_that_it_is_practice(keys: tuple[str, ...]) -> None:
    """In its first words, whatever opens."""
    app = an_app(a_visit())
    async with app.run_test(size=(40, 12)) as pilot:
        await begin(pilot)
        await say(pilot, OPEN)
        assert words_on(app).startswith("Practice: ")
        await pilot.press(*keys)
        await pilot.pause()
        assert words_on(app).startswith("Practice: ")


async def test_what_is_half_typed_survives_hiding_and_a_pause() -> None:
    """Hidden there is nothing of ours to be seen; after a pause the talk goes on where it was."""
    visit = a_visit()
    app = an_app(visit)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await say(pilot, OPEN, ADVICE)
        await pilot.press(*"so", "f10")
        await pilot.pause()
        assert "Smith" not in words_on(app)
        assert "Practice" not in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Mrs Smith:" in words_on(app)
        app.when_away()
        await pilot.pause()
    assert app.return_value == "away"

    again = an_app(visit)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "A look at your words" in words_on(again)
        assert again.screen.query_one(AnswerBox).text == "so"
        await say(pilot, OPEN)
        await pilot.press("ctrl+q")
    assert visit.half_typed == ""
    assert again.return_value == "stopped"


def test_the_words_of_the_screen_are_short_and_fit() -> None:
    """No sentence has more than 20 words, and each line of keys fits the screen that it is for."""
    ours = words("screen").part("screen")
    keys = {name: text for name, text in ours.items() if name.startswith("foot.")}

    assert [one for text in ours.values() for one in sentences(text) if len(one.split()) > LONGEST_SENTENCE] == []
    assert [text for text in ours.values() if NOT_OURS.search(text)] == []
    assert [text for name, text in keys.items() if len(text) > (38 if name.endswith("_short") else 78)] == []
