"""What passed between a helper and the person they practise with, turn by turn."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.practice.reading import Reading

SAYS_NOTHING = "nothing"
"""The key of a line that is no words: the person is silent, and `text` tells what can be seen."""


@dataclass(frozen=True, slots=True)
class Line:
    """One wording of the person's: its words, which wording it is, and what it is about."""

    key: str
    """Such as `says.advised`, `fact.first`, `goal.not_yet`, `step.helps`, `upsets`, `ahead.who`, `agreeing.review`."""
    about: str
    """The id of a fact, step or sore spot; empty where the line is not about one."""
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of the helper, how it reads by its form, and what the person answered to it."""

    number: int
    """From 1."""
    said: str
    """As it was typed; empty where the helper said nothing."""
    heard: str
    """What the person had said just before; empty at first."""
    reading: Reading
    questions: int
    """How many questions were asked in the turn."""
    words: int
    """How many words the turn has."""
    listened: bool
    """Whether the person took it as their words said back."""
    asked_first: bool
    """Whether leave to ask or tell something was sought in this turn or in the one before it."""
    was_asked: bool
    """Whether the person had just asked something themselves, so that telling is an answer."""
    lines: tuple[Line, ...]
    told: tuple[str, ...] = ()
    """What they told now for the first time: ids of facts, `goal`, `step:ID`, `ahead:KEY`, `agreeing:KEY`."""
    sure: int | None = None
    """How sure they said they are of a step, from 1 to 10."""
    shut: bool = False
    """Whether they had closed up by the end of it."""
    reached: tuple[str, ...] = ()
    """The steps of the flow that were filled in the practice plan, such as `what_matters/important`."""
    prompt: str = ""
    """The words the flow offered to say at that point; empty where it had none."""

    @property
    def answer(self) -> str:
        """All that the person said or showed in answer."""
        return " ".join(line.text for line in self.lines)
