"""The plan in plain English holds all that was said, in the person's words, and no empty headings."""

from __future__ import annotations

from datetime import date
from typing import Any, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clean_text import clean
from assistant.content import Content
from assistant.conversation.flow_file import FlowFile
from assistant.documents.forms.text import section_lines
from assistant.documents.paper import Entry, Section
from assistant.documents.plain_english import title
from assistant.documents.sections import every_section, sections
from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.plan.life import AREAS
from assistant.plan.model import Plan
from assistant.plan.naming import plan_name
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When
from tests.cases import plain_english, told

DAY = date(2026, 11, 22)
WORDS = told(Plan()).words
OPTIONS: dict[str, dict[str, str]] = {
    place: WORDS.part(f"options.{place}") for place in places() if WORDS.part(f"options.{place}")
}
WORD_PLACES = [place for place in places() if place_type(place) is str and "rounds" not in place]
PLACES = [place for place in places() if place != "format"]
FLOWS = [
    FlowFile(Content().look("flows", f"{name}.yaml")[0], name).flow
    for name in ("discuss", "prepare", "review", "carer")
]
CHOSEN = sorted(
    {
        (step.saves, option)
        for flow in FLOWS
        for stage in flow.stages
        for step in stage.steps
        if step.saves and step.kind in ("choice", "choices", "known", "date")
        for option in step.options
    }
)
"""Every option of our flows that a plan can hold, with its place."""
SILENT = {
    ("taking_part", "yes_please"),
    ("goals.keeping", "something_new"),
    ("goals.status", "open"),
    ("goals.actions.next", "change"),
    ("goals.actions.rounds.right_action", "yes"),
    ("goals.actions.rounds.what_now", "smaller_step"),
    ("goals.actions.rounds.what_now", "more_help"),
    ("goals.actions.rounds.what_now", "another_action"),
    ("goals.extra_support", "nobody"),
    ("person.needs_to_take_part", "nothing"),
    ("preparing.information", "nothing"),
    ("review.sooner", "none"),
    ("sharing.limits.who", "nobody"),
    ("reviewed.going_on", "go_on"),
}
"""Options that need no words: what they mean is seen in the rest of the plan, or there is nothing to add."""


def an_answer(place: str) -> Any:
    """Something that a place can hold and that is not left unsaid, with `tea` in it where it holds words."""
    kind = place_type(place)
    if place.endswith(".look"):
        return {place_row(place): "talk"}
    if kind in (str, tuple[str, ...]):
        return "tea" if kind is str or place in ("thoughts", "not_today") else ["tea"]
    if kind == tuple[SomeoneNamed, ...]:
        return [{"name": "tea"}]
    samples = {When: {"said": "tea"}, Confidence: 7, Importance: 7, Dated: "tea"}
    if kind in samples:
        return samples[kind]
    if place == "said_too":
        return {"place": "person.name", "by": "carer", "words": "tea"}
    return next(option for option, words in OPTIONS[place].items() if words)


def place_row(place: str) -> str:
    """A row of one of the light looks."""
    return {"areas.look": "physical", "around.look": "money", "arrangements.look": "diet"}[place]


def with_its_step(place: str, *values: Any) -> Plan:
    """A plan with the step that a place tells of, and with an answer to that place if there is one."""
    about = {"goals.actions.what": "Walk"} if place.startswith("goals.actions") else {}
    if place.endswith("new_when"):
        about["goals.actions.rounds.new_step"] = "Walk to the gate"
    if place.endswith("changed_to"):
        about["goals.actions.next"] = "change"
    answers = [*about.items(), *((place, value) for value in values)]
    return draw(Drawn(to, (), value, DAY) for to, value in answers)


def plan_of(**answers: Any) -> Plan:
    """A plan from answers by place, with __ for the dots."""
    return draw(Drawn(place.replace("__", "."), (), value, DAY) for place, value in answers.items())


def text_of(**answers: Any) -> str:
    """The whole plan as one text."""
    return "\n".join(plain_english(plan_of(**answers)))


def test_an_empty_plan_says_so() -> None:
    """Under its title, and nothing else."""
    assert plain_english(Plan()) == ["A new plan", "", "Nothing is written in this plan yet."]
    assert sections(told(Plan())) == []


def test_a_plan_is_called_after_its_person() -> None:
    """On one line, and with nothing that acts."""
    assert title(plan_of(person__name="Mary")) == "Mary's plan"
    assert plan_name(" Mary\n\x1b[31mSmith ") == "Mary Smith's plan"
    assert plan_name("") == "A new plan"


@pytest.mark.parametrize("place", PLACES)
def test_every_place_of_the_plan_is_read(place: str) -> None:
    """Whatever was answered can be found again, and the person's words are as they were."""
    plan = with_its_step(place, an_answer(place))
    text = "\n".join(plain_english(plan))

    assert text != "\n".join(plain_english(with_its_step(place)))
    if place_type(place) in (str, tuple[str, ...], tuple[SomeoneNamed, ...], When, Dated) and place != "not_today":
        assert "tea" in text.lower()


@pytest.mark.parametrize(("place", "option"), CHOSEN)
def test_no_option_is_shown_by_its_id(place: str, option: str) -> None:
    """Each option of our flows is said in words, or needs none."""
    value: Any = option
    if place_type(place) == tuple[str, ...]:
        value = [option]
    if place_type(place) is When:
        value = {"option": option}
    text = "\n".join(plain_english(with_its_step(place, value)))

    assert "_" not in text
    said = text != "\n".join(plain_english(with_its_step(place)))
    assert said == ((place, option) not in SILENT)
    if place_type(place) is not When:
        assert option in OPTIONS[place] or (place, option) in SILENT


@pytest.mark.parametrize(
    ("place", "option"), [(place, option) for place, options in OPTIONS.items() for option in options]
)
def test_words_are_kept_only_for_options_that_there_are(place: str, option: str) -> None:
    """An option of a flow, or a word of a scale."""
    assert (place, option) in CHOSEN or place == "goals.importance"


def test_no_two_lines_of_a_section_are_called_the_same() -> None:
    """Else nobody could say which of them changed."""
    one_of_each = [Drawn(place, (), an_answer(place), DAY) for place in PLACES if place != "said_too"]
    for section in every_section(told(draw(one_of_each))):
        named = [(entry.of, entry.label) for entry in section.entries if entry.label]
        assert len(named) == len(set(named)), section.title


def test_the_nine_areas_have_their_names() -> None:
    """All of them, in the order of the handbook."""
    assert tuple(WORDS.part("areas")) == AREAS


def test_what_was_left_is_called_by_stages_that_there_are() -> None:
    """A stage of another name would never be named."""
    assert set(WORDS.part("stages")) <= {stage.id for flow in FLOWS for stage in flow.stages}


def test_people_read_first_what_matters_and_last_how_it_went() -> None:
    """The order of a whole plan."""
    one_of_each = [Drawn(place, (), an_answer(place), DAY) for place in PLACES]

    assert [section.title for section in sections(told(draw(one_of_each)))] == [
        "What matters to me",
        "What I bring to the talk",
        "How I live well",
        "My life at the moment",
        "Life around my health",
        "What the professional prepared, in their words",
        "How each of us sees it",
        "My goal",
        "Help and daily care",
        "When things get harder",
        "If something happens",
        "In a crisis",
        "If I became very ill, or could not decide",
        "A change in my life",
        "Risks we talked through",
        "My budget for care",
        "Other plans",
        "My carer, in their own words",
        "About me and the people with me",
        "Taking part, and who decides",
        "Thoughts to keep",
        "Who may see this plan",
        "What we agreed",
        "When we look at it again",
        "What we found when we looked again",
    ]


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
        ("goals.status", "achieved", "How it stands: achieved"),
        ("goals.status", "on_hold", "How it stands: on hold"),
        ("goals.status", "not_achieved", "How it stands: not reached"),
        ("goals.status", "abandoned", "How it stands: let go"),
        ("goals.actions.next", "stop", "From now on: I stop it"),
        ("goals.extra_support", ["advocate", "Jo"], "an advocate, who speaks up with me\n  Jo"),
        ("goals.ways", [{"name": "A choir", "who": "Singing.", "contact": "077"}], "A choir: Singing. 077"),
        (
            "consent.information",
            "ask_first",
            "in this plan. Ask me before it is used",
        ),
        ("around.look", {"money": "talk", "work": "on_my_mind"}, "Also on my mind: money, my work or learning"),
        ("arrangements.look", {"diet": "talk", "equipment": "fine"}, "Still to talk about: eating and drinking"),
        ("not_today", "ahead/crisis_offer", "Left for another day: some questions (planning ahead)"),
        ("not_today", "own_stage/step", "Left for another day: some questions"),
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
    text = "\n".join(plain_english(with_its_step(place, value)))

    assert said.lower() in text.lower()


def test_a_yes_to_taking_part_needs_no_words() -> None:
    """The plan itself says it."""
    assert sections(told(plan_of(taking_part="yes_please"))) == []


def test_the_status_code_of_the_offer_is_not_for_the_person() -> None:
    """The plan has it for services; what is read is whether the talk was wanted."""
    plan = plan_of(taking_part="no_thank_you")

    assert plan.offer_status == "02"
    said = "Would I like this talk: no, thank you. My usual care goes on (22 November 2026)"
    assert plain_english(plan)[4:] == [said]


def test_it_is_said_whose_words_they_are() -> None:
    """Where somebody else filled the same place, both stand together; and each story is its author's."""
    too = {"place": "what_matters.good_day", "by": "carer", "words": "When she eats"}
    about_a_step = {"place": "goals.actions.who", "items": (1, 2), "by": "practitioner", "words": "the_person"}
    steps = [Drawn("goals.actions.what", (1, number), "Walk", DAY) for number in (1, 2)]
    good_day = Drawn("what_matters.good_day", (), "Tea", DAY)
    lines = plain_english(draw([good_day, *steps, *(Drawn("said_too", (), one, DAY) for one in (too, about_a_step))]))

    assert lines[lines.index("A good day: Tea") + 1] == "  As my carer sees it: When she eats"
    assert lines[lines.index("Step 2: Walk") + 1] == "  Who, as the professional sees it: me"
    assert lines.count("  Who, as the professional sees it: me") == 1
    assert "WHAT THE PROFESSIONAL PREPARED, IN THEIR WORDS" in text_of(professional__history="Two falls")
    assert "MY CARER, IN THEIR OWN WORDS" in text_of(carer__does="The shopping")


@pytest.mark.parametrize("number", [1, 7])
@pytest.mark.parametrize("place", WORD_PLACES)
def test_nothing_that_others_said_is_lost(place: str, number: int) -> None:
    """Whatever place it was said to, even one that has gone, and it is there once."""
    names = place.split(".")
    lists = [get_origin(place_type(".".join(names[:depth]))) is tuple for depth in range(1, len(names))]
    said = {"place": place, "items": (number,) * sum(lists), "by": "somebody", "words": "cake"}
    answers = [Drawn(place, (), "tea", DAY), Drawn("said_too", (), said, DAY)]

    assert "\n".join(plain_english(draw(answers))).count("cake") == 1


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


def test_a_step_that_a_review_changed_stands_first() -> None:
    """With what it was before; how sure the person was of that is not said of the step as it is now."""
    answers = {
        "goals.actions.what": "Walk to the shop",
        "goals.actions.rounds.confidence": 8,
        "goals.actions.went": "partly",
        "goals.actions.next": "change",
        "goals.actions.changed_to": "Walk to the gate",
    }
    lines = plain_english(draw(Drawn(place, (), value, DAY) for place, value in answers.items()))

    assert lines[-3:] == [
        "Step: Walk to the gate",
        "  Before: Walk to the shop",
        "  How it went: it was partly done",
    ]


def test_a_step_that_was_doubted_says_so() -> None:
    """Where it was left as it is; not where another took its place."""
    doubted = {
        "goals.actions.what": "Walk to the shop",
        "goals.actions.rounds.confidence": 3,
        "goals.actions.rounds.right_action": "not_sure",
        "goals.actions.rounds.what_now": "leave_it",
    }
    lines = plain_english(draw(Drawn(place, (), value, DAY) for place, value in doubted.items()))

    assert lines[-2:] == ["  Is it the right step: not sure", "  What I do about that: I leave it for now"]


def test_what_belongs_together_stands_together() -> None:
    """Groups are set in and apart; a telephone number is never broken."""
    call = [{"name": "Maureen", "who": "the heart failure nurse", "contact": "07700 900 701"}]
    plan = plan_of(ahead__helps="Rest", ahead__amber__do="Ring", ahead__red__call=call, thoughts="A")

    assert plain_english(plan, 40)[2:] == [
        "WHEN THINGS GET HARDER",
        "",
        "What helps: Rest",
        "",
        "Amber, getting harder:",
        "  What to do: Ring",
        "",
        "Red, help now:",
        "  Who to call:",
        "    Maureen, the heart failure nurse,",
        "    07700 900 701",
        "",
        "THOUGHTS TO KEEP",
        "",
        "A",
    ]


def test_nothing_in_a_plan_can_act_on_a_terminal() -> None:
    """Even where a record was written by something else."""
    text = text_of(person__name="\x1b[31mMary", what_matters__good_day="\x1b]0;x\x07Tea \u202e[red]", thoughts="\x9bA")

    assert clean(text) == text
    assert "Tea [red]" in text


TEXTS = st.text(max_size=200)
ANSWERS = st.one_of(
    st.builds(
        Drawn, st.sampled_from([one for one in WORD_PLACES if "status" not in one]), st.just(()), TEXTS, st.just(DAY)
    ),
    st.builds(
        Drawn, st.just("people_here"), st.just(()), st.lists(st.fixed_dictionaries({"name": TEXTS})), st.just(DAY)
    ),
    st.builds(Drawn, st.just("thoughts"), st.just(()), TEXTS, st.just(DAY)),
)


@given(st.lists(ANSWERS, max_size=6), st.integers(40, 100))
def test_no_line_is_wider_than_asked_and_no_heading_is_empty(answers: list[Drawn], width: int) -> None:
    """For every plan and every width."""
    plan = draw(answers)
    lines = plain_english(plan, width)

    assert all(len(line) <= width for line in lines)
    assert lines[-1]
    assert all(section.entries and all(entry.words for entry in section.entries) for section in sections(told(plan)))


@pytest.mark.parametrize(("label", "shown"), [("Who", "Who: Ann"), ("Who?", "Who? Ann"), ("So.", "So. Ann")])
def test_a_label_that_is_a_question_or_a_sentence_takes_no_colon(label: str, shown: str) -> None:
    """The others do."""
    assert section_lines([Section("", (Entry(label, "Ann"),))], 80)[-1] == shown
