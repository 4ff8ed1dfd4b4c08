"""Every word that ships is plain, short and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.content import Content
from assistant.conversation.flow import Step
from assistant.conversation.opening import flow_names, open_conversation
from assistant.conversation.wording import Variant, Wording
from assistant.roles import LEVELS, ROLES

OURS = {name: open_conversation(Content(), name) for name in flow_names(Content())}
WORDINGS = {name: talk.asking.wording for name, talk in OURS.items()}
WORDINGS |= {f"{name}, coaching": talk.asking.coaching.wording for name, talk in OURS.items()}
STEPS = [(name, step) for name, talk in OURS.items() for step in talk.flow.steps.values()]
ASKED = [(name, step) for name, step in STEPS if step.kind != "known"]
"""What is known from another talk needs only a name."""
NOT_OURS = re.compile(
    r"\b(should|must|compliance|service users?|empower\w*|journey|scores?|great answer)\b|!", re.IGNORECASE
)
LONGEST_SENTENCE = 20


def texts(wording: Wording) -> Iterator[tuple[str, Variant, str, str]]:
    """Every text with its path, its variant and its field."""
    for path, variants in wording.entries.items():
        for variant in variants:
            for field, value in variant.fields.items():
                several = value.values() if isinstance(value, dict) else [value] if isinstance(value, str) else value
                yield from ((path, variant, field, text) for text in several)


def sentences(text: str) -> list[str]:
    """A text cut after full stops, question marks and line ends."""
    return [one for one in re.split(r"(?<=[.?!])\s+|\n+", text) if one.strip()]


@pytest.mark.parametrize("name", WORDINGS)
def test_no_sentence_is_longer_than_twenty_words(name: str) -> None:
    """Questions, help, reasons and cues alike."""
    long = [
        (path, field, sentence)
        for path, _, field, text in texts(WORDINGS[name])
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]

    assert long == []


@pytest.mark.parametrize("name", WORDINGS)
def test_nobody_is_told_what_to_do_judged_or_cheered(name: str) -> None:
    """None of the words that services like, and no exclamation marks."""
    assert [(path, field, text) for path, _, field, text in texts(WORDINGS[name]) if NOT_OURS.search(text)] == []


@pytest.mark.parametrize("name", WORDINGS)
def test_no_level_is_ever_spoken_of(name: str) -> None:
    """It changes the words, and is never shown."""
    assert [(path, text) for path, _, _, text in texts(WORDINGS[name]) if re.search(r"\blevels?\b", text, re.I)] == []


def named(entry: tuple[str, Step]) -> str:
    """How a step is called in the list of tests."""
    return f"{entry[0]}: {entry[1].path}"


def test_the_card_and_the_titles_are_as_plain_as_the_rest() -> None:
    """No judging words and no exclamation marks there either."""
    card = str(dict(Content().load("data", "help_now.yaml")))
    titles = [title for talk in OURS.values() for title in (talk.flow.title, *(one.title for one in talk.flow.stages))]

    assert not NOT_OURS.search(card)
    assert not any(NOT_OURS.search(title) or "level" in title.lower() for title in titles)


@pytest.mark.parametrize("entry", [one for one in ASKED if one[1].kind != "thoughts"], ids=named)
def test_every_step_has_words_for_a_practitioner(entry: tuple[str, Step]) -> None:
    """They speak to the person in the room, not for themselves, and know what to listen for."""
    name, step = entry
    said = [variant.fields for variant in WORDINGS[name].entries[step.path] if variant.role == "practitioner"]

    assert said
    assert WORDINGS[name].words(step.path, "practitioner", None).listen


@pytest.mark.parametrize("entry", ASKED, ids=named)
def test_every_reader_meets_a_question_and_a_label(entry: tuple[str, Step]) -> None:
    """Whatever the role and the level."""
    name, step = entry
    for role in ROLES:
        for level in (None, *LEVELS):
            words = WORDINGS[name].words(step.path, role, level)
            assert words.ask
            assert words.label


@pytest.mark.parametrize("entry", [one for one in STEPS if one[1].kind == "known"], ids=named)
def test_what_is_known_has_a_label_that_is_no_question(entry: tuple[str, Step]) -> None:
    """It is read back, and never asked."""
    name, step = entry
    label = WORDINGS[name].label(step.path)
    can_be_changed = not step.options

    assert label != step.path
    assert "?" not in label
    assert bool(WORDINGS[name].words(step.path, "patient", None).ask) >= can_be_changed


@pytest.mark.parametrize("entry", [one for one in ASKED if "patient" in (one[1].roles or ROLES)], ids=named)
def test_a_person_is_spoken_to_and_never_of(entry: tuple[str, Step]) -> None:
    """What a person reads says "you": only others are told of {name}."""
    name, step = entry
    for level in (None, *LEVELS):
        words = replace(WORDINGS[name].words(step.path, "patient", level), listen="")
        assert "{name}" not in str(words)


@pytest.mark.parametrize(
    ("name", "stage"),
    [(name, stage.id) for name, talk in OURS.items() for stage in talk.flow.stages if stage.id in ("goals", "ahead")],
)
def test_half_of_the_steps_of_a_hard_part_have_words_of_their_own_for_the_first_and_last_level(
    name: str, stage: str
) -> None:
    """Not only help and ideas: another question."""
    wording = WORDINGS[name]
    paths = [step.path for step in OURS[name].flow.stage(stage).steps if step.kind != "known"]
    varied = [path for path in paths if len({wording.words(path, "patient", level).ask for level in (None, 1, 4)}) == 3]

    assert len(varied) * 2 >= len(paths)


@pytest.mark.parametrize("entry", [one for one in STEPS if one[1].kind == "scale"], ids=named)
def test_both_ends_of_every_scale_are_labelled(entry: tuple[str, Step]) -> None:
    """Nobody has to know which way a scale runs."""
    name, step = entry
    for role in ROLES:
        assert len(set(WORDINGS[name].words(step.path, role, None).ends)) == 2


@pytest.mark.parametrize("name", OURS)
def test_every_talk_has_last_words_and_a_rest(name: str) -> None:
    """Also the one that was not wanted."""
    for role in ROLES:
        for entry in ("end", "declined", "rest"):
            assert WORDINGS[name].words(entry, role, None).ask
