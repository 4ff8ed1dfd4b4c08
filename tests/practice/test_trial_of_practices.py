"""The trial of practices fails where a person repeats a line, invents one, forgets the seed, or breaks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from assistant.practice.exchange import Line
from assistant.practice.simulated import answering
from assistant.practice.simulated.speaking import Speaking
from trials.practising import practised

SEED = 7
INVENTED = "Ring Doctor Brown on 020 7946 0000."


def repeats(speaking: Speaking) -> bool:
    """Says the same each time."""
    speaking.lines.append(Line("says.mm", "", speaking.person.says["mm"][0]))
    return True


def invents(speaking: Speaking) -> bool:
    """Says what nobody wrote for them."""
    speaking.lines.append(Line("says.mm", "", INVENTED))
    return True


def says_nothing(_speaking: Speaking) -> bool:
    """Neither says nor shows anything."""
    return True


def breaks(_speaking: Speaking) -> bool:
    """Has an error in it."""
    raise KeyError("ankles")


_turns = count()


def forgets_the_seed(speaking: Speaking) -> bool:
    """Says another thing each time it is asked."""
    wordings = speaking.person.says["mm"]
    speaking.lines.append(Line("says.mm", "", wordings[next(_turns) % len(wordings)]))
    return True


@pytest.mark.parametrize(
    ("rule", "breach"),
    [
        (repeats, 'times: "'),
        (invents, f'turn 1: not in their file: "{INVENTED}"'),
        (says_nothing, "turn 1: nothing was answered"),
        (breaks, "turn 1: KeyError: 'ankles'"),
        (forgets_the_seed, 'turn 1: once "'),
    ],
)
def test_the_trial_fails_where_a_rule_breaks_the_promise(
    rule: Callable[[Speaking], bool], breach: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the person and the turn."""
    monkeypatch.setattr(answering, "_RULES", (rule,))

    assert [one for one in practised(1, SEED).breaches if breach in one]


def test_the_trial_fails_where_a_sentence_comes_again_in_another_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """People do not say the same sentence twice, whatever they say beside it."""

    def says_it_beside_something(speaking: Speaking) -> bool:
        wordings = speaking.person.says["mm"]
        said = f"I am looking at the window. {wordings[speaking.mind.turns % len(wordings)]}"
        speaking.lines.append(Line("says.mm", "", said))
        return True

    monkeypatch.setattr(answering, "_RULES", (says_it_beside_something,))

    found = practised(1, SEED).breaches
    assert [one for one in found if 'times: "i am looking at the window."' in one]


def test_the_same_seed_has_the_same_practices() -> None:
    """So that a breach can be looked at again."""
    once = practised(2, SEED)

    assert once.breaches == ()
    assert practised(2, SEED) == once
    assert practised(2, SEED + 1).counts != once.counts
