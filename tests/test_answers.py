"""A reply is understood as what was asked for, or the person is told kindly how to put it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.answers import day_in_words, in_words, understood, within_length
from assistant.conversation.flow import FIXED_OPTIONS, SCALES, Step
from assistant.conversation.wording import Words
from assistant.errors import NotUnderstood

TODAY = date(2026, 11, 22)
NO_WORDS = Words()
TEXT = Step("a/text", "text")
CHOICE = Step("a/choice", "choice", options=("yes_please", "not_today", "no_thank_you"))
CHOICE_WORDS = Words(options={"yes_please": "Yes, please", "not_today": "Not today", "no_thank_you": "No, thank you"})
OWN = Step("a/own", "choice", options=("once", "every_day"), own_words=True)
OWN_WORDS = Words(options={"once": "Once", "every_day": "Every day"})
MANY = Step("a/many", "choices", options=("family", "carer", "nobody"), own_words=True)
MANY_WORDS = Words(options={"family": "My family", "carer": "My carer", "nobody": "Nobody else"})
SCALE = Step("a/scale", "scale", scale="confidence", numbers=(1, 10))
SCALE_WORDS = Words(in_words={"not_sure": "Not sure", "fairly_sure": "Fairly sure", "very_sure": "Very sure"})
DAY = Step("a/day", "date", options=("soon", "not_sure_yet"), own_words=True)
DAY_WORDS = Words(options={"soon": "Soon", "not_sure_yet": "Not sure yet"})
STRICT_DAY = Step("a/strict", "date", options=("not_sure_yet",))
PEOPLE = Step("a/people", "people")
LOOK = Step(
    "a/look", "look_over", rows=("body", "mind", "home", "money", "work"), options=("fine", "on_my_mind", "talk")
)
LOOK_WORDS = Words(
    rows={"body": "Body: pain, sleep", "mind": "Mind", "home": "Home", "money": "Money", "work": "Work"},
    options={"fine": "Fine", "on_my_mind": "On my mind", "talk": "Let us talk"},
)
ANOTHER = Step("a/another", "another", options=FIXED_OPTIONS["another"])
TELL = Step("a/tell", "tell")
FROM_1_TO_10 = 'The numbers here go from 1 to 10. Words work too: "Not sure", "Fairly sure", "Very sure".'
EVERY_STEP = (
    (TEXT, NO_WORDS),
    (CHOICE, CHOICE_WORDS),
    (CHOICE, NO_WORDS),
    (OWN, OWN_WORDS),
    (MANY, MANY_WORDS),
    (SCALE, SCALE_WORDS),
    (DAY, DAY_WORDS),
    (STRICT_DAY, DAY_WORDS),
    (PEOPLE, NO_WORDS),
    (LOOK, LOOK_WORDS),
    (ANOTHER, Words(options={"yes": "Yes, one more", "no": "No, that is enough"})),
    (TELL, NO_WORDS),
    (Step("a/offer", "offer", options=FIXED_OPTIONS["offer"]), NO_WORDS),
    (Step("a/back", "read_back", options=FIXED_OPTIONS["read_back"]), NO_WORDS),
    (Step("a/thoughts", "thoughts", options=FIXED_OPTIONS["thoughts"]), NO_WORDS),
)


def not_understood(step: Step, words: Words, reply: Any) -> str:
    """The sentence that is said to such a reply."""
    with pytest.raises(NotUnderstood) as trouble:
        understood(step, words, reply, TODAY)
    return str(trouble.value)


@pytest.mark.parametrize(
    ("step", "words", "reply", "value"),
    [
        (TEXT, NO_WORDS, "  Tea in the garden \r\n", "Tea in the garden"),
        (TEXT, NO_WORDS, "\x1b[31m[red]\x1b[0m 👨‍👩‍👧 حديقة", "[red] 👨‍👩‍👧 حديقة"),
        (CHOICE, CHOICE_WORDS, "1", "yes_please"),
        (CHOICE, CHOICE_WORDS, "2.", "not_today"),
        (CHOICE, CHOICE_WORDS, "3)", "no_thank_you"),
        (CHOICE, CHOICE_WORDS, "no_thank_you", "no_thank_you"),
        (CHOICE, CHOICE_WORDS, "no thank you", "no_thank_you"),
        (CHOICE, CHOICE_WORDS, "YES, PLEASE", "yes_please"),
        (CHOICE, CHOICE_WORDS, "y", "yes_please"),
        (CHOICE, CHOICE_WORDS, "not", "not_today"),
        (OWN, OWN_WORDS, "every d", "every_day"),
        (OWN, OWN_WORDS, "when I can", "when I can"),
        (OWN, OWN_WORDS, "o", "o"),
        (OWN, OWN_WORDS, "2", "every_day"),
        (MANY, MANY_WORDS, "1 2", ["family", "carer"]),
        (MANY, MANY_WORDS, "family, 2; Nobody else\nJo", ["family", "carer", "nobody", "Jo"]),
        (MANY, MANY_WORDS, "1, 1, ,family", ["family"]),
        (MANY, MANY_WORDS, ["carer", "Jo"], ["carer", "Jo"]),
        (SCALE, SCALE_WORDS, "7", 7),
        (SCALE, SCALE_WORDS, 10, 10),
        (SCALE, SCALE_WORDS, "7/10", 7),
        (SCALE, SCALE_WORDS, "7 out of 10.", 7),
        (SCALE, SCALE_WORDS, "Seven", 7),
        (SCALE, SCALE_WORDS, "very sure", "very_sure"),
        (SCALE, SCALE_WORDS, "not_sure", "not_sure"),
        (DAY, DAY_WORDS, "28 Feb", {"on": "2027-02-28", "said": "28 Feb"}),
        (DAY, DAY_WORDS, "1", {"option": "soon"}),
        (DAY, DAY_WORDS, "Not sure yet.", {"option": "not_sure_yet"}),
        (DAY, DAY_WORDS, "when it is warm", {"said": "when it is warm"}),
        (DAY, DAY_WORDS, {"on": "2027-02-28"}, {"on": "2027-02-28"}),
        (
            PEOPLE,
            NO_WORDS,
            "Maya, my sister, 07700 900123\nThe surgery, 01234 567890; Sam",
            [
                {"name": "Maya", "who": "my sister", "contact": "07700 900123"},
                {"name": "The surgery", "who": "", "contact": "01234 567890"},
                {"name": "Sam", "who": "", "contact": ""},
            ],
        ),
        (
            PEOPLE,
            NO_WORDS,
            "Jo, jo@example.org",
            [{"name": "Jo", "who": "", "contact": "jo@example.org"}],
        ),
        (DAY, DAY_WORDS, "in 5 or so visits", {"said": "in 5 or so visits"}),
        (PEOPLE, NO_WORDS, "Nobody.", []),
        (PEOPLE, NO_WORDS, "just me", []),
        (PEOPLE, NO_WORDS, [], []),
        (PEOPLE, NO_WORDS, "Jo, friend", [{"name": "Jo", "who": "friend", "contact": ""}]),
        (
            PEOPLE,
            NO_WORDS,
            [{"name": "\x1b[1mJo", "who": "friend"}, {"who": "nobody"}, "Ann, aunt"],
            [{"name": "Jo", "who": "friend", "contact": ""}, {"name": "Ann", "who": "aunt", "contact": ""}],
        ),
        (LOOK, LOOK_WORDS, "all fine", dict.fromkeys(LOOK.rows, "fine")),
        (LOOK, LOOK_WORDS, "All on my mind", dict.fromkeys(LOOK.rows, "on_my_mind")),
        (LOOK, LOOK_WORDS, "2 talk", {"mind": "talk"}),
        (LOOK, LOOK_WORDS, "5: talk, 1 on my mind", {"body": "on_my_mind", "work": "talk"}),
        (LOOK, LOOK_WORDS, "2 and 5 talk, 3 on my mind", {"mind": "talk", "home": "on_my_mind", "work": "talk"}),
        (LOOK, LOOK_WORDS, "1, 2, 4 fine\n3 = talk", {"body": "fine", "mind": "fine", "home": "talk", "money": "fine"}),
        (LOOK, LOOK_WORDS, "1 fine\n\n  2   talk ", {"body": "fine", "mind": "talk"}),
        (LOOK, LOOK_WORDS, "2 talk and 5 fine.", {"mind": "talk", "work": "fine"}),
        (LOOK, LOOK_WORDS, "1 fine, 1 talk", {"body": "talk"}),
        (LOOK, LOOK_WORDS, {"home": "talk", "body": "Fine"}, {"body": "fine", "home": "talk"}),
        (ANOTHER, NO_WORDS, "y", "yes"),
        (ANOTHER, NO_WORDS, "2", "no"),
        (TELL, NO_WORDS, "", "read"),
    ],
)  # fmt: skip
def test_a_reply_is_understood_as_what_was_asked_for(step: Step, words: Words, reply: Any, value: Any) -> None:
    """Numbers, ids, labels, starts of labels and own words."""
    assert understood(step, words, reply, TODAY) == value


@pytest.mark.parametrize(
    ("step", "words", "reply", "said"),
    [
        (TEXT, NO_WORDS, " \n ", "Nothing is typed yet. Type a few words, or choose Skip to leave this out."),
        (TEXT, NO_WORDS, "\x1b[2J", "Nothing is typed yet. Type a few words, or choose Skip to leave this out."),
        (CHOICE, CHOICE_WORDS, "4", 'I could not match "4". Type a number from 1 to 3, or the start of the words.'),
        (CHOICE, CHOICE_WORDS, "0", 'I could not match "0". Type a number from 1 to 3, or the start of the words.'),
        (CHOICE, CHOICE_WORDS, "no", 'I could not match "no". Type a number from 1 to 3, or the start of the words.'),
        (CHOICE, CHOICE_WORDS, "²", 'I could not match "²". Type a number from 1 to 3, or the start of the words.'),
        (
            OWN,
            OWN_WORDS,
            "7",
            'I could not match "7". Type a number from 1 to 2, or the start of the words, or your own words.',
        ),
        (MANY, MANY_WORDS, " , ", "Nothing is chosen yet. Choose one or more, or Skip to leave this out."),
        (MANY, MANY_WORDS, [], "Nothing is chosen yet. Choose one or more, or Skip to leave this out."),
        (
            SCALE,
            SCALE_WORDS,
            "11",
            f"I read that as 11. {FROM_1_TO_10}",
        ),
        (
            SCALE,
            SCALE_WORDS,
            "zero",
            f"I read that as 0. {FROM_1_TO_10}",
        ),
        (
            SCALE,
            SCALE_WORDS,
            "-3",
            f"I read that as -3. {FROM_1_TO_10}",
        ),
        (
            SCALE,
            SCALE_WORDS,
            "quite",
            FROM_1_TO_10,
        ),
        (
            SCALE,
            SCALE_WORDS,
            "9" * 5000,
            FROM_1_TO_10,
        ),
        (
            SCALE,
            SCALE_WORDS,
            True,
            FROM_1_TO_10,
        ),
        (
            STRICT_DAY,
            DAY_WORDS,
            "when it is warm",
            "I could not read a day in \"when it is warm\". Try '28 Feb', 'next Tuesday' or 'in 6 weeks'.",
        ),
        (
            DAY,
            DAY_WORDS,
            "1001",
            "I could not read a day in \"1001\". Try '28 Feb', 'next Tuesday' or 'in 6 weeks'.",
        ),
        (
            DAY,
            DAY_WORDS,
            "31/2",
            "I read that as 31 February, and there is no such day. Try '28 Feb', 'next Tuesday' or 'in 6 weeks'.",
        ),
        (
            PEOPLE,
            NO_WORDS,
            ", , 07700",
            "Nobody is named yet. Type a name, who they are and a number, with commas between, or Skip.",
        ),
        (
            LOOK,
            LOOK_WORDS,
            "talk",
            'I could not read "talk". Type the number of a line and a word, such as "2 talk, 5 on my mind".',
        ),
        (LOOK, LOOK_WORDS, "9 talk", 'I could not match "9". Type a number from 1 to 5, or the start of the words.'),
        (
            LOOK,
            LOOK_WORDS,
            "2 purple",
            'I could not match "purple". Type a number from 1 to 3, or the start of the words.',
        ),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_kindly(step: Step, words: Words, reply: Any, said: str) -> None:
    """One sentence or two, with what to type."""
    assert not_understood(step, words, reply) == said


@pytest.mark.parametrize(("step", "words"), [pair for pair in EVERY_STEP if pair[0].kind != "tell"])
def test_a_paste_of_a_megabyte_is_refused_with_its_length(step: Step, words: Words) -> None:
    """It is not cut, and the person is told so at once."""
    said = not_understood(step, words, "word " * 200_000)

    assert said == (
        "That is 999,999 characters, and one answer can hold 10,000. Nothing is cut: "
        "please make it shorter, or put part of it in another question."
    )


@pytest.mark.parametrize(
    "typed",
    ["1" * 9_999, "1 " * 5_000, "1" * 60 + ",", "1" + " " * 9_000 + "x", "1" + "\n" * 9_000 + "1", ", " * 5_000 + "x"],
)
@pytest.mark.parametrize(("step", "words"), EVERY_STEP)
def test_no_answer_makes_anybody_wait(step: Step, words: Words, typed: str) -> None:
    """Whatever is typed, the reply to it comes within a few seconds."""
    said = ""
    try:
        understood(step, words, typed, TODAY)
    except NotUnderstood as sentence:
        said = str(sentence)

    assert len(said) < 300


REPLIES = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("0123456789 ,;.:/-²٣①\nallfinetkmydsouc"), max_size=40),
    st.integers(-100, 100),
    st.lists(st.text(max_size=20), max_size=4),
)


def holds(step: Step, value: Any) -> bool:
    """Whether a value has the shape of the step's answers."""
    match step.kind:
        case "tell":
            return bool(value == "read")
        case "text":
            return isinstance(value, str) and bool(value.strip())
        case "choices":
            return bool(value) and all(one in step.options or (step.own_words and one.strip()) for one in value)
        case "scale":
            return value in range(1, 11) or value in SCALES[step.scale]
        case "date":
            if "on" in value:
                date.fromisoformat(value["on"])
            return set(value) <= {"on", "said", "option"} and value.get("option", step.options[0]) in step.options
        case "people":
            return all(person["name"] and set(person) == {"name", "who", "contact"} for person in value)
        case "look_over":
            return set(value) <= set(step.rows) and set(value.values()) <= set(step.options)
        case _:
            return value in step.options or (step.own_words and isinstance(value, str))


@given(st.sampled_from(EVERY_STEP), REPLIES)
def test_any_reply_to_any_step_is_a_valid_value_or_a_kind_sentence(pair: tuple[Step, Words], reply: Any) -> None:
    """Nothing but NotUnderstood is ever raised."""
    step, words = pair
    value, said = None, ""
    try:
        value = understood(step, words, reply, TODAY)
    except NotUnderstood as sentence:
        said = str(sentence)

    assert said.endswith(".") if said else holds(step, value)


@pytest.mark.parametrize("length", [10_000, 10_001])
def test_an_answer_may_be_ten_thousand_characters_and_no_more(length: int) -> None:
    """Counted after cleaning."""
    if length > 10_000:
        with pytest.raises(NotUnderstood, match="That is 10,001 characters"):
            within_length("x" * length)
    else:
        assert within_length("x" * length + "\x1b[0m ") == "x" * length


@pytest.mark.parametrize(
    ("value", "words", "said"),
    [
        ("Tea", NO_WORDS, "Tea"),
        ("yes_please", CHOICE_WORDS, "Yes, please"),
        ("very_sure", SCALE_WORDS, "Very sure"),
        (["family", "Jo"], MANY_WORDS, "My family, Jo"),
        (7, SCALE_WORDS, "7"),
        (None, NO_WORDS, ""),
        ({"on": "2027-02-28", "said": "28 Feb"}, DAY_WORDS, "Sunday 28 February 2027"),
        ({"said": "when it is warm"}, DAY_WORDS, "when it is warm"),
        ({"option": "soon"}, DAY_WORDS, "Soon"),
        ({"option": "later"}, DAY_WORDS, "later"),
        ([{"name": "Maya", "who": "sister", "contact": "077"}], NO_WORDS, "Maya (sister, 077)"),
        ([{"name": "Maya", "who": "", "contact": ""}, {"name": "Sam"}], NO_WORDS, "Maya, Sam"),
        ({"body": "talk", "mind": "fine", "other": "x"}, LOOK_WORDS, "Body: Let us talk\nMind: Fine\nother: x"),
    ],
)
def test_an_answer_is_read_back_in_the_persons_words(value: Any, words: Words, said: str) -> None:
    """Or by the label of what was chosen."""
    assert in_words(value, words) == said


def test_a_day_is_written_as_people_write_it() -> None:
    """With its weekday, and no nought before the day."""
    assert day_in_words(date(2027, 3, 2)) == "Tuesday 2 March 2027"
