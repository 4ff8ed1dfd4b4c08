"""Coaching speaks up where a rule has something kind to say, and leaves ordinary answers alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.content import Content
from assistant.conversation.checks import checked
from assistant.conversation.coaching import Coaching, Rule, read_coaching
from assistant.conversation.flow import Flow
from assistant.conversation.flow_file import FlowFile
from assistant.plain_yaml import read_yaml
from assistant.roles import LEVELS, ROLES, Level

TODAY = date(2026, 11, 22)
MEANT_WHAT = "is no step of discuss. Did you mean goals/what?"
RULES = """\
coaching: discuss
rules:
  vague:
    looks_at: goals/what
    when starts with: [walk more]
    when contains: [eat better, "#"]
    unless contains: [with sam]
    say: "'{answer}' is big, {name}."
    level 1: Which day?
    practitioner: Which day could it be?
    example: Walk on Tuesday.
    why: It helps.
  many:
    counts: goals/what
    when more than: {level 1: "1", level 2: "3"}
    say: That is a lot.
  far:
    looks_at: [agreeing/review_on]
    when later than days: "366"
    say: That is far.
"""


def our_flow() -> Flow:
    """The talk that ships."""
    return checked(FlowFile(Content().load("flows", "discuss.yaml"), "flows/discuss.yaml").flow)[0]


FLOW = our_flow()
OURS, OUR_FAULTS = read_coaching(Content().load("data", "coaching.discuss.yaml"), FLOW, "data/coaching.discuss.yaml")


def look_at(text: str) -> tuple[Coaching, list[tuple[int, str]]]:
    """The rules of a text, and line and message of every fault."""
    block, faults = read_yaml(text, "data/coaching.discuss.yaml")
    assert faults == []
    coaching, found = read_coaching(block, FLOW, "data/coaching.discuss.yaml")
    return coaching, [(fault.line, fault.message) for fault in sorted(found)]


def noticed(
    path: str, value: Any, level: Level | None = None, count: Callable[[str], int] = lambda _path: 0
) -> str | None:
    """What our own rules notice."""
    return OURS.notice(path, value, level, count, TODAY)


FINE_GOALS = """\
Walk to the shop and back without stopping
Go to my granddaughter's wedding in June
Go to the park with the dog
Attend my son's graduation
Sleep through the night
See my grandchildren on Sundays
Cook for myself again
Get back to choir
Be able to go to the gym without pain
Go to church on my own
Feel less breathless on the stairs
Keep living in my own home
Have a cup of tea with Ann every week
Go on holiday to Wales
Not feel so alone in the evenings
Get down on the floor to play
See the sea again
Work in the garden for an hour
Take my medicine without feeling sick
Fewer appointments
Drive again
Go to the football with my brother
Stop worrying about money
Get upstairs to my own bed
Be there when my daughter comes home
Dance at the party
Wear my old shoes
Join in at bingo
Lift the kettle with one hand
Play the piano again
"""
FINE_NEEDS = """\
My knees hurt on the stairs
I am afraid of falling
I feel lonely at night
I cannot get to the shops
They say I am frail and I worry
I was told off about compliance
I am too tired to cook
My daughter does everything
I get muddled with my tablets
I run out of breath
Letters from the hospital scare me
I wake at four every night
I cannot hold a cup
It is hard to ask for help
I miss my old job
"""
FINE_ACTIONS = """\
Walk to the gate every morning
Walk more on Tuesdays with Sam
Ring Ann on Friday at 10
Put the tablets by the kettle
Do some exercise for 10 minutes after breakfast
Ask the pharmacist about the blue tablet
Go to bed before eleven
Eat an apple instead of cake
Drink a glass of water with each meal
Sit in the garden for half an hour
Write three questions down before the appointment
Cut down to five cigarettes a day
Rest after lunch for 20 minutes
Swim on Mondays
Take the bus to the library
Fill the pill box on Sunday night
Lose weight by walking the dog twice a day
Use the stick when I go out
Buy bread on the way home
Sing in the choir
"""
SERVICE_WORDS = """\
Reduce A&E attendances
reduce admissions
Falls prevention
Avoid hospital admission
Improve compliance with medication
Better adherence
Weight management
Optimise medication
Smoking cessation
HbA1c target below 58
Promote independence
Engage with services
Reduce GP appointments
Prevent carer breakdown
Improve self-management
"""
ACTION_GOALS = """\
Attend physio
I will attend all my appointments
Go to the gym
I want to go to physio
Take my tablets
To take my medication
See the physio
Book an appointment
Join a gym
Do my exercises
Sign up for a class
Check my blood sugar
"""
VAGUE_ACTIONS = """\
Exercise more
I will exercise more
Eat better
Lose weight
Be more active
Walk more
Try to relax
Get fit
Healthy eating
Drink less
Cut down
Stay positive
Look after myself
Sleep better
Keep busy
Get out more
Pace myself
Be healthier
"""


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        *(("goals/goal", answer) for answer in FINE_GOALS.splitlines()),
        *(("goals/need", answer) for answer in FINE_NEEDS.splitlines()),
        *(("goals/what", answer) for answer in FINE_ACTIONS.splitlines()),
    ],
)
def test_an_ordinary_answer_is_left_alone(path: str, answer: str) -> None:
    """Nobody is coached who said what they want."""
    assert noticed(path, answer) is None


@pytest.mark.parametrize(
    ("path", "answer", "rule"),
    [
        *(("goals/need", answer, "service_wish_as_need") for answer in SERVICE_WORDS.splitlines()),
        *(("goals/goal", answer, "goal_is_an_action") for answer in ACTION_GOALS.splitlines()),
        *(("goals/what", answer, "vague_action") for answer in VAGUE_ACTIONS.splitlines()),
        ("goals/new_step", "exercise   MORE.", "vague_action"),
        ("goals/goal", "Make a doctor’s appointment", "goal_is_an_action"),
        ("agreeing/review_on", {"on": "2027-11-24", "said": "in a year"}, "review_too_far"),
    ],
)
def test_a_wish_of_the_service_a_doing_or_a_vague_step_is_noticed(path: str, answer: Any, rule: str) -> None:
    """Each by the rule that has something to say to it."""
    assert noticed(path, answer) == rule


def test_there_are_sixty_ordinary_answers_and_forty_to_notice() -> None:
    """The tables stay as long as they were meant to be."""
    assert len((FINE_GOALS + FINE_NEEDS + FINE_ACTIONS).splitlines()) >= 60
    assert len((SERVICE_WORDS + ACTION_GOALS + VAGUE_ACTIONS).splitlines()) >= 40


@pytest.mark.parametrize(
    "value",
    [
        {"on": "2027-11-22", "said": "in a year"},
        {"on": "2027-11-23", "said": "in a year and a day"},
        {"option": "not_sure_yet"},
        {"said": "when it is warm"},
    ],
)
def test_a_day_within_a_year_is_left_alone(value: dict[str, str]) -> None:
    """And so is no day at all."""
    assert noticed("agreeing/review_on", value) is None


@pytest.mark.parametrize(
    ("level", "items", "rule"),
    [
        (1, 1, None),
        (1, 2, "too_many_actions"),
        (2, 3, None),
        (2, 4, "too_many_actions"),
        (3, 9, None),
        (4, 9, None),
        (None, 9, None),
    ],
)
def test_a_lot_of_new_steps_is_noticed_where_one_is_enough_to_start(
    level: Level | None, items: int, rule: str | None
) -> None:
    """It depends on the level, and nobody's level is guessed."""
    assert noticed("goals/what", "Ring Ann on Friday", level, lambda _path: items) == rule


@pytest.mark.parametrize("path", ["what_matters/good_day", "goals/barrier", "welcome/name"])
def test_only_goals_and_steps_are_looked_at(path: str) -> None:
    """Everything else is the person's own affair."""
    assert noticed(path, "Exercise more, reduce admissions, attend physio") is None


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("walk more", True),
        ("I will walk more", True),
        ("I would like to walk more", True),
        ("a walk more or less", False),
        ("to eat better", True),
        ("meat better cut", False),
        ("eat betterment", False),
        ("for 20 minutes", True),
        ("walk more with Sam", False),
        ("", False),
    ],
)
def test_phrases_match_whole_words_only(text: str, notices: bool) -> None:
    """At the start, or anywhere; `#` stands for a number."""
    assert look_at(RULES)[0].rules[0].notices(text) is notices


@given(st.text())
def test_any_answer_is_noticed_by_a_rule_or_by_none(text: str) -> None:
    """Nothing that is typed can break a rule."""
    for path in ("goals/goal", "goals/need", "goals/what"):
        assert noticed(path, text) in (None, *(rule.name for rule in OURS.rules))


def test_a_rule_without_phrases_notices_nothing() -> None:
    """As the one that counts."""
    assert not Rule("empty", ("goals/what",)).notices("anything")


def test_every_rule_of_ours_has_words_for_everybody() -> None:
    """One sentence, an example, and a reason, for every role and level."""
    assert OUR_FAULTS == []
    for rule in OURS.rules:
        for role in ROLES:
            for level in (None, *LEVELS):
                words = OURS.wording.words(rule.name, role, level)
                assert words.ask
                assert words.example
                assert words.why


def test_rules_have_words_by_role_and_level() -> None:
    """As the steps have."""
    coaching, faults = look_at(RULES)

    assert faults == []
    assert coaching.wording.words("vague", "patient", None).ask == "'{answer}' is big, {name}."
    assert coaching.wording.words("vague", "patient", 1).ask == "Which day?"
    assert coaching.wording.words("vague", "practitioner", 1).ask == "Which day could it be?"


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("rules:", "rulez:", [(2, '"rulez" is not known here. Did you mean rules?')]),
        ("looks_at: goals/what", "looks_at: goals/waht", [(4, f'"goals/waht" {MEANT_WHAT}')]),
        ("counts: goals/what", "counts: goals/whats", [(14, f'"goals/whats" {MEANT_WHAT}')]),
        ("    say: That is a lot.\n", "", [(14, 'the rule "many" has no "say:", so it has nothing to say.')]),
        ("when contains:", "when contain:", [(6, '"when contain" is not known here. Did you mean when contains?')]),
        ("    why: It helps.", "    zzz: It helps.", [(12, '"zzz" is not known here.')]),
        ("[walk more]", "{walk: more}", [(5, '"when starts with" is a list of phrases.')]),
        ("{level 1: \"1\", level 2", "{level 5: \"1\", level 2", [(15, 'write "level 1: 2", not "level 5: 1".')]),
        ("{level 1: \"1\", level 2", "{level 1: few, level 2", [(15, 'write "level 1: 2", not "level 1: few".')]),
        ("\"366\"", "a year", [(19, '"when later than days" is a number of days, not "a year".')]),
        ("level 1: Which day?", "level 7: Which day?", [(9, 'levels run from 1 to 4, so "level 7" is for nobody.')]),
        ("{answer}", "{answr}", [(4, 'nothing fills {answr} in the rule "vague". Did you mean answer?')]),
        ("{name}", "{value}", [(4, 'nothing fills {value} in the rule "vague".')]),
    ],
)  # fmt: skip
def test_each_mistake_in_a_rule_is_said_at_its_line(old: str, new: str, faults: list[tuple[int, str]]) -> None:
    """One sentence for one mistake."""
    assert RULES.count(old) == 1
    assert look_at(RULES.replace(old, new))[1] == faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rules: none\n", (1, '"rules" holds the rules, each below its name.')),
        ("rules:\n  vague: exercise more\n", (2, 'the rule "vague" needs "looks_at:" and "say:" below it.')),
    ],
)
def test_rules_of_another_shape_are_said(text: str, fault: tuple[int, str]) -> None:
    """They would never speak."""
    assert look_at(text)[1] == [fault]


def test_all_mistakes_of_the_rules_are_reported_at_once() -> None:
    """In the order of the lines."""
    text = RULES.replace('"366"', "soon").replace("why:", "whi:").replace("counts: goals/what", "counts: goals/wat")

    assert look_at(text)[1] == [
        (12, '"whi" is not known here.'),
        (14, '"goals/wat" is no step of discuss. Did you mean goals/what?'),
        (19, '"when later than days" is a number of days, not "soon".'),
    ]


@pytest.mark.parametrize("rule", [rule for rule in OURS.rules if not rule.counts], ids=lambda rule: rule.name)
def test_every_phrase_of_ours_can_be_noticed(rule: Rule) -> None:
    """None of them is cancelled by its own words."""
    silent = [phrase for phrase in (*rule.starts_with, *rule.contains) if not rule.notices(phrase)]

    assert silent == []
