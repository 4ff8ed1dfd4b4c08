"""Controls with a box to type in: what they share, and open questions and people."""

from __future__ import annotations

import re
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from assistant.conversation.turns import AskPeople, AskText, GoOn, Reply, Turn, Typed
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.control import Control, standing
from assistant.faces.terminal.rows import Entry, Rows
from assistant.record import Value

OWN_WORDS = "-"
"""Stands for the row of own words; no option can be called so."""


class WithBox(Control):
    """What every control does with its box."""

    @on(AnswerBox.Entered)
    def _go_on(self) -> None:
        self.post_message(self.Answered(self.reply()))

    @on(AnswerBox.Refused)
    def _refused(self, event: AnswerBox.Refused) -> None:
        self.post_message(self.Said(event.sentence))

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.query_one(AnswerBox).scroll_visible(animate=False)
        self.edited()
        self.post_message(self.Edited())

    def edited(self) -> None:
        """Marks what the words in the box stand for."""
        raise NotImplementedError


class TextAnswer(WithBox):
    """A box for words, with ideas to choose from where there are some."""

    def __init__(self, turn: AskText | AskPeople, typed: str = "") -> None:
        super().__init__()
        self._ask(turn, typed)

    def again(self, turn: Turn, typed: str, picked: Value) -> bool:  # noqa: ARG002
        """With the same box, where there are ideas to choose from both times or neither time."""
        if not isinstance(turn, AskText | AskPeople) or bool(_ideas(turn)) != bool(self._ideas):
            return False
        self._ask(turn, typed)
        if self._ideas:
            self.query_one(Rows).renew(self._entries(self._text))
        self.query_one(AnswerBox).renew(self._text, one_line=self._one_line)
        return True

    def _ask(self, turn: AskText | AskPeople, typed: str) -> None:
        self._one_line = isinstance(turn, AskText) and turn.short
        self._ideas = _ideas(turn)
        self._answered = standing(turn) is not None
        self._stands = _as_text(standing(turn))
        self._text = typed or self._stands
        self.hint = "" if self._one_line else "Enter goes on. Ctrl+J or Alt+Enter starts a new line."
        if isinstance(turn, AskPeople) and "line" not in turn.words.help:
            self.hint = "One on each line, such as: Maya, my daughter, 07700 900123.\n" + self.hint

    def compose(self) -> ComposeResult:
        """The ideas, and the box."""
        if self._ideas:
            yield Rows(self._entries(self._text))
        yield AnswerBox(self._text, one_line=self._one_line)

    def start(self) -> bool:
        """The box."""
        self.query_one(AnswerBox).focus(scroll_visible=False)
        return True

    def reply(self) -> Reply:
        """The words, or going on where nothing is new."""
        return GoOn() if self._answered and self._now == self._stands else Typed(self._now)

    @property
    def unsent(self) -> str:
        """The words in the box, where they are not the answer that stands."""
        return "" if self._now == self._stands else self._now

    @property
    def _now(self) -> str:
        return self.query_one(AnswerBox).text

    def edited(self) -> None:
        """Marks the idea that the words are, or something else."""
        if self._ideas:
            self.query_one(Rows).show(self._entries(self._now))

    @on(Rows.Picked)
    @on(Rows.Taken)
    def _taken(self, event: Rows.Picked | Rows.Taken) -> None:
        box = self.query_one(AnswerBox)
        if event.id is not None and event.id != OWN_WORDS:
            box.put(event.id)
        box.focus()

    @on(Rows.Past)
    def _to_box(self, event: Rows.Past) -> None:
        if event.step > 0:
            self.query_one(AnswerBox).focus()

    @on(AnswerBox.Past)
    def _to_ideas(self, event: AnswerBox.Past) -> None:
        if event.step == -1 and self._ideas:
            rows = self.query_one(Rows)
            rows.point_at(OWN_WORDS)
            rows.focus()
        else:
            self.scroll_words(event.step)

    def _entries(self, text: str) -> list[Entry]:
        marks = {idea: "(•) " if idea == text else "( ) " for idea in self._ideas}
        other = "(•) " if text.strip() and text not in marks else "( ) "
        return [*(Entry(idea, idea, mark) for idea, mark in marks.items()), Entry(OWN_WORDS, "Something else:", other)]


def _ideas(turn: AskText | AskPeople) -> tuple[str, ...]:
    return turn.words.ideas if isinstance(turn, AskText) else ()


def _as_text(value: Value) -> str:
    """An answer as it was typed; people one on each line."""
    if isinstance(value, list):
        return "\n".join(_person_as_line(one) for one in value)
    return "" if value is None else str(value)


def _person_as_line(person: dict[str, Any]) -> str:
    name, who, contact = (str(person.get(key, "")) for key in ("name", "who", "contact"))
    if not who and re.search(r"\d{3}|@", contact):
        return f"{name}, {contact}"
    return f"{name}, {who}, {contact}".rstrip(", ")
