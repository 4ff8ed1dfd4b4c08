"""Whole questions stand in files by what they are about, one a line, and a service can lay its own over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main
from assistant.content import Content
from assistant.errors import ContentFault
from assistant.plain_yaml import read_yaml
from assistant.practice.people import people_names
from assistant.practice.simulated.asking_words import Label, asking_words
from assistant.practice.simulated.example_questions import example_questions, read_examples
from assistant.practice.simulated.likeness import likeness

Printed = pytest.CaptureFixture[str]
BROKEN = "sleap: |\n  a\npian: |\n  b\n"
KNOWN: frozenset[Label] = frozenset(
    {("subject", "sleep"), ("area", "physical"), ("kind", "worry"), ("moment", "review")}
)


def read(text: str, name: str = "physical") -> tuple[dict[Label, tuple[str, ...]], list[tuple[int, str]]]:
    """The questions of a file, and line and message of every fault."""
    file = f"data/questions/{name}.yaml"
    found, faults = read_examples(read_yaml(text, file)[0], file, KNOWN)
    assert {one.file for one in faults} <= {file}
    return found, [(one.line, one.message) for one in faults]


def test_everything_that_can_be_asked_about_has_many_questions_of_ours() -> None:
    """But for courtesies, and what has nothing to do with them."""
    examples = example_questions(Content())
    asked = {label for label in asking_words(Content()).labels() if label[0] != "moment"}
    assert asked <= examples.keys()
    assert min(map(len, examples.values())) >= 60


def test_none_of_our_questions_stands_twice_below_one_name() -> None:
    """A question that is counted twice would tell too much."""
    for label, questions in example_questions(Content()).items():
        plain = [one.lower().rstrip("?. ") for one in questions]
        assert len(plain) == len(set(plain)), label


def test_a_line_is_a_question() -> None:
    """Without the spaces around it, and without empty lines."""
    found, faults = read("sleep: |\n  How do you sleep?\n\n  any naps\n")
    assert (found, faults) == ({("subject", "sleep"): ("How do you sleep?", "any naps")}, [])


def test_general_asks_about_the_area_of_its_file() -> None:
    """As a whole."""
    assert read("general: |\n  How is your health?\n")[0] == {("area", "physical"): ("How is your health?",)}


def test_what_belongs_to_no_area_stands_in_a_file_of_its_own() -> None:
    """Kinds of facts, and the parts of a talk."""
    found, faults = read("worry: |\n  What worries you?\nreview: |\n  When do we look again?\n", "talk")
    assert (set(found), faults) == ({("kind", "worry"), ("moment", "review")}, [])


def test_a_name_that_is_not_known_is_told_with_the_one_that_was_meant() -> None:
    """Its questions would be lost without a sound."""
    [(line, message)] = read("# Ours\nsleeep: |\n  How do you sleep?\n")[1]
    assert (line, message) == (2, '"sleeep" is not in data/practising.yaml. Did you mean sleep?')


@pytest.mark.parametrize("written", ["[How do you sleep?]", "{often: How often?}"])
def test_what_is_no_text_is_told(written: str) -> None:
    """With what to write."""
    [(line, message)] = read(f"sleep: {written}\n")[1]
    assert (line, message) == (1, '"sleep" has its questions below it, one a line: write "sleep: |".')


def own(folder: Path, text: str) -> Content:
    """What ships, with a service's own questions about the body laid over it."""
    (folder / "data" / "questions").mkdir(parents=True)
    (folder / "data" / "questions" / "physical.yaml").write_text(text, encoding="utf-8")
    return Content(folder)


def test_a_service_can_lay_its_own_over_ours(tmp_path: Path) -> None:
    """What stands below one name is replaced."""
    examples = example_questions(own(tmp_path, "sleep: |\n  how are the nights\n"))
    assert examples["subject", "sleep"] == ("how are the nights",)
    assert examples["subject", "pain"] == example_questions(Content())["subject", "pain"]


def test_every_mistake_of_a_service_is_raised_at_once(tmp_path: Path) -> None:
    """With its line."""
    with pytest.raises(ContentFault) as caught:
        example_questions(own(tmp_path, BROKEN))
    assert [one.line for one in caught.value.faults] == [1, 3]


@pytest.mark.parametrize("command", ["flow check", "practise check"])
def test_both_checks_tell_a_mistake_in_the_questions(tmp_path: Path, capsys: Printed, command: str) -> None:
    """A service sees it before anybody practises."""
    own(tmp_path, BROKEN)
    assert main([*command.split(), "--content", str(tmp_path)]) == 1
    assert 'data/questions/physical.yaml line 1: "sleap" is not in' in "".join(capsys.readouterr())


def test_the_list_of_people_reads_no_questions(tmp_path: Path, capsys: Printed) -> None:
    """It needs the names of subjects alone."""
    own(tmp_path, BROKEN)
    assert main(["practise", "list", "--content", str(tmp_path)]) == 0
    assert len(people_names(Content())) <= len(capsys.readouterr().out.splitlines())


def test_nobody_can_be_practised_with_while_the_questions_are_broken(tmp_path: Path) -> None:
    """What a person makes of a turn would be guessed."""
    with pytest.raises(ContentFault):
        likeness(own(tmp_path, BROKEN))
