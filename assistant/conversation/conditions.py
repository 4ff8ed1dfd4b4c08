"""The closed little grammar of `when` and `while` in a flow file, compiled by us.

    X is [not] answered | X is [not] V | X is below/above/at least/at most N | X [does not] include(s) V
    level is [not] given | level is [not] N | FLOW was had

joined by `and` or by `or`, never both. X is an earlier step: its id within the same stage,
`stage/step`, or `step.row` for a look-over; a stage's id with `is answered` means any step of it.
Content cannot name code: nothing here evaluates or imports anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

from assistant.unchanging import fixed

WORDS_AS_NUMBERS = {"not_sure": 3, "fairly_sure": 6, "very_sure": 9, "most": 1, "quite": 4, "less": 8}
"""What the words routes of the two scales count as in a comparison; never shown, never kept."""

_TEST = re.compile(
    r"(?P<subject>[a-z0-9_/.]+) +(?:"
    r"(?P<had>was +had)"
    r"|is +(?P<not>not +)?(?P<state>answered|given)"
    r"|is +(?P<than>below|above|at least|at most) +(?P<number>-?\d+)"
    r"|is +(?P<isnot>not +)?(?P<value>[a-z0-9_]+)"
    r"|(?P<includes>includes|does not include) +(?P<member>[a-z0-9_]+))"
)


class Scene(Protocol):
    """What a condition may look at."""

    level_given: bool

    @property
    def level(self) -> int | None:
        """The activation level that chooses the words, or None."""

    @property
    def had(self) -> frozenset[str]:
        """The flows of the talks that this plan has had, this one among them."""

    @property
    def is_short(self) -> bool:
        """Whether the short road is taken."""

    def value(self, path: str, items: tuple[int, ...]) -> Any:
        """What was answered to a step in this item (of repeats further in: the newest); None where nothing stands."""

    def any_in(self, stage: str) -> bool:
        """Whether anything of a stage is answered."""

    def goes_on(self, path: str, items: tuple[int, ...]) -> bool:
        """Whether an item was said to be followed by another, by the answer to this step of kind `another`."""


@fixed
class Test:
    """One comparison: `subject` as written, `path` once found, and what it is compared with."""

    subject: str
    verb: str
    """`answered`, `given`, `had`, `level`, `is`, `includes`, `below`, `above`, `at least` or `at most`."""
    operand: str
    negated: bool
    path: str = ""
    row: str = ""
    shared: int = 0
    """How many repeats the subject shares with whoever asks: so many item numbers are the same."""

    def holds(self, scene: Scene, items: tuple[int, ...]) -> bool:
        """Whether it holds, seen from an item of a repeat."""
        return _VERBS[self.verb](self, scene, items) is not self.negated


@fixed
class Condition:
    """Tests joined by `and`, or by `or` where `any_of`."""

    text: str
    tests: tuple[Test, ...]
    any_of: bool = False

    def holds(self, scene: Scene, items: tuple[int, ...]) -> bool:
        """Whether it holds, seen from an item of a repeat."""
        for test in self.tests:
            # One test that holds settles an "or", one that does not settles an "and".
            if test.holds(scene, items) is self.any_of:
                return self.any_of
        return not self.any_of


def read_condition(text: str) -> Condition:
    """The condition as written; raises ValueError with what to do when it is not in the grammar."""
    any_of = bool(re.search(r"\bor\b", text))
    if any_of and re.search(r"\band\b", text):
        raise ValueError('use "and" or "or" in one condition, not both. Two steps can stand for two roads.')
    parts = re.split(r"\s+(?:and|or)\s+", text.strip())
    return Condition(text, tuple(_read_test(part) for part in parts), any_of)


def _read_test(part: str) -> Test:
    match = _TEST.fullmatch(part.strip())
    if not match:
        raise ValueError(
            f'"{part.strip()}" is no condition. Write "STEP is answered", "STEP is VALUE", "STEP is below NUMBER" '
            f'or "STEP includes VALUE".'
        )
    found = match.groupdict()
    subject, _, row = found["subject"].partition(".")
    if found["had"]:
        return Test(subject, "had", "", False)
    if found["state"]:
        return Test(subject, found["state"], "", bool(found["not"]), row=row)
    if found["than"]:
        return Test(subject, found["than"], found["number"], False, row=row)
    if found["includes"]:
        return Test(subject, "includes", found["member"], found["includes"] != "includes", row=row)
    return Test(subject, "is", found["value"], bool(found["isnot"]), row=row)


def _seen(test: Test, scene: Scene, items: tuple[int, ...]) -> Any:
    value = scene.value(test.path, items[: test.shared])
    return value.get(test.row) if test.row and isinstance(value, dict) else value


def _answered(test: Test, scene: Scene, items: tuple[int, ...]) -> bool:
    # "Nobody", an empty list, is an answer that nothing more can be asked about.
    return _seen(test, scene, items) not in (None, []) if test.path else scene.any_in(test.subject)


def _given(_test: Test, scene: Scene, _items: tuple[int, ...]) -> bool:
    return scene.level_given


def _had(test: Test, scene: Scene, _items: tuple[int, ...]) -> bool:
    return test.subject in scene.had


def _level(test: Test, scene: Scene, _items: tuple[int, ...]) -> bool:
    return str(scene.level) == test.operand


def _is(test: Test, scene: Scene, items: tuple[int, ...]) -> bool:
    value = _seen(test, scene, items)
    # A day put off is one of the options of its question.
    return str(value.get("option") if isinstance(value, dict) else value) == test.operand


def _includes(test: Test, scene: Scene, items: tuple[int, ...]) -> bool:
    return test.operand in (_seen(test, scene, items) or ())


def _number(test: Test, scene: Scene, items: tuple[int, ...]) -> int | None:
    value = _seen(test, scene, items)
    return WORDS_AS_NUMBERS.get(value) if isinstance(value, str) else value


def _compares(than: Callable[[int, int], bool]) -> Callable[[Test, Scene, tuple[int, ...]], bool]:
    def holds(test: Test, scene: Scene, items: tuple[int, ...]) -> bool:
        number = _number(test, scene, items)
        return number is not None and than(number, int(test.operand))

    return holds


_VERBS: dict[str, Callable[[Test, Scene, tuple[int, ...]], bool]] = {
    "answered": _answered,
    "given": _given,
    "had": _had,
    "level": _level,
    "is": _is,
    "includes": _includes,
    "below": _compares(lambda number, bound: number < bound),
    "above": _compares(lambda number, bound: number > bound),
    "at least": _compares(lambda number, bound: number >= bound),
    "at most": _compares(lambda number, bound: number <= bound),
}
