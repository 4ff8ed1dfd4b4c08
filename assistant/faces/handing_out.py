"""From the wish to print or share a plan to a file of it, a step at a time.

Both faces go the same way: `steps` tells a face what comes next, and is sent what the person chose there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.document_kinds import KINDS
from assistant.errors import SaidPlainly
from assistant.faces.document_wish import (
    Choice,
    Desk,
    MadeFile,
    Question,
    Wish,
    answered,
    left_out_of,
    lines_of,
    made,
    next_question,
    title,
)
from assistant.faces.file_names import file_name, free, named
from assistant.faces.for_whom import written
from assistant.plan.readers import THE_PERSON

_TO_PRINT, _NOT_SENT = "To print it, open the file and choose Print.", "Nothing was sent to anybody."
_REPLACE, _BESIDE, _AGAIN, _OTHER_NAME = "replace", "beside", "again", "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """The document before it is written; a face sends whether to write it.

    `first` is what a copy leaves out, and is shown first. `make` makes the lines, and may take a while.
    """

    title: str
    first: tuple[str, ...]
    make: Callable[[], list[str]]


@dataclass(frozen=True, slots=True)
class Naming:
    """The name of the file is asked for; a face sends what was typed, nothing for the name here, or None to go back."""

    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class Making:
    """The file is made, which may take a while; a face sends what `make` gave, or the sentence raised (SaidPlainly)."""

    make: Callable[[], MadeFile]


@dataclass(frozen=True, slots=True)
class Told:
    """Lines to read at the end; a face sends nothing."""

    lines: tuple[str, ...]


Step = Question | Reading | Naming | Making | Told
Steps = Generator[Step, Any, None]


def steps(desk: Desk) -> Steps:
    """All the way, a step at a time, until a file is written or the person left the first question."""
    way, said, was = [Wish()], "", Wish()
    while way:
        wish, question = way[-1], next_question(desk, way[-1])
        if question is None:
            if (yield from _handed_out(desk, wish)):
                return
            was = way.pop()
            continue
        chosen = yield replace(question, here=getattr(was, question.about), said=said)
        said = ""
        if chosen is None:
            was = way.pop()
            continue
        try:
            way.append(answered(desk, wish, question, chosen))
        except SaidPlainly as sentence:
            said = str(sentence)


# To the file


def _handed_out(desk: Desk, wish: Wish) -> Generator[Step, Any, bool]:
    """Shows the document, and writes it; whether that is over and done with."""
    first = left_out_of(desk, wish)
    while (yield Reading(title(desk, wish), first, lambda: lines_of(desk, wish))):
        suggested = free(desk.folder / file_name(wish.whose, wish.ends))
        while (typed := (yield Naming(str(desk.folder), suggested.name))) is not None:
            if (yield from _written(desk, wish, named(typed, suggested, wish.ends))):
                return True
    return False


def _written(desk: Desk, wish: Wish, path: Path) -> Generator[Step, Any, bool]:
    """Writes the file, over another one only where that is wished; whether it is written."""
    over = False
    if os.path.lexists(path):
        chosen = yield _over(path)
        if chosen not in (_REPLACE, _BESIDE):
            return False
        over, path = chosen == _REPLACE, path if chosen == _REPLACE else free(path)
    while True:
        try:
            sentences = yield from _made_and_written(desk, wish, path, over)
        except SaidPlainly as trouble:
            again = Choice(_AGAIN, "Try again"), Choice(_OTHER_NAME, "Choose another name or folder")
            if (yield Question("trouble", str(trouble), again)) != _AGAIN:
                return False
        else:
            yield Told(sentences)
            return True


def _made_and_written(desk: Desk, wish: Wish, path: Path, over: bool) -> Generator[Step, Any, tuple[str, ...]]:
    found = yield Making(lambda: made(desk, wish))
    if isinstance(found, SaidPlainly):
        raise found
    for_whom = "" if wish.whose == THE_PERSON else wish.whose
    note = desk.write(path, found.held, wish.kind, for_whom, replace=over)
    to_print = f"{_TO_PRINT} " if KINDS[wish.kind].is_read else ""
    return (*written(path), f"{to_print}{_NOT_SENT}", *found.said, *([note] if note else []))


def _over(path: Path) -> Question:
    beside = Choice(_BESIDE, f'Keep both. This one is called "{free(path).name}"')
    instead = Choice(_REPLACE, "Put this one in its place. The other one is gone then")
    return Question("over", f'There is a file called "{path.name}" already. What would you like?', (beside, instead))
