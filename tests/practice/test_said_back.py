"""Saying back: a sentence of the person's turned to "you", and nothing where it might come out wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content import Content
from assistant.practice.feedback.said_back import SWAPS, said_back
from assistant.practice.people import people_names, person
from assistant.practice.reading import read_turn
from assistant.practice.turn_forms import word_set

OWN = re.compile(r"\b(?:i|me|my|mine|myself|am)\b", re.IGNORECASE)
SWAPPED = {*SWAPS.values(), "are", "were", "weren't"}
BEGINNINGS = (
    "I",
    "I'm",
    "I've",
    "I'd like to",
    "And I was",
    "My brother lives",
    "In May I",
    "There's",
    "They asked",
    "I am",
)
"""How somebody may begin; what comes after it may be anything."""
VOCABULARY = sorted(
    word_set(
        "I I'm I've I'd I'll my me mine myself you we am was wasn't is are go the a hill garden dog Tuesday in on when "
        "and but so not never could should feel want slept walk tired long morning brother it that , . ? ! '"
    )
)


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower())


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("I puff going up the hill to school.", "You puff going up the hill to school."),
        ("My grandchildren. I have them Tuesdays.", "You have them Tuesdays."),
        ("It's been hard. I was up all night with my leg.", "You were up all night with your leg."),
        ("And I'm worn out by my own front door.", "You're worn out by your own front door."),
        ("My brother rings me on Sundays.", "Your brother rings you on Sundays."),
        ("In April I planted the beans by myself.", "In April you planted the beans by yourself."),
        (
            "They sent the letter to the flat, then to the shop, and I found the bill on my stairs.",
            "You found the bill on your stairs.",
        ),
        ("The dog got me out of bed each morning.", "The dog got you out of bed each morning."),
        ("I\u2019m tired of the stairs in my house.", "You're tired of the stairs in your house."),
    ],
)
def test_a_sentence_is_turned_to_you(said: str, back: str) -> None:
    """Pronouns are swapped, and "am" and "was" beside them; of a long sentence what comes after its joint is taken."""
    assert said_back(said).text == back


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("I was told you'd come on Monday.", "it speaks to the helper"),
        ("What am I to do with my garden?", "it is a question"),
        ("I could walk to the shop with my brother.", "it would read as telling"),
        ("I'll walk to the shop on Tuesday morning.", "it would read as telling"),
        ("I'm a silly old woman with a garden.", "it would call them something"),
        ("I shouted at my sister on Sunday morning.", "it would blame"),
        ("Don't hold me down on the kitchen floor.", "it is an order"),
        ("I went up to bed and was sick on the stairs.", "its second verb would be wrong"),
        ('I said "come in" to my neighbour Brian.', "somebody else speaks in it"),
        ("We walk by the river with my sister.", "it is of several"),
        ("I don't know about my garden.", "it is said in passing"),
        ("I can't complain about my kitchen.", "it is said in passing"),
        ("I did it again on Tuesday.", "it leans on what came before"),
        ("I walk a lot.", "it says too little"),
        ("The news, when I watch it alone.", "it is half a sentence"),
        ("Me and Dan fish on the canal on Sundays.", "it does not begin with them"),
        ("I've got my garden, I suppose, and the dog.", "it has an aside"),
        ("Nobody came to the house on Tuesday.", "nothing in it is theirs"),
        ("I want to die at home with my dog.", "it is too heavy to hand back"),
        ("", "nothing was said"),
    ],
)
def test_nothing_is_handed_back_where_it_might_come_out_wrong(said: str, why: str) -> None:
    """Silence is better than a sentence that nobody would say."""
    assert said_back(said) == ("", ""), why


def test_the_sentence_that_says_most_of_them_is_taken() -> None:
    """One that begins with them, and is long enough to mean something; it is shown as they said it."""
    said = "They told me on a Friday. I was alone with my father in the kitchen. I sat down."

    assert said_back(said) == (
        "You were alone with your father in the kitchen.",
        "I was alone with my father in the kitchen.",
    )


@given(st.text(max_size=300))
def test_anything_said_can_be_tried(text: str) -> None:
    """Every text gives a sentence or nothing, and either both parts or none."""
    back = said_back(text)

    assert bool(back.text) == bool(back.beside)


@settings(max_examples=400)
@given(st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(VOCABULARY), max_size=25))
def test_nothing_is_invented_and_no_i_is_left(beginning: str, rest: list[str]) -> None:
    """Each word was said, or is the swap of one that was."""
    text = f"{beginning} {' '.join(rest)}"
    back = said_back(text)

    assert not OWN.search(back.text)
    assert set(words(back.text)) <= set(words(text)) | SWAPPED


def everything_told() -> list[str]:
    """What all people to practise with say when they tell of something first, and more of it."""
    everybody = (person(Content(), name) for name in people_names(Content()))
    return [text for one in everybody for fact in one.facts for text in (*fact.first, *fact.more)]


def test_what_our_people_tell_is_handed_back_as_listening() -> None:
    """A good part of it can be; all of that reads as listening, and none of it as advice."""
    told = {text: back for text in everything_told() if (back := said_back(text).text)}

    assert len(told) > len(everything_told()) / 4
    for text, back in told.items():
        reading = read_turn(text, back)
        assert (reading.behaviour, reading.advice) == ("reflection", ""), back
        assert not OWN.search(back), back
        assert set(words(back)) <= set(words(text)) | SWAPPED, back
