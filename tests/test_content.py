"""What ships is reached in one way, and a service's own folder is laid over it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.content import Content, laid_over
from assistant.conversation.opening import check_flow, flow_names, open_conversation
from assistant.errors import CannotUse, ContentFault, Fault
from assistant.plain_yaml import read_yaml

OWN_FLOW = """\
flow: bus
version: 1
title: About the bus
stages:
  - id: bus
    title: The bus
    steps:
      - {id: where, kind: text, saves: what_matters.hopes}
"""
OWN_WORDS = """\
prompts: bus
bus/where:
  label: Where to
  ask: Where would you like to go?
  practitioner: Where would {name} like to go?
"""


def own(folder: Path, **texts: str) -> Content:
    """A service's own folder: file names with __ for the slash and dots as they are."""
    for name, text in texts.items():
        room, _, file = name.partition("__")
        path = folder / room / f"{file.replace('_dot_', '.')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Content(folder)


def test_our_own_talk_has_no_faults() -> None:
    """What ships holds together."""
    assert check_flow(Content(), "discuss") == []


def test_what_ships_is_listed() -> None:
    """Only YAML files are content."""
    content = Content()

    assert "discuss.yaml" in content.names("flows")
    assert "discuss.en.yaml" in content.names("prompts")
    assert all(name.endswith(".yaml") for folder in ("flows", "prompts", "data") for name in content.names(folder))


def test_an_own_folder_that_is_empty_changes_nothing(tmp_path: Path) -> None:
    """Nothing has to be there."""
    assert Content(tmp_path).names("flows") == Content().names("flows")
    assert check_flow(Content(tmp_path), "discuss") == []


def test_own_words_need_only_what_differs(tmp_path: Path) -> None:
    """One wording is replaced, and everything beside it stays ours."""
    content = own(tmp_path, prompts__discuss_dot_en="what_matters/good_day:\n  ask: What is a good day like?\n")
    ours = open_conversation(Content(), "discuss").asking.wording
    theirs = open_conversation(content, "discuss").asking.wording
    path = "what_matters/good_day"

    assert theirs.words(path, "patient", None).ask == "What is a good day like?"
    assert theirs.words(path, "patient", 1).ask == ours.words(path, "patient", 1).ask
    assert theirs.words(path, "patient", None).why == ours.words(path, "patient", None).why
    assert theirs.words("goals/goal", "peer", 2) == ours.words("goals/goal", "peer", 2)


def test_own_numbers_stand_in_the_card_with_the_rest_of_ours(tmp_path: Path) -> None:
    """A list is replaced whole, and the keys beside it stay."""
    content = own(tmp_path, data__help_now="region: Wales\n")
    block = content.load("data", "help_now.yaml")

    assert block["region"] == "Wales"
    assert block["numbers"] == Content().load("data", "help_now.yaml")["numbers"]


def test_an_own_flow_replaces_ours_whole(tmp_path: Path) -> None:
    """A flow is never mixed from two files."""
    content = own(tmp_path, flows__discuss=OWN_FLOW)

    assert content.load("flows", "discuss.yaml")["flow"] == "bus"
    assert [stage["id"] for stage in content.load("flows", "discuss.yaml")["stages"]] == ["bus"]


def test_a_service_can_add_a_flow_of_its_own(tmp_path: Path) -> None:
    """A flow and its words in the own folder are as good as ours."""
    content = own(tmp_path, flows__bus=OWN_FLOW, prompts__bus_dot_en=OWN_WORDS)
    words = open_conversation(content, "bus").asking.wording

    assert flow_names(content) == sorted([*flow_names(Content()), "bus"])
    assert check_flow(content, "bus") == []
    assert words.words("bus/where", "patient", 3).ask == "Where would you like to go?"


def test_a_flow_without_words_is_said_for_every_step(tmp_path: Path) -> None:
    """The file where they are missing is named, and each step that waits for words."""
    content = own(tmp_path, flows__bus=OWN_FLOW + "      - {id: when, kind: text}\n")

    assert [str(fault) for fault in check_flow(content, "bus")] == [
        'prompts/bus.en.yaml line 1: bus/when has no words. Add "bus/when:" with "label:" and "ask:".',
        'prompts/bus.en.yaml line 1: bus/where has no words. Add "bus/where:" with "label:" and "ask:".',
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("discus", " Did you mean discuss?"), ("xyz", ""), ("", ""), ("../discuss", " Did you mean discuss?")],
)
def test_an_unknown_flow_is_said_with_the_nearest_and_all_there_are(name: str, hint: str) -> None:
    """One sentence with what to type instead."""
    with pytest.raises(CannotUse) as trouble:
        open_conversation(Content(), name)

    known = ", ".join(flow_names(Content()))
    assert str(trouble.value) == f'There is no flow called "{name}".{hint} There is: {known}.'


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("kind: text,", "kind: text, when: prepar was had,", 8, '"prepar" is no flow. Did you mean prepare?'),
        ("version: 1", "borrows: discus", 2, '"discus" is no flow. Did you mean discuss?'),
    ],
)
def test_a_flow_that_speaks_of_one_that_is_not_there_is_a_fault(
    tmp_path: Path, old: str, new: str, line: int, hint: str
) -> None:
    """It would wait for ever for a talk that nobody can have."""
    content = own(tmp_path, flows__bus=OWN_FLOW.replace(old, new), prompts__bus_dot_en=OWN_WORDS)

    [fault] = check_flow(content, "bus")
    assert (fault.file, fault.line) == ("flows/bus.yaml", line)
    assert fault.message.startswith(f"{hint} There is: bus, carer")


def test_coaching_comes_from_the_flow_borrowed_from_where_there_is_none(tmp_path: Path) -> None:
    """The same words to the same question, in whichever talk; rules about other questions wait there in vain."""
    text = "flow: bus\nborrows: discuss\nstages:\n  - id: goals\n    repeat: {one: goal, at_most: 2}\n    steps:\n"
    text += "      - {id: need, kind: text, saves: goals.need}\n"
    text += "      - {id: goal, kind: text, saves: goals.goal}\n      - {id: more, kind: another}\n"
    words = "goals/more:\n  label: More\n  ask: Another?\n"
    content = own(tmp_path, flows__bus=text, prompts__bus_dot_en=words)
    coaching = open_conversation(content, "bus").asking.coaching

    assert check_flow(content, "bus") == []
    rule = coaching.notice("goals/goal", "Attend physiotherapy", None, lambda _path: 0, date(2026, 11, 22))
    assert rule is not None
    assert coaching.wording.words(rule, "patient", None).ask


def test_a_file_that_is_not_there_is_a_fault() -> None:
    """It is named with its folder."""
    with pytest.raises(ContentFault) as trouble:
        Content().load("data", "nothing.yaml")

    assert str(trouble.value) == "data/nothing.yaml line 1: there is no such file."


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    """Windows editors may save words in their own way."""
    folder = tmp_path / "prompts"
    folder.mkdir()
    folder.joinpath("discuss.en.yaml").write_bytes("end:\n  ask: Café\n".encode("cp1252"))

    message = "the file is not plain UTF-8 text. Save it as UTF-8 in your editor."
    assert check_flow(Content(tmp_path), "discuss") == [Fault("prompts/discuss.en.yaml", 1, message)]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Windows editors put one in front."""
    content = own(tmp_path, data__help_now="\ufeffregion: Wales\n")

    assert content.load("data", "help_now.yaml")["region"] == "Wales"


def test_every_fault_of_a_file_is_in_the_error(tmp_path: Path) -> None:
    """The sentence names the first and says how to see the others."""
    content = own(tmp_path, data__help_now="region: {x} a\nowner: Our team # Jo\nregion: b\n")
    with pytest.raises(ContentFault) as trouble:
        content.load("data", "help_now.yaml")

    assert [fault.line for fault in trouble.value.faults] == [1, 2, 3]
    assert str(trouble.value) == (
        "data/help_now.yaml line 1: put double quotes round this wording, because it starts with { "
        "(2 more: run 'whatmatters flow check' to see all.)"
    )


def test_a_note_beside_a_line_of_a_flow_is_no_cut_sentence(tmp_path: Path) -> None:
    """Flows hold no wordings, so a note may stand beside a key."""
    noted = OWN_FLOW.replace("version: 1", "version: 1  # add 1 each time")
    content = own(tmp_path, flows__bus=noted, prompts__bus_dot_en=OWN_WORDS)

    assert check_flow(content, "bus") == []


def test_a_broken_own_flow_is_refused_with_its_faults(tmp_path: Path) -> None:
    """A talk never starts on a file that does not hold together."""
    content = own(tmp_path, flows__bus=OWN_FLOW.replace("kind: text", "kind: txt"), prompts__bus_dot_en=OWN_WORDS)
    with pytest.raises(ContentFault, match=r'flows/bus\.yaml line 8: "txt" is no kind of step\. Did you mean text\?'):
        open_conversation(content, "bus")


def test_a_flow_that_cannot_be_read_at_all_gives_only_its_own_fault(tmp_path: Path) -> None:
    """An empty file is one mistake, not a hundred."""
    content = own(tmp_path, flows__bus="", prompts__bus_dot_en=OWN_WORDS)

    assert check_flow(content, "bus") == [Fault("flows/bus.yaml", 1, "the file is empty.")]


def test_a_flow_with_another_name_than_its_file_is_a_fault(tmp_path: Path) -> None:
    """The name is how its words are found."""
    content = own(tmp_path, flows__bus=OWN_FLOW.replace("flow: bus", "flow: buss"), prompts__bus_dot_en=OWN_WORDS)

    assert Fault("flows/bus.yaml", 1, '"flow: buss" has to be the file\'s name: bus.') in check_flow(content, "bus")


def test_blocks_are_laid_over_key_by_key() -> None:
    """A text replaces a text, a list a list, and a block only its own keys."""
    below, _ = read_yaml("a: {x: 1, y: 2}\nb: [1, 2]\nc: text\nd: {z: 1}\n", "ours")
    above, _ = read_yaml("\n\na: {y: 3}\nb: [9]\nc: {w: 1}\nd: text\ne: new\n", "theirs")
    both = laid_over(below, above)

    assert both == {"a": {"x": "1", "y": "3"}, "b": ["9"], "c": {"w": "1"}, "d": "text", "e": "new"}
    assert both.line_of("a") == 3
    assert below["a"] == {"x": "1", "y": "2"}
