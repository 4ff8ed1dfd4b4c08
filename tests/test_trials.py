"""Proves, in its small form, each trial that `make trials` runs in full."""

from __future__ import annotations

import os

import pytest

from trials.table import TRIALS, trial

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has neither fork nor pseudo terminals")


@pytest.mark.parametrize("name", TRIALS)
def test_no_promise_is_broken_in_a_small_trial(name: str) -> None:
    """Each trial counts what it did, breaks nothing, and has tried at least something of everything."""
    taken = trial(name)
    outcome = taken.trial(taken.SMALL, 20261122)
    assert outcome.breaches == ()
    assert outcome.counts
    assert any(isinstance(count, int | float) and count > 0 for count in outcome.counts.values())
