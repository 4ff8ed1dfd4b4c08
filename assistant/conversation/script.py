"""A flow as a document: every step in order, with the words that a role and a level would hear."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Step
from assistant.conversation.machine import END
from assistant.conversation.wording import Words
from assistant.roles import LEVELS, ROLES, Level, Role

Reader = tuple[Role, Level | None]
_KINDS = {
    "tell": "something said",
    "text": "an open question",
    "choice": "one of some choices",
    "choices": "any of some choices",
    "offer": "an offer",
    "scale": "a scale",
    "date": "a day",
    "people": "people or services",
    "look_over": "a look over several lines",
    "another": "whether there is another",
    "read_back": "a read-back",
    "gaps": "what is still open, as far as it is",
    "thoughts": "the thoughts kept aside, one by one",
    "options": "support to choose from",
    "known": "known from another talk, and not asked",
}


def readers(role: Role | None, level: Level | None) -> list[Reader]:
    """Those whose words are shown: the ones named, or every role with an unknown level."""
    return [(one, level) for one in ([role] if role else ROLES)]


def script(conversation: Conversation, shown_to: Sequence[Reader], width: int = 80) -> Iterator[str]:
    """The lines of a document that a colleague can read through and sign off."""
    for line in _lines(conversation, shown_to):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        yield from textwrap.wrap(line, width, subsequent_indent=indent) or [""]


def _lines(conversation: Conversation, shown_to: Sequence[Reader]) -> Iterator[str]:
    flow = conversation.flow
    yield from (f"{flow.title} ({flow.name}, version {flow.version})", "")
    yield "As heard by: " + "; ".join(_reader_in_words(reader) for reader in shown_to)
    for number, stage in enumerate(flow.stages, 1):
        yield from ("", "", f"{number}. {stage.title.upper()}")
        for step in stage.steps:
            if not step.roles or any(role in step.roles for role, _ in shown_to):
                yield from _step_lines(conversation, step, shown_to)
    yield from ("", "", "THE END")
    for reader in shown_to:
        yield from ("", *_words_lines(conversation.asking.wording.words(END, *reader), reader, len(shown_to) > 1))
    yield from ("", "", "Read and agreed by: ______________________   Date: ______________")


def _step_lines(conversation: Conversation, step: Step, shown_to: Sequence[Reader]) -> Iterator[str]:
    yield from ("", "", f"[{step.path}]  {_KINDS[step.kind]}{_once_for(step)}")
    if step.when:
        yield "  Only when: " + "; and ".join(condition.text for condition in step.when)
    if step.roles:
        yield "  Only for: " + ", ".join(step.roles)
    seen: list[Words] = []
    for reader in shown_to:
        words = conversation.asking.wording.words(step.path, *reader)
        if words in seen:
            continue
        seen.append(words)
        yield from _words_lines(words, reader, len(shown_to) > 1)


def _once_for(step: Step) -> str:
    return f", once for each {step.inside[-1].one}" if step.inside else ""


def _reader_in_words(reader: Reader) -> str:
    role, level = reader
    return f"{role}, level {level}" if level else f"{role}, level not known"


def _words_lines(words: Words, reader: Reader, named: bool) -> Iterator[str]:
    if named:
        yield f"  {reader[0]}:"
    for label, text in (("Before", words.before), ("Says", words.ask), ("Help", words.help), ("Why we ask", words.why)):
        if text:
            first, *more = text.splitlines()
            yield f"    {label}: {first}"
            yield from (f"      {line}" for line in more)
    if words.listen and reader[0] == "practitioner":
        yield f"    Listen for: {words.listen}"
    yield from (f"    Cue: {cue}" for cue in words.cues)
    if words.ideas:
        yield "    Ideas: " + " / ".join(words.ideas)
    if words.ends:
        yield f"    The ends: {words.ends[0]} ... {words.ends[1]}"
    labels = [*words.rows.values(), *words.options.values(), *words.in_words.values()]
    yield from (f"    ( ) {label}" for label in labels)


def script_data(conversation: Conversation, role: Role | None, level: Level | None) -> dict[str, Any]:
    """The flow as plain data: every step, and all the words it can show by role and level."""
    flow = conversation.flow
    levels: Sequence[Level | None] = [level] if level else [None, *LEVELS]
    return {
        "flow": flow.name,
        "version": flow.version,
        "title": flow.title,
        "stages": [
            {
                "id": stage.id,
                "title": stage.title,
                "steps": [_step_data(conversation, step, [role] if role else ROLES, levels) for step in stage.steps],
            }
            for stage in flow.stages
        ],
    }


def _step_data(
    conversation: Conversation, step: Step, roles: Sequence[Role], levels: Sequence[Level | None]
) -> dict[str, Any]:
    ends = conversation.asking.wording.words(step.path, "patient", None).ends
    return {
        "path": step.path,
        "kind": step.kind,
        "options": list(step.options),
        "own_words": step.own_words,
        "rows": list(step.rows),
        "scale": {"is": step.scale, "from": step.numbers[0], "to": step.numbers[1], "ends": list(ends)}
        if step.kind == "scale"
        else None,
        "when": [condition.text for condition in step.when],
        "roles": list(step.roles),
        "repeats": bool(step.inside),
        "inside": [
            {
                "id": repeat.id,
                "one": repeat.one,
                "at_most": repeat.at_most,
                "while": repeat.goes_on.text if repeat.goes_on else None,
            }
            for repeat in step.inside
        ],
        "sensitive": step.sensitive,
        "finishes": step.finishes,
        "saves": step.saves,
        "words": {
            role: {str(level or "any"): _words_data(conversation, step, role, level) for level in levels}
            for role in roles
        },
    }


def _words_data(conversation: Conversation, step: Step, role: Role, level: Level | None) -> dict[str, Any]:
    words = asdict(conversation.asking.wording.words(step.path, role, level))
    return {key: value for key, value in words.items() if value and key != "open"}
