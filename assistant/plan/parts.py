"""The small parts that all of the plan is made of: people, times, scales, dated answers.

Two scales point opposite ways and are therefore two types: Confidence (10 is completely sure)
and Importance (1 is the most important).

The modules of parts do without `annotations` from `__future__`: their checker is made from the types, and reading
each of them from a text would take longer than making it.
"""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic_core import SchemaSerializer

from assistant.checker import writer
from assistant.unchanging import Unchanging


class Part(Unchanging):
    """What all parts of a plan share: nothing unknown is taken in, nothing changes in place.

    Plain dataclasses: what comes from answers or from a file is checked part by part (plan_json.py).
    """

    WORKED_OUT: ClassVar[tuple[str, ...]] = ()
    """The properties that are kept and printed too, after the rest; never taken in, but worked out again."""

    @property
    def __pydantic_serializer__(self) -> SchemaSerializer:
        """How pydantic's core writes it as JSON, wherever it stands: with what is worked out."""
        kind: type = type(self)
        return writer(kind)


def in_order(value: Any) -> Any:
    """A list drawn as {item number: item} as the list in the order of its numbers.

    Marks a list of items that several answers fill, item by item.
    """
    if isinstance(value, dict):
        return tuple(value[number] for number in sorted(value))
    return value


class SomeoneNamed(Part):
    """A person or service as named by the person: who they are, and how to reach them."""

    name: str
    who: str = ""
    contact: str = ""


class When(Part):
    """A time as the person said it; `on` only where it is a day."""

    on: date | None = None
    said: str = ""
    option: str = ""


class _Scale(Part):
    """A place on a scale, by its number or in words."""

    number: Annotated[int, range(1, 11)] | None = None

    @staticmethod
    def taken_from(value: Any) -> Any:
        """A bare number or word as the scale it stands for."""
        if isinstance(value, int):
            return {"number": value}
        return {"words": value} if isinstance(value, str) else value


class Confidence(_Scale):
    """How sure the person is: 1 is not sure at all, 10 completely sure (handbook 5.2.5), or in words."""

    words: Literal["not_sure", "fairly_sure", "very_sure"] | None = None


class Importance(_Scale):
    """How much it matters: 1 is the MOST important, 10 the least (guide, stage 2), or in words."""

    words: Literal["most", "quite", "less"] | None = None


class Dated(Part):
    """What somebody answered to a question of consent or agreement, and on which day."""

    answer: str
    on: date
