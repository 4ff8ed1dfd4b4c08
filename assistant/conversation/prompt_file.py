"""Builds the words of a flow from its prompt files, and notes every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial, reduce
from typing import Any

from assistant.content import laid_over
from assistant.conversation.flow import KINDS, SCALES, Flow, Step
from assistant.conversation.wording import Variant, Wording
from assistant.errors import Fault
from assistant.plain_yaml import Block
from assistant.roles import ROLES, Role
from assistant.suggestion import suggestion

TEXTS = ("label", "before", "ask", "help", "why", "listen", "example")
LISTS = ("cues", "ideas", "ends")
MAPS = ("options", "rows", "in_words")
END, DECLINED, REST = "end", "declined", "rest"
"""The entries with the last words of a talk, of one that was had and one that was not wanted, and of a pause."""
_TOP_KEYS = ("prompts", "language", "unnamed", "kinds")
_SELECTOR = re.compile(r"(?:(?P<role>[a-z]+)(?:, *|$))?(?:levels? +(?P<low>\d+)(?: *- *(?P<high>\d+))?)?")
_IN_BRACKETS = re.compile(r"\{([^{}]*)\}")

Note = Callable[[int, str], None]


Look = Callable[[str], tuple[Block, list[Fault]] | None]
"""Reads a file of words by its name, with the faults of its form; None where there is no such file."""


class PromptFiles:
    """The words of a flow: one file for what all stages share, and for each stage one that is read when it is reached.

    A small flow may have all of its words in the first. `faults` holds every mistake found so far.
    """

    def __init__(self, flow: Flow, look: Look, language: str = "en") -> None:
        self.flow = flow
        self.faults: list[Fault] = []
        self._look = look
        self._language = language
        self._file, self._base = self._read(flow.name)
        _, lender = self._read(flow.borrows) if flow.borrows else ("", Block(1))
        self._kinds = _kinds(lender, lambda *_: None) | _kinds(self._base, self._noting(self._file))
        entries = dict(self._last_words())
        for path in self._base:
            self._known_path(self._file, self._base, path)
        stages = tuple(stage.id for stage in flow.stages)
        self.wording = Wording(entries, str(self._base.get("unnamed", "the person")), stages, self.of_stage)

    def of_stage(self, stage: str) -> dict[str, tuple[Variant, ...]]:
        """The words of a stage's steps."""
        file, block = self._read(f"{self.flow.name}/{stage}")
        for path in block:
            self._known_path(file, block, path)
        # A service may have its words in the first file: they are laid over those of the stage.
        ours = [(self._file, self._base), (file, block)]
        borrowed = [self._read(name) for name in (self.flow.borrows, f"{self.flow.borrows}/{stage}")]
        found: dict[str, tuple[Variant, ...]] = {}
        for step in self.flow.stage(stage).steps:
            own = [place for place in ours if step.path in place[1]]
            found[step.path] = self._of_step(step, own or [place for place in borrowed if step.path in place[1]])
        return found

    def _of_step(self, step: Step, places: list[tuple[str, Block]]) -> tuple[Variant, ...]:
        if not places:
            self._note(self._file, 1, f'{step.path} has no words. Add "{step.path}:" with "label:" and "ask:".')
            return ()
        file, block = places[0]
        line = block.line_of(step.path)
        entries = [place[1][step.path] for place in places]
        if not all(isinstance(entry, Block) for entry in entries):
            self._note(file, line, f'"{step.path}" needs its words below it, such as "ask: ...".')
            return ()
        variants = tuple(
            read_variants(reduce(lambda above, below: laid_over(below, above), entries), self._noting(file))
        )
        default = self._kinds.get(step.kind)
        whole = (default, *variants) if default is not None else variants
        for message in _step_faults(step, whole, self.flow):
            self._note(file, line, message)
        return whole

    def _last_words(self) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        for path in (END, DECLINED, REST):
            entry, line = self._base.get(path), self._base.line_of(path)
            if isinstance(entry, Block):
                variants = tuple(read_variants(entry, self._noting(self._file)))
                for variant in variants:
                    for placeholder in placeholders(variant, {"name"}):
                        message = f"nothing fills {{{placeholder}}} in {path}. Only {{name}} is known there."
                        self._note(self._file, line, message)
                yield path, variants
            elif entry is not None:
                self._note(self._file, line, f'"{path}" needs its words below it, such as "ask: ...".')

    def _known_path(self, file: str, block: Block, path: str) -> None:
        if path not in (*_TOP_KEYS, END, DECLINED, REST) and path not in self.flow.steps:
            message = f'"{path}" is no step of {self.flow.name}.{suggestion(path, self.flow.steps)}'
            self._note(file, block.line_of(path), message)

    def _read(self, name: str) -> tuple[str, Block]:
        found = self._look(f"{name}.{self._language}.yaml")
        block, faults = found or (Block(1), [])
        self.faults += faults
        return f"prompts/{name}.{self._language}.yaml", block

    def _noting(self, file: str) -> Note:
        return partial(self._note, file)

    def _note(self, file: str, line: int, message: str) -> None:
        self.faults.append(Fault(file, line, message))


def _kinds(block: Block, note: Note) -> dict[str, Variant]:
    written = block.get("kinds", {})
    if not isinstance(written, Block) and written:
        note(block.line_of("kinds"), '"kinds" holds the words that all steps of a kind share, below its name.')
        return {}
    for kind in written:
        if kind not in KINDS:
            note(written.line_of(kind), f'"{kind}" is no kind of step.{suggestion(kind, KINDS)}')
        elif not isinstance(written[kind], Block):
            note(written.line_of(kind), f'"{kind}" needs its words below it, such as "options:".')
    return {
        kind: Variant(None, None, dict(read_fields(entry, note)))
        for kind, entry in written.items()
        if isinstance(entry, Block)
    }


def read_variants(entry: Block, note: Note, main: str = "ask") -> Iterator[Variant]:
    """The shared words of an entry and its variants; a variant that is only a text is its `main` field."""
    shared = Block(entry.line)
    for key, value in entry.items():
        if key in (*TEXTS, *LISTS, *MAPS):
            shared[key] = value
            shared.lines[key] = entry.line_of(key)
            continue
        found = _selected(key, entry.line_of(key), note)
        if found is None:
            continue
        if isinstance(value, str):
            yield Variant(*found, {main: value})
        elif isinstance(value, Block):
            yield Variant(*found, dict(read_fields(value, note)))
        else:
            note(entry.line_of(key), f'the words for "{key}" are a text, or keys such as "ask:" below it.')
    yield Variant(None, None, dict(read_fields(shared, note)))


def _selected(key: str, line: int, note: Note) -> tuple[Role | None, tuple[int, int] | None] | None:
    match = _SELECTOR.fullmatch(key.strip())
    role = next((known for known in ROLES if match and match["role"] == known), None)
    if not match or not key.strip() or (match["role"] and role is None):
        known = (*TEXTS, *LISTS, *MAPS, *ROLES, "level 1")
        note(line, f'"{key}" is not known here.{suggestion(key.partition(",")[0], known)}')
        return None
    if match["low"] is None:
        return role, None
    low, high = int(match["low"]), int(match["high"] or match["low"])
    if not 1 <= low <= high <= 4:
        note(line, f'levels run from 1 to 4, so "{key}" is for nobody.')
        return None
    return role, (low, high)


def read_fields(block: Block, note: Note) -> Iterator[tuple[str, Any]]:
    """The fields of Words in a block, each in the shape it needs."""
    for key, value in block.items():
        line = block.line_of(key)
        if key in TEXTS and isinstance(value, str):
            yield key, value.strip()
        elif key in LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield key, tuple(value)
        elif key in MAPS and isinstance(value, Block) and all(isinstance(one, str) for one in value.values()):
            yield key, dict(value)
        elif key in (*TEXTS, *LISTS, *MAPS):
            shape = "a text" if key in TEXTS else "a list of texts" if key in LISTS else "ids with their words"
            note(line, f'"{key}" holds {shape}.')
        else:
            note(line, f'"{key}" is not known here.{suggestion(key, (*TEXTS, *LISTS, *MAPS))}')


def _step_faults(step: Step, variants: tuple[Variant, ...], flow: Flow) -> Iterator[str]:
    shared: dict[str, Any] = {}
    for variant in variants:
        if variant.role is None and variant.levels is None:
            shared.update(variant.fields)
    for needed in ("label",) if step.kind == "known" else ("label", "ask"):
        if not shared.get(needed):
            yield f'{step.path} has no "{needed}:" that everyone can be shown.'
    yield from _label_faults(step, shared)
    ids = (other.id for other in flow.stage(step.stage).steps)
    known = {"name", "value", "thought", "last_time", *flow.newest, *flow.steps, *ids}
    for variant in variants:
        for placeholder in placeholders(variant, known):
            yield f"nothing fills {{{placeholder}}} in {step.path}.{suggestion(placeholder, _near(step, flow))}"


def _label_faults(step: Step, shared: dict[str, Any]) -> Iterator[str]:
    wanted = {"options": step.options, "rows": step.rows, "in_words": SCALES.get(step.scale, ())}
    if step.kind == "scale" and step.scale not in SCALES:
        del wanted["in_words"]  # what is wrong is said of the flow
    if step.kind == "known":
        del wanted["options"]  # those of the step that asked, in another flow
    for name, ids in wanted.items():
        labels = shared.get(name, {})
        for missing in [one for one in ids if one not in labels]:
            yield f'{step.path} has no words for "{missing}". Add it below "{name}:".'
        for extra in [one for one in labels if one not in ids]:
            yield f'"{extra}" is none of the {name} of {step.path}.{suggestion(extra, ids)}'
    if step.kind == "scale" and len(shared.get("ends", ())) != 2:
        yield f'{step.path} needs "ends:" with two texts: what {step.numbers[0]} and {step.numbers[1]} mean.'


def placeholders(variant: Variant, known: set[str]) -> Iterator[str]:
    """What stands in curly brackets in these words and is none of the known names."""
    for value in variant.fields.values():
        texts = [value] if isinstance(value, str) else value.values() if isinstance(value, dict) else value
        for text in texts:
            yield from (name for name in _IN_BRACKETS.findall(text) if name not in known)


def _near(step: Step, flow: Flow) -> list[str]:
    return ["name", *flow.newest, *(other.id for other in flow.stage(step.stage).steps)]
