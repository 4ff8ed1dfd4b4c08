"""Whole questions stand in files by what they are about, one a line, and a service can lay its own over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.content import Content
from assistant.errors import ContentFault
from assistant.plain_yaml import read_yaml
from assistant.practice.simulated.asking_words import asking_words
from assistant.practice.simulated.example_questions import Label, read_examples

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
    words = asking_words(Content())
    asked = {label for label in words.labels() if label[0] != "moment"}
    assert asked <= words.examples.keys()
    assert min(map(len, words.examples.values())) >= 60


def test_none_of_our_questions_stands_twice_below_one_name() -> None:
    """A question that is counted twice would tell too much."""
    for label, questions in asking_words(Content()).examples.items():
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
    words = asking_words(own(tmp_path, "sleep: |\n  how are the nights\n"))
    assert words.examples["subject", "sleep"] == ("how are the nights",)
    assert words.examples["subject", "pain"] == asking_words(Content()).examples["subject", "pain"]


def test_every_mistake_of_a_service_is_raised_at_once(tmp_path: Path) -> None:
    """With its line."""
    with pytest.raises(ContentFault) as caught:
        asking_words(own(tmp_path, "sleap: |\n  a\npian: |\n  b\n"))
    assert [one.line for one in caught.value.faults] == [1, 3]
