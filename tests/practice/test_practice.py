"""One practice in hand: the same words give the same talk, any turn can be gone back to, and nothing is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content import Content
from assistant.documents.wording import document_words
from assistant.practice.exchange import SAYS_NOTHING
from assistant.practice.people import person
from assistant.practice.person import Person
from assistant.practice.practice import LONGEST, Practice
from tests.practice.test_people import wordings
from tests.talking import NOON

FILES = Content()
SMITH = person(FILES, "mrs_smith")
TALK = (
    "Hello.",
    "Is this a good time to talk?",
    "What matters most to you?",
    "So your grandchildren come before all else.",
    "",
    "You should eat less cake.",
    "What would you like to be different?",
    "What could be a first step?",
    "How sure are you, from 1 to 10?",
    "Could we plan ahead for harder days?",
    "What?",
    "Goodbye.",
)


def new(somebody: Person = SMITH, seed: int = 0) -> Practice:
    """A practice before its first turn."""
    return Practice(FILES, somebody, NOON, seed=seed)


def answers(practice: Practice) -> list[str]:
    """All that the person said."""
    return [one.answer for one in practice.exchanges]


def _lines() -> set[str]:
    """Everything Mrs Smith can say, with every number in the place of a number."""
    bare = document_words(FILES, "person", folder="practise").part("numbers").values()
    asked = (line for lines in SMITH.asked_about.values() for line in lines)
    texts = [*wordings(SMITH), *asked, *bare]
    return {text.replace("{number}", str(number)) for text in texts for number in range(1, 11)}


LINES = _lines()


def test_a_practice_begins_with_the_persons_greeting() -> None:
    """It is what the first turn answers, and never said again."""
    practice = new()
    assert practice.opening == practice.heard == SMITH.says["greeting"][0]
    assert not practice.exchanges
    assert practice.say("hello there").heard == practice.opening
    assert practice.heard == practice.exchanges[0].answer != practice.opening


def test_a_practice_knows_what_it_was_begun_with() -> None:
    """It can be played again from that."""
    practice = Practice(FILES, SMITH, NOON, role="peer", level=3, seed=7)
    assert (practice.person, practice.role, practice.level, practice.seed) == (SMITH, "peer", 3, 7)
    assert practice.began == NOON


def test_the_same_words_give_the_same_practice() -> None:
    """With the same person, level and seed."""
    for seed in (0, 5):
        assert new(seed=seed).say_all(TALK).exchanges == new(seed=seed).say_all(TALK).exchanges


@pytest.mark.parametrize("hashes", ["1", "2"])
def test_the_same_words_give_the_same_practice_on_another_day(hashes: str) -> None:
    """A kept practice is played again in another process, where Python puts its sets in another order."""
    played = "from tests.practice.test_practice import *; print(json.dumps(answers(new(seed=5).say_all(TALK))))"
    settings = {**os.environ, "PYTHONHASHSEED": hashes}
    done = subprocess.run([sys.executable, "-c", played], env=settings, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == answers(new(seed=5).say_all(TALK))


def test_another_seed_gives_other_wordings_of_the_same_talk() -> None:
    """What is told of is the same."""
    some = {tuple(answers(new(seed=seed).say_all(TALK))) for seed in range(8)}
    told = {tuple(one.told for one in new(seed=seed).say_all(TALK).exchanges) for seed in range(8)}
    assert len(some) > 1
    assert len(told) == 1


def test_a_turn_can_be_gone_back_to_and_tried_in_another_way() -> None:
    """It is then as if the later turns had never been said, in the plan too."""
    practice = new().say_all(TALK)
    practice.back_to(4)
    assert practice.exchanges == new().say_all(TALK[:3]).exchanges
    assert practice.plan() == new().say_all(TALK[:3]).plan()
    assert practice.say_all(TALK[3:]).exchanges == new().say_all(TALK).exchanges


@pytest.mark.parametrize("number", [1, 0, -3])
def test_going_back_goes_no_further_than_the_beginning(number: int) -> None:
    """The person has greeted, and no more."""
    practice = new().say_all(TALK)
    practice.back_to(number)
    assert practice.exchanges == ()
    assert practice.heard == practice.opening


def test_going_back_to_what_was_never_said_changes_nothing() -> None:
    """All turns are still there."""
    practice = new().say_all(TALK)
    practice.back_to(99)
    assert len(practice.exchanges) == len(TALK)


def test_what_could_act_on_a_terminal_is_not_in_a_turn() -> None:
    """Nor is more of it than anybody would say."""
    practice = new()
    assert practice.say("  \x1b[2Jhello \n").said == "hello"
    assert len(practice.say("no " * 5000).said) <= LONGEST


def test_what_could_be_said_is_kept_with_a_turn() -> None:
    """As it was offered before the turn; and it can be passed over."""
    practice = new()
    offered = practice.prompt()
    assert practice.another_prompt() == practice.prompt() != offered
    second = practice.prompt().ask
    assert practice.say("hello").prompt == second
    assert len(practice.exchanges) == 1


def test_what_could_be_said_can_be_said_and_leads_on() -> None:
    """A talk in the flow's own words gets into every stage up to the end."""
    practice, stages = new(), []
    for _ in range(120):
        stages.append(practice.stage)
        if not practice.prompt().ask:
            break
        practice.say(practice.prompt().ask)
    assert practice.prompt().ask == ""
    assert {"Welcome", "What matters", "Goals and actions", "Planning ahead"} <= set(stages)


def test_what_was_found_is_in_a_plan_of_its_own() -> None:
    """With the paths that each turn filled."""
    practice = new().say_all(("What matters most to you?",))
    assert practice.exchanges[0].reached == ("what_matters/important",)
    assert practice.plan().what_matters.important == practice.exchanges[0].answer


def test_a_practice_leaves_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a record nor anything else, wherever records would be."""
    for name in ("HOME", "XDG_DATA_HOME", "WHATMATTERS_RECORDS"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    practice = new().say_all(TALK)
    assert practice.plan().person.name == "Mrs Smith"
    assert list(tmp_path.rglob("*")) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(TALK), st.text(max_size=80)), max_size=12), st.integers())
def test_any_words_are_answered_out_of_the_persons_file(texts: list[str], seed: int) -> None:
    """Nothing raises, no wording comes twice, and what is no wording of theirs can only be seen."""
    practice = new(seed=seed).say_all(texts)
    said = [line for one in practice.exchanges for line in one.lines]
    spoken = [line.text for line in said if line.key != SAYS_NOTHING]
    assert all(one.lines for one in practice.exchanges)
    assert set(spoken) <= LINES
    assert all(line.text.startswith("(Mrs Smith") for line in said if line.key == SAYS_NOTHING)
    assert len(set(spoken)) == len(spoken)
    assert practice.exchanges == new(seed=seed).say_all(texts).exchanges
