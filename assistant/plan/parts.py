"""The small parts that all of the plan is made of: people, times, scales, dated answers.

Two scales point opposite ways and are therefore two types: Confidence (10 is completely sure)
and Importance (1 is the most important).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


class Part(BaseModel):
    """What all parts of a plan share: nothing unknown is taken in, nothing changes in place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _kept_before(cls, value: Any) -> Any:
        """A plan that was kept comes back whole: what is worked out from the rest is worked out again."""
        if isinstance(value, dict) and not cls.model_computed_fields.keys().isdisjoint(value):
            return {name: part for name, part in value.items() if name not in cls.model_computed_fields}
        return value


def _numbered(value: Any) -> Any:
    """A list drawn as {item number: item} becomes the list in the order of its numbers."""
    if isinstance(value, dict):
        return tuple(value[number] for number in sorted(value))
    return value


Numbered = BeforeValidator(_numbered)
"""Marks a list of items that several answers fill, item by item."""


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


class Confidence(Part):
    """How sure the person is: 1 is not sure at all, 10 completely sure (handbook 5.2.5), or in words."""

    number: Annotated[int, Field(ge=1, le=10)] | None = None
    words: Literal["not_sure", "fairly_sure", "very_sure"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_scale(cls, value: Any) -> Any:
        return _scale_parts(value)


class Importance(Part):
    """How much it matters: 1 is the MOST important, 10 the least (guide, stage 2), or in words."""

    number: Annotated[int, Field(ge=1, le=10)] | None = None
    words: Literal["most", "quite", "less"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_scale(cls, value: Any) -> Any:
        return _scale_parts(value)


def _scale_parts(value: Any) -> Any:
    if isinstance(value, int):
        return {"number": value}
    return {"words": value} if isinstance(value, str) else value


class Dated(Part):
    """What somebody answered to a question of consent or agreement, and on which day."""

    answer: str
    on: date
