"""Turns a second, without face and disk."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from statistics import median
from typing import Any

from transitions.extensions.nesting import HierarchicalMachine, NestedState

from assistant.conversation.flow import Flow
from assistant.conversation.machine import END, Machine
from assistant.conversation.playing import Played, play
from assistant.record import Address
from bench.pairs import ratio, side_by_side, timed
from bench.plans import NOON, new_record, our_talk, story
from bench.table import Line

_HALF = 0.5


class _SlashState(NestedState):
    separator = "/"


class _SlashMachine(HierarchicalMachine):
    state_cls = _SlashState


class _Walker:
    """What the bare machine moves."""

    state: str
    trigger: Any


def engine(quick: bool) -> list[Line]:
    """Turns a second over a whole story, against a bare nested machine with the same transitions, answers known."""
    played = play(our_talk(), story(), new_record(), NOON)
    steps = len(played.exchanges)
    walker, first = _bare(our_talk().flow, played)

    def walk() -> None:
        for _ in range(steps):
            walker.trigger("next")
            if walker.state == END:
                walker.state = first

    def talk() -> None:
        record = new_record()
        for exchange in played.exchanges:
            our_talk().turn(record)
            if exchange.reply is not None:
                record = our_talk().reply(record, exchange.reply, NOON).record

    taken = side_by_side(8 if quick else 40, {"ours": timed(talk), "floor": timed(walk)})
    share = 1 / ratio(taken, "ours", "floor")
    ours, floor = (f"{steps / median(taken[which]):,.0f} a second" for which in ("ours", "floor"))
    return [Line("turns", ours, f"{floor} bare machine", share, "0.5 or more (at least half)", share >= _HALF)]


def _bare(flow: Flow, played: Played) -> tuple[_Walker, str]:
    """A machine of the library alone; a condition holds where the story took that road, and never leads back."""
    order = {path: number for number, path in enumerate((*flow.steps, END))}
    places = [Address.parse(one.turn.address).path for one in played.exchanges]
    taken = {(here, there) for here, there in pairwise(places) if order[here] < order[there]}
    walker, first = _Walker(), next(iter(flow.steps))
    states: list[Any] = [
        {"name": stage.id, "initial": stage.steps[0].id, "children": [step.id for step in stage.steps]}
        for stage in flow.stages
    ]
    machine = _SlashMachine(model=walker, states=[*states, END], initial=first, auto_transitions=False)
    ours = Machine(flow)
    for path in flow.steps:
        ours._lay_roads(path)
    # The library's own list of our machine's transitions: there is no other way to have exactly the same ones.
    for road in ours._machine.get_transitions("next"):
        known = (road.source, road.dest) in taken
        guard = partial(bool, known) if road.conditions else None
        machine.add_transition("next", road.source, road.dest, conditions=guard)
    return walker, first
