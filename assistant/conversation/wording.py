"""Picks the words for a role and an activation level: the most specific wins, the order never matters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from functools import cache
from typing import Any

from assistant.roles import Level, Role
from assistant.unchanging import fixed

_NAMING = ("label", "options", "rows", "in_words")
PLACEHOLDER = re.compile(r"\{([a-z0-9_/]+)\}")


@fixed
class Words:
    """All words of one turn, picked and filled."""

    label: str = ""
    """What the question is called in menus and in the read-back."""
    before: str = ""
    """Said before the question: the person's own earlier words."""
    ask: str = ""
    help: str = ""
    why: str = ""
    listen: str = ""
    """For the practitioner: what to listen for."""
    cues: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    ends: tuple[str, ...] = ()
    in_words: Mapping[str, str] = field(default_factory=dict)
    example: str = ""
    """For a coaching line: an example."""
    open: tuple[str, ...] = ()
    """The names of the fields in which a placeholder waits to be filled."""

    def filled(self, look_up: Callable[[str], str]) -> Words:
        """The words with each {placeholder} filled; a line of `before` that cannot be filled is left out."""
        if not self.open:
            return self
        # A name is often asked for twice: where it stands, and to see whether it is empty.
        look_up = cache(look_up)

        def fill(value: Any) -> Any:
            if isinstance(value, str):
                return PLACEHOLDER.sub(lambda found: look_up(found[1]), value)
            if isinstance(value, tuple):
                return tuple(map(fill, value))
            return {key: fill(label) for key, label in value.items()}

        fields = {name: fill(getattr(self, name)) for name in self.open}
        if "before" in fields:
            lines = [line for line in self.before.splitlines() if all(map(look_up, PLACEHOLDER.findall(line)))]
            fields["before"] = fill("\n".join(lines))
        return replace(self, **fields, open=())


def open_fields(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of those fields of Words in which a placeholder waits to be filled."""

    def is_open(value: Any) -> bool:
        texts = (value,) if isinstance(value, str) else value.values() if isinstance(value, Mapping) else value
        return any("{" in text for text in texts)

    return tuple(name for name, value in fields.items() if is_open(value))


@fixed
class Variant:
    """Words for some readers: a role, a range of levels, both, or (neither) everybody."""

    role: Role | None
    levels: tuple[int, int] | None
    fields: Mapping[str, Any]
    """Names of fields of Words with their values."""

    def suits(self, role: Role, level: Level | None) -> bool:
        """Whether these words are meant for such a reader."""
        if self.role not in (None, role):
            return False
        return self.levels is None or (level is not None and self.levels[0] <= level <= self.levels[1])

    @property
    def weight(self) -> tuple[int, int]:
        """Role and level beat role, role beats level, level beats none; then the narrower range."""
        kind = 2 * (self.role is not None) + (self.levels is not None)
        return kind, -(self.levels[1] - self.levels[0]) if self.levels else 0


Entries = Mapping[str, tuple[Variant, ...]]
"""For each path its variants."""


class Wording:
    """The words of a flow: for each path its variants, with the defaults of its kind beneath."""

    def __init__(
        self,
        entries: Entries,
        unnamed: str = "the person",
        stages: Iterable[str] = (),
        of_stage: Callable[[str], Entries] = lambda _stage: {},
    ) -> None:
        self._entries: dict[str, list[Variant]] = {}
        self._take_in(entries)
        self.unnamed = unnamed
        """What stands for {name} as long as no name is known."""
        self._waiting = set(stages)
        self._of_stage = of_stage
        """Reads the words of a stage, when the first of them is wanted."""
        self._picked: dict[tuple[str, Role, Level | None], Words] = {}
        self._named: dict[tuple[str, Role, Level | None], Words] = {}

    @property
    def entries(self) -> Mapping[str, list[Variant]]:
        """All words, of every stage."""
        for stage in sorted(self._waiting):
            self._read(stage)
        return self._entries

    def _read(self, stage: str) -> None:
        self._waiting.discard(stage)
        self._take_in(self._of_stage(stage))

    def _take_in(self, entries: Entries) -> None:
        for path, variants in entries.items():
            self._entries[path] = sorted(variants, key=lambda one: one.weight)

    def words(self, path: str, role: Role, level: Level | None) -> Words:
        """The words for such a reader, with their placeholders still open."""
        key = (path, role, level)
        if key not in self._picked:
            if (stage := path.partition("/")[0]) in self._waiting:
                self._read(stage)
            fields: dict[str, Any] = {}
            for variant in self._entries.get(path, ()):
                if variant.suits(role, level):
                    fields.update(variant.fields)
            self._picked[key] = Words(**fields, open=open_fields(fields))
        return self._picked[key]

    def names(self, path: str, role: Role, level: Level | None) -> Words:
        """Of those words only what a question and its answers are called: enough to say an answer in words."""
        key = (path, role, level)
        if key not in self._named:
            words = self.words(path, role, level)
            fields = {name: getattr(words, name) for name in _NAMING}
            self._named[key] = Words(**fields, open=open_fields(fields))
        return self._named[key]

    def label(self, path: str) -> str:
        """What a question is called, whoever reads it."""
        return self.words(path, "patient", None).label or path
