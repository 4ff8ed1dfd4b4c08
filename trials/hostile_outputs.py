"""What the commands print and write of plans that hold hostile strings, and of files that others made."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.cli import main
from assistant.commands import face
from assistant.record import Record
from trials.hostile_strings import acts, bare
from trials.hostile_talk import Wrong, mark_of, shown_wrong, texts_in

_ID_SHOWN = 6


def said(folder: Path, *arguments: str, content: Path | None = None) -> tuple[int, str]:
    """What a command says to the terminal, and its exit code."""
    out = io.StringIO()
    before, sys.stdin = sys.stdin, io.StringIO("")
    own = ["--content", str(content)] if content else []
    face.world.cache_clear()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = main([*arguments, "--records", str(folder), *own])
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    finally:
        sys.stdin = before
    return code, out.getvalue()


def check_outputs(folder: Path, record: Record, wrong: Wrong, content: Path | None = None) -> int:
    """Runs every command that shows or writes something of a plan; how many."""
    # A name is shortened where it stands in a title.
    words = {mark: text for text in texts_in(record) if (mark := mark_of(text)) and text != record.name}
    plan, files = record.id, folder / "out"
    files.mkdir(exist_ok=True)
    runs: list[tuple[str, ...]] = [
        ("show", plan), ("show", plan, "--json"), ("plans",), ("plans", "q"), ("plans", "--json"), ("document", plan),
        ("document", plan, "--as", "sheet"), ("document", plan, "--out", str(files / "plan.txt")), ("compare", plan),
        ("document", plan, "--as", "sheet", "--out", str(files / "sheet.txt")), ("compare", plan, "--json"),
        ("diary", plan, "--json"), ("diary", plan, "--plain"), ("due", "--within", "9999"), ("due", "--json"),
        ("pack", plan, "--to", str(files / "pack.json")), ("unpack", str(files / "pack.json")),
        ("discuss", "--plan", plan, "--plain"), ("review", "--plan", plan, "--plain"), ("--plain",),
        ("export-all", plan, "--to", str(files / "all")),
    ]  # fmt: skip
    for run in runs:
        _check(folder, run, words, wrong, content)
    _check_files(files, words, wrong)
    shutil.rmtree(files)
    return len(runs)


def _check(folder: Path, run: tuple[str, ...], words: dict[str, str], wrong: Wrong, content: Path | None) -> None:
    name = " ".join(part for part in run if not part.startswith("/"))
    name = name.replace(run[1], "ID") if len(run) > 1 and len(run[1]) == _ID_SHOWN else name
    try:
        code, shown = said(folder, *run, content=content)
    except Exception as error:
        wrong["an exception", f"whatmatters {name}, {type(error).__name__}"] += 1
        return
    if found := acts(shown):
        wrong["what acts is printed", f"whatmatters {name}, {found}"] += 1
    if code not in (0, 1) or "Traceback" in shown:
        wrong["a command breaks", f"whatmatters {name}, {code}: {shown[-200:]!r}"] += 1
    if name in ("show ID", "document ID", "document ID --as sheet"):
        for mark in shown_wrong(shown, words):
            wrong["other words are shown", f"whatmatters {name}, {words[mark]!r}"[:200]] += 1
    if name == "show ID --json" and code == 0:
        _check_data(json.loads(shown), words, wrong, name)


def _check_files(files: Path, words: dict[str, str], wrong: Wrong) -> None:
    """What was written holds nothing that acts, and the same words; left out is `kept`, with files as they lie."""
    for file in sorted(one for one in files.rglob("*") if one.is_file() and one.parent.name != "kept"):
        text = file.read_text(encoding="utf-8")
        if found := acts(text):
            wrong["what acts is written", f"{file.name}, {found}"] += 1
        if file.name in ("record.json", "plan.json", "pack.json"):
            _check_data(json.loads(text), words, wrong, file.name)
        elif file.suffix == ".txt" and file.name != "README.txt":
            for mark in shown_wrong(text, words):
                wrong["other words are written", f"{file.name}, {words[mark]!r}"[:200]] += 1


def _check_data(data: object, words: dict[str, str], wrong: Wrong, where: str) -> None:
    for text in every_text(data):
        if found := acts(text):
            wrong["what acts is written as data", f"{where}, {found}"] += 1
        if (mark := mark_of(text)) in words and mark and bare(words[mark]) not in bare(text):
            wrong["other words are written as data", f"{where}, {words[mark]!r} became {text!r}"[:300]] += 1


def every_text(data: object) -> Iterator[str]:
    """Every text in JSON data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, one in data.items():
            yield from (key, *every_text(one))
    elif isinstance(data, list):
        for one in data:
            yield from every_text(one)


def check_arguments(folder: Path, text: str, wrong: Wrong) -> int:
    """Gives a string as what is named on the command line, such as an id or a file; how many commands."""
    name = "".join(sign for sign in text if sign not in "/\0").strip("-")[:60] or "q"
    runs = (
        ("show", name), ("plans", name), ("plans", name, "--json"), ("document", "k", "--as", name), ("unpack", name),
        ("pack", name, "--to", name), ("discuss", "--plan", name), ("discuss", "--role", name), ("erase", name),
        ("discuss", "--level", name), ("due", "--within", name), ("flow", "show", name), ("flow", "check", name),
        ("flow", "try", "discuss", "--story", name), ("flow", "try", name, "--story", name), (f"{name}q",),
        (f"--{name}",), ("export-all", name, "--to", name), ("discuss", "--plain", "--away", name), ("lock", name),
    )  # fmt: skip
    for run in runs:
        code, shown = said(folder, *run)
        if code not in (0, 1, 2) or acts(shown):
            wrong["what is named is said as it is", f"whatmatters {run[:-1]}: {code}, {acts(shown)}"] += 1
    return len(runs)
