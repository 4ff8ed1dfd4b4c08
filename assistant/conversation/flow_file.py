"""Builds a flow from its file, and notes every mistake with its line and what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, get_args

from assistant.conversation.conditions import Condition, read_condition
from assistant.conversation.flow import FIXED_OPTIONS, KINDS, SCALES, Flow, Repeat, Rest, Stage, Step
from assistant.errors import Fault
from assistant.plain_yaml import Block
from assistant.record import Giver
from assistant.roles import ROLES, Role
from assistant.suggestion import suggestion
from assistant.unchanging import fixed

_ID = re.compile(r"[a-z0-9_]+")
_FLOW_KEYS = (
    *(
        "flow",
        "version",
        "title",
        "finds_level",
        "newest",
        "short_when",
        "rest",
        "borrows",
        "again",
        "speaker",
        "stages",
    ),
)
_STAGE_KEYS = ("id", "title", "when", "repeat", "steps")
_GROUP_KEYS = ("id", "when", "repeat", "steps")
_REPEAT_KEYS = ("one", "at_most", "called", "while", "each")
_REST_KEYS = ("every", "at_level")
_ROADS: tuple[Literal["long", "short"], ...] = ("long", "short")
_STEP_KEYS = (
    *("id", "kind", "options", "rows", "from", "to", "scale", "of", "when", "or", "roles"),
    *("saves", "own_words", "short", "sensitive", "then", "road", "anew", "past", "apart", "was"),
)


@fixed
class _Around:
    """What a step takes from the stage and groups around it."""

    stage: str
    when: tuple[Condition, ...] = ()
    inside: tuple[Repeat, ...] = ()


class FlowFile:
    """Reads one flow; `faults` holds every mistake found, and the flow is as whole as it can be."""

    def __init__(self, block: Block, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.flow = self._flow(block)

    def fault(self, line: int, message: str) -> None:
        """Notes a mistake."""
        self.faults.append(Fault(self.file, line, message))

    def _flow(self, block: Block) -> Flow:
        self._known_keys(block, _FLOW_KEYS)
        stages = tuple(self._stage(entry) for entry in self._blocks(block, "stages"))
        if not stages:
            self.fault(block.line_of("stages"), 'a flow needs "stages:" with at least one stage.')
        return Flow(
            name=str(block.get("flow", "")),
            version=self._number(block, "version", 1),
            title=str(block.get("title", block.get("flow", ""))),
            stages=stages,
            finds_level=tuple(self._words(block, "finds_level")),
            newest=self._newest(block),
            short_when=self._condition(block, "short_when"),
            rest=self._rest(block),
            borrows=str(block.get("borrows", "")),
            again=self._flag(block, "again"),
            speaker=self._speaker(block),
            file=self.file,
        )

    def _newest(self, block: Block) -> dict[str, tuple[str, ...]]:
        written = block.get("newest", Block(block.line))
        if isinstance(written, Block):
            return {name: tuple(self._words(written, name)) for name in written}
        self.fault(
            block.line_of("newest"), '"newest" holds names, each with a list of steps: [goals/new_step, goals/what].'
        )
        return {}

    def _rest(self, block: Block) -> Rest | None:
        written = block.get("rest")
        if written is None:
            return None
        if not isinstance(written, Block):
            self.fault(block.line_of("rest"), '"rest" looks like {every: 7, at_level: 1}.')
            return None
        self._known_keys(written, _REST_KEYS)
        return Rest(self._number(written, "every", 7), self._number(written, "at_level", 1))

    def _speaker(self, block: Block) -> Giver | None:
        known: tuple[Giver, ...] = get_args(Giver)
        written = block.get("speaker")
        if written is not None and written not in known:
            self.fault(block.line_of("speaker"), f'"speaker" is one of {", ".join(known)}, not "{written}".')
        return next((one for one in known if one == written), None)

    def _stage(self, block: Block) -> Stage:
        self._known_keys(block, _STAGE_KEYS)
        name = self._id(block)
        around = _Around(name, self._when(block), self._repeat(block, name))
        return Stage(name, str(block.get("title", name)), tuple(self._entries(block, around)), block.line)

    def _entries(self, block: Block, around: _Around) -> list[Step]:
        steps: list[Step] = []
        for entry in self._blocks(block, "steps"):
            if "steps" not in entry:
                steps.append(self._step(entry, around))
                continue
            self._known_keys(entry, _GROUP_KEYS)
            inner = replace(
                around,
                when=around.when + self._when(entry),
                inside=around.inside + self._repeat(entry, self._id(entry)),
            )
            steps += self._entries(entry, inner)
        if not steps:
            self.fault(block.line, 'there is nothing in "steps:". Add a step, or take the part out.')
        return steps

    def _step(self, block: Block, around: _Around) -> Step:
        self._known_keys(block, _STEP_KEYS)
        kind = str(block.get("kind", ""))
        if kind not in KINDS:
            self.fault(
                block.line_of("kind"),
                f'"{kind}" is no kind of step.{suggestion(kind, KINDS)} Kinds: {", ".join(KINDS)}.',
            )
            kind = "text"
        then = block.get("then")
        if then not in (None, "finish"):
            self.fault(block.line_of("then"), f'"then" can only be "finish", not "{then}".')
        return Step(
            path=f"{around.stage}/{self._id(block)}",
            kind=next(known for known in KINDS if known == kind),
            line=block.line,
            options=self._options(block, kind),
            rows=tuple(self._words(block, "rows")),
            numbers=self._numbers(block) if kind == "scale" else (1, 10),
            scale=self._scale(block) if kind == "scale" else "",
            of=tuple(self._words(block, "of")),
            when=around.when + self._when(block),
            inside=around.inside,
            roles=self._roles(block),
            saves=self._place(block),
            own_words=self._flag(block, "own_words"),
            short=self._flag(block, "short"),
            sensitive=self._flag(block, "sensitive"),
            finishes=then == "finish",
            road=self._road(block),
            anew=self._flag(block, "anew"),
            past=self._flag(block, "past"),
            apart=self._flag(block, "apart"),
            was=tuple(self._words(block, "was")),
        )

    def _road(self, block: Block) -> Literal["", "long", "short"]:
        written = block.get("road", "")
        if written and written not in _ROADS:
            self.fault(block.line_of("road"), f'"road" is long or short, not "{written}".')
        return next((road for road in _ROADS if road == written), "")

    def _place(self, block: Block) -> str | None:
        written = block.get("saves")
        if written is None or isinstance(written, str):
            return written
        self.fault(block.line_of("saves"), '"saves" names one place in the plan, such as goals.goal.')
        return None

    def _options(self, block: Block, kind: str) -> tuple[str, ...]:
        if kind in FIXED_OPTIONS:
            return FIXED_OPTIONS[kind]
        options = tuple(self._words(block, "or" if kind == "date" else "options"))
        if kind in ("choice", "choices", "look_over") and len(options) < 2:
            self.fault(block.line, f'a {kind} needs "options:" with two or more to choose from.')
        return options

    def _numbers(self, block: Block) -> tuple[int, int]:
        first, last = self._number(block, "from", 1), self._number(block, "to", 10)
        if first >= last:
            self.fault(block.line_of("from"), f'a scale runs upwards: "from: {first}, to: {last}" does not.')
        return first, last

    def _scale(self, block: Block) -> str:
        scale = str(block.get("scale", ""))
        if scale not in SCALES:
            self.fault(
                block.line, f'a scale says which it is: "scale: {" or ".join(SCALES)}".{suggestion(scale, SCALES)}'
            )
        return scale

    def _roles(self, block: Block) -> tuple[Role, ...]:
        named = self._words(block, "roles")
        for role in named:
            if role not in ROLES:
                self.fault(
                    block.line_of("roles"), f'"{role}" is no role.{suggestion(role, ROLES)} Roles: {", ".join(ROLES)}.'
                )
        return tuple(role for role in get_args(Role) if role in named)

    def _repeat(self, block: Block, name: str) -> tuple[Repeat, ...]:
        written = block.get("repeat")
        if written is None:
            return ()
        if not isinstance(written, Block):
            self.fault(block.line_of("repeat"), '"repeat" looks like {one: goal, at_most: 6, called: goal}.')
            return ()
        self._known_keys(written, _REPEAT_KEYS)
        at_most = self._number(written, "at_most", 20)
        if at_most < 1:
            self.fault(
                written.line_of("at_most"), '"at_most" is 1 or more, so that the talk can never go round for ever.'
            )
        goes_on = self._condition(written, "while")
        one = str(written.get("one", name))
        called, each = str(written.get("called", "")), str(written.get("each", ""))
        return (Repeat(name, one, at_most, called, goes_on, each, written.line),)

    def _when(self, block: Block) -> tuple[Condition, ...]:
        condition = self._condition(block, "when")
        return (condition,) if condition else ()

    def _condition(self, block: Block, key: str) -> Condition | None:
        if key not in block:
            return None
        try:
            return read_condition(str(block[key]))
        except ValueError as reason:
            self.fault(block.line_of(key), str(reason))
            return None

    def _id(self, block: Block) -> str:
        name = str(block.get("id", ""))
        if not _ID.fullmatch(name):
            said = f'"{name}" cannot be an id' if name else 'this part has no "id"'
            self.fault(block.line_of("id"), f"{said}. Use small letters, digits and _ only.")
            return re.sub(r"[^a-z0-9_]", "_", name.lower()) or f"line_{block.line}"
        return name

    def _number(self, block: Block, key: str, otherwise: int) -> int:
        written = str(block.get(key, otherwise))
        if re.fullmatch(r"-?\d{1,4}", written):
            return int(written)
        self.fault(block.line_of(key), f'"{key}" is a whole number, not "{written}".')
        return otherwise

    def _flag(self, block: Block, key: str) -> bool:
        written = block.get(key, "no")
        if written not in ("yes", "no"):
            self.fault(block.line_of(key), f'"{key}" is yes or no, not "{written}".')
        return bool(written == "yes")

    def _words(self, block: Block, key: str) -> list[str]:
        written = block.get(key, [])
        if isinstance(written, list) and all(isinstance(word, str) for word in written):
            doubled = {word for word in written if written.count(word) > 1}
            for word in sorted(doubled):
                self.fault(block.line_of(key), f'"{word}" stands twice in "{key}". Keep one.')
            return list(dict.fromkeys(written))
        self.fault(block.line_of(key), f'"{key}" is a list, such as [yes, no].')
        return []

    def _blocks(self, block: Block, key: str) -> list[Block]:
        written = block.get(key, [])
        if isinstance(written, list):
            for line, entry in zip(getattr(written, "lines", []), written, strict=False):
                if not isinstance(entry, Block):
                    self.fault(line, f'this entry of "{key}" is not a part with an id and a kind.')
            return [entry for entry in written if isinstance(entry, Block)]
        self.fault(block.line_of(key), f'"{key}" is a list: each part begins with "- id: ...".')
        return []

    def _known_keys(self, block: Block, known: tuple[str, ...]) -> None:
        for key in block:
            if key not in known:
                self.fault(block.line_of(key), f'"{key}" is not known here.{suggestion(key, known)}')
