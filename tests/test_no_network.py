"""The program makes no network call: not when it is loaded, not in a talk, not for any command, on neither face."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.conversation.turns import Finished
from assistant.storage.store import Store
from tests.faces.terminal_driver import easy_reply, give, sitting_at, talk_app, until
from tests.talking import Talking

ROOT = Path(__file__).parents[1]
_WAYS_OUT = ("connect", "connect_ex", "bind", "sendto", "sendmsg", "listen")
_LOOK_UPS = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "create_connection", "create_server")

FORBIDDEN = """
import os, sys
def watch(event, args):
    # An event loop wakes itself up through a pair of sockets of its own process, which leads nowhere.
    out = event.startswith("socket.") and event not in ("socket.__new__", "socket.__init__", "socket.gethostname")
    if out or (event == "socket.__new__" and int(args[1]) not in (-1, 1)):
        with open(os.environ["TOLD"], "a") as told:
            told.write(f"{event} {args[1:]!r}\\n")
        raise PermissionError("no network here")
sys.addaudithook(watch)
"""
IMPORT_ALL = """
import importlib, pkgutil, assistant
for one in pkgutil.walk_packages(assistant.__path__, "assistant."):
    if not one.name.endswith("__main__"):
        importlib.import_module(one.name)
import pydantic, tinydb, textual.app, textual.widgets, yaml, cryptography.hazmat.primitives.ciphers.aead, pyrage
"""
REACHES_OUT = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
LOOKS_UP = "import socket; socket.getaddrinfo('localhost', 80)"


class NetworkUsedError(AssertionError):
    """Something tried to reach the network."""


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every way out of the computer raises."""

    def refused(*_given: Any, **_more: Any) -> Any:
        raise NetworkUsedError("the program tried to reach the network")

    for name in _LOOK_UPS:
        monkeypatch.setattr(socket, name, refused)
    for name in _WAYS_OUT:
        monkeypatch.setattr(socket.socket, name, refused)


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which Python itself refuses the network from its start, and writes down who tried."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(FORBIDDEN)
    path = os.pathsep.join((str(tmp_path / "hook"), str(ROOT)))
    return {**os.environ, "PYTHONPATH": path, "TOLD": str(tmp_path / "told"), "HOME": str(tmp_path)}


def started(watched: dict[str, str], *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Python with these arguments, without a network."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False, env=watched)


def tried(watched: dict[str, str]) -> str:
    """What tried to reach the network."""
    told = Path(watched["TOLD"])
    return told.read_text() if told.exists() else ""


@pytest.mark.parametrize("code", [REACHES_OUT, LOOKS_UP])
def test_the_watch_sees_whoever_reaches_out(watched: dict[str, str], code: str) -> None:
    """A program that connects, or looks a name up, is refused and written down: the other tests can fail."""
    assert started(watched, "-c", code).returncode != 0
    assert "socket." in tried(watched)


def test_nothing_reaches_out_when_it_is_loaded(watched: dict[str, str]) -> None:
    """Neither our modules nor the libraries they need open a connection, or make a socket, as they are imported."""
    loaded = started(watched, "-c", IMPORT_ALL)

    assert loaded.returncode == 0, loaded.stderr
    assert tried(watched) == ""


def test_a_talk_and_its_documents_reach_nothing(watched: dict[str, str], tmp_path: Path) -> None:
    """The real program has a talk and writes every file, with the network forbidden from the start of Python."""
    records = ("--records", str(tmp_path / "records"))
    begun = started(watched, "-m", "assistant", "discuss", "--plain", *records, typed="\nMary\n1\nhelp\nstop\n")
    plan = Store(tmp_path / "records").summaries()[0].id
    done = [
        started(watched, "-m", "assistant", *command, *records)
        for command in (
            ("pack", plan, "--to", str(tmp_path / "plan.json")),
            ("unpack", str(tmp_path / "plan.json"), "--yes"),
            ("export-all", plan, "--to", str(tmp_path / "all")),
        )
    ]

    assert [one.returncode for one in (begun, *done)] == [0, 0, 0, 0], [one.stderr for one in done]
    assert tried(watched) == ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no pseudo terminals")
def test_the_screen_reaches_nothing(watched: dict[str, str], tmp_path: Path) -> None:
    """The real screen opens and closes in a terminal, with the network forbidden from the start of Python."""
    import pexpect

    command = ["-m", "assistant", "discuss", "--records", str(tmp_path / "records")]
    screen = pexpect.spawn(sys.executable, command, env={**watched, "TERM": "xterm-256color"}, dimensions=(24, 80))
    screen.expect("Help now", timeout=60)
    screen.send("\x11")
    screen.expect(pexpect.EOF, timeout=60)
    screen.close()

    assert screen.exitstatus == 0
    assert tried(watched) == ""


@pytest.mark.usefixtures("_no_network", "_numbers_just_checked")
def test_a_whole_plan_and_every_command_reach_nothing(tmp_path: Path) -> None:
    """A whole talk is kept, and every command that works by itself is run on it, while each way out raises."""
    talking = Talking()
    talking.to_the_end()
    with Store(tmp_path).create(talking.record) as plan:
        plan.keep(talking.record)
    name = talking.record.id
    commands = (
        ("plans",), ("plans", "--json"), ("show", name), ("show", name, "--json"), ("document", name),
        ("document", name, "--as", "sheet"), ("document", name, "--out", str(tmp_path / "plan.txt")),
        ("diary", name, "--json"), ("due",), ("pack", name, "--to", str(tmp_path / "pack.json")),
        ("unpack", str(tmp_path / "pack.json"), "--yes"), ("export-all", name, "--to", str(tmp_path / "all")),
        ("flow", "list"), ("flow", "check"), ("flow", "coverage"), ("flow", "show", "review"), ("erase", name, "--yes"),
    )  # fmt: skip

    assert [one for one in commands if main([*one, "--records", str(tmp_path)]) != 0] == []


@pytest.mark.usefixtures("_no_network")
async def test_questions_on_the_screen_reach_nothing() -> None:
    """The first questions of a talk are answered on the screen, while each way out raises."""
    app = talk_app(sitting_at())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(4):
            turn = app.sitting.turn
            assert not isinstance(turn, Finished)
            await give(pilot, app, turn, easy_reply(turn))
            await until(pilot, lambda turn=turn: app.sitting.turn is not turn, turn.address)  # type: ignore[misc]
        await pilot.press("f2", "escape", "f4", "escape")

    assert app.return_code in (0, None)
