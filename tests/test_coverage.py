"""The table of what the guides ask for holds together, is honest about names, and is printed whole."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.command_line import parser
from assistant.commands.coverage import coverage_data, coverage_lines
from assistant.content import Content
from assistant.conversation.coverage import COMMANDS, Row, coverage, known_in, read_coverage
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.opening import flow_names
from assistant.plain_yaml import read_yaml

Printed = pytest.CaptureFixture[str]

KNOWN = {
    "tea": ("cup/size", "pot/colour"),
    "command": ("show", "flow show"),
    "document": ("plain-english",),
    "plan": ("goals.goal",),
    "content": ("options",),
}
FILE = "data/coverage.yaml"
HEAD = "coverage: the two guides\nrows:\n"
WHOLE = f"""\
{HEAD}  - id: one
    source: handbook 1
    asks: a cup that fits
    served_by: [tea cup/size, command flow show, document plain-english, plan goals.goal, plan goals, content options]
  - id: two
    source: guide 2
    asks: a kettle for everybody
    not_served: A kitchen buys its kettle.
"""
BEGINS = "tea, command, document, plan, content"


def faults_of(text: str) -> list[tuple[int, str]]:
    """Line and message of every fault of a table."""
    block, faults = read_yaml(text, FILE)
    assert faults == []
    return [(fault.line, fault.message) for fault in sorted(read_coverage(block, FILE, KNOWN)[1])]


def our_rows() -> tuple[Row, ...]:
    """The rows that ship."""
    rows, faults = coverage(Content())
    assert [str(fault) for fault in faults] == []
    return rows


def test_our_table_has_no_faults_and_serves_nine_in_ten() -> None:
    """Every step, command, document, place and file that it names is there."""
    rows = our_rows()
    served = [row for row in rows if row.served_by]

    assert len(rows) > 600
    assert 10 * len(served) >= 9 * len(rows)


def test_every_place_named_in_our_table_is_filled_by_a_step() -> None:
    """A place in the plan that nothing ever fills serves nobody."""
    content = Content()
    flows = [FlowFile(content.look("flows", f"{name}.yaml")[0], name).flow for name in flow_names(content)]
    filled = [f"{step.saves}." for flow in flows for step in flow.steps.values() if step.saves]
    named = {name[5:] for row in our_rows() for name in row.served_by if name.startswith("plan ")}

    assert [name for name in sorted(named) if not any(place.startswith(f"{name}.") for place in filled)] == []


def test_a_reason_is_one_short_sentence() -> None:
    """Whoever reads that a point is not served is told the reason plainly."""
    reasons = [row.not_served for row in our_rows() if row.not_served]

    assert [one for one in reasons if len(one.split()) > 20 or not one.endswith(".")] == []


def test_the_commands_that_can_be_named_are_those_of_the_front_door() -> None:
    """A command that comes or goes is noticed here."""
    assert sorted(COMMANDS) == sorted(_commands(parser()))


def test_a_whole_table_becomes_rows() -> None:
    """Everything that can be written arrives where it belongs."""
    block, _ = read_yaml(WHOLE, FILE)
    rows, faults = read_coverage(block, FILE, KNOWN)

    assert faults == []
    assert rows[0].served_by[:2] == ("tea cup/size", "command flow show")
    assert rows[1] == Row("two", "guide 2", "a kettle for everybody", (), "A kitchen buys its kettle.")


@pytest.mark.parametrize(
    ("served", "message"),
    [
        ("tea cup/sise", '"cup/sise" is no step of tea. Did you mean cup/size?'),
        ("command shwo", '"shwo" is no command. Did you mean show?'),
        ("document plain", '"plain" is no document.'),
        ("plan goals.gaol", '"goals.gaol" is no place in the plan. Did you mean goals.goal?'),
        ("content option", '"option" is no content file. Did you mean options?'),
        ("comand show", f'"comand show" begins with none of these: {BEGINS}. Did you mean command?'),
        ("tea", '"" is no step of tea.'),
        ("TODO later", f'"TODO later" begins with none of these: {BEGINS}.'),
    ],
)
def test_a_name_that_is_not_there_has_its_line_and_a_suggestion(served: str, message: str) -> None:
    """The line is that of the name itself, also far down in a list."""
    row = f"{HEAD}  - id: one\n    source: a\n    asks: b\n    served_by:\n      - command show\n      - {served}\n"

    assert faults_of(row) == [(8, message)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("covrage: x\nrows: []\n", 1, '"covrage" is not known here. Did you mean coverage?'),
        ("coverage: x\nrows: none\n", 2, '"rows" is a list: each row begins with "- id: ...".'),
        ("coverage: x\n", 1, '"rows" is a list: each row begins with "- id: ...".'),
        (f"{HEAD}  - some words\n", 3, 'each row begins with "- id: ...".'),
        (
            WHOLE.replace("asks: a kettle", "ask: x\n    asks: a kettle"),
            9,
            '"ask" is not known here. Did you mean asks?',
        ),
        (WHOLE.replace("id: two", "id: one"), 7, 'the row "one" is there twice (first on line 3). Ids are used once.'),
        (WHOLE.replace("    source: guide 2\n", ""), 7, 'two has no "source:".'),
        (WHOLE.replace("source: guide 2", "source: [guide]"), 8, '"source" holds a text.'),
        (
            WHOLE.replace("    not_served: A kitchen buys its kettle.\n", ""),
            7,
            'two has neither "served_by:" nor "not_served:". Write one of them.',
        ),
        (
            f"{WHOLE}    served_by: [command show]\n",
            7,
            'two has both "served_by:" and "not_served:". Write one of them.',
        ),
        (
            WHOLE.replace("not_served: A kitchen buys its kettle.", "served_by: command show"),
            10,
            '"served_by" is a list, such as [discuss goals/who, command review].',
        ),
        (
            WHOLE.replace("plan goals, ", "content options, "),
            6,
            '"content options" stands twice in one. Keep one.',
        ),
    ],
)
def test_every_mistake_has_its_line_and_says_what_to_do(text: str, line: int, message: str) -> None:
    """One mistake gives one message."""
    assert set(faults_of(text)) == {(line, message)}


def test_a_step_that_leaves_a_flow_is_missed_by_our_table() -> None:
    """A flow cannot lose what a guide asks for without anybody noticing."""
    content = Content()
    known = dict(known_in(content))
    known["discuss"] = [path for path in known["discuss"] if path != "goals/confidence"]
    block, _ = content.look("data", "coverage.yaml")

    faults = read_coverage(block, FILE, known)[1]

    assert faults
    assert all(fault.message.startswith('"goals/confidence" is no step of discuss.') for fault in faults)


def test_the_command_prints_every_row_once_under_its_source(capsys: Printed) -> None:
    """Nothing of the table is lost or said twice, and the counts come last."""
    assert main(["flow", "coverage"]) == 0

    printed, counts = capsys.readouterr().out.split("\nCOUNTS\n")
    blocks = [block.partition("\n") for block in printed.split("\n\n")]
    said = sorted((head, " ".join(one.split())) for head, _, rest in blocks for one in f"\n{rest}".split("\n- ")[1:])
    rows = our_rows()
    assert said == sorted((row.source.upper(), _as_said(row)) for row in rows)
    served = sum(bool(row.served_by) for row in rows)
    total = f"In all: {len(rows)} rows, {served} served ({100 * served // len(rows)} in 100)"
    assert counts.rstrip().endswith(total)
    assert counts.count(" served (") == len({row.source for row in rows}) + 1


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """Also on a narrow screen every name stays whole."""
    lines = list(coverage_lines(our_rows(), width))

    assert max(map(len, lines)) <= width
    assert any(line.endswith("discuss areas/living_with_illness_easier") for line in coverage_lines(our_rows(), 400))


def test_the_data_holds_the_rows_and_the_counts(capsys: Printed) -> None:
    """With --json a program can read what a person reads."""
    assert main(["flow", "coverage", "--json"]) == 0

    data = json.loads(capsys.readouterr().out)
    assert data == json.loads(json.dumps(coverage_data(our_rows())))
    assert sum(source["rows"] for source in data["sources"]) == data["in_all"]["rows"] == len(data["rows"])


def test_a_single_row_is_counted_as_one() -> None:
    """Counts read well for one row too."""
    lines = list(coverage_lines([Row("one", "guide", "a cup", ("command show",))], 80))

    assert lines[:3] == ["GUIDE", "- a cup", "    Served by: command show"]
    assert lines[-1] == "In all: 1 row, 1 served (100 in 100)"


@pytest.mark.parametrize(("row", "many"), [("discuss goals/gaol", "1 fault"), ("discuss goals/gaol, x", "2 faults")])
def test_a_table_with_mistakes_is_not_printed_but_its_mistakes_are(
    row: str, many: str, tmp_path: Path, capsys: Printed
) -> None:
    """A service that names a step that does not exist is told where."""
    (tmp_path / "data").mkdir()
    text = f"{HEAD}  - id: one\n    source: ours\n    asks: a goal\n    served_by: [{row}]\n"
    (tmp_path / "data" / "coverage.yaml").write_text(text, encoding="utf-8")

    assert main(["flow", "coverage", "--content", str(tmp_path)]) == 1

    printed = capsys.readouterr()
    assert 'data/coverage.yaml line 6: "goals/gaol" is no step of discuss.' in printed.out
    assert "In all" not in printed.out
    assert printed.err == f"{many} found. Each line above says where it is and what to do.\n"


def _as_said(row: Row) -> str:
    said = f"Served by: {', '.join(row.served_by)}" if row.served_by else f"Not served: {row.not_served}"
    return f"{row.asks} {said}"


def _commands(whole: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    below = [action for action in whole._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield before.strip()
    for action in below:
        for name, command in action.choices.items():
            yield from _commands(command, f"{before} {name}")
