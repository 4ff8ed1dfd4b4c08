"""Every word that ships is plain, short and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant.content import Content
from assistant.conversation.opening import open_conversation
from assistant.conversation.wording import Variant, Wording
from assistant.roles import LEVELS, ROLES

OURS = open_conversation(Content(), "discuss")
WORDINGS = {"discuss": OURS.asking.wording, "coaching": OURS.asking.coaching.wording}
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


def test_the_card_and_the_titles_are_as_plain_as_the_rest() -> None:
    """No judging words and no exclamation marks there either."""
    card = str(dict(Content().load("data", "help_now.yaml")))
    titles = [stage.title for stage in OURS.flow.stages]

    assert not NOT_OURS.search(card)
    assert not any(NOT_OURS.search(title) or "level" in title.lower() for title in titles)


@pytest.mark.parametrize("path", [step.path for step in OURS.flow.steps.values() if step.kind != "thoughts"])
def test_every_step_has_words_for_a_practitioner(path: str) -> None:
    """They speak to the person in the room, not for themselves."""
    assert any(variant.role == "practitioner" for variant in WORDINGS["discuss"].entries[path])


@pytest.mark.parametrize("path", OURS.flow.steps)
def test_every_reader_meets_a_question_and_a_label(path: str) -> None:
    """Whatever the role and the level."""
    for role in ROLES:
        for level in (None, *LEVELS):
            words = WORDINGS["discuss"].words(path, role, level)
            assert words.ask
            assert words.label


@pytest.mark.parametrize("stage", ["goals", "ahead"])
def test_half_of_the_steps_of_a_hard_part_have_words_of_their_own_for_the_first_and_last_level(stage: str) -> None:
    """Not only help and ideas: another question."""
    wording = WORDINGS["discuss"]
    paths = [step.path for step in OURS.flow.stage(stage).steps]
    varied = [path for path in paths if len({wording.words(path, "patient", level).ask for level in (None, 1, 4)}) == 3]

    assert len(varied) * 2 >= len(paths)


def test_both_ends_of_every_scale_are_labelled() -> None:
    """Nobody has to know which way a scale runs."""
    for step in OURS.flow.steps.values():
        if step.kind == "scale":
            for role in ROLES:
                assert len(set(WORDINGS["discuss"].words(step.path, role, None).ends)) == 2
