"""Proves that a plan of every version there was opens whole and is kept anew, and that a newer one is left alone."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.drawn import drawn_plan
from assistant.errors import PlanTooNew
from assistant.record import FORMAT, Record
from assistant.record_json import record_of
from assistant.storage.store import Store
from trials.outcome import Outcome

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
SMALL, FULL = 1, 20


def trial(size: int, seed: int) -> Outcome:
    """Opens every golden file `size` times, in another order each time, and makes a newer one of each."""
    files = sorted(GOLDEN.glob("format_*/*.json"))
    chance, breaches = random.Random(seed), list[str]()
    for _ in range(size):
        with tempfile.TemporaryDirectory() as folder:
            for file in chance.sample(files, len(files)):
                breaches += [f"{file.parent.name}/{file.stem}: {what}" for what in _older(file, Path(folder))]
                breaches += [f"{file.parent.name}/{file.stem}: {what}" for what in _newer(file, Path(folder))]
    formats = {file.parent.name for file in files}
    return Outcome({"formats": len(formats), "files": len(files), "opened": 2 * size * len(files)}, tuple(breaches))


def kept(file: Path) -> Record:
    """The record of a file as it lies there, whichever format it has."""
    return record_of(json.loads(file.read_text(encoding="utf-8"))["kept"]["1"]["record"])


def _older(file: Path, folder: Path) -> Iterator[str]:
    """Opened, kept twice and opened again: what went wrong with it."""
    before, was = kept(file), file.read_bytes()
    name = f"{file.parent.name}-{file.stem}"
    path = folder / f"{name}.json"
    path.write_bytes(was)
    store = Store(folder)
    with store.open(name) as plan:
        if plan.notice:
            yield f"opened with: {plan.notice}"
        plan.keep(plan.record)
        plan.keep(plan.record)
    after = store.read(name)
    if after != before.changed(id=name, format=FORMAT, revision=after.revision):
        yield "something else was read after it was kept anew"
    if drawn_plan(after) != drawn_plan(before):
        yield "another plan is drawn from it"
    if before.format < FORMAT and path.with_suffix(f".format-{before.format}").read_bytes() != was:
        yield "the older file was not kept as it was"


def _newer(file: Path, folder: Path) -> Iterator[str]:
    """The same plan as a later version may have kept it, with parts nobody here knows."""
    raw = json.loads(file.read_text(encoding="utf-8"))
    record: dict[str, Any] = raw["kept"]["1"]["record"]
    record |= {"format": FORMAT + 1, "weather": {"of": ["a later day"]}}
    for talk in record["talks"]:
        talk["mood"] = "bright"
    name = f"newer-{file.parent.name}-{file.stem}"
    content = json.dumps(raw).encode()
    (folder / f"{name}.json").write_bytes(content)
    store = Store(folder)
    if store.read(name).talks != kept(file).talks:
        yield "its words cannot be read here once it is newer"
    try:
        store.open(name).close()
        yield "a newer plan was opened for writing"
    except PlanTooNew:
        pass
    if (folder / f"{name}.json").read_bytes() != content:
        yield "a newer plan was changed"
