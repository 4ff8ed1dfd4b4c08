"""The words of a flow are read from their file, and every mistake in it has its line and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.content import Content
from assistant.conversation.checks import checked
from assistant.conversation.flow import Flow
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.opening import check_flow, flow_names
from assistant.conversation.prompt_file import PromptFiles
from assistant.conversation.wording import Wording
from assistant.errors import Fault
from assistant.plain_yaml import Block, read_yaml

FLOW = """\
flow: tea
stages:
  - id: cup
    steps:
      - {id: hello, kind: tell}
      - {id: size, kind: choice, options: [small, large]}
      - {id: sure, kind: scale, from: 1, to: 10, scale: confidence}
      - {id: look, kind: look_over, rows: [pot, tray], options: [fine, talk]}
      - {id: offer, kind: offer}
"""
WORDS = """\
prompts: tea
language: en
unnamed: the drinker
kinds:
  offer:
    options: {talk_about_it: Talk about it, not_today: Not today, not_for_me: Not for me}
cup/hello:
  label: Hello
  ask: Hello {name}.
  level 1: Hi {name}.
  levels 2-3: Hello there.
  practitioner: Say hello.
  practitioner, level 1-2:
    ask: Say hi.
    help: Slowly.
cup/size:
  label: Size
  before: "You are {name}."
  ask: How large is it?
  options: {small: A small one, large: A large one}
  cues: [Which cup?, Whose cup?]
cup/sure:
  label: Sure
  ask: How sure are you of {size}?
  ends: [not sure, very sure]
  in_words: {not_sure: Not sure, fairly_sure: Fairly sure, very_sure: Very sure}
cup/look:
  label: Look
  ask: How is each, after {cup/size}?
  rows: {pot: The pot, tray: The tray}
  options: {fine: Fine, talk: Talk}
cup/offer:
  label: Offer
  ask: Shall we?
end:
  ask: Goodbye {name}.
"""


def flow() -> Flow:
    """The flow to which the words belong."""
    block, _ = read_yaml(FLOW, "flows/tea.yaml")
    return checked(FlowFile(block, "flows/tea.yaml").flow)[0]


def read_prompts(block: Block, flow: Flow) -> tuple[Wording, list[Fault]]:
    """The words of a flow that has them all in one file, and every fault."""
    files = PromptFiles(flow, lambda name: (block, []) if name == f"{flow.name}.en.yaml" else None)
    assert files.wording.entries is not None
    return files.wording, files.faults


def look_at(text: str) -> tuple[Wording, list[tuple[int, str]]]:
    """The words of a text, and line and message of every fault."""
    block, faults = read_yaml(text, "prompts/tea.en.yaml")
    assert faults == []
    words, found = read_prompts(block, flow())
    assert {fault.file for fault in found} <= {"prompts/tea.en.yaml"}
    return words, [(fault.line, fault.message) for fault in sorted(found)]


def test_a_whole_file_gives_the_words_of_every_step() -> None:
    """Shared words, variants, words of a kind, and the last words."""
    words, faults = look_at(WORDS)

    assert faults == []
    assert words.words("cup/hello", "patient", None).ask == "Hello {name}."
    assert words.words("cup/hello", "patient", 1).ask == "Hi {name}."
    assert words.words("cup/hello", "peer", 3).ask == "Hello there."
    assert words.words("cup/hello", "practitioner", 2).help == "Slowly."
    assert words.words("cup/hello", "practitioner", 4).ask == "Say hello."
    assert words.words("cup/size", "patient", None).cues == ("Which cup?", "Whose cup?")
    assert words.words("cup/offer", "patient", None).options["not_today"] == "Not today"
    assert words.words("end", "patient", None).ask == "Goodbye {name}."
    assert words.unnamed == "the drinker"


def test_a_step_has_its_own_words_before_those_of_its_kind() -> None:
    """The words of a kind are only the floor."""
    own = "  ask: Shall we?\n  options: {talk_about_it: Yes, not_today: Later, not_for_me: No}\n"
    words, faults = look_at(WORDS.replace("  ask: Shall we?\n", own))

    assert faults == []
    assert words.words("cup/offer", "patient", None).options == {
        "talk_about_it": "Yes",
        "not_today": "Later",
        "not_for_me": "No",
    }


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        (
            "cup/size:",
            "cup/sise:",
            [
                (1, 'cup/size has no words. Add "cup/size:" with "label:" and "ask:".'),
                (16, '"cup/sise" is no step of tea. Did you mean cup/size?'),
            ],
        ),
        ("prompts: tea", "promts: tea", [(1, '"promts" is no step of tea.')]),
        (
            "cup/offer:\n  label: Offer\n  ask: Shall we?\n",
            "cup/offer: Shall we?\n",
            [
                (32, '"cup/offer" needs its words below it, such as "ask: ...".'),
            ],
        ),
        ("end:\n  ask: Goodbye {name}.", "end: Goodbye", [(35, '"end" needs its words below it, such as "ask: ...".')]),
        ("  ask: Shall we?\n", "", [(32, 'cup/offer has no "ask:" that everyone can be shown.')]),
        ("  ask: Shall we?\n", "  peer: Shall we?\n", [(32, 'cup/offer has no "ask:" that everyone can be shown.')]),
        ("  label: Offer\n", "", [(32, 'cup/offer has no "label:" that everyone can be shown.')]),
        ("  label: Offer\n", "  lable: Offer\n", [
            (32, 'cup/offer has no "label:" that everyone can be shown.'),
            (33, '"lable" is not known here. Did you mean label?'),
        ]),
        ("  level 1: Hi", "  level 5: Hi", [(10, 'levels run from 1 to 4, so "level 5" is for nobody.')]),
        ("  level 1: Hi", "  level 0: Hi", [(10, 'levels run from 1 to 4, so "level 0" is for nobody.')]),
        ("  levels 2-3:", "  levels 3-2:", [(11, 'levels run from 1 to 4, so "levels 3-2" is for nobody.')]),
        ("  practitioner: Say", "  nurse: Say", [(12, '"nurse" is not known here.')]),
        (
            "  practitioner: Say",
            "  practicioner: Say",
            [(12, '"practicioner" is not known here. Did you mean practitioner?')],
        ),
        (
            "  practitioner, level 1-2:",
            "  practitioner level 1:",
            [(13, '"practitioner level 1" is not known here. Did you mean practitioner?')],
        ),
        ("    help: Slowly.", "    hepl: Slowly.", [(15, '"hepl" is not known here. Did you mean help?')]),
        (
            "  practitioner: Say hello.",
            "  practitioner: [Say, hello]",
            [(12, 'the words for "practitioner" are a text, or keys such as "ask:" below it.')],
        ),
        ("  cues: [Which cup?, Whose cup?]", "  cues: Which cup?", [(21, '"cues" holds a list of texts.')]),
        ("  cues: [Which cup?, Whose cup?]", "  help: [Which cup?]", [(21, '"help" holds a text.')]),
        (
            "  rows: {pot: The pot, tray: The tray}",
            "  rows: [The pot, The tray]",
            [
                (27, 'cup/look has no words for "pot". Add it below "rows:".'),
                (27, 'cup/look has no words for "tray". Add it below "rows:".'),
                (30, '"rows" holds ids with their words.'),
            ],
        ),
        (
            "{small: A small one, large: A large one}",
            "{smal: A small one, large: A large one}",
            [
                (16, '"smal" is none of the options of cup/size. Did you mean small?'),
                (16, 'cup/size has no words for "small". Add it below "options:".'),
            ],
        ),
        (
            "fairly_sure: Fairly sure, ",
            "",
            [(22, 'cup/sure has no words for "fairly_sure". Add it below "in_words:".')],
        ),
        (
            "  ends: [not sure, very sure]",
            "  ends: [not sure]",
            [(22, 'cup/sure needs "ends:" with two texts: what 1 and 10 mean.')],
        ),
        (
            "  ask: Shall we?",
            "  ask: Shall we?\n  in_words: {a: b}\n  ends: [x, y]",
            [(32, '"a" is none of the in_words of cup/offer.')],
        ),
        ("Hello {name}.", "Hello {nmae}.", [(7, "nothing fills {nmae} in cup/hello. Did you mean name?")]),
        ("Hello {name}.", "Hello {Name}.", [(7, "nothing fills {Name} in cup/hello. Did you mean name?")]),
        ("Hello {name}.", "Hello {the person}.", [(7, "nothing fills {the person} in cup/hello.")]),
        ("Hello {name}.", "Hello {}.", [(7, "nothing fills {} in cup/hello.")]),
        ("Slowly.", "Slowly, {siez}.", [(7, "nothing fills {siez} in cup/hello. Did you mean size?")]),
        ("[Which cup?, Whose cup?]", '["Which {zzz}?"]', [(16, "nothing fills {zzz} in cup/size.")]),
        ("small: A small one", 'small: "A {zzz} one"', [(16, "nothing fills {zzz} in cup/size.")]),
        ("Goodbye {name}.", "Goodbye {size}.", [(35, "nothing fills {size} in end. Only {name} is known there.")]),
        ("  offer:\n", "  ofer:\n", [
            (5, '"ofer" is no kind of step. Did you mean offer?'),
            (32, 'cup/offer has no words for "not_for_me". Add it below "options:".'),
            (32, 'cup/offer has no words for "not_today". Add it below "options:".'),
            (32, 'cup/offer has no words for "talk_about_it". Add it below "options:".'),
        ]),
        ("  offer:\n", "  tell: Hello\n  offer:\n", [
            (5, '"tell" needs its words below it, such as "options:".'),
        ]),
    ],
)  # fmt: skip
def test_each_mistake_is_said_at_its_line(old: str, new: str, faults: list[tuple[int, str]]) -> None:
    """With the nearest known word where there is one, and no echoes."""
    assert WORDS.count(old) == 1 or old == "Hello {name}."
    assert look_at(WORDS.replace(old, new, 1))[1] == faults


BORROWING = """\
flow: milk
borrows: tea
stages:
  - id: cup
    steps:
      - {id: hello, kind: tell}
      - {id: again, kind: offer}
"""


def borrowing(**files: str) -> tuple[Wording, list[Fault]]:
    """The words of a flow that borrows from tea, with these files of its own: `milk`, `milk__cup`."""
    texts = {"tea.en.yaml": WORDS} | {f"{name.replace('__', '/')}.en.yaml": text for name, text in files.items()}
    block, _ = read_yaml(BORROWING, "flows/milk.yaml")
    read = PromptFiles(
        checked(FlowFile(block, "flows/milk.yaml").flow)[0],
        lambda name: read_yaml(texts[name], name) if name in texts else None,
    )
    assert read.wording.entries
    return read.wording, read.faults


OWN_OFFER = "cup/again:\n  label: Again\n  ask: Once more?\n"


def test_a_step_borrows_the_words_of_the_same_path_where_it_has_none() -> None:
    """And the words of a kind too, so that every offer has its options."""
    words, faults = borrowing(milk=OWN_OFFER)

    assert faults == []
    assert words.words("cup/hello", "patient", 1).ask == "Hi {name}."
    assert words.words("cup/again", "patient", None).options["not_today"] == "Not today"


def test_own_words_stand_before_borrowed_ones_whole() -> None:
    """Nothing of the borrowed entry shows through."""
    words, faults = borrowing(milk=OWN_OFFER, milk__cup="cup/hello:\n  label: Hi\n  ask: Hi again.\n")

    assert faults == []
    assert words.words("cup/hello", "patient", 1).ask == "Hi again."
    assert words.words("cup/hello", "practitioner", 2).help == ""


def test_own_words_of_a_kind_stand_before_borrowed_ones() -> None:
    """Kind by kind."""
    kinds = "kinds:\n  offer:\n    options: {talk_about_it: Yes, not_today: Later, not_for_me: No}\n"
    words, faults = borrowing(milk=kinds + OWN_OFFER)

    assert faults == []
    assert words.words("cup/again", "patient", None).options["not_today"] == "Later"


def test_a_step_that_nobody_has_words_for_is_a_fault() -> None:
    """Neither its own flow, nor the one borrowed from."""
    assert [fault.message for fault in borrowing(milk="prompts: milk\n")[1]] == [
        'cup/again has no words. Add "cup/again:" with "label:" and "ask:".'
    ]


def test_what_is_known_needs_only_a_label() -> None:
    """It is never asked; its options have words, so that it can be said in them."""
    written = FLOW + "      - {id: known, kind: known, options: [a, b], saves: goals.goal}\n"
    block, _ = read_yaml(written, "flows/tea.yaml")
    flow = checked(FlowFile(block, "flows/tea.yaml").flow)[0]
    words, _ = read_yaml(WORDS + "cup/known:\n  label: Known\n  options: {a: The first, b: The second}\n", "words")
    nothing, _ = read_yaml(WORDS + "cup/known:\n  help: Known\n", "words")

    assert read_prompts(words, flow)[1] == []
    assert [one.message for one in read_prompts(nothing, flow)[1]] == [
        'cup/known has no "label:" that everyone can be shown.'
    ]


def test_kinds_that_are_a_text_are_said_once() -> None:
    """Besides the options that are now without words."""
    words = WORDS.partition("kinds:")[0] + "kinds: none\n" + "cup/hello:" + WORDS.partition("cup/hello:")[2]

    assert (4, '"kinds" holds the words that all steps of a kind share, below its name.') in look_at(words)[1]


def test_a_scale_that_is_no_scale_is_not_said_again_of_its_words() -> None:
    """What is wrong stands in the flow, and is said there."""
    block, _ = read_yaml(FLOW.replace("scale: confidence", "scale: confidense"), "flows/tea.yaml")
    words, _ = read_yaml(WORDS, "prompts/tea.en.yaml")

    assert read_prompts(words, FlowFile(block, "flows/tea.yaml").flow)[1] == []


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    """Each at its own line."""
    text = (
        WORDS.replace("level 1: Hi", "level 9: Hi").replace("Slowly.", "Slowly, {zzz}.").replace("  label: Look\n", "")
    )
    text = text.replace("[not sure, very sure]", "[not sure]").replace("cues:", "ceus:")

    assert look_at(text)[1] == [
        (7, "nothing fills {zzz} in cup/hello."),
        (10, 'levels run from 1 to 4, so "level 9" is for nobody.'),
        (21, '"ceus" is not known here. Did you mean cues?'),
        (22, 'cup/sure needs "ends:" with two texts: what 1 and 10 mean.'),
        (27, 'cup/look has no "label:" that everyone can be shown.'),
    ]


def test_a_service_sees_every_kind_of_mistake_of_its_own_words_in_one_check(tmp_path: Path) -> None:
    """Broken lines, double keys, cut sentences and wrong names come out of one check, in order."""
    folder = tmp_path / "prompts"
    folder.mkdir()
    text = (
        "goals/gaol:\n"
        "  ask: What would be better?\n"
        "goals/goal:\n"
        "  ask: Think: what would be better?\n"
        "  level 5: Hello\n"
        "  help: Call 1 # not 2\n"
        '  why: "It helps\n'
        "\tlisten: the goal\n"
        "goals/need:\n"
        "  ask: One\n"
        "  ask: Two\n"
        "  help: Dear {nobody}\n"
    )
    folder.joinpath("discuss.en.yaml").write_text(text, encoding="utf-8")
    file = "prompts/discuss.en.yaml"

    assert check_flow(Content(tmp_path), "discuss") == [
        Fault(file, 1, '"goals/gaol" is no step of discuss. Did you mean goals/goal?'),
        Fault(file, 4, 'put double quotes round this wording, because it has ": " in it, or check the indent.'),
        Fault(file, 5, 'levels run from 1 to 4, so "level 5" is for nobody.'),
        Fault(file, 6, 'the wording is cut at " #". Put double quotes round it, or move the note to its own line.'),
        Fault(file, 7, "a quote is opened and never closed. Close it, or put the whole wording in double quotes."),
        Fault(file, 8, "there is a tab here. Use spaces to indent."),
        Fault(file, 9, "nothing fills {nobody} in goals/need."),
        Fault(file, 11, '"ask" is written twice (first on line 10). Keep one of them.'),
    ]


@pytest.mark.parametrize("name", flow_names(Content()))
def test_our_own_flows_have_no_faults(name: str) -> None:
    """Every step of every talk has words for everybody, and every condition can come true."""
    assert check_flow(Content(), name) == []
