"""All that is kept for one plan: the answers of its talks, the place reached, the parked thoughts.

The answers are the truth; the plan is drawn from them (drawn.py), by a pure function.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from assistant.roles import Level, Role
from assistant.unchanging import Unchanging

FORMAT = 3
"""The number of this record format; a record with a higher one is from a newer version."""

Giver = Literal["person", "carer", "practitioner", "peer", "advocate"]
"""Whose words an answer holds."""
State = Literal["answered", "skipped", "not_today", "set_aside"]
Value = Any
"""What an answer holds, as JSON: text, a number, a list, or a mapping; see conversation/answers.py."""


@lru_cache(maxsize=1024)
def _numbered(items: tuple[int, ...]) -> str:
    return "#" + ".".join(map(str, items))


class Address(NamedTuple):
    """One question in one record: the step's path and, inside repeats, the item numbers from 1."""

    path: str
    items: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.path + _numbered(self.items) if self.items else self.path

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(text: str) -> Address:
        """The address written as `stage/step` or `stage/step#2.1`."""
        path, _, items = text.partition("#")
        return Address(path, tuple(int(item) for item in items.split(".")) if items else ())


class Kept(Unchanging):
    """What all parts of a record share: nothing changes in place, and a file may hold nothing unknown.

    Plain dataclasses, because the first question needs them and no checking; what comes from a file is
    checked part by part (record_json.py).
    """


class Earlier(Kept):
    """What an answer was before it was changed."""

    value: Value
    at: datetime


class Answer(Kept):
    """What was said to one question, who typed it and when, and what it was before."""

    state: State
    value: Value = None
    given_by: Giver
    at: datetime
    version: int
    """The version of the flow in which it was given."""
    fills: str | None = None
    """The place in the plan that it fills, such as `goals.actions.what`."""
    was: State | None = None
    """For an answer set aside: the state it goes back to if its condition holds again."""
    apart: bool = False
    """Whether it stays on this computer: it is in no plan, and no file with the plan takes it along."""
    earlier: tuple[Earlier, ...] = ()


class Thought(Kept):
    """A thought kept aside during the talk, to be offered once at its end."""

    text: str
    address: str
    at: datetime
    state: Literal["waiting", "being_told", "kept", "let_go"] = "waiting"
    more: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be offered, or to be told more of."""
        return self.state in ("waiting", "being_told")


class Return(Kept):
    """Where to go back to after a jump."""

    to: str
    only: str = ""
    """The path of the question gone to, if it was answered already: then only what hangs on it comes first."""


class Talk(Kept):
    """One conversation: how far it came, what was answered, and the way back."""

    flow: str
    version: int
    started: datetime
    place: str
    """The address of the question reached, or `end`."""
    answers: dict[str, Answer] = field(default_factory=dict)
    returns: tuple[Return, ...] = ()
    """The ways back from jumps, newest last."""
    trail: tuple[str, ...] = ()
    """The questions passed, newest last: what `back` follows."""
    coaching: str | None = None
    """The coaching rule now being put to the person, if any."""
    coached: dict[str, str] = field(default_factory=dict)
    """For each address the text that was left as it is, so that it is not raised again."""
    since_rest: int = 0
    """How many questions were answered since a rest was offered."""
    pages: dict[str, int] = field(default_factory=dict)
    """For each address how often other options than the first were asked for."""


class Version(Kept):
    """The plan as it stood when a talk came to its end; versions are added and never changed."""

    at: datetime
    flow: str
    plan: dict[str, Any]
    """The plan as JSON, see plan/model.py."""


class Measure(Kept):
    """Something the person follows for themselves: its name, its unit, and what they aim for."""

    name: str
    unit: str = ""
    target: str = ""


class Entry(Kept):
    """One line of the diary: an action ticked off, a value noted, or words."""

    at: datetime
    goal: int = 0
    """The number of the goal whose action it is about; 0 where it is about none."""
    action: int = 0
    went: Literal["done", "partly", "not_tried"] | None = None
    measure: str = ""
    """The name of the measure that `value` belongs to."""
    value: float | None = None
    words: str = ""


class Copy(Kept):
    """A file that was written with something of the plan in it: what, when, for whom, and where."""

    kind: str
    """What it is, such as `sheet` or `pack`."""
    at: datetime
    path: str
    check: str
    """The SHA-256 sum of what was written: a file that somebody has changed since is theirs."""
    for_whom: str = ""


class Record(Kept):
    """One plan as it is kept."""

    format: int = FORMAT
    id: str
    created: datetime
    saved: datetime
    revision: int = 0
    """How many times it has been saved: the order of saves, whatever the clock says."""
    role: Role = "patient"
    level: Level | None = None
    level_given: bool = False
    """Whether the level was entered (or "as it comes" was chosen), so that it is not asked for."""
    talks: tuple[Talk, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    speaker: Giver | None = None
    """Whose words are being typed, where it is not the one at the keyboard."""
    versions: tuple[Version, ...] = ()
    measures: tuple[Measure, ...] = ()
    diary: tuple[Entry, ...] = ()
    about: str = ""
    """For a carer's own talk: the id of the plan of the person they care for."""
    copies: tuple[Copy, ...] = ()
    """The files that were written; like answers given apart, they are in no file that leaves this computer."""

    @property
    def name(self) -> str:
        """What the person likes to be called, or an empty text."""
        return str(self._newest("person.name") or "")

    @property
    def review_on(self) -> date | None:
        """The day on which the plan is to be looked at again, if one is set."""
        return _day(self._newest("review.on"))

    @property
    def follow_up_on(self) -> date | None:
        """The day on which somebody is to ask how it goes, if one is set."""
        return _day(self._newest("review.follow_up"))

    @property
    def carer_name(self) -> str:
        """For a carer's own talk: what the carer is called, or an empty text."""
        people = self._newest("carer.who")
        return str(people[0].get("name", "")) if people else ""

    @property
    def carer_shares(self) -> str:
        """For a carer's own talk: how much of it may stand beside the plan, `all`, `some` or `nothing`."""
        return str(self._newest("carer.share") or "")

    def _newest(self, place: str) -> Value:
        """The newest answer to a place in the plan."""
        given = [
            answer
            for talk in self.talks
            for answer in talk.answers.values()
            if answer.fills == place and answer.state == "answered"
        ]
        return max(given, key=lambda answer: answer.at).value if given else None


def _day(value: Value) -> date | None:
    return date.fromisoformat(value["on"]) if isinstance(value, dict) and value.get("on") else None


class Draft(Kept):
    """Words typed and not yet given as an answer, for each address."""

    words: dict[str, str] = field(default_factory=dict)
