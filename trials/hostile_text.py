"""Proves that text cannot act: typed, imported or printed it does nothing, and no sign changes beyond the rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from assistant.clean_text import clean
from assistant.record import Draft, Record
from assistant.storage.store import Store
from trials.hostile_documents import check_documents
from trials.hostile_files import (
    check_commands_on_content,
    check_hostile_pack,
    content_by_hand,
    edit_by_hand,
    kept,
    packed_and_unpacked,
)
from trials.hostile_outputs import check_arguments, check_outputs
from trials.hostile_screens import on_every_screen, on_two_pages
from trials.hostile_strings import Hostile, acts, hostile_strings, without_halves
from trials.hostile_talk import Typist, Wrong, changed_words, mark_of, texts_in
from trials.nursery import side_by_side
from trials.outcome import Outcome
from trials.work_folder import a_folder, told_by_kind

SMALL, FULL = 24, 10_000
_FLOWS = ("discuss", "discuss", "discuss", "prepare", "carer")
_LONG, _PASTED = 3, 40
"""Every how many plans all screens are looked at, or a service's content; and how many strings are then pasted."""


def trial(size: int, seed: int) -> Outcome:
    """Puts so many strings through every screen, the plain chat, every document and every file."""
    return side_by_side(_share, size, seed)


def _share(size: int, seed: int) -> Outcome:
    chance, wrong, told = Random(seed), Wrong(), _Told(size, seed)
    counts = dict.fromkeys(("strings", "plans", "commands", "screens", "kept as typed"), 0)
    while not told.are_all_given:
        with a_folder() as folder:
            _one_plan(folder, told, chance, counts, wrong)
        counts["plans"] += 1
    for hostile in told.given.values():
        _check_clean(hostile, wrong)
    counts["documents"] = check_documents(told.given, wrong)
    counts["strings"] = len(told.given)
    return Outcome(dict(counts), tuple(told_by_kind(wrong)))


class _Told:
    """The strings, handed out one by one, each with a mark by which it is found again."""

    def __init__(self, size: int, seed: int) -> None:
        self.given: dict[str, Hostile] = {}
        self.seed = seed
        self._size = size
        self._strings = hostile_strings(size, Random(seed))

    @property
    def are_all_given(self) -> bool:
        """Whether there are no more."""
        return len(self.given) >= self._size

    def __iter__(self) -> Iterator[tuple[str, Hostile]]:
        return self

    def __next__(self) -> tuple[str, Hostile]:
        hostile = next(self._strings)
        mark = f"q{len(self.given)}q"
        self.given[mark] = hostile
        return mark, hostile


def _one_plan(folder: Path, told: _Told, chance: Random, counts: dict[str, int], wrong: Wrong) -> None:
    """One plan: typed in the plain chat, kept and read, packed, edited by hand; each time everything is looked at."""
    typist = Typist(told, chance, wrong)
    record = typist.talk(_FLOWS[counts["plans"] % len(_FLOWS)])
    for changed in changed_words(record, typist.given):
        wrong["other words are kept than were typed", changed] += 1
    counts["kept as typed"] += len(typist.given)
    again = kept(folder, record, Draft(words={"what_matters/good_day": next(iter(typist.given.values()), "tea")}))
    if again.talks != record.talks or again.thoughts != record.thoughts:
        wrong["a plan is another once it is read again", ""] += 1
    packed_and_unpacked(folder, again, wrong)
    check_hostile_pack(folder, again, told.given, wrong)
    counts["commands"] += check_outputs(folder, again, wrong)
    _edited(folder, again, told, counts, wrong)
    if counts["plans"] % _LONG == 0 and not _all_screens(counts, told):
        own = folder / "own"
        marks = content_by_hand(own, told, chance)
        counts["commands"] += check_outputs(folder, Store(folder).read(record.id), wrong, own)
        counts["commands"] += check_commands_on_content(own, marks, wrong)
        counts["commands"] += check_arguments(folder, without_halves(chance.choice([*told.given.values()]).text), wrong)


def _all_screens(counts: dict[str, int], told: _Told) -> bool:
    """Whether it is the turn of all screens, and not that of a service's content; the two shares begin differently."""
    return (counts["plans"] // _LONG + told.seed) % 2 == 0


def _edited(folder: Path, record: Record, told: _Told, counts: dict[str, int], wrong: Wrong) -> None:
    """The files of the plan once somebody has put strings into them with an editor."""
    edit_by_hand(folder, record.id, told.given)
    edited, draft = Store(folder).read(record.id), Store(folder).draft(record.id)
    for text in (*texts_in(edited), *(draft.words.values() if draft else ())):
        mark = mark_of(text)
        if found := acts(text):
            wrong["a file edited by hand brings in what acts", found] += 1
        elif mark in told.given and text != clean(f"{mark} {without_halves(told.given[mark].text)}"):
            wrong["a file edited by hand comes in with other words", f"{text!r}"[:300]] += 1
    counts["commands"] += check_outputs(folder, edited, wrong)
    counts["screens"] += on_two_pages(edited, wrong)
    if counts["plans"] % _LONG == 0 and _all_screens(counts, told):
        many = _PASTED if len(told.given) > _PASTED else 4
        pasted = [hostile.text for hostile in islice(told.given.values(), 0, None, max(1, len(told.given) // many))]
        counts["screens"] += on_every_screen(edited, draft, pasted, wrong)


def _check_clean(hostile: Hostile, wrong: Wrong) -> None:
    cleaned = clean(hostile.text)
    if found := acts(cleaned):
        wrong["what acts is left by cleaning", f"{hostile.text!r}, {found}"[:300]] += 1
    if hostile.kept is not None and cleaned != hostile.kept:
        wrong["cleaning changes other signs", f"{hostile.text!r} became {cleaned!r}"[:300]] += 1
    if clean(cleaned) != cleaned:
        wrong["cleaning twice changes more", f"{hostile.text!r}"[:300]] += 1
