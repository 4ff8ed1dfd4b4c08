"""The weaker and the stronger wording beside a remark, made of the helper's own words and of what was just said."""

from __future__ import annotations

from typing import NamedTuple

from assistant.documents.wording import Words
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.occasions import Talk, told_of_life
from assistant.practice.feedback.opened import opened
from assistant.practice.feedback.said_back import said_back
from assistant.practice.feedback.told import told_in
from assistant.practice.feedback.typed import MOST_SHOWN, as_sentence, sentences, shortened
from assistant.practice.questions import Kind, question_in
from assistant.practice.turn_forms import turn


class Pair(NamedTuple):
    """Two wordings for one place in the talk; `beside` is the sentence of the person's that the stronger one is of."""

    weaker: str = ""
    stronger: str = ""
    beside: str = ""


def for_telling(before: Talk, latest: Exchange, words: Words, count: int) -> Pair:
    """What was told; and saying back, then asking what they think, or whether they want to hear it."""
    told = told_in(latest.said, latest.heard, latest.reading)
    asks = words.part("told.offer" if told and told.form == "facts" else "told.ask")
    return _said_back_and(before, told.sentence if told else latest.said, turned(asks, count))


def for_listening(before: Talk, latest: Exchange) -> Pair:
    """What was said, and the same with their words before it: an open question of the helper's own stays."""
    return _said_back_and(before, latest.said, _asked(latest.said, "open"))


def for_length(before: Talk, latest: Exchange, words: Words, count: int) -> Pair:
    """The beginning of the turn, and saying back with one question."""
    ask = _asked(latest.said, "open") or turned(words.part("ask.long"), count)
    return _said_back_and(before, latest.said, ask)


def for_several(latest: Exchange) -> Pair:
    """All of the questions, and the best of them alone: an open one, or one that can be opened, or the first."""
    one = _asked(latest.said, "open") or opened(_asked(latest.said, "closed")) or _asked(latest.said, "closed")
    return Pair(shortened(latest.said), one) if one else Pair()


def for_closed(before: Talk, latest: Exchange, words: Words, count: int) -> Pair:
    """The question, and the same one opened; where no rule is certain, saying back with an open one of ours."""
    question = _asked(latest.said, "closed") or latest.said
    if open_one := opened(question):
        return Pair(shortened(question), open_one)
    return _said_back_and(before, question, turned(words.part("ask.closed"), count))


def turned(wordings: dict[str, str], count: int) -> str:
    """The wording whose turn it is, when this has been said so many times."""
    return list(wordings.values())[count % len(wordings)]


def _said_back_and(before: Talk, weaker: str, ask: str) -> Pair:
    back = said_back(told_of_life(before))
    return Pair(shortened(as_sentence(weaker)), f"{back.text} {ask}".strip(), back.beside)


def _asked(said: str, kind: Kind) -> str:
    """The first question of a kind in a turn, short enough to be said again; empty where there is none."""
    for sentence in sentences(said):
        found = question_in(turn(sentence))
        if found and found.kind == kind and found.shown_by and len(sentence.split()) <= MOST_SHOWN:
            tells_to = found.shown_by.split()[0] in {"tell", "describe", "say"}
            return as_sentence(sentence, "." if tells_to else "?")
    return ""
