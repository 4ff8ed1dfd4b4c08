"""The plain chat as people meet it: what is typed goes in, lines come out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from assistant.content import Content
from assistant.conversation.engine import Conversation
from assistant.conversation.opening import open_conversation
from assistant.conversation.turns import Chosen, Finished, GoOn, NotToday, Reply, Skip, Typed
from assistant.errors import CannotSave
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.world import World, choose, wrapped
from assistant.faces.sitting import Sitting
from assistant.plan.model import Plan
from assistant.record import Draft, Record
from assistant.roles import Level, Role
from tests.talking import NOON, new_record

FLOW = """
flow: small
version: 1
title: A small talk
stages:
  - id: welcome
    title: Welcome
    steps:
      - {id: hello, kind: tell}
      - {id: name, kind: text, saves: person.name, short: yes}
      - {id: important, kind: text, saves: what_matters.important}
      - {id: here, kind: people, saves: people_here}
  - id: areas
    title: Areas of life
    steps:
      - id: look
        kind: look_over
        rows: [physical, emotional, personal]
        options: [fine, on_my_mind, talk]
        saves: areas.look
      - {id: physical, kind: text, when: look.physical is talk, sensitive: yes, saves: areas.physical.words}
  - id: goals
    title: Goals and actions
    repeat: {one: goal, at_most: 3, called: goal}
    steps:
      - {id: goal, kind: text, saves: goals.goal}
      - id: keeping
        kind: choice
        options: [something_new, keep_as_it_is]
        when: goal is answered
        saves: goals.keeping
      - id: importance
        kind: scale
        from: 1
        to: 10
        scale: importance
        when: goal is answered
        saves: goals.importance
      - {id: by_when, kind: date, or: [soon, no_date], own_words: yes, when: goal is answered, saves: goals.by_when}
      - {id: another_goal, kind: another, when: goal is answered}
  - id: agreeing
    title: Agreeing
    steps:
      - {id: may_see, kind: choices, options: [family, carer], own_words: yes, saves: sharing.may_see}
      - {id: back, kind: read_back, of: [welcome, goals]}
      - {id: thoughts, kind: thoughts}
"""
PROMPTS = """
prompts: small
language: en
kinds:
  another: {options: {"yes": "Yes, one more", "no": "No, that is enough"}}
  read_back: {options: {right: That is right, change: Change something}}
  thoughts: {options: {now: Write more about it now, keep: Keep it in my plan, let_go: Let it go}}
welcome/hello:
  label: Hello
  ask: "A small talk. See https://www.example.org/a/very/long/address/that/does/not/fit/on/one/line/at/all for more."
welcome/name: {label: Whose plan it is, ask: What would you like to be called?}
welcome/important:
  label: What matters
  ask: What matters most to you?
  level 1: {ask: What would you not want to miss?, ideas: [Someone I see, A place I go]}
  practitioner: {ask: "{name}, what matters most to you?", listen: people and places}
  help: A small thing is fine.
  why: It is your plan, so it starts with you.
  cues: [Who is in it?, Where are you?, What do you do?, What helps?]
welcome/here: {label: Who is here, ask: Is anyone with you now?}
areas/look:
  label: A look at your life
  ask: How is each of these?
  rows: {physical: "Your body: pain, sleep", emotional: "Feelings: worry", personal: "Meaning: faith"}
  options: {fine: Fine, on_my_mind: On my mind, talk: Talk about it}
areas/physical: {label: Your body, ask: What is it like?}
goals/goal: {label: The goal, ask: What would be different?}
goals/keeping:
  label: New or kept
  ask: Is it new?
  options: {something_new: Something new, keep_as_it_is: Keep it as it is}
goals/importance:
  label: How important
  before: "Your goal was: {goal}"
  ask: How important is it?
  ends: [the most important, the least important]
  in_words: {most: Most important, quite: Quite important, less: Would be nice}
goals/by_when: {label: By when, ask: By when?, options: {soon: Soon, no_date: No date}}
goals/another_goal: {label: Another, ask: Is there another goal?}
agreeing/may_see: {label: Who may see it, ask: Who may see it?, options: {family: My family, carer: My carer}}
agreeing/back: {label: Read back, ask: Here is what you wrote. What would you change?}
agreeing/thoughts:
  label: Thoughts you kept
  before: "You kept this thought: {thought}"
  ask: What would you like to do with it?
end: {label: The end, ask: That is all for now.}
"""
COACHING = """
coaching: small
rules:
  goal_is_an_action:
    looks_at: goals/goal
    when starts with: [go to the gym]
    say: "'{answer}' is something you will do. What would it let you do?"
    example: "For example: climb the stairs."
    why: A goal is what will be different.
"""
HELP_NOW = ("If life is at risk, call 999.", "To talk to somebody, call 116 123.")
START: list[Reply] = [GoOn(), Typed("Mary")]
TO_GOALS: list[Reply] = [*START, Skip(), Skip(), Skip()]
TO_READ_BACK: list[Reply] = [*TO_GOALS, Skip(), Skip()]
GOAL = "goals/goal#1"


@cache
def small() -> Conversation:
    """A talk with one step of every kind."""
    with TemporaryDirectory() as folder:
        for place, text in (
            ("flows/small.yaml", FLOW),
            ("prompts/small.en.yaml", PROMPTS),
            ("data/coaching.small.yaml", COACHING),
        ):
            file = Path(folder, place)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return open_conversation(Content(Path(folder)), "small")


class Keeps:
    """A keeping that can refuse."""

    def __init__(self) -> None:
        self.refuses = self.refuses_drafts = 0
        self.record: Record | None = None
        self.draft: Draft | None = None
        self.drafts = 0

    def keep(self, record: Record) -> Record:
        """Keeps the record in memory."""
        if self.refuses:
            self.refuses -= 1
            raise CannotSave("I could not save that (the disk is full). Your words are still here.")
        self.record = record.model_copy(update={"revision": record.revision + 1})
        return self.record

    def keep_draft(self, draft: Draft | None) -> None:
        """Keeps half-typed words in memory."""
        if self.refuses_drafts:
            self.refuses_drafts -= 1
            raise CannotSave("I could not save that (the disk is full). Your words are still here.")
        self.drafts += 1
        self.draft = draft


class Typing:
    """Somebody at the keyboard: lines go in one by one; a text of several lines is a paste."""

    def __init__(
        self,
        role: Role = "patient",
        level: Level | None = None,
        width: int = 80,
        at: list[Reply] | None = None,
        conversation: Conversation | None = None,
        record: Record | None = None,
        draft: Draft | None = None,
    ) -> None:
        self.keeps = Keeps()
        self.time = NOON
        self.sitting = Sitting(
            conversation or small(), record or new_record(role, level), self.keeps, self.clock, draft, said=""
        )
        for reply in at or []:
            self.sitting.reply(reply)
        self.waiting: deque[str | Callable[[], str]] = deque()
        self.paste: deque[str] = deque()
        self.out = ""
        self.offered: list[str] = []
        self.told: Callable[[str], None] = lambda _line: None
        self.world = World(self.read, self.write, width, more_waits=self.more_waits, watch=self.watch)

    def clock(self) -> datetime:
        """A second later each time."""
        self.time += timedelta(seconds=1)
        return self.time

    def read(self) -> str | None:
        """The next line."""
        self.out += "\n"
        if not self.paste and self.waiting:
            entry = self.waiting.popleft()
            self.paste.extend((entry if isinstance(entry, str) else entry()).split("\n"))
        return self.paste.popleft() if self.paste else None

    def write(self, text: str) -> None:
        """Takes what is said."""
        self.out += text

    def more_waits(self) -> bool:
        """Whether a paste is not at its end."""
        return bool(self.paste)

    def watch(self, told: Callable[[str], None]) -> None:
        """Whom to tell what is being typed."""
        self.told = told

    def edits(self) -> Typing:
        """With lines that can be edited."""
        self.world.offer = self.offered.append
        return self

    def types(self, *entries: str | Callable[[], str]) -> str:
        """Types these lines, or what the functions return, until the input ends; what was said since."""
        self.waiting.extend(entries)
        before = len(self.out)
        PlainChat(self.sitting, self.world, HELP_NOW, plan_lines).run()
        return self.out[before:]

    def answer(self, address: str) -> object:
        """The value kept at an address."""
        found = self.sitting.record.talks[-1].answers.get(address)
        return found.value if found else None

    def state(self, address: str) -> str:
        """The state of an answer."""
        found = self.sitting.record.talks[-1].answers.get(address)
        return found.state if found else "open"

    @property
    def draft(self) -> dict[str, str]:
        """The half-typed words as kept."""
        return self.keeps.draft.words if self.keeps.draft else {}


def plan_lines(plan: Plan) -> list[str]:
    """A short plan."""
    return ["The plan so far", f"What matters: {plan.what_matters.important}"]


def flat(said: str) -> str:
    """What was said, however its lines were broken."""
    return " ".join(said.split())


# How it looks


@pytest.mark.parametrize("role", ["patient", "peer", "practitioner"])
@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_kind_of_prompt_fits_the_width_and_holds_nothing_but_text(role: Role, width: int) -> None:
    """No line is too long; there is no escape byte, no tab, no box drawing."""
    typing = Typing(role, 1, width)

    typing.types(
        *("", "Mary", "caf\u00e9 \u65e5\u672c\u8a9e \x1b[31mred\x1b[0m\ttab " + "x" * 200, "", "Maya, my daughter", ""),
        *("1 talk, 2 fine", "some", "", "go to the gym", "", "repeat", "1", "", "1", "3", "soon", "no", "1, 2"),
        *(
            "park a thought",
            "where",
            "go",
            "1",
            "",
            "help",
            "cues",
            "why",
            "plan",
            "words",
            "",
            "2",
            "back",
            "",
            "1",
            "",
        ),
    )

    assert isinstance(typing.sitting.turn, Finished) or typing.sitting.place.startswith("agreeing")
    lines = typing.out.split("\n")
    assert max(sum(2 if "\u3000" < one < "\uffff" else 1 for one in line) for line in lines) <= width
    assert not set(typing.out) & set("\x1b\t\r\x07\u2500\u2502\u2588")
    assert "\n\n\n" not in typing.out
    assert "level" not in typing.out.lower()


def test_a_question_says_its_number_its_stage_its_words_and_how_to_answer() -> None:
    """The first thing said is where this question stands."""
    said = Typing(level=1, at=START).types()

    assert "Question 2 of about 10. Welcome.\n\nWhat would you not want to miss?\n\nA small thing is fine." in said
    assert "1. Someone I see\n2. A place I go\n" in said
    assert "Type a number, or your own words. An empty line ends your answer.\n\n> " in said


def test_a_practitioner_reads_what_to_say_what_to_listen_for_and_three_cues() -> None:
    """The line to say aloud comes first."""
    said = Typing("practitioner", at=START).types("cues")

    assert "Say: Mary, what matters most to you?\n\nListen for: people and places\n" in said
    assert said.index("You could ask: What do you do?") < said.index("> ") < said.index("You could ask: What helps?")


def test_a_question_inside_a_goal_says_which_goal_and_repeats_its_words() -> None:
    """The item of a repeat is part of the heading, and the words before the question quote the person."""
    typing = Typing(at=TO_GOALS)

    said = typing.types("walk up", "", "1")

    assert "Goals and actions, goal 1." in said
    assert "Your goal was: walk up\n\nHow important is it?\n\n1: the most important\n10: the least important" in said
    assert "Or in words: most important, quite important, would be nice." in flat(said)


def test_a_long_word_is_broken_and_indented_lines_stay_indented() -> None:
    """Nothing is lost by wrapping."""
    rows = list(wrapped("  see " + "x" * 50 + " end", 20))

    assert rows[0] == "  see"
    assert all(len(row) <= 20 and row.startswith("  ") for row in rows)
    assert "".join(rows).replace(" ", "") == "see" + "x" * 50 + "end"
    assert list(wrapped("a\u0301" * 20, 20)) == ["a\u0301" * 20]


# Answers of every kind


def test_a_whole_talk_can_be_had_with_numbers_words_and_empty_lines() -> None:
    """Every kind of step is answered, read back and finished."""
    typing = Typing(level=1)

    said = typing.types(
        *("", "Mary", "my garden", "and Maya", "", "Maya, my daughter, 07700 900123", "Mr Bashir, GP", ""),
        *("1 talk, 2 on my mind", "sore knees", "", "climb the stairs", "", "1", "quite important", "in 6 weeks"),
        *("no", "1, the vicar", "", ""),
    )

    assert typing.answer("welcome/important") == "my garden\nand Maya"
    assert typing.answer("areas/look") == {"physical": "talk", "emotional": "on_my_mind"}
    assert typing.answer("goals/importance#1") == "quite"
    assert typing.answer("goals/by_when#1") == {"on": "2027-01-03", "said": "in 6 weeks"}
    assert typing.answer("agreeing/may_see") == ["family", "the vicar"]
    assert "You wrote:\n  my garden\n  and Maya\nSaved " in said
    assert "You wrote:\n  Maya, my daughter, 07700 900123\n  Mr Bashir, GP\nSaved " in said
    assert "I read that as Sunday 3 January 2027.\nSaved " in said
    assert "That is all for now.\n" in said
    assert said.rstrip().endswith("Or type: whatmatters small --plan k7f3qd --plain")


def test_one_line_is_not_read_back_and_saved_says_the_local_time() -> None:
    """A short answer needs only the time."""
    typing = Typing(at=START)

    said = typing.types("my garden", "")

    assert "You wrote" not in said
    assert typing.sitting.saved is not None
    assert f"Saved {typing.sitting.saved.astimezone():%H:%M}." in said


def test_the_number_of_an_idea_is_that_idea_only_where_it_is_the_only_line() -> None:
    """An idea is kept at once; a number after other words stays a number."""
    picked = Typing(level=1, at=START)
    said = picked.types("2")
    counted = Typing(level=1, at=START)
    counted.types("one", "2", "")

    assert picked.answer("welcome/important") == "A place I go"
    assert "You wrote: A place I go" in said
    assert counted.answer("welcome/important") == "one\n2"
    assert Typing(at=START).types("2", "").count("You wrote") == 0


def test_enter_on_nothing_hints_once_and_only_once() -> None:
    """The kind hint does not nag."""
    typing = Typing(at=START)

    assert typing.types("", "", "").count("Nothing typed. Type skip to leave this out.") == 1
    assert typing.state("welcome/important") == "open"


def test_enter_keeps_an_answer_that_stands() -> None:
    """Going back to a question and pressing Enter changes nothing."""
    typing = Typing(at=[*START, Typed("my garden")])

    said = typing.types("back", "", "stop")

    assert "You wrote: my garden\nEnter keeps it." in said
    assert typing.sitting.place == "welcome/here"
    assert typing.answer("welcome/important") == "my garden"


def test_a_look_over_says_how_to_type_it_and_repeats_that_on_enter() -> None:
    """Nothing typed is met with the hint each time, and skip leaves all open."""
    typing = Typing(at=[*START, Skip(), Skip()])

    said = typing.types("", "", "all fine")

    assert flat(said).count("Such as: 2 talk, 3 on my mind. Or for all of them: all fine.") == 3
    assert typing.answer("areas/look") == {"physical": "fine", "emotional": "fine", "personal": "fine"}


def test_a_row_typed_later_leaves_the_other_rows_as_they_are() -> None:
    """The rows that stand are shown and kept."""
    typing = Typing(at=[*START, Skip(), Skip(), Chosen({"physical": "fine", "emotional": "talk"})])

    said = typing.types("back", "3 on my mind", "stop")

    assert "1. Your body: pain, sleep (now: Fine)\n" in said
    assert "Enter keeps it as it is." in said
    assert typing.answer("areas/look") == {"physical": "fine", "emotional": "talk", "personal": "on_my_mind"}


def test_a_reply_that_cannot_be_read_is_asked_again_in_a_line() -> None:
    """The sentence and the short question, not the whole block."""
    said = Typing(at=[*TO_GOALS, Typed("walk up")]).types("purple")

    assert 'I could not match "purple". Type a number from 1 to 2' in said
    assert "words.\n\nIs it new?\n\n> \n" in said
    assert said.count("1. Something new") == 1


def test_a_line_of_the_read_back_is_changed_by_its_number_and_the_talk_comes_back() -> None:
    """The number leads to the question, and its answer leads back."""
    typing = Typing(at=[*TO_GOALS, Typed("walk up"), Skip(), Skip(), Skip(), Chosen("no"), Skip()])

    said = typing.types("7", "perhaps", "2", "walk down", "", "yes")

    assert "1. Whose plan it is: Mary\n\n2. Goal 1. The goal: walk up\n" in said
    assert "The lines go from 1 to 2." in said
    assert said.count("Type the number of a line to change it, or Enter if it is right.") == 3
    assert "Back to where you were." in said
    assert typing.answer(GOAL) == "walk down"
    assert isinstance(typing.sitting.turn, Finished)


def test_a_read_back_of_nothing_says_so() -> None:
    """Enter goes on."""
    typing = Typing(at=[GoOn(), Skip(), Skip(), Skip(), Skip(), Skip(), Skip()])

    assert "Nothing is written here yet.\n\nEnter goes on." in typing.types("")


def test_coaching_can_be_left_or_changed_and_words_typed_there_are_not_lost() -> None:
    """Enter leaves it; 1 changes it, with the words that were typed too early."""
    left, changed = Typing(at=TO_GOALS), Typing(at=TO_GOALS)

    said = left.types("go to the gym", "", "why", "", "stop")
    also = changed.types("go to the gym", "", "climb the stairs", "repeat", "1", "", "stop")

    assert "'go to the gym' is something you will do." in said
    assert "For example: climb the stairs.\n\n1. Change it\n2. Leave it as it is" in said
    assert "A goal is what will be different." in said
    assert left.answer(GOAL) == "go to the gym"
    assert left.sitting.place == "goals/keeping#1"
    assert "Type 1 to change it" in also
    assert "You had begun: climb the stairs" in also
    assert changed.answer(GOAL) == "climb the stairs"


def test_changing_after_coaching_shows_the_answer_once_and_asks_afresh() -> None:
    """The words just given are an answer, not half-typed."""
    typing = Typing(at=TO_GOALS)

    said = typing.types("go to the gym", "", "1", "climb", "", "stop")

    assert "You had begun" not in said
    assert typing.answer(GOAL) == "climb"


def test_a_thought_is_offered_at_the_end_and_can_be_told() -> None:
    """Its choices are numbered; more may be written about it."""
    typing = Typing(at=TO_READ_BACK)

    said = typing.types("park ask about the bus", "", "", "1", "It is the 42", "")

    assert 'Kept for later: "ask about the bus"' in said
    assert "You kept this thought: ask about the bus" in said
    assert "Type a number from 1 to 3." in said
    assert typing.sitting.record.thoughts[0].more == "It is the 42"
    assert isinstance(typing.sitting.turn, Finished)


def test_words_typed_where_something_is_only_told_do_not_go_on() -> None:
    """Enter goes on; words are told where they could go."""
    typing = Typing()

    said = typing.types("hello there")

    assert "There is nothing to answer here. Enter goes on." in said
    assert typing.sitting.place == "welcome/hello"


def test_at_the_end_other_words_are_told_what_there_is_and_enter_stops() -> None:
    """The end offers go, plan and stop."""
    typing = Typing(at=[*TO_READ_BACK, GoOn()])

    said = typing.types("more please", "")

    assert "The talk has come to its end. Type go, plan or stop." in said
    assert said.count("To come back, start whatmatters") == 1


def test_what_was_left_out_or_put_off_says_so_when_it_comes_again() -> None:
    """Two different facts, two different sentences."""
    typing = Typing(at=[*START, Skip(), NotToday()])

    said = typing.types("back", "back")

    assert "You left this for another day." in said
    assert "You left this out before." in said


def test_a_sensitive_question_says_that_it_can_be_left_out() -> None:
    """A no is said to be a full answer before a hard subject."""
    typing = Typing(at=[*START, Skip(), Skip(), Chosen({"physical": "talk"})])

    assert "You can leave this out. Skip and not today are full answers." in typing.types()


# Half-typed, pasted, ended, not saved


def test_every_line_of_an_unfinished_answer_is_kept_and_offered_again() -> None:
    """The end of the input loses nothing."""
    typing = Typing(at=START)
    said = typing.types("my garden", "and Maya")

    again = Typing(record=typing.sitting.record, draft=typing.keeps.draft)
    offered = again.types("and tea", "", "stop")

    assert typing.draft == {"welcome/important": "my garden\nand Maya"}
    assert "The talk stops here for now. It is all saved." in said
    assert "You had begun:\n  my garden\n  and Maya\nEnter keeps it as your answer." in offered
    assert again.answer("welcome/important") == "my garden\nand Maya\nand tea"


def test_a_word_in_the_middle_of_an_answer_acts_and_the_lines_stay() -> None:
    """After the help the answer goes on."""
    typing = Typing(at=START)

    said = typing.types("my garden", "why", "and Maya", "", "stop")

    assert "It is your plan, so it starts with you.\n\nWhat matters most to you?\n\nYou had begun: my garden" in said
    assert typing.answer("welcome/important") == "my garden\nand Maya"


def test_enter_takes_up_what_was_half_typed_on_one_line() -> None:
    """At a one-line question Enter keeps the half-typed words, and other words replace them."""
    begun = Draft(words={"welcome/name": "Ma"})
    kept, replaced = Typing(at=[GoOn()], draft=begun), Typing(at=[GoOn()], draft=begun)

    said = kept.types("", "stop")
    replaced.types("Mary", "stop")

    assert "You had begun: Ma\nEnter keeps it as your answer. Or type it again." in said
    assert kept.answer("welcome/name") == "Ma"
    assert replaced.answer("welcome/name") == "Mary"


def test_clear_drops_what_was_begun() -> None:
    """The only way to lose half-typed words is to ask for it."""
    typing = Typing(at=START)

    typing.types("my gar", "clear", "my house", "", "stop")

    assert typing.answer("welcome/important") == "my house"


def test_the_line_being_typed_is_kept_while_it_is_typed() -> None:
    """The watcher keeps it, with the lines before, but never a word such as stop."""
    typing = Typing(at=START)
    seen: list[dict[str, str]] = []

    def half(line: str) -> Callable[[], str]:
        def typed() -> str:
            typing.told(line)
            seen.append(typing.draft)
            return "my garden"

        return typed

    typing.types(half("my gar"), half("and Ma"), half("stop"), half(""))

    assert seen[0] == {"welcome/important": "my gar"}
    assert seen[1] == {"welcome/important": "my garden\nand Ma"}
    assert seen[2] == {"welcome/important": "my garden\nmy garden"}
    assert seen[3] == {"welcome/important": "my garden\nmy garden\nmy garden"}


def test_a_line_cut_short_by_the_end_is_kept_too() -> None:
    """What stood on the line when the program was asked to end is half-typed; at a menu it is nothing."""
    typing = Typing(at=START)
    typing.types("first")
    PlainChat(typing.sitting, cut_short(typing, "half a li"), HELP_NOW, plan_lines).run()

    assert typing.draft == {"welcome/important": "first\nhalf a li"}

    short = Typing(at=[GoOn()])
    PlainChat(short.sitting, cut_short(short, "Mar"), HELP_NOW, plan_lines).run()
    assert short.draft == {"welcome/name": "Mar"}

    menu = Typing(at=[*TO_GOALS, Typed("walk up")])
    PlainChat(menu.sitting, cut_short(menu, "1"), HELP_NOW, plan_lines).run()
    assert menu.draft == {}


def cut_short(typing: Typing, line: str) -> World:
    """A world that ends in the middle of a line."""

    def read() -> None:
        typing.told(line)

    return World(read, typing.write, 80, watch=typing.watch)


def test_nothing_typed_at_a_list_becomes_half_of_an_answer() -> None:
    """The watcher looks only at answers."""
    typing = Typing(at=START)

    def half() -> str:
        typing.told("go")
        return ""

    typing.types("go", half, "stop")

    assert typing.draft == {}


@pytest.mark.parametrize("paste", ["x" * 1_000_000, "some words here\n" * 62_500])
def test_a_huge_paste_is_refused_in_a_sentence_and_stays_half_typed(paste: str) -> None:
    """Nothing crashes, little is echoed, and it is not written out for each of its lines."""
    typing = Typing(at=START)

    said = typing.types(paste, "", "stop")

    assert "one answer can hold 10,000" in said
    assert "There is more: " in said
    assert "It is too long for one answer." in said
    assert len(said) < 5_000 + 3 * paste.count("\n")
    assert len(typing.draft["welcome/important"]) > 990_000 - 62_500
    assert typing.keeps.drafts < 1_000


def test_words_typed_after_a_paste_that_was_too_long_take_its_place() -> None:
    """Nobody is stuck with it."""
    typing = Typing(at=START)

    typing.types("x" * 10_001, "", "short", "", "stop")

    assert typing.answer("welcome/important") == "short"


def test_a_paste_on_one_line_is_refused_where_one_line_is_asked() -> None:
    """The words stay half-typed there too."""
    typing = Typing(at=[GoOn()])

    said = typing.types("x" * 1_000_000, "stop")

    assert "That is 1,000,000 characters" in said
    assert len(said) < 3_000
    assert len(typing.draft["welcome/name"]) == 1_000_000


def test_a_paste_with_empty_lines_is_one_answer() -> None:
    """An empty line ends an answer only where a person has typed it."""
    typing = Typing(at=START)

    typing.types("first\n\nsecond", "", "stop")

    assert typing.answer("welcome/important") == "first\n\nsecond"


def test_an_answer_that_could_not_be_saved_is_tried_again_on_enter() -> None:
    """The question stays, the words stay, and the plan can be looked at meanwhile."""
    typing = Typing(at=START)
    typing.keeps.refuses = 2

    said = typing.types("my garden", "", "", "plan", "", "stop")

    assert said.count("the disk is full") == 2
    assert said.count("Press Enter to try again.") == 3
    assert "Typed, and not in the plan yet: my garden" in said
    assert typing.answer("welcome/important") == "my garden"
    assert typing.sitting.place == "welcome/here"


def test_other_words_may_be_typed_after_a_save_that_failed() -> None:
    """The new words go on from those in hand."""
    typing = Typing(at=START)
    typing.keeps.refuses = 1

    typing.types("my garden", "", "and Maya", "", "stop")

    assert typing.answer("welcome/important") == "my garden\nand Maya"


def test_a_choice_that_could_not_be_saved_is_tried_again_too() -> None:
    """The same reply is given again."""
    typing = Typing(at=[*TO_GOALS, Typed("walk up")])
    typing.keeps.refuses = 1

    said = typing.types("1", "", "stop")

    assert typing.answer("goals/keeping#1") == "something_new"
    assert "You chose: Something new" in said


def test_half_typed_words_that_cannot_be_kept_are_said_and_stay_in_hand() -> None:
    """The person hears of it, and nothing stops."""
    typing = Typing(at=START)
    typing.keeps.refuses_drafts = 1

    said = typing.types("my garden", "", "stop")

    assert "the disk is full" in said
    assert typing.answer("welcome/important") == "my garden"


def test_a_reply_that_was_kept_is_not_given_again_when_only_tidying_up_failed() -> None:
    """The next question never gets the answer to the last one."""
    typing = Typing(at=START)

    def then_refuse() -> str:
        typing.keeps.refuses_drafts = 1
        return ""

    said = typing.types("my garden", then_refuse, "", "stop")

    assert "Press Enter to try again." not in said
    assert typing.state("welcome/here") == "open"
    assert typing.sitting.place == "welcome/here"


def test_stop_that_cannot_save_is_tried_again_or_ends_without() -> None:
    """Enter tries again; stop a second time ends."""
    tried, left = Typing(at=START), Typing(at=START)
    tried.keeps.refuses, left.keeps.refuses = 1, 9

    assert "Saved " in tried.types("stop", "").partition("Or type stop again")[2]
    assert "What was saved before is safe.\nTo come back" in left.types("stop", "stop", "never read")
    assert left.waiting == deque(["never read"])


def test_the_end_of_the_input_says_when_it_could_not_save() -> None:
    """No traceback, and the way back."""
    typing = Typing(at=START)
    typing.keeps.refuses = 1

    said = typing.types()

    assert "(the disk is full)" in said
    assert "To come back" in said


def test_a_reader_who_has_gone_ends_the_talk_quietly() -> None:
    """A broken pipe keeps what there is, saved or not."""
    for refuses in (0, 1):
        typing = Typing(at=START)
        typing.keeps.refuses = refuses

        def gone(_text: str) -> None:
            raise BrokenPipeError

        typing.world.write = gone
        typing.types("x")


# The menu that the welcome uses


def test_a_menu_takes_a_number_or_the_start_of_the_words() -> None:
    """It asks again kindly for anything else."""
    typing = Typing()
    typing.waiting.extend(["7", "plum", "2.", "ap"])

    assert choose(typing.world, "Fruit", ["Apple", "Pear"]) == 1
    assert choose(typing.world, "Fruit", ["Apple", "Pear"]) == 0
    assert typing.out.startswith("Fruit\n\n1. Apple\n2. Pear\n\nType a number. Enter leaves this list.\n\n> ")
    assert typing.out.count("Type a number from 1 to 2. Enter leaves this list.") == 2


@pytest.mark.parametrize("line", ["", "back", "STOP", None])
def test_a_menu_can_be_left(line: str | None) -> None:
    """Enter, back, stop and the end of the input leave it."""
    typing = Typing()
    typing.waiting.extend([] if line is None else [line])

    assert choose(typing.world, "Fruit", ["Apple", "Pear"]) is None
