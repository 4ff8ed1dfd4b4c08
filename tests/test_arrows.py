"""What starts without what: proved in a fresh interpreter, beside the arrows that import-linter holds."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def loaded_by(module: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after importing a module."""
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("assistant.cli", {"textual", "rich", "tinydb", "pydantic", "yaml", "transitions"}),
        (
            "assistant.conversation.engine",
            {"textual", "rich", "tinydb", "filelock", "dateparser", "transitions", "pydantic"},
        ),
        ("assistant.faces.plain_chat.chat", {"textual", "rich", "tinydb", "filelock", "dateparser"}),
        ("assistant.documents.plain_english", {"textual", "tinydb", "transitions"}),
        ("assistant.faces.terminal.app", {"tinydb", "filelock", "dateparser"}),
    ],
)
def test_a_room_starts_without_what_it_must_not_know(module: str, without: set[str]) -> None:
    """Plain chat starts without textual, the engine without tinydb, the front door without anything heavy."""
    assert not loaded_by(module) & without


def test_every_package_on_disk_is_in_the_wheel() -> None:
    """A forgotten sub-package would work here and be missing from the wheel."""
    settings = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    on_disk = {
        ".".join(file.parent.relative_to(ROOT).parts) for file in ROOT.joinpath("assistant").rglob("__init__.py")
    } | {f"assistant.{folder}" for folder in ("flows", "prompts", "data")}

    assert set(settings["packages"]) == on_disk


def test_no_module_uses_a_storage_that_tears() -> None:
    """TinyDB's own JSONStorage and CachingMiddleware may not be used: they tear a file or lose everything."""
    for file in ROOT.joinpath("assistant").rglob("*.py"):
        code = [line for line in file.read_text(encoding="utf-8").splitlines() if "import" in line]
        assert not [line for line in code if "JSONStorage" in line or "CachingMiddleware" in line]


def test_the_shape_of_the_house_is_kept() -> None:
    """No module of the product has more than 300 lines."""
    long = {
        str(file.relative_to(ROOT)): count
        for file in ROOT.joinpath("assistant").rglob("*.py")
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > 300
    }

    assert not long
