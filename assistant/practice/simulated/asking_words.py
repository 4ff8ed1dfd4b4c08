"""The words by which a person knows what they are asked about, from `data/practising.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from assistant.content import Content
from assistant.errors import ContentFault, Fault
from assistant.plain_yaml import Block
from assistant.practice.person import Area, Kind
from assistant.suggestion import suggestion

FILE = "practising.yaml"
AREAS: tuple[str, ...] = get_args(Area)
KINDS: tuple[str, ...] = tuple(one for one in get_args(Kind) if one != "fact")
MOMENTS = (
    *("greeting", "goodbye", "thanks", "sorry", "take_time", "agree", "how_are_you"),
    *("goal", "step", "step_when", "sure", "doubts", "eases", "smaller"),
    *("ahead", "triggers", "early_signs", "ahead_helps", "avoid", "who_to_call", "wishes"),
    *("agrees", "may_see", "keep_from", "review", "read_back", "rude", "off"),
)
"""The parts of a talk that have words of their own."""
_PARTS: Mapping[str, tuple[str, ...]] = {"areas": AREAS, "kinds": KINDS, "moments": MOMENTS}
"""What has names below it, and the names that are known."""
_LISTS = ("more", "broad", "loose", "hard")
Label = tuple[Literal["subject", "area", "kind", "moment"], str]
"""What a question is about: its sort, and which one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that can be asked about within an area, with every way people name it."""

    area: Area
    name: str
    ways: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class AskingWords:
    """All words that tell what is asked about."""

    areas: Mapping[Area, tuple[str, ...]]
    """What asks about an area as a whole."""
    subjects: tuple[Subject, ...]
    kinds: Mapping[str, tuple[str, ...]]
    moments: Mapping[str, tuple[str, ...]]
    more: tuple[str, ...]
    """What asks for more of what was just said."""
    broad: frozenset[str] = frozenset()
    """Subjects that cut across the others: whatever else is named beside them counts first."""
    loose: tuple[str, ...] = ()
    """Topics that are in many questions: by themselves they hardly tell which fact is meant."""
    hard: frozenset[str] = frozenset()
    """Subjects of the end of life: where nothing is carried of them, they are met as wishes for later."""

    def labels(self) -> Iterator[Label]:
        """All that a question can be about."""
        yield from (("subject", one.name) for one in self.subjects)
        yield from (("area", name) for name in self.areas)
        yield from (("kind", name) for name in self.kinds)
        yield from (("moment", name) for name in self.moments)


@lru_cache(maxsize=8)
def asking_words(content: Content) -> AskingWords:
    """The words that ship, with a service's own laid over them; raises ContentFault with every mistake."""
    block, faults = content.look("data", FILE)
    found, more = read_asking_words(block, f"data/{FILE}")
    if faults or more:
        raise ContentFault([*faults, *more])
    return found


def read_asking_words(block: Block, file: str) -> tuple[AskingWords, list[Fault]]:
    """The words of a file, and every fault of it."""
    faults = list(_faults(block, file))
    areas = {name: _part(_part(block, "areas"), name) for name in get_args(Area)}
    subjects = [
        Subject(area, name, ways)
        for area, inner in areas.items()
        for name, ways in _lists(_part(inner, "subjects")).items()
    ]
    general = {area: _words(inner.get("general")) for area, inner in areas.items()}
    kinds, moments = (_lists(_part(block, key)) for key in ("kinds", "moments"))
    broad, hard = (frozenset(_words(block.get(key))) for key in ("broad", "hard"))
    more, loose = (_words(block.get(key)) for key in ("more", "loose"))
    return AskingWords(general, tuple(subjects), kinds, moments, more, broad, loose, hard), faults


def _part(block: Block, key: str) -> Block:
    found = block.get(key)
    return found if isinstance(found, Block) else Block(block.line)


def _lists(block: Block) -> dict[str, tuple[str, ...]]:
    return {name: _words(written) for name, written in block.items()}


def _words(written: object) -> tuple[str, ...]:
    return tuple(one for one in written if isinstance(one, str)) if isinstance(written, list) else ()


def _faults(block: Block, file: str) -> Iterator[Fault]:
    yield from _unknown(block, (*_PARTS, *_LISTS), file)
    yield from _no_parts(block, _PARTS, file)
    yield from _no_lists(block, _LISTS, file)
    for key, known in _PARTS.items():
        inner = _part(block, key)
        yield from _unknown(inner, known, file)
        yield from (_no_parts if key == "areas" else _no_lists)(inner, known, file)
    names = set[str]()
    for area in AREAS:
        inner = _part(_part(block, "areas"), area)
        subjects = _part(inner, "subjects")
        names.update(subjects)
        yield from _unknown(inner, ("general", "subjects"), file)
        yield from _no_lists(inner, ("general",), file)
        yield from _no_parts(inner, ("subjects",), file)
        yield from _no_lists(subjects, subjects, file)
    for key in ("broad", "hard"):
        for name in _words(block.get(key)):
            if name not in names:
                yield Fault(file, block.line_of(key), f'"{name}" is no subject of any area.{suggestion(name, names)}')


def _unknown(block: Block, known: Collection[str], file: str) -> Iterator[Fault]:
    for key in block:
        if key not in known:
            yield Fault(file, block.line_of(key), f'"{key}" is not known here.{suggestion(key, known)}')


def _no_parts(block: Block, keys: Iterable[str], file: str) -> Iterator[Fault]:
    for key in keys:
        if not isinstance(block.get(key, block), Block):
            yield Fault(file, block.line_of(key), f'"{key}" has no names below it, each with its list of words.')


def _no_lists(block: Block, keys: Iterable[str], file: str) -> Iterator[Fault]:
    for key in keys:
        written = block.get(key, ["none"])
        if not isinstance(written, list) or not written or len(_words(written)) < len(written):
            yield Fault(file, block.line_of(key), f'"{key}" is a list of words, such as [sleep, slept, insomnia].')
