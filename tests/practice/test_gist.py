"""The gist of a turn is the one thing it asks about, and stands in place of the single phrases in it."""

from __future__ import annotations

from assistant.content import Content
from assistant.practice.simulated.asking_words import asking_words
from assistant.practice.simulated.gist import Gist
from assistant.practice.simulated.likeness import likeness
from assistant.practice.simulated.meanings import Meaning
from assistant.practice.simulated.phrases import Found
from assistant.practice.turn_forms import turn

GIST = Gist(asking_words(Content()), likeness(Content()))
SLEEP = Meaning("subject", "sleep")


def found(*meanings: Meaning) -> list[Found[Meaning]]:
    """Phrases of one word with these meanings."""
    return [Found(one, at, at, 1) for at, one in enumerate(meanings)]


def test_a_question_in_words_that_no_list_holds_has_a_gist() -> None:
    """It is like what people ask about it."""
    assert GIST.of([], turn("what happens once your head is on the pillow")) == SLEEP


def test_a_word_or_two_have_none() -> None:
    """They are a phrase, or nothing."""
    assert GIST.of(found(SLEEP), turn("your sleep?")) is None


def test_what_is_only_loosely_a_question_has_to_name_it() -> None:
    """Leave that is sought is about nothing yet."""
    asked = turn("can i ask how you are sleeping")
    assert GIST.of([], asked, loosely=True) is None
    assert GIST.of(found(SLEEP), asked, loosely=True) == SLEEP


def test_nonsense_has_none() -> None:
    """Its single words are all there is to go by."""
    assert GIST.of([], turn("xyzzy plugh quux")) is None


def test_the_gist_takes_the_place_of_other_subjects_but_not_of_what_is_theirs() -> None:
    """Nor of courtesies."""
    theirs, thanks = Meaning("fact", "hill"), Meaning("moment", "thanks")
    left = GIST.instead(SLEEP, found(Meaning("subject", "money"), theirs, thanks, Meaning("area", "physical")))
    assert [one.meaning for one in left] == [SLEEP, theirs, thanks]


def test_without_a_gist_the_phrases_stand() -> None:
    """As they were found."""
    phrases = found(SLEEP)
    assert GIST.instead(None, phrases) is phrases


def test_beside_a_broad_gist_an_area_counts_and_it_counts_for_less() -> None:
    """What cuts across the others is meant last."""
    left = GIST.instead(Meaning("subject", "worry"), found(Meaning("area", "physical")))
    assert [one.meaning.id for one in left] == ["worry", "physical"]
    assert left[0].weight < GIST.instead(SLEEP, [])[0].weight


def test_beside_a_kind_of_fact_a_subject_counts() -> None:
    """It tells which of that kind is meant."""
    money = Meaning("subject", "money")
    left = GIST.instead(Meaning("kind", "strength"), found(money, SLEEP))
    assert [one.meaning for one in left] == [Meaning("kind", "strength"), money, SLEEP]
