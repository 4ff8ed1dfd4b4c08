"""The safety file holds together: every hazard is whole, and what is said to prove that it is held exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
COLUMNS = (
    *("no", "hazard", "cause", "severity before", "likelihood before"),
    *("held by", "severity after", "likelihood after", "proved by"),
)
FEWEST = 16
PROOF = re.compile(r"`([^`]+)`")


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of the one table, by column; raises ValueError for a row with too few or too many."""
    lines = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    head, _, *rows = [[cell.strip() for cell in line] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def lacks(row: dict[str, str]) -> list[str]:
    """What is missing or wrong in a row, in words."""
    found = [f"no {column}" for column in COLUMNS if not row.get(column)]
    marks = [column for column in COLUMNS if column.startswith(("severity", "likelihood"))]
    found += [f"{column} is not 1 to 5" for column in marks if row.get(column) not in tuple("12345")]
    if not found:
        before, after = (int(row[f"severity {at}"]) * int(row[f"likelihood {at}"]) for at in ("before", "after"))
        found += [] if after < before else ["nothing is better with what holds it"]
    proofs = PROOF.findall(row.get("proved by", ""))
    return (
        found + ([] if proofs else ["nothing proves it"]) + [f"{one} is not there" for one in proofs if not exists(one)]
    )


def exists(proof: str) -> bool:
    """Whether there is such a test, `tests/file.py::test_name`, or such a trial, `trials.name`."""
    if proof.startswith("trials."):
        return {"SMALL", "FULL", "trial"} <= names_in(HERE / "trials" / f"{proof.removeprefix('trials.')}.py")
    file, _, name = proof.partition("::")
    return file.startswith("tests/") and name.startswith("test_") and name in names_in(HERE / file)


@cache
def names_in(file: Path) -> frozenset[str]:
    """What a module defines at its top, without running it; nothing where there is no such file."""
    if not file.is_file():
        return frozenset()
    found = set[str]()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.Assign(targets=targets):
                found |= {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return frozenset(found)


ROWS = rows_of((HERE / "docs" / "safety.md").read_text(encoding="utf-8"))


def test_there_are_sixteen_hazards_or_more_each_with_a_number_of_its_own() -> None:
    """They are spoken of by their number."""
    assert len(ROWS) >= FEWEST
    assert [row["no"] for row in ROWS] == [f"H{number:02}" for number in range(1, len(ROWS) + 1)]
    assert tuple(ROWS[0]) == COLUMNS


@pytest.mark.parametrize("row", ROWS, ids=[row["no"] for row in ROWS])
def test_every_hazard_is_whole_and_what_proves_it_exists(row: dict[str, str]) -> None:
    """Cause, both ratings before and after, what holds it, and the tests or trials that fail when it is not held."""
    assert lacks(row) == []


@pytest.mark.parametrize("column", COLUMNS[1:])
def test_a_row_that_lacks_something_is_found(column: str) -> None:
    """This test of the file can fail."""
    assert lacks(ROWS[0] | {column: ""}) != []


@pytest.mark.parametrize(
    "proof",
    [
        "`tests/test_safety_file.py::test_that_is_not_there`",
        "`tests/test_no_such_file.py::test_x`",
        "`tests/test_safety_file.py`",
        "`trials.no_such_trial`",
        "`trials.outcome`",
        "everybody knows that",
    ],
)
def test_a_proof_that_does_not_exist_is_found(proof: str) -> None:
    """A misspelt, removed or renamed test, a module that is no trial, or none at all."""
    assert lacks(ROWS[0] | {"proved by": proof}) != []


def test_a_rating_that_is_none_or_no_better_is_found() -> None:
    """From 1 to 5, and lower with what holds it."""
    assert lacks(ROWS[0] | {"severity after": "6"}) == ["severity after is not 1 to 5"]
    assert lacks(ROWS[0] | {"severity after": "5", "likelihood after": "5"}) == ["nothing is better with what holds it"]


def test_a_row_with_a_column_too_many_or_too_few_is_found() -> None:
    """A stray bar in a sentence would move everything by one."""
    with pytest.raises(ValueError, match="zip"):
        rows_of("| no | hazard |\n|---|---|\n| H01 |\n")


@pytest.mark.parametrize(
    "what", ["clinical safety officer", "medical devices", "screen reader", "lived", "every number"]
)
def test_what_only_people_can_do_is_named_as_not_yet_done(what: str) -> None:
    """Nobody may think that a program has done it."""
    left = (HERE / "docs" / "safety.md").read_text(encoding="utf-8").partition("## What only people can do")[2]
    items = [" ".join(one.split()) for one in re.split(r"\n- ", left)[1:]]

    assert any(what in one for one in items)
    assert all(one.startswith("[ ] ") for one in items)
