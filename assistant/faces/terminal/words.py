"""Controls with a box to type in: open questions, people, choices with own words, days."""

from __future__ import annotations

import re
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskPeople,
    AskText,
    Chosen,
    GoOn,
    OfferThought,
    Option,
    Reply,
    Typed,
)
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.control import Control, standing
from assistant.faces.terminal.rows import Entry, Rows
from assistant.record import Value

_OTHER = "-"
"""Stands for the row of own words; no option can be called so."""


class WithBox(Control):
    """What both controls do with their box."""

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
        self._one_line = isinstance(turn, AskText) and turn.short
        self._ideas = turn.words.ideas if isinstance(turn, AskText) else ()
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
        return GoOn() if self._stands and not self.unsent and self._now else Typed(self._now)

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
        if event.id is not None and event.id != _OTHER:
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
            rows.point_at(_OTHER)
            rows.focus()
        else:
            self.scroll_words(event.step)

    def _entries(self, text: str) -> list[Entry]:
        marks = {idea: "(•) " if idea == text else "( ) " for idea in self._ideas}
        other = "(•) " if text.strip() and text not in marks else "( ) "
        return [*(Entry(idea, idea, mark) for idea, mark in marks.items()), Entry(_OTHER, "Something else:", other)]


class Choice(WithBox):
    """Choices to mark, one or many, and a box where own words or a day are taken too."""

    def __init__(self, turn: AskChoice | AskDate | OfferThought, typed: str = "", picked: Value = None) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = turn.options
        self._many = isinstance(turn, AskChoice) and turn.many
        self._day = isinstance(turn, AskDate)
        self._own = _own_label(turn)
        ids = {option.id for option in turn.options}
        stands = _as_list(standing(turn))
        self._stands = [one for one in stands if one in ids]
        self._words_stand = ", ".join(one for one in stands if one not in ids)
        self._marked: list[str] = list(self._stands if picked is None else picked)
        self._text = (typed or self._words_stand) if self._own else ""
        if self._text.strip() and (self._many or typed or not self._marked):
            self._marked = [*(self._marked if self._many else ()), _OTHER]
        self.hint = "" if self._day else "Up and down to move. Enter chooses."
        if self._many:
            self.hint = "Space marks as many as you like. Enter goes on."

    def compose(self) -> ComposeResult:
        """The choices, and the box."""
        yield Rows(self._entries(), self._marked[0] if self._marked else None)
        if self._own:
            yield AnswerBox(self._text, one_line=True)

    def start(self) -> bool:
        """The box for a day or for words that are there, else the choices."""
        if self._own and (_OTHER in self._marked or (self._day and not self._marked)):
            self.query_one(AnswerBox).focus(scroll_visible=False)
        else:
            self.query_one(Rows).focus()
        return True

    def reply(self) -> Reply:
        """What is marked or typed, or going on where nothing is new."""
        chosen = [one for one in self._marked if one != _OTHER]
        words = self._now.strip() if _OTHER in self._marked else ""
        if chosen == self._stands and words == self._words_stand and (chosen or words):
            return GoOn()
        if self._many:
            return Chosen([*chosen, *([words] if words else [])])
        if words:
            return Typed(words)
        if not chosen:
            return GoOn()
        return Chosen({"option": chosen[0]} if self._day else chosen[0])

    @property
    def unsent(self) -> str:
        """The words in the box, where they are not the answer that stands."""
        return "" if self._now == self._words_stand else self._now

    @property
    def picked(self) -> Value:
        """The choices marked."""
        return [one for one in self._marked if one != _OTHER]

    @property
    def _now(self) -> str:
        return self.query_one(AnswerBox).text if self._own else ""

    @on(Rows.Picked)
    def _picked_one(self, event: Rows.Picked) -> None:
        if event.id == _OTHER:
            self.query_one(AnswerBox).focus()
        elif self._many:
            others = [one for one in self._marked if one != event.id]
            self._mark(others if event.id in self._marked else [*others, event.id])
        else:
            self._mark([event.id])

    @on(Rows.Taken)
    def _taken(self, event: Rows.Taken) -> None:
        if event.id == _OTHER and _OTHER not in self._marked:
            self.query_one(AnswerBox).focus()
            return
        if event.id is not None and not self._many:
            self._mark([event.id])
        self._go_on()

    def edited(self) -> None:
        """Marks the row of own words while there are any."""
        others = [one for one in self._marked if one != _OTHER]
        if self._now.strip():
            self._mark([*(others if self._many else ()), _OTHER])
        else:
            self._mark(others)

    @on(Rows.Past)
    def _to_box(self, event: Rows.Past) -> None:
        if event.step > 0 and self._own:
            self.query_one(AnswerBox).focus()

    @on(AnswerBox.Past)
    def _to_choices(self, event: AnswerBox.Past) -> None:
        if event.step == -1:
            rows = self.query_one(Rows)
            rows.point_at(_OTHER)
            rows.focus()
        else:
            self.scroll_words(event.step)

    def _mark(self, marked: list[str]) -> None:
        self._marked = marked
        self.query_one(Rows).show(self._entries())
        self.post_message(self.Touched())

    def _entries(self) -> list[Entry]:
        on, off = ("[x] ", "[ ] ") if self._many else ("(•) ", "( ) ")
        entries = [(option.id, option.label) for option in self._options]
        if self._own:
            entries.append((_OTHER, self._own))
        return [Entry(one, label, on if one in self._marked else off) for one, label in entries]


def _own_label(turn: AskChoice | AskDate | OfferThought) -> str:
    """What stands above the box; empty where there is none."""
    if isinstance(turn, AskDate):
        return "A day, such as 28 Feb, next Tuesday or in 6 weeks:"
    return "Something else:" if isinstance(turn, AskChoice) and turn.own_words else ""


def _as_list(value: Value) -> list[str]:
    """What an answer marks, and its own words."""
    if isinstance(value, dict):
        return [value.get("option") or value.get("said") or value.get("on", "")]
    return [] if value is None else value if isinstance(value, list) else [str(value)]


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
