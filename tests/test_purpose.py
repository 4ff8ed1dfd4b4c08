"""The program says what it is not where it introduces itself, and a page says it whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.content import Content
from assistant.conversation.opening import flow_names
from assistant.roles import LEVELS
from tests.talking import ours

PURPOSE = Path(__file__).parent.parent.joinpath("docs", "purpose.md").read_text(encoding="utf-8")
FLAT = " ".join(PURPOSE.split())
TWO_SENTENCES = (
    "helps you say and keep what matters. It does not judge your health or advise on treatment, "
    "and nobody is watching what you type."
)
SILENCE = (
    "The program advises nothing and watches over nobody. If it says nothing, that does not mean that all is well."
)
FLOWS = flow_names(Content())


def first_words(flow: str, role: str) -> set[str]:
    """What stands below the first words of a talk, at every level, on one line."""
    wording, first = ours(flow).asking.wording, next(iter(ours(flow).flow.steps))
    return {" ".join(wording.words(first, role, level).help.split()) for level in (None, *LEVELS)}  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["patient", "peer"])
@pytest.mark.parametrize("flow", FLOWS)
def test_every_talk_says_at_its_beginning_what_it_is_not(flow: str, role: str) -> None:
    """In two sentences, whatever the level."""
    assert all(TWO_SENTENCES in words for words in first_words(flow, role))


@pytest.mark.parametrize("flow", FLOWS)
def test_every_talk_says_to_a_practitioner_that_silence_means_nothing(flow: str) -> None:
    """Nobody relies on what was not noticed."""
    assert all(SILENCE in words for words in first_words(flow, "practitioner"))


def test_the_page_says_the_same_two_sentences_and_what_is_still_to_be_got() -> None:
    """With who it is for, the four parts of the test, and that it is our own reading."""
    assert f"It {TWO_SENTENCES}" in FLAT
    assert "Nobody is watching." in PURPOSE
    assert "Silence means nothing." in PURPOSE
    assert "A written opinion of somebody qualified in the law of medical devices is still to be got" in FLAT
    for heading in ("Who it is for", "What it does not do", "Why it is meant to be no medical device"):
        assert f"\n## {heading}\n" in PURPOSE
