"""The remark after a turn: at most one, on the form of the helper's words, and silence where that is not plain.

The order is by what lasts: trials of practice found that remarks on listening back are kept, and that those on open
questions are not. So telling comes first, then listening, then length, and open and closed is information only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.documents.wording import Words
from assistant.practice.exchange import Exchange
from assistant.practice.feedback import occasions, pairs
from assistant.practice.feedback.occasions import Talk
from assistant.practice.feedback.opened import as_asked, yes_or_no
from assistant.practice.feedback.pairs import Pair, turned
from assistant.practice.feedback.told import told_in
from assistant.practice.feedback.typed import as_sentence, as_typed

RemarkKind = Literal["told", "listened", "could_listen", "long", "several", "closed", "open"]

_OCCASIONS: Mapping[RemarkKind, Callable[[Talk, Exchange], bool]] = {
    "told": occasions.tells,
    "listened": occasions.listened,
    "could_listen": occasions.could_listen,
    "long": occasions.is_long,
    "several": occasions.asks_several,
    "closed": occasions.asks_closed,
    "open": occasions.asks_open,
}
"""In the order of how much each counts."""
_RESTS: Mapping[RemarkKind, int] = {"told": 0, "listened": 1, "could_listen": 2, "long": 1, "several": 1}
"""How many turns go by before a remark of the same kind comes again."""
_QUESTIONS_BETWEEN = 2
"""How many questions go by before one is remarked on as open or closed."""
_MOST_PICKED = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one turn, each text ready to be shown; empty where there is nothing to show."""

    kind: RemarkKind
    text: str
    """Two or three short sentences: what the form of the words was, and the reason or a question."""
    weaker: str = ""
    """A weaker wording in this place, of the helper's own words."""
    stronger: str = ""
    """A stronger one, of what the person just said."""
    picked_up: tuple[str, ...] = ()
    """The person's words that were picked up, as they said them."""
    beside: str = ""
    """The sentence of the person's that it is about."""


def remark(before: Sequence[Exchange], latest: Exchange, words: Words) -> Remark | None:
    """The remark on the latest turn, given the turns before it; `words` are those of `prompts/practise/remarks`."""
    talk = (*before, latest)
    kinds: list[RemarkKind | None] = []
    for number, exchange in enumerate(talk):
        kinds.append(_kind(talk[:number], exchange, kinds))
    kind = kinds[-1]
    return None if kind is None else _made(kind, talk[:-1], latest, words, kinds[:-1].count(kind))


def _kind(before: Talk, latest: Exchange, given: Sequence[RemarkKind | None]) -> RemarkKind | None:
    """The first kind that there is occasion for, and that has rested; a turn that tells is never praised."""
    if not latest.said.strip():
        return None
    fitting = (kind for kind, fits in _OCCASIONS.items() if _has_rested(kind, before, given) and fits(before, latest))
    return next(fitting, None)


def _has_rested(kind: RemarkKind, before: Talk, given: Sequence[RemarkKind | None]) -> bool:
    if kind in _RESTS:
        return kind not in given[len(given) - _RESTS[kind] :]
    last = max((place for place, one in enumerate(given) if one in ("closed", "open")), default=-1)
    return sum(one.reading.question is not None for one in before[last + 1 :]) >= _QUESTIONS_BETWEEN


def _made(kind: RemarkKind, before: Talk, latest: Exchange, words: Words, count: int) -> Remark:
    """A remark of this kind in the next of its wordings."""
    match kind:
        case "told":
            return _of_telling(before, latest, words, count)
        case "listened":
            return _of_listening(latest, words, count)
        case "could_listen":
            return _with(kind, turned(words.part(kind), count), pairs.for_listening(before, latest))
        case "long":
            pair = pairs.for_length(before, latest, words, count)
            return _with(kind, _filled(words, kind, count, count=str(latest.words)), pair)
        case "several":
            return _with(kind, _filled(words, kind, count, count=str(latest.questions)), pairs.for_several(latest))
        case "closed":
            pair = pairs.for_closed(before, latest, words, count)
            shown = as_asked(latest.said, yes_or_no(latest.reading.asked_by, latest.said))
            return _with(kind, _filled(words, kind, count, words=shown), pair)
        case "open":
            shown = as_asked(latest.said, " ".join(latest.reading.asked_by.split()[:2]))
            return Remark(kind, _filled(words, kind, count, words=shown))


def _of_telling(before: Talk, latest: Exchange, words: Words, count: int) -> Remark:
    told = told_in(latest.said, latest.heard, latest.reading)
    form, shown = (told.form, told.words) if told else ("advice", latest.said)
    text = _filled(words, f"told.{form}", count, words=as_sentence(shown))
    return _with("told", text, pairs.for_telling(before, latest, words, count))


def _of_listening(latest: Exchange, words: Words, count: int) -> Remark:
    picked = tuple(as_typed(latest.heard, [word]) for word in latest.reading.picked_up[:_MOST_PICKED])
    quoted = [words("quoted", word=word) for word in picked]
    listed = words("two", words=", ".join(quoted[:-1]), last=quoted[-1]) if len(quoted) > 1 else quoted[0]
    beside = occasions.sentences_with(latest.heard, latest.reading.picked_up)
    text = _filled(words, "listened", count, picked=listed)
    return Remark("listened", text, picked_up=picked, beside=beside[0] if beside else "")


def _with(kind: RemarkKind, text: str, pair: Pair) -> Remark:
    """A remark with its pair; half a pair is none."""
    whole = pair if pair.weaker and pair.stronger else Pair()
    return Remark(kind, text, whole.weaker, whole.stronger, beside=whole.beside)


def _filled(words: Words, name: str, count: int, /, **filled: str) -> str:
    """The next wording of a name; the names below it are numbered in words."""
    wordings = list(words.part(name))
    return words(f"{name}.{wordings[count % len(wordings)]}", **filled)
