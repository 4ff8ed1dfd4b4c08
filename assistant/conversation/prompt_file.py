"""Builds the words of a flow from its prompt file, and notes every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from assistant.conversation.flow import KINDS, SCALES, Flow, Step
from assistant.conversation.flow_file import suggestion
from assistant.conversation.wording import Variant, Wording
from assistant.errors import Fault
from assistant.plain_yaml import Block
from assistant.roles import ROLES, Role

TEXTS = ("label", "before", "ask", "help", "why", "listen", "example")
LISTS = ("cues", "ideas", "ends")
MAPS = ("options", "rows", "in_words")
END, DECLINED = "end", "declined"
"""The entries with the last words of a talk: of one that was had, and of one that was not wanted."""
_TOP_KEYS = ("prompts", "language", "unnamed", "kinds")
_SELECTOR = re.compile(r"(?:(?P<role>[a-z]+)(?:, *|$))?(?:levels? +(?P<low>\d+)(?: *- *(?P<high>\d+))?)?")
_IN_BRACKETS = re.compile(r"\{([^{}]*)\}")

Note = Callable[[int, str], None]


def read_prompts(block: Block, flow: Flow, file: str) -> tuple[Wording, list[Fault]]:
    """The words of a flow, and every fault of the file."""
    faults: list[Fault] = []

    def note(line: int, message: str) -> None:
        faults.append(Fault(file, line, message))

    kinds = _kinds(block, note)
    entries: dict[str, tuple[Variant, ...]] = {}
    for path, entry in block.items():
        line = block.line_of(path)
        if path in _TOP_KEYS:
            continue
        if path not in flow.steps and path not in (END, DECLINED):
            note(line, f'"{path}" is no step of {flow.name}.{suggestion(path, flow.steps)}')
        if not isinstance(entry, Block):
            if path in flow.steps or path == END:
                note(line, f'"{path}" needs its words below it, such as "ask: ...".')
            continue
        entries[path] = tuple(read_variants(entry, note))
    for variant in entries.get(END, ()):
        for placeholder in placeholders(variant, {"name"}):
            note(block.line_of(END), f"nothing fills {{{placeholder}}} in {END}. Only {{name}} is known there.")
    for step in flow.steps.values():
        if step.path not in block:
            note(1, f'{step.path} has no words. Add "{step.path}:" with "label:" and "ask:".')
        default = kinds.get(step.kind)
        if default is not None:
            entries[step.path] = (default, *entries.get(step.path, ()))
        for line, message in _step_faults(step, entries.get(step.path, ()), block, flow):
            note(line, message)
    return Wording(entries, str(block.get("unnamed", "the person"))), faults


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


def _step_faults(step: Step, variants: tuple[Variant, ...], block: Block, flow: Flow) -> Iterator[tuple[int, str]]:
    if step.path not in block:
        return
    line = block.line_of(step.path)
    shared: dict[str, Any] = {}
    for variant in variants:
        if variant.role is None and variant.levels is None:
            shared.update(variant.fields)
    for needed in ("label", "ask"):
        if not shared.get(needed):
            yield line, f'{step.path} has no "{needed}:" that everyone can be shown.'
    yield from _label_faults(step, shared, line)
    ids = (other.id for other in flow.stage(step.stage).steps)
    known = {"name", "value", "thought", *flow.newest, *flow.steps, *ids}
    for variant in variants:
        for placeholder in placeholders(variant, known):
            yield line, f"nothing fills {{{placeholder}}} in {step.path}.{suggestion(placeholder, _near(step, flow))}"


def _label_faults(step: Step, shared: dict[str, Any], line: int) -> Iterator[tuple[int, str]]:
    wanted = {"options": step.options, "rows": step.rows, "in_words": SCALES.get(step.scale, ())}
    if step.kind == "scale" and step.scale not in SCALES:
        del wanted["in_words"]  # what is wrong is said of the flow
    for name, ids in wanted.items():
        labels = shared.get(name, {})
        for missing in [one for one in ids if one not in labels]:
            yield line, f'{step.path} has no words for "{missing}". Add it below "{name}:".'
        for extra in [one for one in labels if one not in ids]:
            yield line, f'"{extra}" is none of the {name} of {step.path}.{suggestion(extra, ids)}'
    if step.kind == "scale" and len(shared.get("ends", ())) != 2:
        yield line, f'{step.path} needs "ends:" with two texts: what {step.numbers[0]} and {step.numbers[1]} mean.'


def placeholders(variant: Variant, known: set[str]) -> Iterator[str]:
    """What stands in curly brackets in these words and is none of the known names."""
    for value in variant.fields.values():
        texts = [value] if isinstance(value, str) else value.values() if isinstance(value, dict) else value
        for text in texts:
            yield from (name for name in _IN_BRACKETS.findall(text) if name not in known)


def _near(step: Step, flow: Flow) -> list[str]:
    return ["name", *flow.newest, *(other.id for other in flow.stage(step.stage).steps)]
