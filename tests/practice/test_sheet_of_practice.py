"""The sheet of a practice describes what happened, in plain words, and is marked as practice from end to end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import get_args, get_type_hints

import pytest

from assistant.content import Content
from assistant.documents.case import Look
from assistant.documents.forms.markdown import markdown
from assistant.documents.forms.text import text_lines
from assistant.documents.wording import document_words, wording_faults
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.counts import Counts
from assistant.practice.feedback.debrief import Place, debrief
from assistant.practice.feedback.moments import Why
from assistant.practice.feedback.sheet import Besides, sheet
from assistant.practice.feedback.structure import How, PartName
from assistant.practice.reading import Reading
from tests.practice.by_hand import ANN, CLOSED, OPEN, TELL, WORDS, Turn, talk, tells

LONG = [
    Turn("Is this a good time to talk?", ["says.agrees"]),
    tells("one", reached=["what_matters/important"]),
    Turn(CLOSED, ["fact.short four"]),
    Turn(TELL, ["says.told_again"], shut=True),
    Turn("", ["says.quiet"]),
    *[Turn()] * 6,
]
GRADES = re.compile(
    r"%|per ?cent|\bgrade|\bscore|\bmarks?\b|\bpass(ed)?\b|\bfail|\bempath|\bquality|\bgood\b.*\bskill", re.I
)
NOT_OURS = re.compile(r"\b(should|must|compliance|service users?|empower\w*|journey|issues?|clinicians?|why)\b|!", re.I)
PARTS = (
    "about",
    "carried",
    "structure",
    "moments",
    "counts",
    "chart",
    "overruled",
    "readings",
    "trainer",
    "transcript",
)
ALL_WORDS = {f"{part}.{name}": text for part in PARTS for name, text in WORDS.part(part).items()} | {
    name: WORDS(name) for name in ("title", "foot", "empty")
}


def lines(turns: Sequence[Turn], besides: Besides | None = None) -> list[str]:
    """The sheet of a practice as lines of text, wide enough that none is cut."""
    made = debrief(ANN, talk(*turns, greeting="Come in."), ["what_matters/important"])
    return text_lines(sheet(made, WORDS, besides), 400)


def part(title: str, turns: Sequence[Turn], besides: Besides | None = None) -> list[str]:
    """The lines of one part of the sheet."""
    found = lines(turns, besides)
    start = found.index(WORDS(f"{title}.title", name="Ann").upper())
    titles = {text.upper().replace("{NAME}", "ANN") for name, text in ALL_WORDS.items() if name.endswith(".title")}
    end = next((at for at, line in enumerate(found) if at > start and line in titles), len(found))
    return [line.strip() for line in found[start + 1 : end] if line.strip()]


@pytest.mark.parametrize("turns", [[], LONG[:3], LONG])
def test_it_begins_and_ends_by_saying_that_it_is_practice(turns: list[Turn]) -> None:
    """However short the practice was, and in Markdown too."""
    found = lines(turns)
    as_markdown = markdown(sheet(debrief(ANN, talk(*turns), ()), WORDS), Look()).decode().strip().split("\n")

    for first, last in ((found[0], found[-1]), (as_markdown[0], as_markdown[-1])):
        assert first.removeprefix("# ") == "Practice with a made-up person: Ann"
        assert last == "This was practice. Ann is made up, and this is no real plan."


def test_what_it_is_stands_there_once() -> None:
    """It looks at form, it errs, a person sees more."""
    whole = "\n".join(lines(LONG))

    for said in ("form of your words", "often wrong", "who watches you sees more"):
        assert whole.count(said) == 1


def test_what_they_carried_stands_by_area_with_what_became_of_it() -> None:
    """Found, hinted at or not, in the plan or not, and what opens it."""
    carried = part("carried", LONG)

    assert "- Fact one. You found this in turn 2. It is in the practice plan." in carried
    assert (
        "People and practical help: Fact four. You heard a few words of it in turn 3. It is not in the practice plan."
        in carried
    )
    assert "- Fact two. Not told this time. It comes out for someone who asks openly or listens." in carried
    assert "- Fact twelve. Not told this time. It only comes out for someone who listens." in carried
    assert (
        "Having a say: Fact six. Not told this time. No service fits this need. "
        "It only comes out for someone who listens." in carried
    )
    assert carried[1:3] == ["The goal: Leeks. Not told this time.", "The body:"]
    assert "Feelings:" in carried


def test_the_structure_is_told_in_the_order_in_which_it_was_reached() -> None:
    """With how it went, and without blame for the rest."""
    low = Turn(keys=["says.how_sure"], sure=4)
    told = part("structure", [low, tells("one"), Turn()])

    assert told[1:] == [
        "- Turn 1: how sure Ann is of a step. Ann said 4, and the talk moved on.",
        "- Turn 2: what matters to Ann. It came before anything hard.",
        "- Not this time: agreeing to talk.",
        "- Not this time: a goal.",
        "- Not this time: planning ahead.",
        "- Not this time: saying back what was said.",
        "- Not this time: when to look at it again.",
    ]


def test_a_moment_shows_what_was_said_around_it_and_both_wordings() -> None:
    """Where to start again, what was lost, and a weaker and a stronger way for that very turn."""

    def pairs(exchange: Exchange) -> tuple[str, str] | None:
        return (f"Weaker than {exchange.number}", "What helps you to sleep?")

    assert part("moments", LONG, Besides(pairs)) == [
        "You can start again from any of these turns.",
        "Turn 4: Ann was told something without being asked first, and closed up.",
        "Ann had said: Answer 3 on four.",
        f"You said: {TELL}",
        "Ann then: Answer 4 on says.told_again.",
        "A weaker way: Weaker than 4",
        "A stronger way: What helps you to sleep?",
    ]


def test_a_moment_without_a_pair_and_a_talk_without_a_moment_are_fine() -> None:
    """Nothing is made up to fill the space."""
    assert not any("weaker" in line for line in part("moments", LONG))
    assert part("moments", LONG[:2]) == ["No turn stood out this time."]


def test_counts_are_numbers_and_too_few_turns_are_said_in_one_sentence() -> None:
    """Numbers of turns, never shares."""
    assert "Your turns: 11" in part("counts", LONG)
    assert part("counts", LONG[:9]) == ["You had fewer than 10 turns, which is too few to count."]


def test_the_chart_stands_there_with_this_practice_as_its_last_row() -> None:
    """A first practice has nothing to lay beside it."""
    before = Counts(12, 3, 0, 0, 1, 0, 9)

    assert "- Practice 2: 0 of 11 turns." in part("chart", LONG, Besides(earlier=[before]))
    assert WORDS("chart.title").upper() not in lines(LONG)
    assert WORDS("chart.title").upper() not in lines(LONG[:3], Besides(earlier=[before]))


@pytest.mark.parametrize("overruled", [{3: "reflection"}, {3: "I only\nasked"}, {4: "other", 99: "open"}])
def test_a_reading_that_was_overruled_stands_beside_what_the_helper_says(overruled: Mapping[int, str]) -> None:
    """Both are kept; a turn that is none of this practice is left out."""
    told = part("overruled", LONG, Besides(overruled=overruled))
    number, named = next(iter(overruled.items()))

    assert told[1] == f"Turn {number}:"
    assert told[3] == f"The program read it as: {'a yes-or-no question' if number == 3 else 'telling'}"
    assert told[4:] == [f"You say it was: {WORDS.part('readings').get(named, 'I only asked')}"]


def test_without_anything_overruled_nothing_is_said_of_it() -> None:
    """Not even a heading."""
    assert WORDS("overruled.title").upper() not in lines(LONG)


def test_the_questions_for_a_trainer_are_open() -> None:
    """They begin with what, how, who, where or when, and ask one thing."""
    for question in part("trainer", LONG):
        assert re.match(r"- (What|How|Who|Where|When)\b", question)
        assert question.count("?") == 1


def test_the_whole_talk_stands_at_the_end() -> None:
    """From the greeting to the last word, with every silence."""
    told = part("transcript", LONG)

    assert told[:4] == ["Ann began: Come in.", "Turn 1:", f"You: {LONG[0].said}", "Ann: Answer 1 on says.agrees."]
    assert "You: (you said nothing)" in told
    assert [line for line in told if line.startswith("Turn ")] == [f"Turn {number}:" for number in range(1, 12)]
    assert lines(LONG)[-4].strip() == f"You: {OPEN}"


def test_what_was_typed_cannot_act() -> None:
    """Line ends, control characters and brackets are only words."""
    told = part("transcript", [Turn("\x1b[31mHello {name}\n- there")])

    assert "You: Hello {name} - there" in told


@pytest.mark.parametrize("turns", [LONG[:3], LONG])
def test_nobody_is_graded(turns: list[Turn]) -> None:
    """No grade, no share, no pass, no claim of what only people can see."""
    shown = debrief(replace(ANN, name="Ann"), talk(*turns), ())

    assert [line for line in text_lines(sheet(shown, WORDS), 400) if GRADES.search(line)] == []


def test_our_words_are_plain_short_and_kind() -> None:
    """As everywhere: sentences of 20 words at most, and none of the words that services like."""
    sentences = [one for text in ALL_WORDS.values() for one in re.split(r"(?<=[.?])\s+|\n", text)]

    assert [one for one in sentences if len(one.split()) > 20] == []
    assert [one for one in sentences if NOT_OURS.search(one) or GRADES.search(one.replace("{marks}", ""))] == []


def test_everything_that_can_happen_has_words() -> None:
    """Each part, each way it can go, each moment, each count, each reading."""
    needed = {
        *(f"carried.{one}" for alternative in get_args(Place) for one in get_args(alternative)),
        *(f"structure.{one}" for one in get_args(PartName)),
        *(f"structure.how.{one}" for one in get_args(How) if one),
        *(f"moments.{one}" for one in get_args(Why)),
        *(f"counts.{one.name}" for one in fields(Counts)),
        *(f"readings.{one}" for one in (*get_args(get_type_hints(Reading)["behaviour"]), "open", "closed")),
    }

    assert needed - set(ALL_WORDS) == set()
    assert wording_faults(Content(), "debrief", folder="practise") == []
    assert document_words(Content(), "debrief", folder="practise") is WORDS
