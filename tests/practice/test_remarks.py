"""The remark after a turn: one at most, on the form of the words, and silence where that is not plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content import Content
from assistant.documents.wording import document_words
from assistant.practice.exchange import SAYS_NOTHING, Exchange, Line
from assistant.practice.feedback.remarks import Remark, remark
from assistant.practice.questions import questions_asked
from assistant.practice.reading import read_turn
from assistant.practice.turn_forms import turn

FILE = "prompts/practise/remarks.en.yaml"
WORDS = document_words(Content(), "remarks", folder="practise")
HILL = "I puff going up the hill to school. Jacob stops and waits."
CLOTHES = "I keep my blue outfit at the back of the wardrobe."
NIGHT = "I lie awake and iron until two in the morning."
NOT_OURS = re.compile(
    r"\b(should|must|compliance|empower\w*|journey|scores?|empathy|right|wrong|great|well done|better|worse)\b|!", re.I
)


class Talk:
    """A practice built by hand: each turn is read with what the person said before it in the ear."""

    def __init__(self, told: str = HILL) -> None:
        self.exchanges: list[Exchange] = []
        self.say("How are you?", told)

    def say(self, said: str, answer: str = "Mm.", key: str = "", **changes: object) -> Remark | None:
        """The remark on a turn, and what the person answers to it: of their life, unless a key says otherwise."""
        heard = self.exchanges[-1].answer if self.exchanges else "Hello."
        key = key or ("says.mm" if answer == "Mm." else "fact.first")
        made = replace(_exchange(len(self.exchanges) + 1, heard, said, Line(key, "", answer)), **changes)  # type: ignore[arg-type]
        self.exchanges.append(made)
        return remark(self.exchanges[:-1], made, WORDS)

    def kinds(self, *turns: str) -> list[str | None]:
        """The kinds of remark on several turns, each answered from their life."""
        found = [self.say(said, answer) for said, answer in zip(turns, [CLOTHES, NIGHT, HILL] * 9, strict=False)]
        return [one.kind if one else None for one in found]


def _exchange(number: int, heard: str, said: str, line: Line) -> Exchange:
    reading, plain = read_turn(heard, said), turn(said)
    return Exchange(
        number=number,
        said=said,
        heard=heard,
        reading=reading,
        questions=questions_asked(plain),
        words=len(plain.words),
        listened=reading.reflection is not None,
        asked_first="permission" in reading.marks,
        was_asked=False,
        lines=(line,),
        told=("a",) if line.key == "fact.first" else (),
    )


def test_telling_is_shown_and_asked_about() -> None:
    """It is an observation and a question; the pair says back first, and asks."""
    assert Talk().say("You should join a gym.") == Remark(
        "told",
        '"You should" told them what to do. Did you ask first?',
        "You should join a gym.",
        "You puff going up the hill to school. What have you thought of yourself?",
        beside="I puff going up the hill to school.",
    )


def test_where_nothing_can_be_said_back_the_pair_only_asks() -> None:
    """A sentence that is not surely right is left out."""
    found = Talk("Oh, you know how that is.").say("You should join a gym.")

    assert found is not None
    assert (found.stronger, found.beside) == ("What have you thought of yourself?", "")


@pytest.mark.parametrize("change", ["asked_first", "was_asked"])
def test_telling_with_leave_or_on_asking_is_let_be(change: str) -> None:
    """Both are fine, and neither is praised."""
    given_leave = {"asked_first": change == "asked_first", "was_asked": change == "was_asked"}

    assert Talk().say("You should join a gym.", "Mm.", "", **given_leave) is None


def test_information_is_offered_instead() -> None:
    """The stronger wording leaves it to them whether they hear it."""
    found = Talk().say("There's a walking group at the library on Mondays.")

    assert found is not None
    assert found.kind == "told"
    assert found.stronger.endswith("Would you like to hear about it?")


def test_telling_is_remarked_on_each_time_in_other_words() -> None:
    """Five turns of advice bring five different texts."""
    talk = Talk()
    found = [talk.say("You should join a gym.") for _ in range(5)]

    assert [one.kind for one in found if one] == ["told"] * 5
    assert len({one.text for one in found if one}) == 5


def test_listening_is_shown_beside_the_words_that_were_picked_up() -> None:
    """As the person said them, with the sentence they stand in."""
    found = Talk().say("You puff on that hill and Jacob waits for you.")

    assert found is not None
    assert (found.kind, found.picked_up) == ("listened", ("puff", "hill", "Jacob"))
    assert found.text.startswith('You picked up "puff", "hill" and "Jacob".')
    assert found.beside == "I puff going up the hill to school."
    assert not found.weaker


@pytest.mark.parametrize(
    "said",
    [
        "You puff on the hill. You should slow down.",
        "You puff on the hill, and it will get worse if you dont slow down.",
        "You puff on the hill, well done. Try to walk slower.",
    ],
)
def test_a_turn_that_tells_or_warns_is_not_praised(said: str) -> None:
    """Even where it listens as well, and even with leave."""
    found = Talk().say(said, asked_first=True)

    assert found is None


@pytest.mark.parametrize("key", ["says.misheard", "says.rude", "upsets", "says.not_followed"])
def test_what_went_wrong_with_the_person_is_not_praised(key: str) -> None:
    """They know best whether it was what they said."""
    assert Talk().say("You puff on that hill and Jacob waits for you.", "No.", key) is None


def test_words_turned_into_their_opposite_are_not_praised() -> None:
    """The same words with a "not" are not what they said."""
    assert Talk().say("You don't puff on the hill and Jacob never waits.") is None


def test_listening_is_not_praised_twice_running() -> None:
    """Every other turn at most."""
    talk = Talk()

    assert talk.kinds("You puff on the hill.", "You keep your blue outfit there.", "You lie awake and iron.") == [
        "listened",
        None,
        "listened",
    ]


def test_a_chance_to_listen_is_shown_after_two_turns_that_took_nothing_up() -> None:
    """The helper's own open question stays, with the person's words before it."""
    talk = Talk()

    assert talk.say("Who lives with you?", CLOTHES) is None
    assert talk.say("What do you like to eat?", NIGHT) == Remark(
        "could_listen",
        WORDS("could_listen.first"),
        "What do you like to eat?",
        "You keep your blue outfit at the back of the wardrobe. What do you like to eat?",
        beside=CLOTHES,
    )


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (CLOTHES, "says.mm"),
        (CLOTHES, "fact.holds_back"),
        ("They look out of the window.", SAYS_NOTHING),
        ("Nothing much to say.", "fact.first"),
    ],
)
def test_there_was_no_chance_where_they_told_nothing_of_themselves(answer: str, key: str) -> None:
    """What people say in passing, or to put somebody off, is not for saying back."""
    talk = Talk()
    talk.say("Who lives with you?", answer, key)

    assert talk.say("What do you like to eat?") is None


def test_taking_up_one_word_is_enough() -> None:
    """A question that goes on from what they said has not passed it by."""
    talk = Talk()
    talk.say("Who lives with you?", CLOTHES)

    assert talk.say("What made you buy the outfit?") is None


def test_a_wait_between_is_no_missed_chance() -> None:
    """Silence and nods listen in their way."""
    talk = Talk()
    talk.say("Take your time.", CLOTHES)

    assert talk.say("What do you like to eat?") is None


def test_a_long_turn_is_counted() -> None:
    """The stronger wording says back, and asks one thing."""
    found = Talk().say("The plan is a thing that we keep and read " * 6)

    assert found is not None
    assert found.text == "Your turn had 60 words. How much of it can they hold on to?"
    assert found.weaker == "The plan is a thing that we keep and read The plan is a..."
    assert found.stronger == "You puff going up the hill to school. What do you make of that?"


def test_a_summary_may_be_long() -> None:
    """Gathering up what they said takes words."""
    said = "So far you have told me that you puff on the hill to school and Jacob waits, " + "and that you iron " * 10
    found = Talk().say(said)

    assert found is None or found.kind == "listened"


def test_several_questions_at_once_are_counted() -> None:
    """One of them alone is the stronger wording: an open one, where there is one."""
    found = Talk().say("Do you walk? Do you drive? What would you like to do?")

    assert found is not None
    assert found.text == "You asked 3 questions at once. Which one would you most like answered?"
    assert found.stronger == "What would you like to do?"


SHORT = ("Fine.", "fact.short")


def closed(talk: Talk, *questions: str) -> list[Remark | None]:
    """The remarks on closed questions that are answered with little."""
    return [talk.say(question, *SHORT) for question in questions]


def test_closed_questions_are_remarked_on_at_every_third() -> None:
    """The question, and the same one opened; then it rests."""
    found = closed(Talk(), "Do you walk?", "Do you sleep well?", "Do you cook?", "Do you eat well?", "Are you coping?")

    assert [one.kind if one else None for one in found] == [None, "closed", None, None, "closed"]
    assert found[1] is not None
    assert found[1].text == '"Do you..." can be answered yes or no. Try "What..." or "How...".'
    assert (found[1].weaker, found[1].stronger) == ("Do you sleep well?", "How do you sleep?")


@pytest.mark.parametrize(
    "said",
    ["May I ask about nights?", "Do you mind if I write this down?", "Are you ready?", "How long have you had it?"],
)
def test_a_question_that_asks_rightly_for_a_yes_is_let_be(said: str) -> None:
    """So is one for an amount: the remark would not be true."""
    talk = Talk()
    closed(talk, "Do you walk?", "May I?")

    assert talk.say(said, *SHORT) is None


def test_words_of_the_flow_are_let_be() -> None:
    """They were offered by the program itself."""
    talk = Talk()
    closed(talk, "Do you walk?", "May I?")

    assert talk.say("Do you have a plan already?", *SHORT, prompt="Do you have a plan already? Tell me.") is None


def test_nothing_is_said_of_questions_after_listening() -> None:
    """A good turn is not followed by a small one's fault."""
    talk = Talk()
    closed(talk, "Do you walk?", "Do you cook?", "Do you drive?")
    talk.say("May I?", CLOTHES)
    talk.say("You keep your blue outfit there.", *SHORT)

    assert talk.say("Do you sleep well?", *SHORT) is None


def test_an_open_question_that_brought_something_out_is_named() -> None:
    """As information, without a pair and without praise."""
    talk = Talk("Mm.")
    talk.say("How old are you?", *SHORT)

    assert talk.say("What gets you down?", CLOTHES) == Remark("open", '"What gets..." left it to them where to begin.')


@pytest.mark.parametrize(
    "said", ["", "  ", "ok", "Hello, I'm Sam.", "...", "Thank you for telling me.", "Take your time."]
)
def test_nothing_is_said_of_silence_and_courtesies(said: str) -> None:
    """Neither told, nor asked, nor listened back."""
    assert Talk().say(said) is None


TURNS = st.one_of(
    st.text(st.characters(exclude_characters="{}"), max_size=120),
    st.sampled_from(
        [
            *("You should rest.", "You puff on the hill.", "Do you sleep well?", "What helps?", "", "why", "ok"),
            *("Have you tried a stick?", "Do you walk? Do you drive? Who helps?", "and then there is the plan " * 12),
        ]
    ),
)
ANSWERS = st.sampled_from([HILL, CLOTHES, NIGHT, "Mm.", "What do you think?"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TURNS, ANSWERS), max_size=10))
def test_every_talk_gets_whole_remarks(turns: list[tuple[str, str]]) -> None:
    """Whatever is typed: a filled text, both wordings of a pair or neither, and never one text twice running."""
    talk = Talk()
    found = [talk.say(said, answer) for said, answer in turns]
    texts = [one.text for one in found if one]

    assert not any("{" in text for text in texts)
    assert all(bool(one.weaker) == bool(one.stronger) for one in found if one)
    assert all(one != two for one, two in pairwise(texts))


def wordings() -> Iterator[tuple[str, str]]:
    """Every wording with its name, without what stands in brackets."""
    for name in ("told", "listened", "could_listen", "long", "several", "closed", "open", "ask"):
        for below, text in WORDS.part(name).items():
            yield f"{name}.{below}", re.sub(r"\{\w+\}", "So and so", text)


def test_no_sentence_is_long_and_none_judges() -> None:
    """They are short, and give no grade, no praise and no verdict."""
    sentences = [(name, one) for name, text in wordings() for one in re.split(r"(?<=[.?])\s+", text)]

    assert [(name, one) for name, one in sentences if len(one.split()) > 20] == []
    assert [(name, one) for name, one in sentences if NOT_OURS.search(one)] == []
    assert {name for name, text in wordings() if len(re.findall(r"[.?](?:\s|$)", text)) > 3} == set()


def test_what_we_offer_to_ask_is_open() -> None:
    """The stronger wording is never a question for a yes or a no, but for the offer."""
    asked = [text for name, text in wordings() if name.startswith(("ask.", "told.ask."))]

    assert {read_turn("", text).question for text in asked} == {"open"}
