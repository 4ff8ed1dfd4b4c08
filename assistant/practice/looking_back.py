"""The look back at a practice as a paper: for the screen, and to talk over with a trainer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.content import Content
from assistant.documents.paper import Paper
from assistant.documents.wording import document_words
from assistant.practice.exchange import Exchange
from assistant.practice.feedback.counts import Counts
from assistant.practice.feedback.debrief import Debrief, debrief
from assistant.practice.feedback.remarks import remark
from assistant.practice.feedback.sheet import Besides, sheet
from assistant.practice.practice import Practice
from assistant.practice_record import Behaviour, KeptPractice


def look_back(practice: Practice) -> Debrief:
    """What was carried, found and reached so far."""
    reached = {path for one in practice.exchanges for path in one.reached}
    return debrief(practice.person, practice.exchanges, reached)


def paper(
    files: Content,
    practice: Practice,
    overruled: Mapping[int, Behaviour],
    earlier: Iterable[KeptPractice],
    *,
    transcript: bool = True,
) -> Paper:
    """The look back with its words; `earlier` are one's own practices before this one, the oldest first.

    Without `transcript` it ends before all that was said.
    """
    words, exchanges = document_words(files, "remarks", folder="practise"), practice.exchanges

    def pair(one: Exchange) -> tuple[str, str] | None:
        said = remark(exchanges[: one.number - 1], one, words)
        return (said.weaker, said.stronger) if said and said.stronger else None

    counts = tuple(found for one in earlier if (found := counts_of(one)))
    besides = Besides(pairs=pair, overruled=dict(overruled), earlier=counts, transcript=transcript)
    return sheet(look_back(practice), document_words(files, "debrief", folder="practise"), besides)


def counts_of(kept: KeptPractice) -> Counts | None:
    """The counts that were kept with a practice; nothing where another version counted other things."""
    try:
        return Counts(**kept.counts)
    except TypeError:
        return None
