"""A flow can be read through and signed off, as a document or as data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.content import Content
from assistant.conversation.coaching import Coaching
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Flow, Stage, Step
from assistant.conversation.opening import open_conversation
from assistant.conversation.script import readers, script, script_data
from assistant.conversation.wording import Variant, Wording
from assistant.roles import LEVELS, ROLES, Level, Role

OURS = open_conversation(Content(), "discuss")


def tiny() -> Conversation:
    """A talk of three steps, one of them only for practitioners."""
    steps = (
        Step("cup/size", "choice", options=("small", "large")),
        Step("cup/sure", "scale", scale="confidence"),
        Step("cup/note", "text", roles=("practitioner",)),
    )
    shared: dict[str, dict[str, Any]] = {
        "cup/size": {
            "label": "Size",
            "before": "You wrote this.",
            "ask": "How large is it?\nA small one is fine.",
            "help": "Look at it.",
            "why": "It helps.",
            "listen": "the cup",
            "cues": ("Which cup?",),
            "ideas": ("This one", "That one"),
            "options": {"small": "A small one", "large": "A large one"},
        },
        "cup/sure": {
            "label": "Sure",
            "ask": "How sure are you?",
            "ends": ("not sure", "very sure"),
            "in_words": {"not_sure": "Not sure"},
        },
        "cup/note": {"label": "Note", "ask": "What did you see?"},
        "end": {"ask": "Goodbye."},
    }
    entries: dict[str, tuple[Variant, ...]] = {path: (Variant(None, None, fields),) for path, fields in shared.items()}
    entries["cup/sure"] += (Variant("peer", None, {"ask": "How sure, friend?"}),)
    flow = Flow("tea", 2, "About tea", (Stage("cup", "The cup", steps),))
    return Conversation(flow, Wording(entries), Coaching((), Wording({})))


def test_a_script_for_one_reader_holds_all_that_this_reader_meets() -> None:
    """Word for word, in the order of the talk."""
    lines = list(script(tiny(), [("practitioner", 2)]))

    assert lines == [
        "About tea (tea, version 2)",
        "",
        "As heard by: practitioner, level 2",
        "",
        "",
        "1. THE CUP",
        "",
        "",
        "[cup/size]  one of some choices",
        "    Before: You wrote this.",
        "    Says: How large is it?",
        "      A small one is fine.",
        "    Help: Look at it.",
        "    Why we ask: It helps.",
        "    Listen for: the cup",
        "    Cue: Which cup?",
        "    Ideas: This one / That one",
        "    ( ) A small one",
        "    ( ) A large one",
        "",
        "",
        "[cup/sure]  a scale",
        "    Says: How sure are you?",
        "    The ends: not sure ... very sure",
        "    ( ) Not sure",
        "",
        "",
        "[cup/note]  an open question",
        "  Only for: practitioner",
        "    Says: What did you see?",
        "",
        "",
        "THE END",
        "",
        "    Says: Goodbye.",
        "",
        "",
        "Read and agreed by: ______________________   Date: ______________",
    ]


def test_what_only_a_practitioner_is_to_listen_for_is_not_in_others_scripts() -> None:
    """Nor the questions that only a practitioner is asked."""
    lines = "\n".join(script(tiny(), [("patient", None)]))

    assert "Listen for" not in lines
    assert "cup/note" not in lines
    assert "As heard by: patient, level not known" in lines


def test_words_that_are_the_same_for_several_readers_stand_once() -> None:
    """A colleague reads each wording once."""
    lines = list(script(tiny(), readers(None, None)))

    assert sum("How large is it?" in line for line in lines) == 1
    assert sum("How sure" in line for line in lines) == 2
    assert "  peer:" in lines


@pytest.mark.parametrize(
    ("role", "level", "shown"),
    [
        (None, None, [("practitioner", None), ("peer", None), ("patient", None)]),
        ("peer", None, [("peer", None)]),
        ("peer", 3, [("peer", 3)]),
        (None, 4, [("practitioner", 4), ("peer", 4), ("patient", 4)]),
    ],
)
def test_a_reader_is_named_or_all_are_shown(
    role: Role | None, level: Level | None, shown: list[tuple[Role, Level | None]]
) -> None:
    """Every role where none is named."""
    assert readers(role, level) == shown


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("level", [None, *LEVELS])
def test_our_own_script_fits_a_page_and_holds_every_step(role: Role, level: Level | None) -> None:
    """No line is wider than eighty, and conditions and repeats are said."""
    lines = list(script(OURS, [(role, level)]))
    whole = "\n".join(lines)

    assert max(map(len, lines)) <= 80
    for step in OURS.flow.steps.values():
        assert (f"[{step.path}]" in whole) is (not step.roles or role in step.roles)
    assert "Only when: " in whole
    assert "once for each action" in whole


def test_the_data_of_a_script_hold_every_word_by_role_and_level() -> None:
    """As JSON that another program can read."""
    data = script_data(tiny(), None, None)
    size, sure, note = data["stages"][0]["steps"]

    assert json.loads(json.dumps(data))["flow"] == "tea"
    assert (data["flow"], data["version"], data["title"]) == ("tea", 2, "About tea")
    assert sure["scale"] == {"is": "confidence", "from": 1, "to": 10, "ends": ["not sure", "very sure"]}
    assert size["scale"] is None
    assert list(sure["words"]) == list(ROLES)
    assert list(sure["words"]["peer"]) == ["any", "1", "2", "3", "4"]
    assert sure["words"]["peer"]["1"]["ask"] == "How sure, friend?"
    assert note["roles"] == ["practitioner"]


def test_the_data_hold_the_words_of_one_reader_where_one_is_named() -> None:
    """And nothing but words."""
    data = script_data(tiny(), "peer", 2)

    assert data["stages"][0]["steps"][2]["words"] == {"peer": {"2": {"label": "Note", "ask": "What did you see?"}}}


def test_the_data_of_our_own_flow_say_conditions_and_repeats() -> None:
    """As they are written in the flow."""
    steps = {step["path"]: step for stage in script_data(OURS, None, None)["stages"] for step in stage["steps"]}
    confidence = steps["goals/confidence"]

    assert json.dumps(steps)
    assert [repeat["id"] for repeat in confidence["inside"]] == ["goals", "actions", "rounds"]
    assert confidence["inside"][2]["while"].startswith("confidence is below 6")
    assert confidence["inside"][0]["while"] is None
    assert steps["welcome/usual_care"]["when"] == ["agree is no_thank_you"]
    assert "open" not in steps["what_matters/hopes"]["words"]["patient"]["any"]
