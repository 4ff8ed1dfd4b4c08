"""The nested machine of `transitions` that a talk moves in: stages, and in each its steps.

Imported when a talk first moves: the first question needs none of it.
"""

from __future__ import annotations

from typing import Any

from transitions.extensions.nesting import HierarchicalMachine, NestedState, NestedTransition

from assistant.conversation.flow import Flow


class _StepState(NestedState):
    separator = "/"


class _StepToStep(NestedTransition):
    """One move from step to step; with `to=` the same trigger leads to any other destination."""

    def _change_state(self, event_data: Any) -> None:
        # No state of ours has anything to do on leaving or entering it, and a step has no steps below it:
        # of all that a nested machine looks up in between, only the arrival is left.
        event_data.machine.set_state(event_data.kwargs.get("to", self.dest), event_data.model)


class StepMachine(HierarchicalMachine):
    """The states of a flow and its end; transitions are added by whoever knows the roads."""

    state_cls = _StepState
    transition_cls = _StepToStep

    def __init__(self, flow: Flow, end: str, model: object) -> None:
        states: list[dict[str, Any]] = [
            {"name": stage.id, "initial": stage.steps[0].id, "children": [step.id for step in stage.steps]}
            for stage in flow.stages
        ]
        first = next(iter(flow.steps))
        super().__init__(model=model, states=[*states, end], initial=first, auto_transitions=False)
