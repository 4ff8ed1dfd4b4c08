"""The words by which a person knows what they are asked: ours are whole, a service's own are checked line by line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assistant.content import Content
from assistant.errors import ContentFault
from assistant.plain_yaml import read_yaml
from assistant.practice.simulated.asking_words import AREAS, KINDS, MOMENTS, asking_words, read_asking_words

FILE = "data/practising.yaml"
NO_LIST = "is a list of words, such as [sleep, slept, insomnia]."
NO_NAMES = "has no names below it, each with its list of words."


def faults(text: str) -> list[tuple[int, str]]:
    """Line and message of every fault of a text."""
    block, broken = read_yaml(text, FILE)
    assert not broken
    _, found = read_asking_words(block, FILE)
    assert {one.file for one in found} <= {FILE}
    return [(one.line, one.message) for one in found]


def own(folder: Path, text: str) -> Content:
    """What ships, with a service's own words laid over it."""
    (folder / "data").mkdir()
    (folder / "data" / "practising.yaml").write_text(text, encoding="utf-8")
    return Content(folder)


def test_ours_have_words_for_every_part_of_a_talk() -> None:
    """The nine areas with their subjects, the kinds of facts, and all moments."""
    words = asking_words(Content())
    assert tuple(words.areas) == AREAS
    assert all(words.areas.values())
    assert {one.area for one in words.subjects} == set(AREAS)
    assert set(words.kinds) == set(KINDS)
    assert set(words.moments) == set(MOMENTS)
    assert words.more


def test_each_of_our_subjects_has_a_name_of_its_own() -> None:
    """Two of one name would be taken for the same thing."""
    words = asking_words(Content())
    names = Counter(one.name for one in words.subjects)
    assert [name for name, count in names.items() if count > 1] == []
    assert words.broad <= set(names)


def test_the_words_are_read_once() -> None:
    """There are thousands, and each practice needs them."""
    assert asking_words(Content()) is asking_words(Content())


def test_what_a_service_writes_stands_in_place_of_ours(tmp_path: Path) -> None:
    """List by list; all other words are still there."""
    pigeons = "areas: {personal: {subjects: {pigeons: [pigeon, loft]}}}\n"
    words = asking_words(own(tmp_path, pigeons + "moments: {goodbye: [ta ta]}\nmore: [and]\n"))
    ours = asking_words(Content())
    assert {one.name: one.ways for one in words.subjects}["pigeons"] == ("pigeon", "loft")
    assert len(words.subjects) == len(ours.subjects) + 1
    assert words.moments == {**ours.moments, "goodbye": ("ta ta",)}
    assert words.more == ("and",)
    assert (words.areas, words.kinds) == (ours.areas, ours.kinds)


def test_every_mistake_of_a_service_is_raised_at_once(tmp_path: Path) -> None:
    """Those that YAML finds, and those that only we can see."""
    with pytest.raises(ContentFault) as caught:
        asking_words(own(tmp_path, "moments: {hallo: [hello]}\nmore: [go on]\nmore: [and]\n"))
    assert [one.line for one in caught.value.faults] == [1, 3]
    assert {one.file for one in caught.value.faults} == {FILE}


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("area:\n  physical: {}\n", "area", "areas"),
        ("areas: {physic: {}}\n", "physic", "physical"),
        ("areas:\n  physical: {subject: {}}\n", "subject", "subjects"),
        ("kinds: {worries: [worry]}\n", "worries", "worry"),
        ("moments: {greetings: [hello]}\n", "greetings", "greeting"),
    ],
)
def test_a_name_that_is_not_known_is_told_with_the_one_that_was_meant(text: str, name: str, meant: str) -> None:
    """On its line, wherever it stands."""
    [(line, message)] = faults(text)
    assert line == (2 if "subject" in name else 1)
    assert message == f'"{name}" is not known here. Did you mean {meant}?'


def test_fact_is_no_kind_that_can_be_asked_for() -> None:
    """Everything is one."""
    [(_, message)] = faults("kinds: {fact: [what]}\n")
    assert message.startswith('"fact" is not known here.')


@pytest.mark.parametrize("written", ["sleep", "[]", "{sleep: [slept]}", "[slept, [nap]]"])
@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("more: {}", "more"),
        ("kinds: {{worry: {}}}", "worry"),
        ("moments: {{goodbye: {}}}", "goodbye"),
        ("areas: {{physical: {{general: {}}}}}", "general"),
        ("areas: {{physical: {{subjects: {{sleep: {}}}}}}}", "sleep"),
    ],
)
def test_what_is_no_list_of_words_is_told(place: str, key: str, written: str) -> None:
    """A word that was left alone would be lost without a sound."""
    text = place.replace("{}", written).replace("{{", "{").replace("}}", "}")
    assert faults(text + "\n") == [(1, f'"{key}" {NO_LIST}')]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("areas: [physical]", "areas"),
        ("kinds: worry", "kinds"),
        ("moments: hello", "moments"),
        ("areas: {physical: [sleep]}", "physical"),
        ("areas: {physical: {subjects: [sleep]}}", "subjects"),
    ],
)
def test_what_has_no_names_below_it_is_told(text: str, key: str) -> None:
    """Nothing in it would be known."""
    assert (1, f'"{key}" {NO_NAMES}') in faults(text + "\n")


def test_a_broad_subject_is_one_of_the_subjects() -> None:
    """Else it would do nothing."""
    [(line, message)] = faults("areas: {physical: {subjects: {worry: [worry]}}}\nbroad: [worry, wory]\n")
    assert (line, message.split(".")[0]) == (2, '"wory" is no subject of any area')
    assert message.endswith("Did you mean worry?")


def test_an_empty_file_has_no_faults_and_no_words() -> None:
    """A service may leave all of it to us."""
    words, found = read_asking_words(read_yaml("", FILE)[0], FILE)
    assert found == []
    assert (words.subjects, words.kinds, words.moments, words.more) == ((), {}, {}, ())
