"""Practice as a plain chat: what is typed is said to the person, and nothing is said that was not meant to be."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast, get_args

import pytest

from assistant.content import Content
from assistant.conversation.urgent_help import urgent_help
from assistant.conversation.wording import Words as Prompt
from assistant.documents.wording import document_words
from assistant.errors import CannotSave
from assistant.faces.noticing import Noticing
from assistant.faces.plain_chat.practice import PlainPractice
from assistant.faces.plain_chat.practice_lines import word_in
from assistant.faces.plain_chat.world import NobodyThere, World
from assistant.faces.practice_visit import PracticeVisit
from assistant.practice.exchange import SAYS_NOTHING, Exchange
from assistant.practice.feedback.moments import Why
from assistant.practice.practice import Practice
from assistant.practice_record import Behaviour
from tests.faces.test_away import Ticks
from tests.practice import by_hand
from tests.practice.by_hand import ANN, TELL, Turn

WORDS = document_words(Content(), "faces", folder="practise")
REMARKS = document_words(Content(), "remarks", folder="practise")
HELP = ("If life is at risk, call 999.", "Call Samaritans on 116 123.")
URGENT = "I want to kill myself."
MARK = "Practice> "
ASKS = ("What matters to you?", "What is next?")


@dataclass(frozen=True)
class FakeRemark:
    """A remark of which every part is known."""

    text: str = "That can be answered yes or no."
    weaker: str = "Do you sleep?"
    stronger: str = "How do you sleep?"
    beside: str = "I lie awake."


class FakePractice:
    """A practice with Ann: she answers with lines of the keys named for a turn, and says what to ask by a list."""

    person = ANN
    opening = "Come in."

    def __init__(self, **answers: Turn) -> None:
        self._answers = {turn.said: turn for turn in answers.values()}
        self._turns: list[Turn] = []
        self.asks = list(ASKS)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every turn so far, built by hand."""
        return tuple(by_hand.talk(*self._turns, greeting=self.opening))

    @property
    def said(self) -> list[str]:
        """What was said to her."""
        return [turn.said for turn in self._turns]

    def say(self, text: str) -> Exchange:
        """Says something to her."""
        self._turns.append(self._answers.get(text, Turn(text)))
        return self.exchanges[-1]

    def prompt(self) -> Prompt:
        """The first of what is left to ask; no words at the end."""
        if not self.asks:
            return Prompt()
        return Prompt(ask=self.asks[0], cues=("What else?",), listen="people and places")

    def another_prompt(self) -> Prompt:
        """Passes one over."""
        del self.asks[:1]
        return self.prompt()

    def back_to(self, number: int) -> None:
        """Forgets a turn and all after it."""
        del self._turns[number - 1 :]


class FakeKeeping:
    """Counts what is kept, and fails when told to."""

    id = "bcd234"

    def __init__(self) -> None:
        self.ended: list[bool] = []
        self.overruled: dict[int, Behaviour] = {}
        self.full = False

    def keep(self, _practice: Practice, overruled: dict[int, Behaviour], ended: bool) -> None:
        """Keeps whether it was ended, and what was overruled."""
        if self.full:
            raise CannotSave("I could not save that (the disk is full). Your words are still here.")
        self.ended.append(ended)
        self.overruled = dict(overruled)

    def anew(self) -> None:
        """From here on it is another practice."""


class Typing:
    """Somebody at the keyboard, practising with Ann."""

    def __init__(self, practice: FakePractice | None = None, width: int = 80, **settings: Any) -> None:
        self.practice = practice or FakePractice()
        self.keeping = FakeKeeping()
        given = cast("Practice", self.practice)
        self.visit = PracticeVisit(given, self.keeping, lambda *_: ["WHAT WAS FOUND", "Fact one"], REMARKS, **settings)
        self.out = ""
        self.waiting: deque[str] = deque()
        self.world = World(self._read, self._write, width)

    def types(self, *lines: str) -> str:
        """Types these lines until the input ends; what was said, on one line."""
        self.waiting.extend(lines)
        PlainPractice(self.visit, self.world, WORDS, HELP).run()
        return " ".join(self.out.split())

    @property
    def said(self) -> list[str]:
        """What was said to Ann."""
        return self.practice.said

    def _read(self) -> str | None:
        self._write("\n")
        return self.waiting.popleft() if self.waiting else None

    def _write(self, text: str) -> None:
        self.out += text


@pytest.fixture(autouse=True)
def remark(monkeypatch: pytest.MonkeyPatch) -> list[FakeRemark]:
    """The remark on every turn: none, until a test puts one in."""
    there: list[FakeRemark] = []
    monkeypatch.setattr("assistant.faces.practice_visit.remark", lambda *_: there[0] if there else None)
    return there


# Before


def test_it_begins_with_who_it_is_and_what_this_is() -> None:
    """Made up, kept for oneself, by the form of words; then the person speaks first."""
    said = Typing().types()

    assert said.startswith("Practice with Ann, 70 Ann is seventy.")
    assert "Ann is made up. Nothing here goes into a real plan." in said
    assert "A person who watches you sees more." in said
    assert "Remarks on your words: after each turn. What you could say: when you ask." in said
    assert said.index("on this computer, for you alone") < said.index("Ann: Come in.")
    assert "Type help for help now" in said
    assert ANN.mood not in said


def test_the_word_practice_stands_at_the_beginning_at_the_end_and_in_every_prompt() -> None:
    """Nobody takes it for a real talk, wherever they look."""
    typing = Typing(noticing=Noticing(lambda: urgent_help(Content())))
    said = typing.types("hello", "/settings", "4", "/prompt", URGENT, "", "stop", "1", "")

    assert typing.out.count("> ") == typing.out.count(MARK) == 9
    assert "practice" in said[-30:].casefold()


# The talk


def test_a_line_is_said_to_the_person_and_their_answer_has_their_name() -> None:
    """Word for word, and nothing but an answer comes back."""
    typing = Typing()
    said = typing.types("How are you today?", "And then?")

    assert typing.said == ["How are you today?", "And then?"]
    assert "Ann: Mm, number 1." in said
    assert "Ann: Mm, number 2." in said


@pytest.mark.parametrize(
    "line", ["back", "skip", "go", "why", "plan", "prompt", "another", "settings", "Yes.", "1", "12"]
)
def test_what_a_volunteer_may_really_say_is_no_command(line: str) -> None:
    """Neither the words of a real talk nor a number where no list is open."""
    typing = Typing()
    typing.types(line)

    assert typing.said == [line]


def test_an_empty_line_is_no_turn_and_says_how_to_be_silent() -> None:
    """Silence is meant, never a slip."""
    typing = Typing()
    said = typing.types("", "   ")

    assert typing.said == []
    assert said.count("To be silent on purpose, type three dots") == 2


@pytest.mark.parametrize("line", ["...", "\u2026", ". . .", "....", "/silence", "/Silence", "silence"])
def test_silence_is_a_turn(line: str) -> None:
    """By three dots however they are typed, or by name."""
    typing = Typing()
    typing.types(line)

    assert typing.said == [""]


def test_what_can_only_be_seen_stands_apart_from_words() -> None:
    """Without a name before it; words after it have one again."""
    answers = Turn("", ["says.mm", SAYS_NOTHING, "says.silence"])
    typing = Typing(FakePractice(silence=answers))
    typing.types("...")

    assert "Ann: Answer 1 on says.mm.\nAnswer 1 on nothing.\nAnn: Answer 1 on says.silence.\n" in typing.out


def test_a_paste_of_several_lines_is_one_turn() -> None:
    """Also where a line of it is empty, or is a word such as stop."""
    typing = Typing()
    typing.world.more_waits = lambda: len(typing.waiting) > 1
    typing.types("Let me see.", "", "stop", "smoking", "stop")

    assert typing.said == ["Let me see.\n\nstop\nsmoking"]


def test_a_paste_that_the_input_ends_with_is_said_all_the_same() -> None:
    """What was pasted is there, whatever comes after it."""
    typing = Typing()
    typing.world.more_waits = lambda: True
    typing.types("Let me see.", "You sleep badly.")

    assert typing.said == ["Let me see.\nYou sleep badly."]


@pytest.mark.parametrize(("line", "said"), [('"stop"', "stop"), ('"/prompt"', "/prompt"), ('"Hello"', '"Hello"')])
def test_a_command_in_quotes_is_said(line: str, said: str) -> None:
    """And only a command loses its quotes."""
    typing = Typing()
    typing.types(line)

    assert typing.said == [said]


def test_a_slash_and_no_word_of_ours_is_a_sentence_and_no_turn() -> None:
    """A slip of the finger is not said to the person."""
    typing = Typing()
    said = typing.types("/promt", "/ well then", "/" + "x" * 60)

    assert typing.said == []
    assert said.count("none of the words that begin with a slash") == 3


@pytest.mark.parametrize("line", ["?", " ? ", "/?", "/"])
def test_a_question_mark_lists_every_word(line: str) -> None:
    """Each of those listed is one, and each of ours is listed."""
    typing = Typing()
    typing.types(line)
    listed = re.findall(r"^(/?[a-z]+): ", typing.out, re.MULTILINE)

    assert typing.said == []
    assert listed[:-3] == [f"/{name}" for name in WORDS.part("chat.slash")]
    assert {word_in(word) for word in listed} == {*WORDS.part("chat.slash"), "help", "hide", "stop"}


@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_line_fits_the_width(width: int, remark: list[FakeRemark]) -> None:
    """Nothing but text, whatever was typed."""
    remark.append(FakeRemark())
    typing = Typing(FakePractice(tell=Turn(TELL, shut=True)), width)
    typing.types("?", "\x1b[31mred\x1b[0m " + "x" * 90, "/prompt", "/settings", "/overrule", TELL, "stop", "1", "1")

    assert max(map(len, typing.out.split("\n"))) <= width
    assert "\x1b" not in typing.out


def test_what_the_person_said_last_can_be_had_again() -> None:
    """At first the greeting; it is no turn."""
    typing = Typing()
    said = typing.types("/repeat", "hello", "/repeat")

    assert (said.count("Ann: Come in."), said.count("Ann: Mm, number 1.")) == (2, 2)
    assert typing.said == ["hello"]


# What could be said


def test_what_could_be_said_is_shown_on_asking_and_said_by_its_number() -> None:
    """The question, other ways into it, what to listen for; any of them is said as it is."""
    typing = Typing()
    said = typing.types("/prompt", "2", "/prompt", "1")

    assert "1. What matters to you? 2. What else? Listen for: people and places" in said
    assert typing.said == ["What else?", "What matters to you?"]


def test_a_line_that_is_no_number_is_said_although_a_list_is_open() -> None:
    """Also where it begins like a row of it."""
    typing = Typing()
    typing.types("/prompt", "What matters", "1")

    assert typing.said == ["What matters", "1"]


def test_a_number_that_is_no_row_is_asked_for_again() -> None:
    """It was meant for the list, and is no turn."""
    typing = Typing()
    said = typing.types("/prompt", "7", "0", "1")

    assert typing.said == ["What matters to you?"]
    assert said.count("Type a number from 1 to 2") == 2


def test_another_passes_to_the_next_until_there_is_none() -> None:
    """Then it says so."""
    typing = Typing()
    said = typing.types("/another", "1", "/another")

    assert typing.said == ["What is next?"]
    assert "nothing more to suggest" in said


def test_what_is_shown_all_the_time_stands_below_each_turn() -> None:
    """Its number says it, and the way of it was chosen in the settings."""
    typing = Typing()
    said = typing.types("/settings", "3", "hello", "1")

    assert typing.said == ["hello", "What matters to you?"]
    assert said.count("What you could say 1. What matters to you?") == 3
    assert typing.visit.prompts == "shown"


def test_what_is_hidden_is_hidden_on_asking_too() -> None:
    """Until the settings are changed."""
    typing = Typing(prompts="hidden")
    said = typing.types("/prompt", "/another", "/settings", "4", "/prompt")

    assert said.index("What you could say is hidden.") < said.index("What matters to you?")
    assert typing.practice.asks == list(ASKS)


# Remarks


def test_a_remark_stands_apart_with_both_wordings(remark: list[FakeRemark]) -> None:
    """How it can be overruled is said once."""
    remark.append(FakeRemark())
    typing = Typing()
    said = typing.types("Do you sleep?", "And now?")

    assert (
        "\nA look at your words: That can be answered yes or no.\n"
        "  Ann had said: I lie awake.\n"
        "  You said: Do you sleep?\n"
        "  You could also say: How do you sleep?\n"
    ) in typing.out
    assert said.count("If it was something else, type /overrule.") == 1


def test_remarks_can_wait_until_the_end(remark: list[FakeRemark]) -> None:
    """One word changes it, and changes it back; the settings do too."""
    remark.append(FakeRemark())
    typing = Typing()
    said = typing.types("/remarks", "one", "/remarks", "two", "/settings", "2", "three")

    assert said.count("A look at your words") == 1
    assert said.index("number 1.") < said.index("A look at your words")
    assert typing.visit.feedback == "at_end"


@pytest.mark.parametrize(
    ("number", "behaviour", "words"), [(2, "reflection", "listening back"), (3, "input", "telling")]
)
def test_a_reading_is_overruled_and_both_are_kept(number: int, behaviour: str, words: str) -> None:
    """And that is said back."""
    typing = Typing()
    said = typing.types("What matters to you?", "/overrule", str(number))

    assert "read your last turn as a question" in said
    assert f"You say it was {words}. Both readings are kept." in said
    assert typing.keeping.overruled == {1: behaviour}
    assert typing.said == ["What matters to you?"]


def test_a_reading_that_is_right_after_all_is_overruled_no_more() -> None:
    """Then there are no two readings to keep."""
    typing = Typing()
    said = typing.types("What matters to you?", "/overrule", "2", "/overrule", "1")

    assert said.count("Both readings are kept.") == 1
    assert "Then it stays a question." in said
    assert typing.keeping.overruled == {}


def test_before_the_first_turn_there_is_nothing_to_overrule() -> None:
    """A sentence says so."""
    assert "You have not had a turn yet." in Typing().types("/overrule")


# Help, hiding, and words that call for help


def test_help_is_in_reach_at_every_prompt() -> None:
    """In the talk, beside an open list, and at the lists of the end, which are then said again."""
    typing = Typing(FakePractice(tell=Turn(TELL, shut=True)))
    said = typing.types("help", "/prompt", "Help!", "1", TELL, "stop", "help", "1", "help", "", "")

    assert said.count("If life is at risk, call 999.") == 4
    assert said.count("What would you like to do next?") == 3
    assert typing.said == ["What matters to you?", TELL]


def test_hiding_pushes_all_out_of_sight_and_enter_brings_back_what_was_said_last() -> None:
    """The list that stood open too; while it is hidden nothing says what this is."""
    typing = Typing()
    typing.types("hello", "/prompt", "hide", "help", "", "2")
    hidden, back = typing.out.split("\n" * 24)[1].split(HELP[-1])

    assert "Practice" not in hidden
    assert "Ann: Mm, number 1." in back
    assert "2. What else?" in back
    assert typing.said == ["hello", "What else?"]


def test_words_that_call_for_help_pause_the_practice_without_a_remark(remark: list[FakeRemark]) -> None:
    """It says that they may belong to the part played; a number picks a way, and the talk goes on."""
    remark.append(FakeRemark())
    typing = Typing(noticing=Noticing(lambda: urgent_help(Content())))
    said = typing.types(URGENT, "1", "hello")

    assert "This is practice" in said
    assert HELP[-1] in said
    assert said.index("number 1.") < said.index("This is practice") < said.index("A look at your words")
    assert typing.said == [URGENT, "hello"]


@pytest.mark.parametrize(("line", "says"), [("What else?", [URGENT, "What else?"]), ("stop", [URGENT]), ("", [URGENT])])
def test_a_line_typed_in_the_pause_is_taken_as_always(line: str, says: list[str]) -> None:
    """Words are said, commands are done."""
    typing = Typing(noticing=Noticing(lambda: urgent_help(Content())))
    typing.types(URGENT, line)

    assert typing.said == says


# Keeping, coming and going


def test_a_turn_that_cannot_be_kept_is_told_and_the_talk_goes_on() -> None:
    """The next turn keeps it too; the look back begins with what is not kept."""
    typing = Typing()
    typing.keeping.full = True
    said = typing.types("hello", "And then?", "stop")

    assert said.count("the disk is full") == 3
    assert "Your next turn keeps this one too." in said
    assert typing.said == ["hello", "And then?"]
    assert "The newest part of this practice is not kept. WHAT WAS FOUND" in said
    assert "Have this as a file" not in said


def test_the_end_of_the_input_ends_without_a_look_back() -> None:
    """What was said so far is kept, as a practice that was not ended."""
    typing = Typing()
    said = typing.types("hello")

    assert "WHAT WAS FOUND" not in said
    assert said.endswith("The practice is over.")
    assert typing.keeping.ended == [False]


@pytest.mark.parametrize("word", ["stop", "Stop.", "/stop", "quit", "exit"])
def test_stopping_before_a_word_was_said_is_simply_the_end(word: str) -> None:
    """There is nothing to look back at."""
    typing = Typing()
    said = typing.types(word, "hello")

    assert "WHAT WAS FOUND" not in said
    assert typing.keeping.ended == []
    assert list(typing.waiting) == ["hello"]


def test_nobody_there_pauses_and_the_words_being_typed_are_there_again() -> None:
    """The same practice goes on, and is not begun once more."""
    typing = Typing()
    told: list[Callable[[str], None]] = []
    offered: list[str] = []
    typing.world.watch, typing.world.offer = told.append, offered.append
    read = typing.world.read_line

    def then_nobody() -> str | None:
        if not typing.waiting:
            told[0]("And how is")
            raise NobodyThere
        return read()

    typing.world.read_line = then_nobody
    typing.waiting.append("hello")
    assert PlainPractice(typing.visit, typing.world, WORDS, HELP, 600.0).run() == "away"

    typing.out, typing.world.read_line = "", read
    assert PlainPractice(typing.visit, typing.world, WORDS, HELP, 600.0).run() == "stopped"
    assert offered == ["And how is"]
    assert typing.out.startswith("Practice with Ann goes on.\n\nAnn: Mm, number 1.\n")


def test_coming_back_to_a_hidden_practice_too_late_is_away() -> None:
    """As in every other visit."""
    typing, ticks = Typing(), Ticks()
    typing.waiting.extend(["hello", "hide", ""])
    read = typing.world.read_line

    def slowly() -> str | None:
        ticks.now += 400
        return read()

    typing.world.read_line = slowly
    face = PlainPractice(typing.visit, typing.world, WORDS, HELP, 300.0, ticks=ticks)
    assert face.run() == "away"
    assert typing.said == ["hello"]


# Looking back


def test_stop_ends_the_talk_and_looks_back() -> None:
    """The practice is kept as ended, and Enter leaves."""
    typing = Typing()
    said = typing.types("hello", "stop", "")

    assert said.index("Mm, number 1.") < said.index("WHAT WAS FOUND Fact one") < said.index("Leave practice")
    assert "Try a moment again" not in said
    assert typing.keeping.ended == [False, True]


@pytest.mark.parametrize("line", ["", "3", "stop", "/stop", "leave"])
def test_a_look_back_is_left_by_its_number_by_enter_and_by_stop(line: str) -> None:
    """Nothing more is said to the person."""
    typing = Typing(FakePractice(tell=Turn(TELL, shut=True)))
    said = typing.types(TELL, "stop", line, "hello")

    assert said.endswith("The practice is over.")
    assert list(typing.waiting) == ["hello"]


def test_the_sheet_can_be_had_as_a_file() -> None:
    """The commands are said with the id of this practice, and then the ways on once more."""
    said = Typing().types("hello", "stop", "1", "")

    assert "whatmatters practise export bcd234 --to practice.md" in said
    assert "whatmatters practise mine" in said
    assert said.count("What would you like to do next?") == 2


def test_a_moment_is_tried_again_from_the_very_place() -> None:
    """What was said before it and then are there again, and the talk goes on from it to another look back."""
    typing = Typing(FakePractice(tell=Turn(TELL, shut=True)))
    said = typing.types("hello", TELL, "And now?", "stop", "1", "1", "How do you sleep?", "stop", "")
    after = said.split("You are back at turn 2.")[1]

    assert "1. Turn 2. You told Ann what to do, and Ann closed up." in said
    assert after.strip().startswith(f"You said then: {TELL} Ann: Mm, number 1.")
    assert typing.said == ["hello", "How do you sleep?"]
    assert said.count("WHAT WAS FOUND") == 2


def test_going_back_to_the_first_turn_begins_with_the_greeting() -> None:
    """And stopping there leaves."""
    typing = Typing(FakePractice(tell=Turn(TELL, shut=True)))
    said = typing.types(TELL, "stop", "1", "1", "stop")

    assert "Ann: Come in." in said.split("You are back at turn 1.")[1]
    assert said.count("WHAT WAS FOUND") == 1


def test_leaving_the_list_of_moments_comes_back_to_the_ways_on() -> None:
    """Enter leaves one list at a time."""
    typing = Typing(FakePractice(tell=Turn(TELL, shut=True)))
    said = typing.types(TELL, "stop", "1", "", "")

    assert said.count("What would you like to do next?") == 2
    assert typing.said == [TELL]


# The words


def test_every_reading_and_every_kind_of_moment_has_words() -> None:
    """So that none is met without."""
    assert {*WORDS.part("moments")} == {*get_args(Why)}
    assert {*get_args(Behaviour)} <= {*WORDS.part("overrule")}


def test_the_words_are_plain_and_short() -> None:
    """No sentence of more than 20 words, and none of the words that services like."""
    not_ours = re.compile(r"\b(should|must|journey|scores?|issues?|empower\w*|grades?)\b|!|^why\b", re.IGNORECASE)
    parts = ("before", "settings", "prompts", "remark", "overrule", "end", "moments", "again", "chat")
    texts = [text for part in parts for text in WORDS.part(part).values()]
    sentences = [one for text in texts for one in re.split(r"(?<=[.?;:])\s+", text)]

    assert [one for one in sentences if len(one.split()) > 20 or not_ours.search(one)] == []
