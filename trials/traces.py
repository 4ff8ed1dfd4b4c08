"""Proves that what is typed is in the plan and nowhere else, after crashes and kills too, and gone once erased."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pyte

from assistant.storage.store import Store
from trials.marked_journeys import journeys
from trials.marked_practices import PRACTISED
from trials.marked_talks import Surroundings, really_started, started
from trials.nursery import COLUMNS, ROWS, passing_folder, side_by_side
from trials.outcome import Outcome

SMALL, FULL = 8, 56
_PLACES = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
_OF_THE_RECORD = re.compile(
    r"[a-z0-9]{6}\.(?:json|bak|bak-2|bak-3|draft|damaged-\d+|format-\d+|json\.new)|\.index(?:\.[\d-]+)?"
)
"""The files that may hold words of a plan without a lock (docs/formats.md)."""
_OF_A_PRACTICE = re.compile(r"practices/[a-z0-9]{6}\.practice\.json(?:\.new)?")
"""The files that may hold words of a practice, in the folder of records."""
_SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))
_LARGEST = 4_000_000
_COULD_NOT_LOOK = "I cannot look for files that were written from it."
"""Said of a plan that does not open: what was written from it stands in the plan."""
_OTHER_SCREEN = re.compile(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)


def trial(size: int, seed: int) -> Outcome:
    """Goes on so many journeys."""
    return side_by_side(_share, size, seed)


def _share(size: int, seed: int) -> Outcome:
    chance, counts = Random(seed), Counter[str]()
    with passing_folder() as tree, _lives_in(tree):
        place = Surroundings(tree, chance)
        since = time.time()
        mine = journeys()[seed % 2 :: 2][:size]
        for name, journey in mine:
            try:
                journey(place)
            except LookupError as lost:
                place.wrong.append(f"{name}: {lost}")
            counts["journeys"] += 1
            counts["with a crash"] += name.startswith("crash")
            counts["with a kill"] += name.startswith("kill")
        place.wrong += really_started(place)
        counts["marks"] = len(place.marks)
        breaches = [*place.wrong, *_traces(place, since, counts), *_after_erasing(place, counts)]
    return Outcome(dict(counts), tuple(breaches))


@contextmanager
def _lives_in(tree: Path) -> Iterator[None]:
    """Until the block ends, every place that a program may write to lies in this tree."""
    before, folder = dict(os.environ), Path.cwd()
    for name in _PLACES:
        os.environ[name] = str(tree / name.lower())
        (tree / name.lower()).mkdir()
    (tree / "work").mkdir()
    os.chdir(tree / "work")
    tempfile.tempdir = None
    try:
        yield
    finally:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(before)
        tempfile.tempdir = None


# What is left once all is over


def _traces(place: Surroundings, since: float, counts: Counter[str]) -> Iterator[str]:
    """A sentence for each place where a mark is found that does not belong there."""
    written = place.tree / "work"
    for file, found in _hits(place.tree, place.marks, counts):
        if file.is_relative_to(place.records):
            yield from _in_records(file.relative_to(place.records).as_posix(), found, place, counts)
        elif not file.is_relative_to(written) or not _was_asked_for(file.relative_to(written)):
            yield f"words stand in {file.relative_to(place.tree)}"
    yield from _locked_plans(place, counts)
    yield from _on_the_screen(place, counts)
    yield from _elsewhere(place, since, counts)
    for kind in ("plans", "practices"):
        if not counts[f"marks in {kind}"]:
            yield f"no mark was kept in any of the {kind}, so nothing is proved"


def _in_records(file: str, found: set[str], place: Surroundings, counts: Counter[str]) -> Iterator[str]:
    """What is wrong with marks in a file of the records: those of practices stand in practices, and no others."""
    of_practice = _OF_A_PRACTICE.fullmatch(file) is not None
    counts["marks in practices" if of_practice else "marks in plans"] += len(found)
    if not of_practice and not _OF_THE_RECORD.fullmatch(file):
        yield f"words stand in {file}, which is no file of a plan, and none of a practice"
    elif any((mark in place.of_plan.get(PRACTISED, [])) != of_practice for mark in found):
        yield f"words of a {'plan' if of_practice else 'practice'} stand in {file}"


def _was_asked_for(file: Path) -> bool:
    """Whether it was written because somebody asked for it, by this name."""
    return re.match(r"(?:written|sheet|pack|all|elsewhere)-\d+", str(file)) is not None


def _hits(folder: Path, marks: list[str], counts: Counter[str]) -> Iterator[tuple[Path, set[str]]]:
    """Each file below a folder with marks in it, or in its name."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            counts["files searched"] += 1
            if found := _marks_in(file.name.encode() + file.read_bytes(), marks):
                yield file, found


def _marks_in(content: bytes, marks: list[str]) -> set[str]:
    flat = content.lower()
    return {mark for mark in marks if mark.encode() in flat or mark.encode("utf-16-le") in flat}


def _locked_plans(place: Surroundings, counts: Counter[str]) -> Iterator[str]:
    """What can be read of a plan with a lock, by its files or in the list."""
    for one in Store(place.records).summaries():
        if one.locked:
            counts["locked plans"] += 1
            for file in place.records.glob(f"{one.id}*"):
                if _marks_in(file.read_bytes(), place.marks):
                    yield f"words of a locked plan can be read in a file that ends with {file.suffix}"
            if one.name:
                yield "the list knows the name in a locked plan"


def _on_the_screen(place: Surroundings, counts: Counter[str]) -> Iterator[str]:
    """What stands in the window, and above it, after a talk on the screen has ended."""
    for face, written in place.after_exit:
        counts["windows looked at"] += 1
        counts["windows that had shown words"] += bool(_marks_in(written, place.marks))
        screen = pyte.HistoryScreen(COLUMNS, ROWS, history=10_000)
        pyte.ByteStream(screen).feed(_OTHER_SCREEN.sub(b"", written))
        above = ["".join(line[column].data for column in range(COLUMNS)) for line in screen.history.top]
        seen = "\n".join([*above, *screen.display])
        if _marks_in(seen.encode(), place.marks):
            yield f"words stay in the window of the {face}: {' '.join(seen.split())[-200:]}"


def _elsewhere(place: Surroundings, since: float, counts: Counter[str]) -> Iterator[str]:
    """Files outside the tree that are newer than the start."""
    for shared in filter(Path.is_dir, _SHARED):
        for folder, _, names in os.walk(shared):
            if Path(folder).is_relative_to(place.tree):
                continue
            for name in names:
                yield from _in_a_shared_file(Path(folder, name), place, since, counts)


def _in_a_shared_file(file: Path, place: Surroundings, since: float, counts: Counter[str]) -> Iterator[str]:
    with suppress(OSError):
        seen = file.lstat()
        if seen.st_mtime < since or not os.path.isfile(file) or seen.st_size > _LARGEST or file.is_symlink():  # noqa: PTH113
            return
        counts["files elsewhere"] += 1
        if _marks_in(file.read_bytes(), place.marks):
            yield f"words stand in {file}"


# What is left once all is erased


def _after_erasing(place: Surroundings, counts: Counter[str]) -> Iterator[str]:
    """Erases all practices and plan after plan, and looks for words of each that it did not say it left."""
    yield from _after_forgetting(place, counts)
    for one in Store(place.records).summaries():
        with started(place, ["erase", one.id, "--yes"], "pipes") as program:
            program.close_keys()
            program.ends(20)
        counts["plans erased"] += 1
        if left := [file.name for file in place.records.glob(f"{one.id}*")]:
            yield f"of an erased plan is left: {', '.join(name.partition('.')[2] for name in left)}"
        told = program.written.decode(errors="replace")
        for file, _ in _hits(place.tree, place.of_plan.get(one.id, []), counts):
            if not _was_said(file, told):
                where = _without_numbers(file.relative_to(place.tree))
                yield f"words of an erased plan stand in {where}, and nothing was said of it"
    for file, _ in _hits(place.records, place.marks, counts):
        yield f"everything is erased, and words stand in {file.name}"


def _after_forgetting(place: Surroundings, counts: Counter[str]) -> Iterator[str]:
    """Has the program erase all practices, and looks for words of theirs anywhere but in a sheet."""
    with started(place, ["practise", "forget", "--all", "--yes"], "pipes") as program:
        program.ends(20)
    counts["practices erased"] += b"Erased" in program.written
    for file, _ in _hits(place.tree, place.of_plan.get(PRACTISED, []), counts):
        if not (file.is_relative_to(place.tree / "work") and file.name.startswith("sheet-")):
            yield f"every practice is erased, and words stand in {_without_numbers(file.relative_to(place.tree))}"


def _was_said(file: Path, told: str) -> bool:
    """Whether the program said that it left this file, or its folder, or that it could not look for such files."""
    named = "".join(told.split())
    return str(file) in named or str(file.parent) in named or _COULD_NOT_LOOK in told


def _without_numbers(file: Path) -> str:
    return re.sub(r"\d{2,}", "N", str(file))
