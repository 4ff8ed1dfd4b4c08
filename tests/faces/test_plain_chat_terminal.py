"""The plain chat with the real streams: a pipe, and a terminal with lines that can be edited."""

from __future__ import annotations

import io
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from assistant.faces.plain_chat.streams import _line_editor, terminal_world
from assistant.faces.plain_chat.world import World

START = """
import sys
from pathlib import Path
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.streams import terminal_world
from assistant.faces.sitting import Sitting
from tests.faces.test_plain_chat import HELP_NOW, plan_lines, small
from tests.talking import NOON, NotKept, new_record

class DraftInFile(NotKept):
    def keep_draft(self, draft):
        Path(sys.argv[1]).write_text(draft.words.get("welcome/important", "") if draft else "")

sitting = Sitting(small(), new_record(), DraftInFile(), lambda: NOON)
PlainChat(sitting, terminal_world(), HELP_NOW, lambda: plan_lines(sitting.plan())).run()
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def program(tmp_path: Path) -> list[str]:
    """How to start a chat that keeps its half-typed words in a file called `draft`."""
    return [sys.executable, "-c", START, str(tmp_path / "draft")]


def environment(**more: str) -> dict[str, str]:
    """Our own environment, as it is set for these tests."""
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "INPUTRC")}
    return {**plain, "PYTHONPATH": str(ROOT), **more}


# A pipe


def test_a_talk_through_a_pipe_at_40_columns(program: list[str]) -> None:
    """Bytes that are no text do no harm, and the end of the input closes the talk kindly."""
    done = subprocess.run(
        program, input=b"\nMary\nmy \xff garden\n", env=environment(COLUMNS="40"), capture_output=True, timeout=60
    )

    lines = done.stdout.decode().split("\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert max(map(len, lines)) <= 40
    assert b"\x1b" not in done.stdout
    assert "The talk stops here for now. It is all" in lines


def test_a_reader_who_goes_away_is_no_traceback(program: list[str]) -> None:
    """Like `| head -1`."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        program, input=b"\nMary\n", env=environment(), stdout=write, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (0, b"")


# A terminal


class Terminal:
    """A chat in a terminal of 60 columns, and every byte that it wrote."""

    def __init__(self, program: list[str], draft: Path, name: str, inputrc: str = "/dev/null") -> None:
        self.draft = draft
        self.log = io.BytesIO()
        self.child = pexpect.spawn(
            program[0], program[1:], env=environment(TERM=name, INPUTRC=inputrc), dimensions=(24, 60), timeout=60
        )
        self.child.logfile_read = self.log

    def at(self, *said: str) -> Terminal:
        """Waits for these words and the prompt after them."""
        for words in (*said, "> "):
            self.child.expect_exact(words)
        return self

    def types(self, keys: str) -> Terminal:
        """Presses keys."""
        self.child.send(keys)
        return self

    def waits_for_draft(self, words: str) -> None:
        """Waits, on a busy machine too, until these words are kept."""
        until = time.monotonic() + 60
        while time.monotonic() < until and (not self.draft.exists() or self.draft.read_text() != words):
            time.sleep(0.05)
        assert self.draft.read_text() == words

    def ends(self) -> bytes:
        """Waits for the end; all that was written."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.log.getvalue()


@pytest.fixture(params=["xterm-256color", "dumb"])
def terminal(program: list[str], tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """A terminal at the question what matters most."""
    opened = Terminal(program, tmp_path / "draft", request.param)
    opened.at("Enter goes on.").types("\r").at("called?").types("Mari\x7fy\r").at("What matters most")
    yield opened
    opened.child.close(force=True)


def test_a_line_can_be_edited_and_an_answer_put_into_it_again(terminal: Terminal) -> None:
    """Rubout and the arrow keys work, and no escape byte is ever written."""
    terminal.types("back\r").at("You wrote: Mary", "Type edit").types("edit\r").at().child.expect_exact("Mary")
    terminal.types("\x1b[D\x1b[D\x1b[Dx\x1b[C\t\r").at("What matters most").types("back\r").at("You wrote: Mxa")
    terminal.types("stop\r")
    written = terminal.ends()

    assert b"\x1b" not in written
    assert b"\x07" not in written
    assert terminal.child.exitstatus == 0


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_program_asked_to_end_keeps_the_line_and_ends_kindly(terminal: Terminal, sent: signal.Signals) -> None:
    """Nothing of the line is lost, even though Enter was never pressed."""
    terminal.types("my garden\r").at().types("and May").child.expect_exact("and May")
    terminal.child.kill(sent)
    written = terminal.ends()

    assert terminal.draft.read_text() == "my garden\nand May"
    assert b"To come back" in written
    assert b"\x1b" not in written
    assert terminal.child.exitstatus == 0


def test_a_killed_program_loses_two_seconds_of_typing_at_most(terminal: Terminal) -> None:
    """The line is looked at every second."""
    terminal.types("my garden\r").at().types("and May")
    terminal.waits_for_draft("my garden\nand May")
    terminal.child.kill(signal.SIGKILL)

    assert b"\x1b" not in terminal.ends()


def test_ctrl_d_ends_kindly_and_a_line_that_was_erased_is_gone(terminal: Terminal) -> None:
    """The end of the input is an end, not an error."""
    terminal.types("my garden\r").at().types("and May")
    terminal.waits_for_draft("my garden\nand May")
    terminal.types("\x15\x04")
    written = terminal.ends()

    assert b"It is all saved." in written
    assert terminal.draft.read_text() == "my garden"


def test_a_pasted_letter_with_empty_lines_is_one_answer(terminal: Terminal) -> None:
    """Its paragraphs do not run on into the next questions."""
    terminal.types("Dear all,\r\rfirst\rsecond\r\rlast").waits_for_draft("Dear all,\n\nfirst\nsecond\n\nlast")
    terminal.types("\r").at().types("\r").at("You wrote:", "Saved", "Is anyone with you now?").types("stop\r")

    assert b"\x1b" not in terminal.ends()


def test_the_settings_of_the_person_bring_no_escape_bytes(program: list[str], tmp_path: Path) -> None:
    """An inputrc with a coloured mode in its prompt, paste brackets and a bell changes nothing here."""
    settings = tmp_path / "inputrc"
    settings.write_text(
        "set editing-mode vi\nset show-mode-in-prompt on\nset vi-ins-mode-string \\1\\e[31m\\2+\n"
        "set enable-bracketed-paste on\nset bell-style audible\nset mark-modified-lines on\n"
    )
    opened = Terminal(program, tmp_path / "draft", "xterm-256color", str(settings))
    opened.at("Enter goes on.").types("\x7f\x1b\x1b\r").at("called?").types("stop\r")

    written = opened.ends()
    assert b"\x1b" not in written
    assert b"\x07" not in written


# Inside the streams, without a program of its own


class Stream(io.TextIOWrapper):
    """A real stream that says whether it is a terminal."""

    terminal = False

    def isatty(self) -> bool:
        """As it was told."""
        return self.terminal


class Streams:
    """Pipes in place of standard input and output."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        read, self.keys = os.pipe()
        self.said, write = os.pipe()
        self.stdin = Stream(os.fdopen(read, "rb"), encoding="utf-8")
        self.stdout = Stream(os.fdopen(write, "wb"), encoding="utf-8")

    def take_over(self, as_terminal: bool = False) -> World:
        """The world with these streams; a terminal has loaded no editor before."""
        self._monkeypatch.setattr(sys, "stdin", self.stdin)
        self._monkeypatch.setattr(sys, "stdout", self.stdout)
        self.stdin.terminal = self.stdout.terminal = as_terminal
        if as_terminal:
            # readline hands each change of size on to the handler before it: loaded twice, to itself for ever.
            signal.signal(signal.SIGWINCH, signal.SIG_DFL)
            self._monkeypatch.delitem(sys.modules, "readline", raising=False)
            _line_editor.cache_clear()
        return terminal_world()

    def types(self, text: str) -> None:
        """Types something and ends the input."""
        os.write(self.keys, text.encode())
        os.close(self.keys)

    @property
    def written(self) -> str:
        """What has been written since."""
        return os.read(self.said, 10_000).decode() if select.select([self.said], [], [], 0)[0] else ""


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Iterator[Streams]:
    """Standard input and output as pipes, and the signals as they were afterwards."""
    made = Streams(monkeypatch)
    monkeypatch.setenv("COLUMNS", "200")
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield made
    for number, handler in before.items():
        signal.signal(number, handler)


def test_the_streams_of_a_pipe_read_lines_until_the_end(streams: Streams) -> None:
    """A line end is written after each line, for nothing echoes it."""
    streams.types("one\ntwo")
    real = streams.take_over()
    told: list[str] = []
    real.watch(told.append)
    real.write("> ")

    assert [real.read_line(), real.read_line(), real.read_line(), real.read_line()] == ["one", "two", None, None]
    assert streams.written == "> \n\n\n\n"
    assert (real.width, real.offer, real.more_waits()) == (80, None, False)


def test_the_width_follows_the_window_within_bounds(streams: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    """Larger letters in the middle of a talk make the lines shorter."""
    streams.types("one\ntwo\n")
    real = streams.take_over()
    widths = []
    for columns in ("40", "3"):
        monkeypatch.setenv("COLUMNS", columns)
        real.read_line()
        widths.append(real.width)

    assert widths == [40, 20]


def test_a_signal_between_two_lines_ends_at_the_next_one(streams: Streams) -> None:
    """What is being saved is never cut short."""
    real = streams.take_over()
    signal.raise_signal(signal.SIGTERM)

    assert real.read_line() is None


def test_a_signal_while_a_pipe_is_read_ends_the_talk(streams: Streams) -> None:
    """Nothing more is waited for."""
    real = streams.take_over()
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGTERM))
    signal.setitimer(signal.ITIMER_REAL, 0.05)

    assert real.read_line() is None


def test_streams_that_have_gone_are_a_broken_pipe(streams: Streams) -> None:
    """What is held back does not complain on its way out."""
    real = streams.take_over()
    os.close(streams.said)

    with pytest.raises(BrokenPipeError):
        real.write("hello\n")
    streams.stdout.write("more")
    streams.stdout.flush()


def test_a_terminal_looks_at_the_line_every_second(streams: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watcher hears of it, and the prompt goes to the editor."""
    real = streams.take_over(as_terminal=True)
    told: list[str] = []
    real.watch(told.append)
    real.write("Hello\n\n> ")
    assert streams.written == "Hello\n\n"
    assert real.offer is not None
    real.offer("my garden")

    def a_second_passes(*_: object) -> str:
        look = signal.getsignal(signal.SIGALRM)
        assert callable(look)
        look(signal.SIGALRM, None)
        return "one\n"

    monkeypatch.setattr(streams.stdin, "readline", a_second_passes, raising=False)
    assert not real.more_waits()
    assert real.read_line() == "one"
    assert told == [""]

    monkeypatch.setattr(streams.stdin, "readline", lambda *_: signal.raise_signal(signal.SIGHUP), raising=False)
    assert real.read_line() is None
    assert told == ["", ""]
    streams.types("")


def test_without_an_editor_a_terminal_is_read_as_it_is(streams: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where readline is missing, or was loaded for another terminal, lines cannot be edited."""
    assert streams.take_over(as_terminal=True).offer is not None
    _line_editor.cache_clear()
    assert terminal_world().offer is None

    monkeypatch.setattr("builtins.__import__", _without_readline(__import__))
    monkeypatch.delenv("TERM", raising=False)
    real = streams.take_over(as_terminal=True)
    assert real.offer is None
    assert "TERM" not in os.environ
    streams.types("one\n")
    assert real.read_line() == "one"
    assert streams.written == ""


def _without_readline(real: Callable[..., object]) -> Callable[..., object]:
    def load(name: str, *more: object, **named: object) -> object:
        if name == "readline":
            raise ImportError
        return real(name, *more, **named)

    return load
