"""The plan in plain English holds all that was said, in the person's words, and no empty headings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.documents.plain_english import plain_english, sections, title
from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.plan.model import Plan
from assistant.plan.naming import plan_name

DAY = date(2026, 11, 22)
WORD_PLACES = [place for place in places() if place_type(place) is str and "rounds" not in place]
NOT_SHOWN = {"person.name", "goals.actions.rounds.new_step"}


def plan_of(**answers: Any) -> Plan:
    """A plan from answers by place, with __ for the dots."""
    return draw(Drawn(place.replace("__", "."), (), value, DAY) for place, value in answers.items())


def text_of(**answers: Any) -> str:
    """The whole plan as one text."""
    return "\n".join(plain_english(plan_of(**answers)))


def test_an_empty_plan_says_so() -> None:
    """Under its title, and nothing else."""
    assert plain_english(Plan()) == ["A new plan", "", "Nothing is written in this plan yet."]
    assert sections(Plan()) == []


def test_a_plan_is_called_after_its_person() -> None:
    """On one line, and with nothing that acts."""
    assert title(plan_of(person__name="Mary")) == "Mary's plan"
    assert plan_name(" Mary\n\x1b[31mSmith ") == "Mary Smith's plan"
    assert plan_name("") == "A new plan"


@pytest.mark.parametrize("place", [place for place in WORD_PLACES if place not in NOT_SHOWN and "status" not in place])
def test_every_word_that_was_said_is_in_the_plan(place: str) -> None:
    """Whatever was answered can be found again."""
    if place.startswith(("goals.actions.", "agreements.differences")) or place_type(place) is not str:
        answers = [Drawn("goals.actions.what", (), "Walk", DAY), Drawn(place, (), "Tea in the garden", DAY)]
    else:
        answers = [Drawn(place, (), "Tea in the garden", DAY)]

    assert "Tea in the garden" in "\n".join(plain_english(draw(answers)))


def test_a_short_plan_is_short() -> None:
    """One answer, one heading."""
    assert plain_english(plan_of(person__name="Mary", what_matters__good_day="Tea in the garden")) == [
        "Mary's plan",
        "",
        "WHAT MATTERS TO ME",
        "",
        "A good day: Tea in the garden",
    ]


def test_long_words_stand_below_their_label() -> None:
    """Wrapped and indented, with the person's own line ends."""
    words = "Tea in the garden with Maya, and the dog asleep beside us in the last of the sun.\nThen cake."

    assert plain_english(plan_of(what_matters__good_day=words))[3:] == [
        "",
        "A good day:",
        "  Tea in the garden with Maya, and the dog asleep beside us in the last of the",
        "  sun.",
        "  Then cake.",
    ]


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("goals.importance", 1, "1, where 1 is the most important and 10 the least"),
        ("goals.importance", "most", "most important"),
        ("goals.actions.rounds.confidence", 8, "8 out of 10, where 10 is completely sure"),
        ("goals.actions.rounds.confidence", "very_sure", "very sure"),
        ("goals.by_when", {"on": "2027-02-28", "said": "28 Feb"}, "28 February 2027"),
        ("goals.by_when", {"said": "when it is warm"}, "when it is warm"),
        ("goals.by_when", {"option": "soon"}, "soon"),
        ("goals.keeping", "keep_as_it_is", "keeping things as they are"),
        ("goals.actions.who", "carer", "my carer"),
        ("goals.actions.who", "family", "family"),
        ("goals.actions.how_often", "every_week", "every week"),
        ("goals.actions.how_often", "mostly", "mostly"),
        ("goals.actions.how_often", "less", "less"),
        ("sharing.may_see", ["gp_surgery", "Jo", "mostly"], "my GP surgery, Jo, mostly"),
        ("people_here", [{"name": "Maya", "who": "sister", "contact": "077"}, {"name": "Jo"}], "Maya, sister, 077"),
        ("areas.look", {"physical": "on_my_mind", "control": "fine"}, "My body"),
        ("areas.physical.words", "My knees", "My body: My knees"),
        ("ahead.red.call", [{"name": "999"}], "999"),
        ("ahead.crisis.call", [{"name": "Ann"}], "Ann"),
        ("ahead.capacity.who_speaks", [{"name": "Ann"}], "Ann"),
        ("agreements.practitioner", "agrees", "(22 November 2026)"),
        ("taking_part", "not_today", "(22 November 2026)"),
        ("taking_part", "no_thank_you", "usual care goes on"),
        ("review.on", {"option": "not_sure_yet"}, "not sure yet"),
        ("thoughts", "Ask about the bus", "Ask about the bus"),
    ],
)
def test_choices_days_scales_and_people_are_said_in_words(place: str, value: Any, said: str) -> None:
    """Own words stay the person's own, even where they look like one of our ids."""
    answers = [Drawn("goals.actions.what", (), "Walk", DAY)] if place.startswith("goals") else []
    text = "\n".join(plain_english(draw([*answers, Drawn(place, (), value, DAY)])))

    assert said.lower() in text.lower()


def test_a_yes_to_taking_part_needs_no_words() -> None:
    """The plan itself says it."""
    assert sections(plan_of(taking_part="yes_please")) == []


def test_an_agreement_is_no_contract() -> None:
    """And it is said where somebody agreed."""
    assert "This plan is not a contract." in text_of(agreements__person="agrees")
    assert "This plan is not a contract." not in text_of(agreements__carer="agrees")


def test_several_goals_and_steps_are_numbered() -> None:
    """And one alone is not."""
    one = draw(
        [Drawn("goals.goal", (1,), "Walk to the shop", DAY), Drawn("goals.actions.what", (1, 1), "To the gate", DAY)]
    )
    two = draw(
        [
            *(Drawn("goals.goal", (number,), f"Goal {number}", DAY) for number in (1, 2)),
            *(Drawn("goals.actions.what", (1, number), f"Do {number}", DAY) for number in (1, 2)),
        ]
    )

    assert "Step: To the gate" in plain_english(one)
    assert "MY GOAL 1" not in "\n".join(plain_english(one)).upper()
    assert {"Step 1: Do 1", "Step 2: Do 2"} <= set(plain_english(two))
    assert "MY GOAL 2" in "\n".join(plain_english(two)).upper()


def test_a_step_is_shown_as_it_was_agreed_in_the_end() -> None:
    """The smaller one, and how sure the person is of that."""
    text = "\n".join(
        plain_english(
            draw(
                [
                    Drawn("goals.actions.what", (1, 1), "Walk to the shop", DAY),
                    Drawn("goals.actions.rounds.confidence", (1, 1, 1), 4, DAY),
                    Drawn("goals.actions.rounds.what_now", (1, 1, 1), "smaller_step", DAY),
                    Drawn("goals.actions.rounds.new_step", (1, 1, 1), "Walk to the gate", DAY),
                    Drawn("goals.actions.rounds.confidence", (1, 1, 2), 8, DAY),
                ]
            )
        )
    )

    assert "Walk to the gate" in text
    assert "Walk to the shop" not in text
    assert "8 out of 10" in text
    assert "4 out of 10" not in text


def test_nothing_in_a_plan_can_act_on_a_terminal() -> None:
    """Even where a record was written by something else."""
    text = text_of(person__name="\x1b[31mMary", what_matters__good_day="\x1b]0;x\x07Tea \u202e[red]", thoughts="\x9bA")

    assert clean(text) == text
    assert "Tea [red]" in text


WORDS = st.text(max_size=200)
ANSWERS = st.one_of(
    st.builds(
        Drawn, st.sampled_from([one for one in WORD_PLACES if "status" not in one]), st.just(()), WORDS, st.just(DAY)
    ),
    st.builds(
        Drawn, st.just("people_here"), st.just(()), st.lists(st.fixed_dictionaries({"name": WORDS})), st.just(DAY)
    ),
    st.builds(Drawn, st.just("thoughts"), st.just(()), WORDS, st.just(DAY)),
)


@given(st.lists(ANSWERS, max_size=6), st.integers(40, 100))
def test_no_line_is_wider_than_asked_and_no_heading_is_empty(answers: list[Drawn], width: int) -> None:
    """For every plan and every width."""
    plan = draw(answers)
    lines = plain_english(plan, width)

    assert all(len(line) <= width for line in lines)
    assert lines[-1]
    assert all(section.entries and all(words for _, words in section.entries) for section in sections(plan))
