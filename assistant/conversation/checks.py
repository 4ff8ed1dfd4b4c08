"""Checks that a flow holds together, and joins every condition to the step it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.conversation.conditions import Condition, Test
from assistant.conversation.flow import SCALES, Flow, Repeat, Stage, Step
from assistant.errors import Fault
from assistant.suggestion import suggestion
from assistant.unchanging import fixed


@fixed
class _Reader:
    """Where a condition stands: its line, its stage, how far the talk is, and the repeats around it."""

    line: int
    stage: str
    number: int
    inside: tuple[Repeat, ...]


@fixed
class _Check:
    """A flow being checked: its steps in order, and where its faults are noted."""

    flow: Flow
    order: dict[str, int]
    fault: Callable[[int, str], None]

    def joined(self, condition: Condition, reader: _Reader) -> Condition:
        """The condition with each subject found."""
        return replace(condition, tests=tuple(self._joined_test(test, reader) for test in condition.tests))

    def _joined_test(self, test: Test, reader: _Reader) -> Test:
        line = reader.line
        if test.verb == "had":
            return test
        if test.verb == "given" or test.subject == "level":
            return self._joined_level(test, line)
        path = test.subject if "/" in test.subject else f"{reader.stage}/{test.subject}"
        if path not in self.order:
            if test.verb == "answered" and any(test.subject == known.id for known in self.flow.stages):
                stage = [self.order[step.path] for step in self.flow.steps.values() if step.stage == test.subject]
                self._not_later(test, min(stage, default=0), reader)
                return test
            self.fault(
                line, f'"{test.subject}" is no step of {self.flow.name}.{self._meant(test.subject, reader.stage)}'
            )
            return test
        self._not_later(test, self.order[path], reader)
        self._possible(test, self.flow.steps[path], line)
        subject = self.flow.steps[path].inside
        shared = sum(one.id == other.id for one, other in zip(subject, reader.inside, strict=False))
        return replace(test, path=path, shared=shared)

    def _joined_level(self, test: Test, line: int) -> Test:
        if test.subject == "level" and test.verb == "is" and test.operand in ("1", "2", "3", "4"):
            return replace(test, verb="level")
        if (test.subject, test.verb) != ("level", "given"):
            self.fault(
                line, 'write "level is given", "level is not given" or "level is 4": nothing else is known of it.'
            )
        return replace(test, subject="level", verb="given")

    def _meant(self, subject: str, stage: str) -> str:
        """The step that was meant: one of this stage, or one of that name in another."""
        if "/" in subject:
            return suggestion(subject, self.order)
        near = suggestion(subject, [step.id for step in self.flow.steps.values() if step.stage == stage])
        elsewhere = (f" Did you mean {path}?" for path in self.order if path.endswith(f"/{subject}"))
        return near or next(elsewhere, "")

    def _not_later(self, test: Test, number: int, reader: _Reader) -> None:
        if number >= reader.number:
            message = f'"{test.subject}" comes later than this step, so it is not answered yet. Use an earlier one.'
            self.fault(reader.line, message)

    def _possible(self, test: Test, step: Step, line: int) -> None:
        if test.row and test.row not in step.rows:
            self.fault(line, f'"{test.row}" is no row of {step.path}.{suggestion(test.row, step.rows)}')
        if bool(test.row) != (step.kind == "look_over") and test.verb != "answered":
            self.fault(
                line, f'write "{step.id}.ROW is VALUE" for a look-over, and "{step.id} is VALUE" for other kinds.'
            )
        if test.verb in ("is", "includes"):
            self._possible_value(test, step, line)
        if test.verb in ("below", "above", "at least", "at most"):
            self._possible_number(test, step, line)

    def _possible_value(self, test: Test, step: Step, line: int) -> None:
        known = step.options or SCALES.get(step.scale, ())
        verb = "includes" if step.kind == "choices" else "is"
        if step.kind == "text":
            self.fault(line, f'{step.path} holds free words, so only "is answered" can be asked of it.')
        elif step.kind == "people" or (step.kind == "date" and test.operand not in step.options):
            self.fault(line, f'only "is answered" can be asked of {step.path}, which is of kind {step.kind}.')
        elif test.verb != verb:
            self.fault(line, f'{step.path} is of kind {step.kind}, so write "{test.subject} {verb} {test.operand}".')
        elif test.operand not in known and not step.own_words:
            hint = suggestion(test.operand, known)
            self.fault(line, f'{step.path} can never be "{test.operand}".{hint} It can be: {", ".join(known)}.')

    def _possible_number(self, test: Test, step: Step, line: int) -> None:
        if step.kind != "scale":
            self.fault(line, f'{step.path} is no scale, so it cannot be "{test.verb}" a number.')
            return
        first, last = step.numbers
        bound = int(test.operand)
        possible = {"below": (first + 1, last), "above": (first, last - 1)}.get(test.verb, (first, last))
        if not possible[0] <= bound <= possible[1]:
            self.fault(
                line,
                f'"{test.subject} is {test.verb} {bound}" makes no difference: '
                f"{step.path} runs from {first} to {last}.",
            )


def checked(flow: Flow) -> tuple[Flow, list[Fault]]:
    """The flow with its conditions joined to their steps, and every fault found."""
    faults: list[Fault] = []

    def fault(line: int, message: str) -> None:
        if (found := Fault(flow.file, line, message)) not in faults:
            faults.append(found)

    _doubled(flow, fault)
    check = _Check(flow, {path: number for number, path in enumerate(flow.steps)}, fault)
    repeats = {repeat.id: _joined_repeat(check, repeat) for repeat in flow.repeats.values()}
    stages = tuple(_joined_stage(check, stage, repeats) for stage in flow.stages)
    end = _Reader(1, "", len(check.order), ())
    whole = replace(flow, stages=stages, short_when=flow.short_when and check.joined(flow.short_when, end))
    for line, message in _other_faults(whole):
        fault(line, message)
    return whole, faults


def _joined_stage(check: _Check, stage: Stage, repeats: dict[str, Repeat]) -> Stage:
    def joined(step: Step) -> Step:
        reader = _Reader(step.line, stage.id, check.order[step.path], step.inside)
        when = tuple(check.joined(condition, reader) for condition in step.when)
        inside = tuple(repeats[repeat.id] for repeat in step.inside)
        return replace(step, when=when, inside=inside) if when or inside else step

    return replace(stage, steps=tuple(map(joined, stage.steps)))


def _joined_repeat(check: _Check, repeat: Repeat) -> Repeat:
    if repeat.goes_on is None:
        return repeat
    last = check.flow.in_repeat(repeat)[-1]
    around = last.inside[: last.inside.index(repeat) + 1]
    # Read after the item's last step, so that this last step may be named too.
    reader = _Reader(repeat.line, last.stage, check.order[last.path] + 1, around)
    return replace(repeat, goes_on=check.joined(repeat.goes_on, reader))


def _doubled(flow: Flow, fault: Callable[[int, str], None]) -> None:
    stages: dict[str, int] = {}
    for stage in flow.stages:
        if stage.id in stages:
            fault(
                stage.line,
                f'the stage "{stage.id}" is there twice (first on line {stages[stage.id]}). Ids are used once.',
            )
        stages.setdefault(stage.id, stage.line)
        steps: dict[str, int] = {}
        for step in stage.steps:
            if step.id in steps:
                fault(
                    step.line,
                    f'the step "{step.path}" is there twice (first on line {steps[step.id]}). Ids are used once.',
                )
            steps.setdefault(step.id, step.line)
    repeats: dict[str, Repeat] = {}
    for step in flow.steps.values():
        for repeat in step.inside:
            first = repeats.setdefault(repeat.id, repeat)
            if first != repeat:
                fault(
                    repeat.line, f'"{repeat.id}" repeats in two parts (first on line {first.line}). Ids are used once.'
                )


def _other_faults(flow: Flow) -> Iterator[tuple[int, str]]:
    stages = [stage.id for stage in flow.stages]
    for path in flow.finds_level:
        if path not in flow.steps:
            yield 1, f'"{path}" in "finds_level" is no step of {flow.name}.{suggestion(path, flow.steps)}'
    for name, paths in flow.newest.items():
        for path in paths:
            if path not in flow.steps:
                yield 1, f'"{path}" in "newest: {name}" is no step of {flow.name}.{suggestion(path, flow.steps)}'
    for repeat in flow.repeats.values():
        yield from _repeat_faults(flow, repeat)
    for step in flow.steps.values():
        yield from _reading_faults(flow, step, stages)
        yield from _place_faults(flow, step)
        if step.sensitive and not _is_behind_a_choice(flow, step):
            yield (
                step.line,
                f"{step.path} is sensitive, so it has to be offered first: "
                f'add "when: OFFER is talk_about_it" or a look-over row.',
            )


def _reading_faults(flow: Flow, step: Step, stages: list[str]) -> Iterator[tuple[int, str]]:
    known, called = (flow.steps, "step to look at") if step.kind == "gaps" else (stages, "stage to read back")
    for name in step.of:
        if name not in known:
            yield step.line, f'"{name}" is no {called}.{suggestion(name, known)}'
    if step.kind == "read_back" and not step.of:
        yield step.line, 'a read_back says what it reads: "of: [goals]".'
    if step.kind == "gaps" and not step.of:
        yield step.line, 'a step of kind gaps says which steps it looks at: "of: [goals/goal]".'


def _place_faults(flow: Flow, step: Step) -> Iterator[tuple[int, str]]:
    if step.kind == "known" and step.saves is None:
        yield step.line, f'{step.path} is known from another talk, so it says of what: "saves: goals.goal".'
    if step.anew and step.saves is None:
        yield step.line, f'{step.path} is asked anew, so it says what was asked before: "saves: review.on".'
    for old in step.was:
        if old in flow.steps:
            yield step.line, f'"{old}" in "was" is still a step. A step has one name at a time.'


def _repeat_faults(flow: Flow, repeat: Repeat) -> Iterator[tuple[int, str]]:
    steps = flow.in_repeat(repeat)
    if repeat.called and repeat.called not in [step.id for step in steps]:
        known = [step.id for step in steps]
        yield repeat.line, f'"called: {repeat.called}" names no step of this part.{suggestion(repeat.called, known)}'
    if repeat.each and repeat.each not in [step.id for step in steps if step.kind == "known"]:
        yield repeat.line, f'"each: {repeat.each}" names a step of kind "known" in this part.'
    asks = [step for step in steps if step.kind == "another" and step.inside[-1] == repeat]
    ends = bool(asks) and asks[-1] == steps[-1]
    if repeat.goes_on is None and not ends and (asks or not repeat.each):
        yield (
            repeat.line,
            f'"{repeat.id}" never ends: its last step has to be of kind "another", or it needs a "while".',
        )
    if repeat.goes_on is not None and asks:
        yield asks[0].line, f'"{repeat.id}" has a "while" already: take out the "another" step.'


def _is_behind_a_choice(flow: Flow, step: Step) -> bool:
    for condition in step.when:
        for test in condition.tests:
            gate = flow.steps.get(test.path)
            if gate and gate.is_gate and test.verb == "is" and not test.negated:
                return True
    return False
