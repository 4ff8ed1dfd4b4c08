"""All words that the program can show: those of its content files, and the texts that stand in its code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import assistant
from assistant.content import FOLDERS, Content
from assistant.plain_yaml import Block

_NOT_OURS = {
    "coaching.": ("looks_at", "when starts with", "when contains", "unless contains", "when later than days"),
    "options": ("helps_with",),
    "urgent_help": (
        *("spellings", "left out", "forgiven", "left alone", "words"),
        *("as in", "unless", "unless before", "unless after", "only with", "only before"),
    ),
    "practising": ("broad", "loose", "hard", "areas", "kinds", "moments", "more"),
    "people/": (
        *("topics", "words", "helped_by"),
        *("short", "first", "more", "again", "holds_back", "says", "not_yet"),
        *("doubts", "helps", "now_sure", "ahead", "agreeing", "asked_about"),
    ),
}
"""Parts of files that are no words of the program, by how the name of the file begins: what is only compared with what
people type, and what a made-up person says of themselves, as anybody may."""

_ONLY_COMPARED = "questions/"
"""How the names of files begin that hold nothing but questions as people type them."""


class Text(NamedTuple):
    """A text, and where it stands."""

    where: str
    words: str


def content_texts(content: Content) -> Iterator[Text]:
    """Every text of every file of flows, prompts and data."""
    for folder in FOLDERS:
        for name in _names(content, folder):
            left_out = next((keys for begin, keys in _NOT_OURS.items() if name.startswith(begin)), ())
            for line, words in _in_block(content.look(folder, name)[0], left_out):
                yield Text(f"{folder}/{name} line {line}", words)


def _names(content: Content, folder: str) -> Iterator[str]:
    """The files of a folder, and of the folders in it."""
    yield from content.names(folder)
    below = Path(assistant.__file__).parent.parent / folder
    inner = sorted(f"{one.parent.name}/{one.name}" for one in below.glob("*/*.yaml"))
    yield from (name for name in inner if not name.startswith(_ONLY_COMPARED))


def _in_block(value: Any, left_out: tuple[str, ...], line: int = 1) -> Iterator[tuple[int, str]]:
    if isinstance(value, str):
        yield line, value
    elif isinstance(value, Block):
        for key, inner in value.items():
            if key not in left_out:
                yield from _in_block(inner, left_out, value.line_of(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _in_block(inner, left_out, getattr(inner, "line", line))


def code_texts() -> Iterator[Text]:
    """Every text in the code that is no docstring; where something is filled in stands `...`."""
    folder = Path(assistant.__file__).parent
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for line, words in _in_code(tree):
            yield Text(f"{file.relative_to(folder.parent)} line {line}", words)


def _in_code(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.lineno, node.value
        return
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(str(one.value) if isinstance(one, ast.Constant) else "..." for one in node.values)
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from _in_code(child)
