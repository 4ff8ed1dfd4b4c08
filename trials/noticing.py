"""Words that call for help are noticed and ordinary answers left alone, on phrases frozen before rules were tuned.

`python -m trials.noticing --page` writes the table and every miss into docs/noticing.md.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.content import Content
from assistant.conversation.urgent_help import UrgentHelp, urgent_help
from trials.outcome import Outcome

SMALL = FULL = 1

PHRASES = Path(__file__).parent / "phrases"
PAGE = Path(__file__).parent.parent / "docs" / "noticing.md"
_BEGINS, _ENDS = "<!-- the table begins -->\n", "<!-- the table ends -->"


@dataclass(frozen=True)
class Bar:
    """What has to become of the phrases of one file."""

    file: str
    what: str
    meant: str
    """The group that fits best, or `quiet` where nothing is to be noticed."""
    noticed: float | None = None
    """The least part of the phrases that has to be noticed, in whichever group."""
    interrupted: float | None = None
    """The largest part of the phrases that may be noticed."""
    never: str = ""
    """A group whose words none of the phrases may bring."""
    judged: bool = True
    """Whether a miss of the bar is a breach; otherwise the phrases are only counted."""

    def met_by(self, group: str) -> bool:
        """Whether a phrase for which this group was noticed, or `quiet`, is as this bar asks."""
        if self.never:
            return group != self.never
        return (group == "quiet") == (self.interrupted is not None)

    @property
    def asks(self) -> str:
        """The bar in words."""
        if not self.judged:
            return "none, counted only"
        if self.noticed is not None:
            return f"{self.noticed:.0%} noticed"
        return "at most 1 in 200 noticed" if self.interrupted is not None else "never the words for danger now"


BARS = (
    Bar("explicit.txt", "danger to oneself now, in so many words", "self_now", noticed=0.98),
    Bar("abuse.txt", "abuse, neglect or control by somebody", "abuse", noticed=0.95),
    Bar("emergencies.txt", "an emergency under way", "emergency", noticed=0.95),
    Bar("past_negated_other.txt", "past, denied, or about somebody else", "", never="self_now"),
    Bar("ordinary.txt", "ordinary answers, idioms and near misses", "quiet", interrupted=0.005),
)

LATER_LOOKS = tuple(
    replace(bar, file=f"{look}_look/{bar.file}", what=f"{look} look: {bar.what}", judged=False)
    for look in ("second", "third", "fourth")
    for bar in BARS
)
"""Phrases that the rules had not met at first and were then made better with."""


@dataclass(frozen=True)
class Measured:
    """What was noticed in each phrase of a file."""

    bar: Bar
    groups: tuple[tuple[str, str], ...]
    """Each phrase with its group, `quiet` where nothing was noticed."""

    @property
    def misses(self) -> list[tuple[str, str]]:
        """The phrases for which the bar was not met, with their group."""
        return [(phrase, group) for phrase, group in self.groups if not self.bar.met_by(group)]

    @property
    def fitting(self) -> int:
        """How many phrases came into the group that fits best."""
        return sum(group == self.bar.meant for _, group in self.groups)

    @property
    def breach(self) -> str | None:
        """A sentence where the bar is missed."""
        missed, total = len(self.misses), len(self.groups)
        allowed = 1 - self.bar.noticed if self.bar.noticed is not None else self.bar.interrupted or 0.0
        if missed <= allowed * total or not self.bar.judged:
            return None
        return f"{self.bar.file}: {missed} of {total} missed, and the bar is: {self.bar.asks}."


def trial(size: int, seed: int) -> Outcome:
    """Looks at every frozen phrase; size and seed change nothing, because the phrases are always the same."""
    del size, seed
    breaches = [f"{name} is not the file that was frozen." for name in _changed()]
    counts: dict[str, int | float | str] = {}
    for measured in everything():
        counts[f"{measured.bar.what}: phrases"] = len(measured.groups)
        counts[f"{measured.bar.what}: missed"] = len(measured.misses)
        breaches += [measured.breach] if measured.breach else []
    return Outcome(counts, tuple(breaches))


@cache
def everything() -> tuple[Measured, ...]:
    """Every file of phrases, measured with the rules that ship."""
    rules = urgent_help(Content())
    return tuple(Measured(bar, tuple(_groups(rules, bar.file))) for bar in BARS + LATER_LOOKS)


def _groups(rules: UrgentHelp, file: str) -> Iterator[tuple[str, str]]:
    for line in (PHRASES / file).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            noticed = rules.notice(line)
            yield line, noticed.group if noticed else "quiet"


def _changed() -> list[str]:
    """The files that are not as they were frozen."""
    return [bar.file for bar in BARS + LATER_LOOKS if _frozen(PHRASES / bar.file) != _hashed(PHRASES / bar.file)]


def _frozen(file: Path) -> str:
    """The hash that stands for a file beside it; empty where none does."""
    lines = (file.parent / "frozen.sha256").read_text(encoding="utf-8").splitlines()
    return {name: hashed for hashed, _, name in (line.partition("  ") for line in lines)}.get(file.name, "")


def _hashed(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def page() -> str:
    """The page in the docs with the table and the misses as they are."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGINS)
    return before + _BEGINS + "\n".join(_table()) + "\n" + _ENDS + rest.partition(_ENDS)[2]


def _table() -> Iterator[str]:
    yield "\n| phrases | how many | bar | missed | in the group that fits best |\n|---|---|---|---|---|"
    for measured in everything():
        fitting = f"{measured.fitting}" if measured.bar.meant else "does not apply"
        yield (
            f"| {measured.bar.what} (`{measured.bar.file}`) | {len(measured.groups)} | {measured.bar.asks} "
            f"| {len(measured.misses)} | {fitting} |"
        )
    yield "\n### Every miss\n"
    for measured in everything():
        yield from (f"- `{measured.bar.file}`, taken for {group}: {phrase}" for phrase, group in measured.misses)
    yield ""


if __name__ == "__main__":
    if sys.argv[1:] == ["--page"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print("python -m trials.noticing --page writes docs/noticing.md; make trials takes the trial.")
