"""Walks through forms and what was filled into them, for the tests of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from assistant.content import Content
from assistant.conversation.opening import flow_names
from assistant.fhir.questionnaire import flow_questionnaire
from assistant.roles import Role

FLOWS = flow_names(Content())
Item = dict[str, Any]


@cache
def form_of(flow: str, role: Role = "patient") -> Item:
    """The Questionnaire of a flow that ships."""
    return flow_questionnaire(Content(), flow, role)


def items_in(inside: Iterable[Item], around: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Every item of a form or a response, in order, with the link ids of the groups around it."""
    for item in inside:
        yield around, item
        yield from items_in(item.get("item", ()), (*around, item["linkId"]))


def answers_in(response: Item) -> list[tuple[str, str]]:
    """Every answer with the link id of its question, codes by their code."""
    return sorted(
        (item["linkId"], str(value["code"] if isinstance(value, dict) else value))
        for _, item in items_in(response["item"])
        for answer in item.get("answer", ())
        for value in answer.values()
    )


def in_bundle(*resources: Item) -> Item:
    """The resources in a bundle, as the judges of them have it."""
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in resources]}
