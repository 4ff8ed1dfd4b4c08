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
from assistant.conversation.turns import Finished, GoOn, Reply, Skip, Typed
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
        self.elsewhere: tuple[Path, Record] | None = None

    def keep(self, record: Record) -> Record:
        """Keeps the record in memory."""
        if self.refuses:
            self.refuses -= 1
            raise CannotSave("I could not save that (the disk is full). Your words are still here.")
        self.record = record.changed(revision=record.revision + 1)
        return self.record

    def keep_draft(self, draft: Draft | None) -> None:
        """Keeps half-typed words in memory."""
        if self.refuses_drafts:
            self.refuses_drafts -= 1
            raise CannotSave("I could not save that (the disk is full). Your words are still here.")
        self.drafts += 1
        self.draft = draft

    def keep_elsewhere(self, folder: Path, record: Record) -> str:
        """Keeps the record in memory, under its folder."""
        self.elsewhere = (folder, record)
        return f'Saved in "{folder}".'


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
        now: datetime = NOON,
    ) -> None:
        self.keeps = Keeps()
        self.time = now
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
        PlainChat(self.sitting, self.world, HELP_NOW, lambda: plan_lines(self.sitting.plan())).run()
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


def test_that_nobody_is_there_is_read_back_in_words() -> None:
    """It is an answer, and no empty line stands for it: not once it is given, and not when one comes back to it."""
    typing = Typing(at=[*START, Typed("tea")])

    said = typing.types("nobody", "", "back", "", "stop")

    assert "You wrote: Nobody\nSaved" in said
    assert "You wrote: Nobody\nEnter keeps it." in said
    assert typing.answer("welcome/here") == []


def test_a_long_word_is_broken_and_indented_lines_stay_indented() -> None:
    """Nothing is lost by wrapping."""
    rows = list(wrapped("  see " + "x" * 50 + " end", 20))

    assert rows[0] == "  see"
    assert all(len(row) <= 20 and row.startswith("  ") for row in rows)
    assert "".join(rows).replace(" ", "") == "see" + "x" * 50 + "end"
    assert list(wrapped("a\u0301" * 20, 20)) == ["a\u0301" * 20]


def test_what_goes_on_after_a_number_stands_below_its_words() -> None:
    """So that the numbers stand alone; a word that is broken up keeps to the same columns."""
    assert list(wrapped("12. Sharing, agreeing", 14)) == ["12. Sharing,", "    agreeing"]
    assert list(wrapped("  1. a longer word", 11)) == ["  1. a", "     longer", "     word"]
    assert list(wrapped(f"3. {'x' * 20}", 12)) == ["3.", "   xxxxxxxxx", "   xxxxxxxxx", "   xx"]
    assert list(wrapped("In 1. 2. stay", 6)) == ["In 1.", "2.", "stay"]


def test_the_list_of_words_hangs_in_by_two() -> None:
    """A meaning that goes on is no word of its own."""
    assert list(wrapped("print: print or share", 12, hang=2)) == ["print: print", "  or share"]


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
