"""The world outside the plain chat: lines in, lines out, numbered choices; the real one is a terminal or a pipe."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import FrameType, ModuleType

from assistant.clean_text import clean

WIDEST, NARROWEST = 80, 20
PROMPT = "> "
_LEAVES = ("back", "stop", "quit", "exit")


def _nothing_waits() -> bool:
    return False


def _nobody(_line: str) -> None:
    pass


def _unwatched(_told: Callable[[str], None]) -> None:
    pass


@dataclass
class World:
    """All that the chat knows of the outside, so that a test can be the outside."""

    read_line: Callable[[], str | None]
    """The next line without its end, or None at the end of the input."""
    write: Callable[[str], None]
    width: int
    offer: Callable[[str], None] | None = None
    """Puts words into the next line, to be changed there; None where lines cannot be edited."""
    more_waits: Callable[[], bool] = _nothing_waits
    """Whether more has been typed already, as in the middle of a paste."""
    watch: Callable[[Callable[[str], None]], None] = _unwatched
    """Takes whom to tell, about once a second, what stands on the line being typed."""


def say(world: World, *lines: str) -> None:
    """Writes one block: its lines, wrapped at words, and a blank line."""
    world.write("".join(f"{row}\n" for line in lines for row in wrapped(line, world.width)) + "\n")


def choose(world: World, title: str, options: Sequence[str], heard: Callable[[str], bool] | None = None) -> int | None:
    """Offers numbered choices; the index of the one chosen, or None when the list is left.

    `heard` may deal with a line first, as a word that works everywhere; the list is then left.
    """
    say(world, title)
    say(world, *(f"{number}. {option}" for number, option in enumerate(options, 1)))
    say(world, "Type a number. Enter leaves this list.")
    while True:
        world.write(PROMPT)
        line = world.read_line()
        if line is None or (heard is not None and heard(line)):
            return None
        typed = " ".join(clean(line).casefold().split()).rstrip(".)")
        if not typed or typed in _LEAVES:
            return None
        if (found := _meant(typed, options)) is not None:
            return found
        say(world, f"Type a number from 1 to {len(options)}. Enter leaves this list.")


def _meant(typed: str, options: Sequence[str]) -> int | None:
    """The option with this number, or the only one that begins like this."""
    if typed.isdecimal() and len(typed) < 5:
        return int(typed) - 1 if 1 <= int(typed) <= len(options) else None
    begun = [number for number, option in enumerate(options) if option.casefold().startswith(typed)]
    return begun[0] if len(begun) == 1 else None


def wrapped(line: str, width: int) -> Iterator[str]:
    """The cleaned line as rows of at most `width` columns, broken at words, each as far in as the first."""
    for part in clean(line).replace("\t", " ").split("\n"):
        words = part.lstrip(" ")
        yield from _rows(" " * min(len(part) - len(words), width // 4), words.split(" "), width)


def _rows(indent: str, words: Iterable[str], width: int) -> Iterator[str]:
    row = ""
    for word in words:
        longer = f"{row} {word}" if row else word
        if len(indent) + _columns(longer) <= width:
            row = longer
            continue
        if row:
            yield f"{indent}{row}".rstrip()
        *whole, row = _pieces(word, width - len(indent))
        yield from (f"{indent}{piece}" for piece in whole)
    yield f"{indent}{row}".rstrip()


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word too long for a row, such as a web address, in pieces that fit."""
    piece, used = "", 0
    for character in word:
        wide = _columns(character)
        if used + wide > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + wide
    yield piece


def _columns(text: str) -> int:
    """How many columns the text takes: wide characters two, combining and joining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(one) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(one) in "WF")
        for one in text
    )


# The real streams


def terminal_world() -> World:
    """The real streams; in a terminal the line being typed can be edited and is watched."""
    return _Streams().world


class _Streams:
    """Standard input and output, and the signals that ask a program to end."""

    def __init__(self) -> None:
        for stream in (sys.stdin, sys.stdout):
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="replace")
        self.world = World(self.read_line, self.write, _width(), watch=self.watch)
        self._editor = _line_editor() if sys.stdin.isatty() and sys.stdout.isatty() else None
        if self._editor:
            self.world.offer, self.world.more_waits = self.offer, self.more_waits
        self._prompt = ""
        self._told: Callable[[str], None] = _nobody
        self._reading = self._over = False
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._end)

    def read_line(self) -> str | None:
        """The next line; None at its end, when the terminal is gone, or when the program is asked to end."""
        line: str | None = None
        if not self._over:
            try:
                self._reading = True
                line = self._edited(self._editor) if self._editor else self._plain()
                self._reading = False
            except (EOFError, OSError):
                line = None
                if not self._over:
                    self._told("")
        self._reading, self._over = False, self._over or line is None
        self.world.width = _width()
        if line is None or not sys.stdin.isatty():
            self.write("\n")
        return line

    def write(self, text: str) -> None:
        """Writes at once; a prompt is left to the editor, which has to know it. Raises BrokenPipeError."""
        if self._editor:
            text, newline, self._prompt = text.rpartition("\n")
            text += newline
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError as gone:
            # Nobody reads our lines any more: what is still held back must not complain on the way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise BrokenPipeError from gone

    def offer(self, text: str) -> None:
        """Puts words into the next line, to be changed there."""
        editor = self._editor
        if editor:
            editor.set_startup_hook(lambda: editor.insert_text(text))

    def more_waits(self) -> bool:
        """Whether more is there already: a paste arrives faster than anybody types."""
        return bool(select.select([sys.stdin], [], [], 0.05)[0])

    def watch(self, told: Callable[[str], None]) -> None:
        """Tells of the line being typed from now on."""
        self._told = told

    def _plain(self) -> str | None:
        line = sys.stdin.readline()
        return line.removesuffix("\n") if line else None

    def _edited(self, editor: ModuleType) -> str:
        """A line from the editor, looked at once a second by a timer in this same thread."""

        def look(_number: int, _frame: FrameType | None) -> None:
            self._reading = False
            self._told(editor.get_line_buffer())
            self._reading = True

        before = signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)
        try:
            return input(self._prompt)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            editor.set_startup_hook(None)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._over = True
        if self._reading:
            self._reading = False
            if self._editor:
                self._told(self._editor.get_line_buffer())
            raise EOFError


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


@cache
def _line_editor() -> ModuleType | None:
    """GNU readline made to treat every terminal as one that only writes lines; None where that cannot be."""
    if "readline" in sys.modules:
        return None
    terminal = os.environ.get("TERM")
    os.environ["TERM"] = "dumb"
    try:
        import readline  # late: it reads TERM as it is imported, and a pipe needs none of it
    except ImportError:
        return None
    finally:
        if terminal is None:
            del os.environ["TERM"]
        else:
            os.environ["TERM"] = terminal
    readline.set_auto_history(False)
    readline.set_completer(lambda _text, _state: None)
    for setting in ("enable-bracketed-paste off", "show-mode-in-prompt off", "bell-style none"):
        readline.parse_and_bind(f"set {setting}")
    return readline
