"""How each thing in a plan is said: options in words of their own, days, scales and people; own words as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.days import day_written
from assistant.documents.wording import Words
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When


def in_words(words: Words, place: str, value: Any) -> str:
    """What a place of the plan holds, in plain English; empty where there is nothing to say."""
    match value:
        case str():
            return words.part(f"options.{place}").get(value, value)
        case When():
            option = words.part("times").get(value.option, value.option)
            return day_written(value.on) if value.on else value.said or option
        case Dated():
            answer = in_words(words, place, value.answer)
            return f"{answer} ({day_written(value.on)})" if answer else ""
        case Confidence():
            return _sure(words, value)
        case Importance():
            return _important(words, place, value)
        case tuple():
            return _several(words, place, value)
    return ""


def _several(words: Words, place: str, values: tuple[Any, ...]) -> str:
    if any(isinstance(one, SomeoneNamed) for one in values):
        return "\n".join(_support(one) if place == "goals.ways" else _somebody(one) for one in values)
    said = [in_words(words, place, one) for one in values]
    # A comma inside one of them would make two of it.
    return _joined(said, "\n" if any("," in one for one in said) else ", ")


def _somebody(one: SomeoneNamed) -> str:
    return _joined((one.name, one.who, one.contact), ", ")


def _support(one: SomeoneNamed) -> str:
    """A support with what it is and how to get it, which are sentences."""
    about = _joined((one.who, one.contact), " ")
    return f"{one.name}: {about}" if about else one.name


def _joined(parts: Iterable[str], by: str) -> str:
    return by.join(part for part in parts if part)


def _sure(words: Words, confidence: Confidence) -> str:
    if confidence.number:
        return words("scales.confidence", number=str(confidence.number))
    return words.part("sure").get(confidence.words or "", "")


def _important(words: Words, place: str, importance: Importance) -> str:
    if importance.number:
        return words("scales.importance", number=str(importance.number))
    return in_words(words, place, importance.words)
