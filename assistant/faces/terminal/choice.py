"""The control to choose with: one thing or many, and a box where own words or a day are taken too."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from assistant.conversation.options import OTHERS
from assistant.conversation.turns import AskChoice, AskDate, Chosen, GoOn, OfferThought, Option, Reply, Turn, Typed
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.control import standing
from assistant.faces.terminal.rows import Entry, Rows
from assistant.faces.terminal.words import OWN_WORDS, WithBox
from assistant.record import Value

_NOT_POINTED = "Nothing is answered here yet. Press the down arrow to move, then Enter."
"""Enter alone never answers: held down a moment too long, it would agree to what was not read."""
_ANY_DAY = "A day, such as 28 Feb, next Tuesday or in 6 weeks:"


class Choice(WithBox):
    """Choices to mark, one or many, and a box where own words or a day are taken too."""

    def __init__(self, turn: AskChoice | AskDate | OfferThought, typed: str = "", picked: Value = None) -> None:
        super().__init__()
        self._ask(turn, typed, picked)

    def again(self, turn: Turn, typed: str, picked: Value) -> bool:
        """With the same list and box, where there is a box both times or neither time."""
        if not isinstance(turn, AskChoice | AskDate | OfferThought) or bool(_own_label(turn)) != bool(self._own):
            return False
        self._ask(turn, typed, picked)
        self.query_one(Rows).renew(self._entries(), next(iter(self._marked), None))
        if self._own:
            self.query_one(AnswerBox).renew(self._text, one_line=True)
        return True

    def _ask(self, turn: AskChoice | AskDate | OfferThought, typed: str, picked: Value) -> None:
        self._options: tuple[Option, ...] = turn.options
        self._many = isinstance(turn, AskChoice) and turn.many
        self._day = isinstance(turn, AskDate)
        self._own = _own_label(turn)
        self._about = any(option.about for option in turn.options)
        ids = {option.id for option in turn.options}
        stands = _as_list(standing(turn))
        self._stands = [one for one in stands if one in ids]
        self._words_stand = ", ".join(one for one in stands if one not in ids)
        self._marked: list[str] = list(self._stands if picked is None else picked)
        self._text = (typed or self._words_stand) if self._own else ""
        if self._text.strip() and (self._many or typed or not self._marked):
            self._marked = [*(self._marked if self._many else ()), OWN_WORDS]
        self.hint = "" if self._day else "Up and down to move. Enter chooses."
        if self._many:
            self.hint = "Space marks as many as you like. Enter goes on."
        if self._about:
            self.hint = f"Up and down to read about each. {self.hint}"

    def compose(self) -> ComposeResult:
        """The choices, and the box."""
        yield Rows(self._entries(), next(iter(self._marked), None))
        if self._own:
            yield AnswerBox(self._text, one_line=True)

    def start(self) -> bool:
        """The box for a day or for words that are there, else the choices."""
        if self._own and (OWN_WORDS in self._marked or (self._day and not self._marked)):
            self.query_one(AnswerBox).focus(scroll_visible=False)
        else:
            rows = self.query_one(Rows)
            rows.focus(scroll_visible=False)
            if self._about and rows.here is None:
                rows.point_at_first()
        return True

    def reply(self) -> Reply:
        """What is marked or typed, or going on where nothing is new."""
        chosen = [one for one in self._marked if one != OWN_WORDS]
        words = self._now.strip() if OWN_WORDS in self._marked else ""
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
        return [one for one in self._marked if one != OWN_WORDS]

    @property
    def _now(self) -> str:
        return self.query_one(AnswerBox).text if self._own else ""

    @on(Rows.Picked)
    def _picked_one(self, event: Rows.Picked) -> None:
        if event.id == OWN_WORDS:
            self.query_one(AnswerBox).focus()
        elif self._acts_at_once(event.id):
            self._show_others()
        elif self._many:
            others = [one for one in self._marked if one != event.id]
            self._mark(others if event.id in self._marked else [*others, event.id])
        else:
            self._mark([event.id])

    @on(Rows.Taken)
    def _taken(self, event: Rows.Taken) -> None:
        if event.id == OWN_WORDS and OWN_WORDS not in self._marked:
            self.query_one(AnswerBox).focus()
            return
        if self._acts_at_once(event.id):
            self._show_others()
            return
        if event.id is None and not (self._many or self._marked or self._words_stand):
            self.post_message(self.Said(_NOT_POINTED))
            return
        if event.id is not None and not self._many:
            self._mark([event.id])
        self._go_on()

    def _acts_at_once(self, id: str | None) -> bool:  # noqa: A002
        """Whether this is the row that asks for other things to choose from, beside what is marked."""
        return self._about and id == OTHERS

    def _show_others(self) -> None:
        self._mark([*(one for one in self._marked if one != OTHERS), OTHERS])
        self._go_on()

    def edited(self) -> None:
        """Marks the row of own words while there are any."""
        others = [one for one in self._marked if one != OWN_WORDS]
        if self._now.strip():
            self._mark([*(others if self._many else ()), OWN_WORDS])
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
            rows.point_at(OWN_WORDS)
            rows.focus()
        else:
            self.scroll_words(event.step)

    def _mark(self, marked: list[str]) -> None:
        self._marked = marked
        self.query_one(Rows).show(self._entries())
        self.post_message(self.Touched())

    def _entries(self) -> list[Entry]:
        on, off = ("[x] ", "[ ] ") if self._many else ("(•) ", "( ) ")
        entries = [self._entry(one, on if one.id in self._marked else off) for one in self._options]
        if self._own:
            entries.append(Entry(OWN_WORDS, self._own, on if OWN_WORDS in self._marked else off))
        return entries

    def _entry(self, option: Option, mark: str) -> Entry:
        mark = " " * len(mark) if self._acts_at_once(option.id) else mark
        return Entry(option.id, option.label, mark, more=option.about)


def _own_label(turn: AskChoice | AskDate | OfferThought) -> str:
    """What stands above the box; empty where there is none."""
    if isinstance(turn, AskDate):
        return "A day with its year, such as 3 May 1948:" if turn.past else _ANY_DAY
    return "Something else:" if isinstance(turn, AskChoice) and turn.own_words else ""


def _as_list(value: Value) -> list[str]:
    """What an answer marks, and its own words."""
    if isinstance(value, dict):
        return [value.get("option") or value.get("said") or value.get("on", "")]
    return [] if value is None else value if isinstance(value, list) else [str(value)]
