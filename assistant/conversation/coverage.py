"""The table of what the guides ask for, and what serves each point.

coverage: the two guides
rows:
  - id: h5_2_5_who
    source: handbook 5.2.5
    asks: who does it
    served_by: [discuss goals/who, command review]
  - id: h5_5_training
    source: handbook 5.5
    asks: training for practitioners
    not_served: Training takes time and teachers outside the talk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from assistant.content import Content
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.opening import flow_names
from assistant.errors import Fault
from assistant.plain_yaml import Block, Items
from assistant.plan.drawing import place_type, places
from assistant.suggestion import suggestion

FILE = "coverage.yaml"
COMMANDS = (
    *(
        "prepare",
        "discuss",
        "review",
        "carer",
        "plans",
        "show",
        "document",
        "compare",
        "diary",
        "due",
        "pack",
        "unpack",
        "lock",
        "passphrase",
        "unlock",
        "export-all",
        "erase",
    ),
    *("flow list", "flow show", "flow check", "flow coverage", "flow try"),
    *("practise with", "practise list", "practise check", "practise label"),
    *("practise mine", "practise export", "practise forget"),
)
"""The commands of the front door; it stands above this module, so a test compares the two."""
DOCUMENTS = (
    *("plain-english", "pdf", "html", "docx", "easy-words", "sheet", "emergency", "clinical"),
    *("fhir", "questionnaire", "calendar", "actions-csv", "unmet-needs", "transcript"),
)

_TOP_KEYS = ("coverage", "rows")
_NEEDED = ("id", "source", "asks")
_KEYS = (*_NEEDED, "served_by", "not_served")
_KINDS = {
    "command": "no command",
    "document": "no document",
    "plan": "no place in the plan",
    "content": "no content file",
}

Known = Mapping[str, Collection[str]]
"""What can serve a point: for `command`, `document`, `plan`, `content` and each flow, the names there are."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point of a guide: what it asks for, and what serves it or, with a reason, why nothing does."""

    id: str
    source: str
    asks: str
    served_by: tuple[str, ...] = ()
    not_served: str = ""


def coverage(content: Content) -> tuple[tuple[Row, ...], list[Fault]]:
    """The rows of data/coverage.yaml in its order, and every fault of the file."""
    block, faults = content.look("data", FILE)
    rows, more = read_coverage(block, f"data/{FILE}", known_in(content))
    return rows, sorted({*faults, *more})


def known_in(content: Content) -> Known:
    """Everything in these files, and in the program, that can serve a point."""
    data = {name.partition(".")[0] for name in content.names("data")}
    return {
        **{name: _steps(content, name) for name in flow_names(content)},
        "command": COMMANDS,
        "document": DOCUMENTS,
        "plan": places(),
        "content": sorted(data - {FILE.partition(".")[0]}),
    }


def _steps(content: Content, name: str) -> tuple[str, ...]:
    block, _ = content.look("flows", f"{name}.yaml")
    return tuple(FlowFile(block, name).flow.steps)


def read_coverage(block: Block, file: str, known: Known) -> tuple[tuple[Row, ...], list[Fault]]:
    """The rows without a fault, and every fault with its line."""
    faults: list[Fault] = []

    def note(line: int, message: str) -> None:
        faults.append(Fault(file, line, message))

    for key in block:
        if key not in _TOP_KEYS:
            note(block.line_of(key), f'"{key}" is not known here.{suggestion(key, _TOP_KEYS)}')
    written = block.get("rows")
    if not isinstance(written, Items):
        note(block.line_of("rows"), '"rows" is a list: each row begins with "- id: ...".')
        return (), faults
    return tuple(_rows(written, known, note)), faults


def _rows(written: Items, known: Known, note: Callable[[int, str], None]) -> Iterator[Row]:
    seen: dict[str, int] = {}
    for line, entry in zip(written.lines, written, strict=True):
        if not isinstance(entry, Block):
            note(line, 'each row begins with "- id: ...".')
            continue
        faults = [*_form_faults(entry, seen), *_serving_faults(entry, known)]
        for at, message in faults:
            note(at, message)
        seen.setdefault(str(entry.get("id")), line)
        if not faults:
            texts = {key: entry[key] for key in _NEEDED}
            yield Row(**texts, served_by=tuple(entry.get("served_by", ())), not_served=entry.get("not_served", ""))


def _form_faults(entry: Block, seen: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    name = str(entry.get("id", "this row"))
    for key, value in entry.items():
        if key not in _KEYS:
            yield entry.line_of(key), f'"{key}" is not known here.{suggestion(key, _KEYS)}'
        elif key != "served_by" and not isinstance(value, str):
            yield entry.line_of(key), f'"{key}" holds a text.'
    for key in _NEEDED:
        if not entry.get(key):
            yield entry.line, f'{name} has no "{key}:".'
    if name in seen:
        yield entry.line, f'the row "{name}" is there twice (first on line {seen[name]}). Ids are used once.'


def _serving_faults(entry: Block, known: Known) -> Iterator[tuple[int, str]]:
    name, served = entry.get("id", "this row"), entry.get("served_by")
    if bool(served) is bool(entry.get("not_served")):
        said = 'both "served_by:" and' if served else 'neither "served_by:" nor'
        yield entry.line, f'{name} has {said} "not_served:". Write one of them.'
    if not served:
        return
    if not isinstance(served, Items) or not all(isinstance(one, str) for one in served):
        yield entry.line_of("served_by"), '"served_by" is a list, such as [discuss goals/who, command review].'
        return
    for line, one in zip(served.lines, served, strict=True):
        if fault := _unknown(one, known):
            yield line, fault
        if served.count(one) > 1:
            yield line, f'"{one}" stands twice in {name}. Keep one.'


def _unknown(served: str, known: Known) -> str:
    """What is wrong with such a name as `discuss goals/who`; an empty text where there is such a thing."""
    kind, _, name = served.partition(" ")
    if kind not in known:
        return f'"{served}" begins with none of these: {", ".join(known)}.{suggestion(kind, known)}'
    # A part of the plan, such as goals.actions, serves a point as well as one place in it does.
    if name in known[kind] or (kind == "plan" and place_type(name) is not None):
        return ""
    return f'"{name}" is {_KINDS.get(kind, f"no step of {kind}")}.{suggestion(name, known[kind])}'
