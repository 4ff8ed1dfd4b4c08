"""Says whether a turn gives occasion for a remark of some kind: by its form, and only where that is plain."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.practice.exchange import Exchange
from assistant.practice.feedback.opened import yes_or_no
from assistant.practice.feedback.said_back import said_back
from assistant.practice.feedback.told import told_in, warns
from assistant.practice.feedback.typed import sentences
from assistant.practice.turn_forms import turn, word_set

Talk = Sequence[Exchange]
"""The turns of a practice in their order."""

LONG = 50
"""Words from which a turn is long; people who type say a dozen or two."""
_SEVERAL = 3
_SURE_ENOUGH = 0.6
"""From here on a reading is right about four times in five."""
_OF_LIFE = ("fact.", "goal.", "step.", "ahead.")
"""How the keys of lines begin in which they tell of themselves."""
_PUT_OFF = ("fact.holds_back", "goal.not_yet", "ahead.offered", "ahead.pushed")
_WENT_WRONG = frozenset({"says.misheard", "says.rude", "says.upset", "says.not_followed", "says.told_again", "upsets"})
_RIGHTLY_ASKED = frozenset(
    {"says.greeting", "says.agrees", "says.goodbye", "says.permission", "says.read_back", "says.summed_up"}
)
"""What people say to an offer, or to somebody who checks: a yes or a no is all it needs."""
_NOT = word_set("not never no nobody nothing none")


def told_of_life(before: Talk) -> str:
    """What they had just told of themselves, without what they say in passing; empty where they told nothing."""
    lines = before[-1].lines if before else ()
    return " ".join(one.text for one in lines if one.key.startswith(_OF_LIFE) and one.key not in _PUT_OFF)


def tells(_before: Talk, latest: Exchange) -> bool:
    """Advice and information that nobody had asked for, and for which leave was not sought."""
    unasked = not (latest.asked_first or latest.was_asked)
    return unasked and told_in(latest.said, latest.heard, latest.reading) is not None


def listened(_before: Talk, latest: Exchange) -> bool:
    """The person's own words handed back, in a turn that neither tells nor warns, and not against their meaning."""
    reading = latest.reading
    advises = bool(reading.advice) or told_in(latest.said, latest.heard, reading) is not None
    spoils = reading.behaviour == "input" or advises or warns(latest.said) or _answers(latest)
    return (
        bool(reading.picked_up)
        and latest.listened
        and (reading.behaviour == "question" or reading.confidence >= _SURE_ENOUGH)
        and not spoils
        and not _keys(latest) & _WENT_WRONG
        and _is_denied(latest.said) == any(map(_is_denied, sentences_with(latest.heard, reading.picked_up)))
    )


def could_listen(before: Talk, latest: Exchange) -> bool:
    """A second turn, or a later one, in which nothing was taken up of what they had told of themselves."""
    if len(before) < 2 or not (_passes_by(latest) and _passes_by(before[-1])):
        return False
    return bool(told_of_life(before[:-1])) and bool(said_back(told_of_life(before)).text)


def is_long(_before: Talk, latest: Exchange) -> bool:
    """Many words, and not because what was said is gathered up and read back."""
    gathers = "summary" in latest.reading.marks or len(latest.reading.picked_up) >= 4
    return latest.words >= LONG and not gathers and not _keys(latest) & _RIGHTLY_ASKED


def asks_several(_before: Talk, latest: Exchange) -> bool:
    """Three questions or more in one turn."""
    return latest.questions >= _SEVERAL


def asks_closed(before: Talk, latest: Exchange) -> bool:
    """One question that can be answered yes or no, was answered with little, and was not rightly asked so."""
    return (
        _asks_one(latest, "closed")
        and bool(yes_or_no(latest.reading.asked_by, latest.said))
        and not latest.told
        and not latest.reading.marks
        and not _keys(latest) & _RIGHTLY_ASKED
        and not _is_offered(latest)
        and not _just_listened(before, latest)
    )


def asks_open(before: Talk, latest: Exchange) -> bool:
    """One open question that brought out something new."""
    shown = latest.reading.asked_by.split()[:1]
    fits = bool(shown) and shown[0] in {"what", "how", "who", "where", "when", "tell"}
    return _asks_one(latest, "open") and fits and bool(latest.told) and not _just_listened(before, latest)


def sentences_with(heard: str, picked_up: Sequence[str]) -> list[str]:
    """The sentences of a person's that hold the words picked up from them, those with most of them first."""
    picked = set(picked_up)
    counted = [(len(picked & set(turn(one).words)), one) for one in sentences(heard)]
    return [one for count, one in sorted(counted, key=lambda pair: -pair[0]) if count]


def _asks_one(latest: Exchange, kind: str) -> bool:
    reading = latest.reading
    surely = reading.behaviour == "question" and reading.confidence >= _SURE_ENOUGH
    return surely and reading.question == kind and latest.questions == 1 and not reading.advice


def _passes_by(exchange: Exchange) -> bool:
    """Whether a turn asks or tells, and takes up no word of theirs."""
    reading = exchange.reading
    goes_on = reading.behaviour in ("question", "input") and bool(exchange.said.strip()) and not exchange.was_asked
    listens = exchange.listened or reading.reflection is not None or bool(reading.picked_up)
    return goes_on and not listens and not reading.marks


def _answers(latest: Exchange) -> bool:
    """Whether the person had just asked something: their words in an answer are no listening back."""
    return latest.was_asked or latest.heard.rstrip().endswith("?")


def _just_listened(before: Talk, latest: Exchange) -> bool:
    return latest.listened or any(listened((), one) for one in before[-1:])


def _is_offered(latest: Exchange) -> bool:
    """Whether the question is the flow's own, word for word."""
    return bool(latest.prompt) and turn(latest.said).plain.strip(" .?") in turn(latest.prompt).plain


def _is_denied(text: str) -> bool:
    return bool(_NOT & set(turn(text).words))


def _keys(exchange: Exchange) -> set[str]:
    return {line.key for line in exchange.lines}
