"""Whole questions as people ask them, by what they are about, from `data/questions/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.content import Content
from assistant.errors import ContentFault, Fault
from assistant.plain_yaml import Block
from assistant.practice.simulated.asking_words import Label, asking_words
from assistant.suggestion import suggestion

FOLDER = "questions"
_TALK = "talk"
"""The file of questions that belong to no area."""
_GENERAL = "general"
Examples = Mapping[Label, tuple[str, ...]]
"""Whole questions by what they are about."""


def example_questions(content: Content) -> Examples:
    """All questions that ship, with a service's own laid over them; raises ContentFault with every mistake.

    What they can be about has to be right before they are read.
    """
    found, faults = dict[Label, tuple[str, ...]](), list[Fault]()
    known = frozenset(asking_words(content).labels())
    for name in content.names("data", FOLDER):
        file = f"{FOLDER}/{name}"
        block, broken = content.look("data", file)
        read, more = read_examples(block, f"data/{file}", known)
        found.update(read)
        faults += [*broken, *more]
    if faults:
        raise ContentFault(faults)
    return found


def read_examples(block: Block, file: str, known: frozenset[Label]) -> tuple[dict[Label, tuple[str, ...]], list[Fault]]:
    """The questions of one file, and every fault of it."""
    of_file = file.rpartition("/")[2].removesuffix(".yaml")
    labels = {key: _label(key, of_file, known) for key in block}
    faults = list(_faults(block, file, labels, known))
    read = {
        label: _lines(block[key]) for key, label in labels.items() if label in known and isinstance(block[key], str)
    }
    return read, faults


def _label(key: str, of_file: str, known: frozenset[Label]) -> Label:
    if of_file != _TALK:
        return ("area", of_file) if key == _GENERAL else ("subject", key)
    return ("kind", key) if ("kind", key) in known else ("moment", key)


def _lines(written: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, written.splitlines())))


def _faults(block: Block, file: str, labels: Mapping[str, Label], known: frozenset[Label]) -> Iterator[Fault]:
    for key, written in block.items():
        if labels[key] not in known:
            near = suggestion(key, [name for _, name in known])
            yield Fault(file, block.line_of(key), f'"{key}" is not in data/practising.yaml.{near}')
        elif not isinstance(written, str):
            yield Fault(file, block.line_of(key), f'"{key}" has its questions below it, one a line: write "{key}: |".')
