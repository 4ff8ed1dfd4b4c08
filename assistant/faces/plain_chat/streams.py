"""The real streams of the plain chat: a pipe, or a terminal whose lines can be edited and are watched."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType, ModuleType

from assistant.faces.away import Away
from assistant.faces.plain_chat.world import NARROWEST, WIDEST, NobodyThere, World, say


def terminal_world() -> World:
    """The real streams; in a terminal the line being typed can be edited and is watched."""
    return _Streams().world


def _nobody(_line: str) -> None:
    pass


class _SilenceError(Exception):
    """Nothing was typed for so long that it is time to warn; its text is the line that was begun."""


class _Streams:
    """Standard input and output, and the signals that ask a program to end."""

    def __init__(self) -> None:
        for stream in (sys.stdin, sys.stdout):
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="replace")
        self.world = World(self.read_line, self.write, _width(), watch=self.watch, height=_height())
        if sys.stdin.isatty():
            self.world.read_secret = self.read_secret
        self._editor = _line_editor() if sys.stdin.isatty() and sys.stdout.isatty() else None
        if self._editor:
            self.world.offer, self.world.more_waits = self.offer, self.more_waits
            self.world.pause_after = self.pause_after
        self._prompt = ""
        self._told: Callable[[str], None] = _nobody
        self._away = Away(None)
        self._held: str | None = None
        """The line being typed, while the editor does not have it."""
        self._reading = self._over = False
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._end)

    def read_line(self) -> str | None:
        """The next line; None at its end, when the terminal is gone, or when the program is asked to end.

        Raises NobodyThere where nothing is typed for longer than the limit.
        """
        editor = self._editor
        line = self._read((lambda: self._edited(editor)) if editor else self._plain)
        if line is None or not sys.stdin.isatty():
            self.write("\n")
        return line

    def read_secret(self) -> str | None:
        """The next line, which is not shown while it is typed; otherwise as `read_line`, but that it never warns."""
        line = self._read(self._unseen)
        self.write("\n")
        return line

    def _read(self, how: Callable[[], str | None]) -> str | None:
        line: str | None = None
        if not self._over:
            try:
                self._reading = True
                line = how()
                self._reading = False
            except (EOFError, OSError):
                line = None
                if not self._over:
                    self._tell()
            except NobodyThere:
                self._reading = False
                raise
        self._reading, self._over = False, self._over or line is None
        self.world.width, self.world.height = _width(), _height()
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

    def pause_after(self, away: Away) -> None:
        """Warns, and then no longer waits, by this limit from now on."""
        self._away = away

    def _plain(self) -> str | None:
        line = sys.stdin.readline()
        return line.removesuffix("\n") if line else None

    def _unseen(self) -> str | None:
        with _keys(seen=False, by_line=True):
            if self._editor:
                sys.stdout.write(self._prompt)
                sys.stdout.flush()
            return self._plain()

    def _edited(self, editor: ModuleType) -> str:
        """A line from the editor; where nothing is typed for long, any key stays, and the line is as it was."""
        self._away.key()
        while True:
            try:
                return self._watched(editor)
            except _SilenceError as silence:
                self._held = str(silence)
                self._wait_for_a_key()
                self.offer(self._held)
                self._held = None

    def _watched(self, editor: ModuleType) -> str:
        """A line from the editor, looked at once a second by a timer in this same thread."""
        seen = editor.get_line_buffer()

        def look(_number: int, _frame: FrameType | None) -> None:
            nonlocal seen
            if self._over:
                return  # asked to end in this very moment: the editor cannot be asked on its way out
            line = editor.get_line_buffer()
            if line != seen:
                seen = line
                self._away.key()
            self._reading = False
            self._told(line)
            self._reading = True
            if self._away.state != "here":
                raise _SilenceError(line)

        before = signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)
        try:
            return input(self._prompt)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            editor.set_startup_hook(None)

    def _wait_for_a_key(self) -> None:
        """Warns, and takes one key, which is typed nowhere; raises NobodyThere when none comes in time."""
        prompt = self._prompt
        self.write("\n")
        if self._away.state == "warned":
            say(self.world, self._away.warning())
        with _keys(seen=False, by_line=False):
            while self._away.state == "warned":
                if select.select([sys.stdin], [], [], 1)[0]:
                    termios.tcflush(sys.stdin, termios.TCIFLUSH)
                    self._away.key()
        self._prompt = prompt
        if self._away.state == "away":
            raise NobodyThere

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._over = True
        if self._reading:
            self._reading = False
            self._tell()
            raise EOFError

    def _tell(self) -> None:
        """Tells of the line once more, unless the terminal is gone: then the line in the editor went with it."""
        if self._held is not None:
            self._told(self._held)
        elif self._editor and sys.stdin.isatty():
            self._told(self._editor.get_line_buffer())


@contextmanager
def _keys(*, seen: bool, by_line: bool) -> Iterator[None]:
    """How the terminal takes keys: whether they are seen, and whether only whole lines are handed on."""
    before = termios.tcgetattr(sys.stdin)
    now = [*before]
    for wanted, flag in ((seen, termios.ECHO), (by_line, termios.ICANON)):
        now[3] = now[3] | flag if wanted else now[3] & ~flag
    termios.tcsetattr(sys.stdin, termios.TCSADRAIN, now)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def _height() -> int:
    return shutil.get_terminal_size((WIDEST, 24)).lines


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
