"""The words of documents, from `prompts/documents/`, with a service's own laid over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.content import Content
from assistant.errors import ContentFault, Fault
from assistant.plain_yaml import Block
from assistant.suggestion import suggestion

FOLDER = "documents"
_IN_BRACKETS = re.compile(r"\{(\w+)\}")


class Words:
    """The words of one document by their names, which are dotted: `words("labels.who")`."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._parts: dict[str, dict[str, str]] = {}

    def __call__(self, name: str, /, **filled: str) -> str:
        """The words of this name, with what stands in brackets filled in; raises KeyError for a name that is none."""
        return _IN_BRACKETS.sub(lambda found: filled.get(found[1], found[0]), self._texts[name])

    def part(self, name: str) -> dict[str, str]:
        """All words below a name, in the order of the file: `{"who": "Who", ...}`."""
        if name not in self._parts:
            before = f"{name}."
            found = {key.removeprefix(before): text for key, text in self._texts.items() if key.startswith(before)}
            self._parts[name] = found
        return self._parts[name]


@lru_cache(maxsize=64)
def document_words(content: Content, name: str, folder: str = FOLDER) -> Words:
    """The words of a document such as `emergency`; raises ContentFault with every fault of its file."""
    block, faults = content.look("prompts", _file(name, folder))
    faults = faults or wording_faults(content, name, folder)
    if faults:
        raise ContentFault(faults)
    return Words({key: text for key, text, _ in _texts(block)})


def document_names(content: Content, folder: str = FOLDER) -> list[str]:
    """The documents that have words of their own."""
    return [name.removesuffix(".en.yaml") for name in content.names("prompts", folder)]


def wording_faults(content: Content, name: str, folder: str = FOLDER) -> list[Fault]:
    """What is wrong with the words of a document: names that are none of ours, and brackets that nothing fills."""
    file = _file(name, folder)
    block, faults = content.look("prompts", file)
    ours = {key: text for key, text, _ in _texts(Content().look("prompts", file)[0])}
    shown = f"prompts/{file}"
    for key, text, line in _texts(block):
        if key not in ours:
            faults.append(Fault(shown, line, f'"{key}" is no words of this document.{suggestion(key, ours)}'))
            continue
        known = _IN_BRACKETS.findall(ours[key])
        for bracket in _IN_BRACKETS.findall(text):
            if bracket not in known:
                may = f" What can stand there: {', '.join(f'{{{one}}}' for one in known)}." if known else ""
                faults.append(Fault(shown, line, f"nothing fills {{{bracket}}} in {key}.{may}"))
    return faults


def _file(name: str, folder: str) -> str:
    return f"{folder}/{name}.en.yaml"


def _texts(block: Block, before: str = "") -> Iterator[tuple[str, str, int]]:
    """Each text with its whole name and its line."""
    for key, value in block.items():
        if isinstance(value, Block):
            yield from _texts(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", "" if value is None else str(value), block.line_of(key)
