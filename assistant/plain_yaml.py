"""Reads YAML as plain text: words stay as they were written, and every key knows its line.

YAML itself would turn `yes` into True, `1.10` into 1.1 and `10:30` into 630, keep the last
of two equal keys, and cut a sentence at ` #`. Here scalars are always text, a key written
twice is a fault, and faults carry a line number and say what to do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from assistant.clean_text import clean
from assistant.errors import Fault

_MOST_BROKEN_LINES = 100

_BaseLoader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_BaseLoader):  # type: ignore[misc]  # the quick one is not there on every machine
    """Looks for no tags: all words stay text, and looking would take a quarter of the time of reading."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None: ...

    def ascend_resolver(self) -> None: ...


class Block(dict[str, Any]):
    """A YAML mapping whose keys know their line: `lines[key]`, and `line` of the whole."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        """The line on which a key stands, counted from 1."""
        return self.lines.get(key, self.line)


class Items(list[Any]):
    """A YAML list whose items know their line."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def read_yaml(text: str, file: str) -> tuple[Block, list[Fault]]:
    """The document as blocks, items and text, with every fault that could be found.

    A line that YAML cannot read is noted, put right as far as can be guessed, and reading goes on:
    one broken line must not hide the mistakes after it.
    """
    faults: list[Fault] = []
    lines = text.split("\n")
    for number, written in enumerate(lines, 1):
        if ("&" in written or "!" in written) and _begins_with_a_mark(written):
            faults.append(Fault(file, number, _starts_with(_value(written)[0])))
            lines[number - 1] = _mended(written, False)
    for _ in range(_MOST_BROKEN_LINES):
        found: list[Fault] = []
        try:
            block = _built("\n".join(lines), file, found)
        except yaml.MarkedYAMLError as error:
            number, message = _explained(error, lines)
            again = any(one.line == number for one in faults)
            if again and not lines[number - 1]:
                break
            if not again:
                faults.append(Fault(file, number, message))
            lines[number - 1] = _mended(lines[number - 1], again)
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            return Block(1), [
                Fault(file, line, "there is a character here that text cannot hold. Type the line again.")
            ]
        else:
            return block, sorted({*faults, *found})
    return Block(1), faults


def _begins_with_a_mark(line: str) -> bool:
    """Whether YAML would take the first word of a value for a mark of its own, and drop it without a word."""
    return _value(line)[:1] in ("&", "!") and not line.lstrip().startswith("#")


def _built(text: str, file: str, faults: list[Fault]) -> Block:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if node is None:
        faults.append(Fault(file, 1, "the file is empty."))
        return Block(1)
    built = _plain(node, file, faults)
    if isinstance(built, Block):
        return built
    faults.append(Fault(file, 1, "the file begins with something other than 'key: value' lines."))
    return Block(1)


def _plain(node: Any, file: str, faults: list[Fault]) -> Any:
    kind = node.id
    if kind == "scalar":
        return clean(node.value)
    line = node.start_mark.line + 1
    if kind == "sequence":
        items = Items(line)
        for child in node.value:
            items.append(_plain(child, file, faults))
            items.lines.append(child.start_mark.line + 1)
        return items
    block = Block(line)
    for key_node, value_node in node.value:
        key, key_line = str(key_node.value), key_node.start_mark.line + 1
        if key_node.id != "scalar":
            faults.append(
                Fault(file, key_line, "a key is a word. Put double quotes round what stands before the colon.")
            )
            continue
        if key in block:
            first = block.lines[key]
            faults.append(Fault(file, key_line, f'"{key}" is written twice (first on line {first}). Keep one of them.'))
            continue
        block[key] = _plain(value_node, file, faults)
        block.lines[key] = key_line
    return block


def _explained(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """The line to look at, counted from 1, and what is wrong with it."""
    mark = error.problem_mark or error.context_mark
    number = min(mark.line + 1 if mark else 1, len(lines))
    problem = f"{error.context or ''} {error.problem or ''}"
    if "flow" in problem and error.context_mark:
        number = min(error.context_mark.line + 1, len(lines))
        return number, "a { or [ is opened here and never closed. Close it on the same line."
    tabs = [one for one in range(1, number + 1) if "\t" in lines[one - 1]]
    if tabs and ("\\t" in problem or "token" in problem or tabs[-1] == number):
        return tabs[-1], "there is a tab here. Use spaces to indent."
    quoted = [one for one in range(1, number + 1) if _opens_a_quote(lines[one - 1])]
    if quoted:
        return quoted[-1], "a quote is opened and never closed. Close it, or put the whole wording in double quotes."
    value = _value(lines[number - 1])
    if value[:1] and value[0] in "{[*&@%!`|>}]":
        return number, _starts_with(value[0])
    if "mapping values are not allowed" in problem:
        return number, 'put double quotes round this wording, because it has ": " in it, or check the indent.'
    return number, "this line cannot be read. Check that its indent fits the lines around it, and its quotes."


def _starts_with(sign: str) -> str:
    return f"put double quotes round this wording, because it starts with {sign}"


def _value(line: str) -> str:
    """What stands after the key, or the whole line where there is none."""
    return (line.partition(": ")[2] or line).strip().removeprefix("- ").strip()


def _opens_a_quote(line: str) -> bool:
    value = _value(line)
    quote = value[:1]
    if not quote or quote not in "\"'":
        return False
    inner = value[1:].replace('\\"', "").replace("''", "") if quote == '"' else value[1:].replace("''", "")
    return inner.count(quote) != 1 or not re.fullmatch(rf"[^{quote}]*{quote}\s*(?:#.*)?,?", inner)


def _mended(line: str, again: bool) -> str:
    """A line put right as far as can be guessed: its tabs as spaces, its wording in quotes, or left out."""
    if "\t" in line:
        return line.replace("\t", "  ")
    key, colon, value = line.partition(": ")
    if again or not colon or not re.fullmatch(r"[\s\w/,-]+", key):
        return ""
    return f"{key}: {json.dumps(value.strip())}"


def text_faults(text: str, file: str) -> Iterator[Fault]:
    """Faults seen in the lines themselves: a ` #` that would cut a sentence short."""
    if " #" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        value = line.partition(": ")[2].strip() if ": " in line else line.strip().removeprefix("- ")
        if line.lstrip().startswith("#") or " #" not in value or value[:1] in "\"'[{":
            continue
        yield Fault(
            file, number, 'the wording is cut at " #". Put double quotes round it, or move the note to its own line.'
        )
