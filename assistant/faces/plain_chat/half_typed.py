"""The lines typed to the question now asked and not yet given as its answer; they are kept as they grow."""

from __future__ import annotations

from collections.abc import Callable

from assistant.clean_text import LONGEST_ANSWER
from assistant.faces.plain_chat.hearing import several_lines, takes_words, word_in
from assistant.faces.plain_chat.showing import as_typed
from assistant.faces.sitting import Sitting


class HalfTyped:
    """What is half-typed at one place; whatever keeps it raises CannotSave where that cannot be."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.lines: list[str] = []
        self.to_edit: list[str] = []
        """Lines still to be put into the line that is typed, one after the other."""
        self._size = self._kept_size = 0
        self._refused = False
        """Whether what is held was too long to be an answer, so that what comes next takes its place."""

    @property
    def text(self) -> str:
        """All that is half-typed."""
        return "\n".join((*self.lines, *self.to_edit))

    @property
    def is_too_long(self) -> bool:
        """Whether it is more than one answer can hold."""
        return self._size > LONGEST_ANSWER

    def arrive(self) -> None:
        """Takes up what was half-typed here earlier, unless it has become the answer."""
        text = self._sitting.half_typed
        self._hold([] if text.strip() == as_typed(self._sitting.turn).strip() else text.split("\n"))

    def takes(self, line: str, more_waits: Callable[[], bool]) -> bool:
        """Takes one more line; False for the empty line that ends the answer."""
        if self.to_edit:
            offered = self.to_edit.pop(0)
            if line.strip() or not offered.strip():
                self.lines.append(line)
        elif line.strip():
            if self._refused:
                self._hold([])
            self.lines.append(line)
        elif self.lines and not self._refused and more_waits():
            self.lines.append(line)
        else:
            return False
        self._size += len(line) + 1
        return True

    def keep_as_it_grows(self) -> None:
        """Keeps what is held, but writes a huge paste out again only when it has doubled."""
        if not self.is_too_long or self._size > 2 * self._kept_size:
            self.keep()

    def replace(self, text: str) -> None:
        """Holds and keeps these words instead."""
        self._hold(text.split("\n"))
        self.keep()

    def edit(self, text: str) -> None:
        """Puts the lines of this text, one by one, into the line that is typed."""
        self._hold([])
        self.to_edit = text.split("\n")

    def stay(self) -> None:
        """Keeps all lines as they are, those that were to be edited too."""
        self._hold([*self.lines, *self.to_edit] if self.text else [])
        self.keep()

    def keep(self) -> None:
        """Keeps what is held."""
        self._kept_size = self._size
        self._sitting.keep_half_typed(self.text)

    def keep_with(self, line: str) -> None:
        """Keeps what is held and the line being typed, which may yet become a word such as `stop`."""
        turn = self._sitting.turn
        if not line.strip() or not takes_words(turn) or word_in(line):
            self._sitting.keep_half_typed(self.text)
            return
        if several_lines(turn):
            self._sitting.keep_half_typed("\n".join((*self.lines, line, *self.to_edit[1:])))
        else:
            self._sitting.keep_half_typed(line)

    def _hold(self, lines: list[str]) -> None:
        self.lines, self.to_edit = [] if lines == [""] else lines, []
        self._size = self._kept_size = sum(len(line) + 1 for line in self.lines)
        self._refused = self.is_too_long
