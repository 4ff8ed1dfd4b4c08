"""Practises with a made-up person, on the screen or as a plain chat; what is kept is for the volunteer alone."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import partial

from assistant.commands import face
from assistant.commands.limits import away_after
from assistant.commands.practices import practices
from assistant.commands.printing import write
from assistant.commands.surroundings import content, noticing, now
from assistant.content import Content
from assistant.documents.wording import Words, document_words
from assistant.faces.practice_visit import PracticeVisit
from assistant.help_now import help_now
from assistant.practice.feedback.counts import count
from assistant.practice.looking_back import paper
from assistant.practice.people import look_at_person, people_names, person
from assistant.practice.practice import Practice
from assistant.practice_record import Behaviour, KeptPractice, KeptTurn
from assistant.storage.practices import Practices

_SHEET = "Kept for you alone. For a sheet of it, type:"


class KeepingFor:
    """Keeps a practice after each turn, with the moment at which each was said."""

    def __init__(self, where: Practices, clock: Callable[[], datetime]) -> None:
        self._where = where
        self._clock = clock
        self._moments: list[datetime] = []
        self.id = where.new_id()

    def keep(self, practice: Practice, overruled: dict[int, Behaviour], ended: bool) -> None:
        """Keeps a practice as it stands; raises CannotSave."""
        at = self._clock()
        turns_before = self._moments[: len(practice.exchanges) - 1] if practice.exchanges else []
        self._moments = [*turns_before, *[at] * (len(practice.exchanges) - len(turns_before))]
        turns = tuple(
            KeptTurn(said=one.said, read_as=one.reading.behaviour, answered=one.answer, at=moment)
            for one, moment in zip(practice.exchanges, self._moments, strict=True)
        )
        kept = KeptPractice(
            id=self.id,
            person=practice.person.id,
            name=practice.person.name,
            role=practice.role,
            level=practice.level,
            seed=practice.seed,
            started=practice.began,
            saved=at,
            ended=ended,
            turns=turns,
            overruled=dict(overruled),
            counts=asdict(count(practice.exchanges)),
        )
        self._where.keep(kept)

    def anew(self) -> None:
        """What is kept from here on is a practice of its own."""
        self.id = self._where.new_id()


def practise_with(options: argparse.Namespace) -> None:
    """A practice with the person named, or chosen from the list; raises CannotUse for nobody."""
    files = content(options)
    card = help_now(files)
    name = getattr(options, "person", None) or _chosen(options, files, card)
    if name:
        visit(options, files, name, card)


def visit(options: argparse.Namespace, files: Content, name: str, card: tuple[str, ...]) -> None:
    """A practice with one person, until the volunteer leaves it; kept after each turn."""
    where = practices(options)
    keeping = KeepingFor(where, now)
    level, role = getattr(options, "level", None), getattr(options, "role", None)
    asked_for = getattr(options, "seed", None)
    # Each practice begins with other wordings, and is kept with its number, so that it can be played again.
    seed = len(where.ids()) if asked_for is None else asked_for
    practice = Practice(files, person(files, name), now(), role=role or "practitioner", level=level, seed=seed)
    words = document_words(files, "remarks", folder="practise")
    in_hand = PracticeVisit(practice, keeping, partial(_sheet, files, where, keeping), words, noticing(files))
    ours = partial(document_words, files, folder="practise")
    _has(options, in_hand, ours, card)
    if in_hand.not_kept:
        write(in_hand.not_kept, ours("faces")("end.not_kept"))
    if in_hand.kept_as:
        # A line of its own: a command that is broken at the edge of the terminal cannot be copied.
        write(_SHEET, f"  whatmatters practise export {in_hand.kept_as} --to practice.md")


def _has(
    options: argparse.Namespace, in_hand: PracticeVisit, words: Callable[[str], Words], card: tuple[str, ...]
) -> None:
    """The practice until it is left; when nobody was there for a while it is covered, and goes on once somebody is."""
    while face.practise(options, in_hand, words, card, away_after(options)) == "away":
        if not face.unlock(options, needs_passphrase=False, try_it=lambda _typed, _code: "", card=card):
            return


def _sheet(
    files: Content, where: Practices, keeping: KeepingFor, practice: Practice, overruled: Mapping[int, Behaviour]
) -> list[str]:
    """The look back as unbroken lines, with the chart over one's own practices."""
    from assistant.documents.forms.text import text_lines  # late: only the end of a practice needs it

    earlier = [one for one in reversed(where.all()) if one.id != keeping.id]
    return text_lines(paper(files, practice, overruled, earlier, transcript=False), face.UNBROKEN)


def _chosen(options: argparse.Namespace, files: Content, card: tuple[str, ...]) -> str | None:
    choices = []
    for name in people_names(files):
        one, _ = look_at_person(files, name)
        choices.append((name, f"{one.name}, {one.age}. {one.in_short}"))
    return face.choose(options, "Whom would you like to practise with?", choices, card)
