"""What people write is in their plan, and in nothing that writes by itself: no log, no picture, no crash, no name."""

from __future__ import annotations

import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import textual
from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from assistant.cli import BROKEN, CAN_BE_MENDED, FINE, main
from assistant.conversation.engine import Conversation
from assistant.faces.terminal.question_parts import Question
from assistant.faces.terminal.quiet_app import QuietApp
from assistant.no_traces import _WRITE_OR_SEND, leave_no_core, refuse_watching
from assistant.storage.plan_file import PlanFile
from assistant.storage.store import Store
from tests.faces.terminal_driver import lines_on, sitting_at, talk_app
from tests.talking import Talking

CANARY = "Zebedee and the kettle"
ONLY_HOW_IT_LOOKS = {
    "TEXTUAL_ALLOW_SIGNALS", "TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DIM_FACTOR",
    "TEXTUAL_DISABLE_KITTY_KEY",
    "TEXTUAL_FILTERS", "TEXTUAL_FPS", "TEXTUAL_SLOW_THRESHOLD", "TEXTUAL_SMOOTH_SCROLL", "TEXTUAL_THEME",
}  # fmt: skip
NEEDS_ANOTHER = {"TEXTUAL_DEVTOOLS_HOST", "TEXTUAL_DEVTOOLS_PORT"}
"""They say where to send, and only TEXTUAL says that anything is sent."""
OF_WHOEVER_SERVES = {"TEXTUAL_DRIVER"}
"""Names a part of the toolkit that shows the screen elsewhere: how a service shows it in a browser."""


# Variables


def test_every_variable_of_the_toolkit_is_known_to_us() -> None:
    """A version of the toolkit that reads one more fails here, until somebody has looked at what it does."""
    source = Path(textual.__file__).parent.joinpath("constants.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"(TEXTUAL\w*)"', source)) | {"TEXTUAL"}

    assert len(read) > 10
    assert read - set(_WRITE_OR_SEND) == (ONLY_HOW_IT_LOOKS | NEEDS_ANOTHER | OF_WHOEVER_SERVES) & read


@pytest.mark.parametrize("name", _WRITE_OR_SEND)
def test_a_variable_that_copies_the_screen_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing starts, and a sentence says what to type."""
    monkeypatch.setenv(name, str(tmp_path / "log"))

    assert main(["discuss", "--plain", "--records", str(tmp_path / "records")]) == CAN_BE_MENDED
    assert f"unset {name}" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_an_empty_variable_copies_nothing_and_is_fine() -> None:
    """Only a variable that says something is refused."""
    refuse_watching(dict.fromkeys(_WRITE_OR_SEND, ""))


def test_no_image_of_the_memory_is_written() -> None:
    """The largest core file is 0 bytes, for every process started from here too."""
    resource = pytest.importorskip("resource")
    leave_no_core()

    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


# Crashes


def raises_with_words(*given: Any, **_more: Any) -> Any:
    """What breaks holds in its message all that it was given."""
    raise KeyError(CANARY, given)


def test_a_command_that_breaks_says_a_sentence_and_a_reference(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the words in the exception nor a place in the program is printed."""
    monkeypatch.setattr(Store, "find", raises_with_words)

    assert main(["show", CANARY, "--records", str(tmp_path)]) == BROKEN
    _only_the_sentence("".join(capsys.readouterr()))


@pytest.mark.parametrize(("owner", "name"), [(Conversation, "reply"), (PlanFile, "write")])
def test_a_plain_chat_that_breaks_says_a_sentence_and_a_reference(
    owner: type, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the engine or in the storage: nothing of what was typed is printed."""
    lines = iter(["\n", f"{CANARY}\n"])
    monkeypatch.setattr(sys, "stdin", _Typed(lines))
    monkeypatch.setattr("assistant.commands.face.world", _world(lines))
    monkeypatch.setattr(owner, name, raises_with_words)

    assert main(["discuss", "--plain", "--records", str(tmp_path)]) == BROKEN
    _only_the_sentence(capsys.readouterr().err)


async def test_a_screen_that_breaks_says_a_sentence_and_a_reference(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The toolkit would print local variables."""
    app = talk_app(sitting_at())
    with suppress(KeyError):
        async with app.run_test(size=(80, 24)) as pilot:
            monkeypatch.setattr(Question, "show", raises_with_words)
            await pilot.press("enter")
            await pilot.pause()
    app._print_error_renderables()

    assert app.return_code == 1
    _only_the_sentence("".join(capsys.readouterr()))


def _only_the_sentence(printed: str) -> None:
    sentence = r"Something went wrong on our side\..* give them this reference: [0-9A-F]{4}-[0-9A-F]{4}"
    assert re.fullmatch(sentence, " ".join(printed.split()))
    for told in (CANARY, "Traceback", "KeyError", ".py", "locals"):
        assert told not in printed


class _Typed:
    """Standard input that is no terminal."""

    def __init__(self, lines: Any) -> None:
        self._lines = lines

    def isatty(self) -> bool:
        """No."""
        return False


def _world(lines: Any) -> Any:
    from assistant.faces.plain_chat.world import World

    return lambda: World(lambda: next(lines, None), lambda _text: None, 80)


# Pictures


def test_no_screen_of_ours_can_save_a_picture_of_itself() -> None:
    """The list of commands that has one is off, and no key of any app, screen or control leads to it."""
    _import_all_screens()
    ours = [one for kind in (App, Screen, Widget) for one in _below(kind) if one.__module__.startswith("assistant.")]
    actions = {
        part.action
        for one in ours
        for base in one.__mro__
        for binding in vars(base).get("BINDINGS", [])
        for part in Binding.make_bindings([binding])
    }

    assert len(ours) > 20
    assert len(actions) > 20
    assert [one for one in ours if issubclass(one, App) and one.ENABLE_COMMAND_PALETTE] == []
    assert [one for one in ours if issubclass(one, App) and not issubclass(one, QuietApp)] == []
    assert [action for action in actions if "screenshot" in action or "palette" in action] == []


async def test_the_key_of_the_command_list_opens_nothing() -> None:
    """Ctrl+P, and Ctrl+Backslash of older versions, leave the question where it is."""
    app = talk_app(sitting_at())
    async with app.run_test(size=(80, 24)) as pilot:
        before = await _settled(pilot, app)
        await pilot.press("ctrl+p", "ctrl+backslash")

        assert len(app.screen_stack) == 1
        assert await _settled(pilot, app) == before


async def _settled(pilot: Pilot[Any], app: App[Any]) -> list[str]:
    await pilot.pause()
    return lines_on(app)


def _import_all_screens() -> None:
    import importlib
    import pkgutil

    import assistant.faces.terminal

    for one in pkgutil.iter_modules(assistant.faces.terminal.__path__, "assistant.faces.terminal."):
        importlib.import_module(one.name)


def _below(kind: type[Any]) -> list[type[Any]]:
    found: list[type[Any]] = kind.__subclasses__()
    return [one for below in found for one in (below, *_below(below))]


# Files


def kept_plan(folder: Path) -> str:
    """A plan whose person is called CANARY, with half-typed words."""
    talking = Talking()
    talking.to_the_end()
    record = talking.record.changed(id=Store(folder).new_id())
    with Store(folder).create(record) as plan:
        plan.keep(record)
        plan.keep(plan.record)
    return record.id


def mode(path: Path) -> int:
    """Who may read and write it."""
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_and_every_file_are_for_their_owner_alone(tmp_path: Path) -> None:
    """0700 for the folder, 0600 for each file in it, the list of plans too, whatever the usual mode is here."""
    folder = tmp_path / "records"
    kept_plan(folder)
    assert main(["plans", "--records", str(folder)]) == FINE

    assert mode(folder) == 0o700
    assert {".index"} < {file.name for file in folder.iterdir()}
    assert {mode(file) for file in folder.iterdir()} == {0o600}


def test_file_names_say_nothing_about_anybody(tmp_path: Path) -> None:
    """A name of a file is an id of 6 letters and digits without vowels, so that it makes no word and holds no name."""
    plan = kept_plan(tmp_path)

    assert re.fullmatch(r"[2-9bcdfghjkmnpqrtvwxyBCDFGHJKMNPQRTVWXY]{6}", plan)
    assert {file.name.partition(".")[0] for file in tmp_path.iterdir()} == {plan}


@pytest.mark.parametrize(
    "command",
    [("document", "--out"), ("document", "--as", "sheet", "--out"), ("pack", "--to")],
)
def test_a_file_that_is_written_is_for_its_owner_and_said_to_be_readable(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0600, and a sentence says that whoever has the file can read it."""
    plan, file = kept_plan(tmp_path / "records"), tmp_path / "written"
    name, *rest = command

    assert main([name, plan, *rest, str(file), "--records", str(tmp_path / "records")]) == FINE
    assert mode(file) == 0o600
    assert "Whoever has this file can read it." in capsys.readouterr().out


def test_a_folder_with_everything_is_for_its_owner_and_said_to_be_readable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0700 for each folder and 0600 for each file of an export."""
    plan, folder = kept_plan(tmp_path / "records"), tmp_path / "all"

    assert main(["export-all", plan, "--to", str(folder), "--records", str(tmp_path / "records")]) == FINE
    assert "Whoever has this folder can read all of it." in capsys.readouterr().out
    assert {mode(one) for one in (folder, *folder.rglob("*")) if one.is_dir()} == {0o700}
    assert {mode(one) for one in folder.rglob("*") if one.is_file()} == {0o600}
