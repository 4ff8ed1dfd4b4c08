"""What all tests share: no settings of whoever runs them, no clock, and one time zone."""

from __future__ import annotations

import os
import time
from datetime import datetime

import pytest
from hypothesis import settings
from textual.pilot import Pilot

from assistant.content import Content

# How long something takes is never tested: on a busy machine an example may take any time.
settings.register_profile("no clock", settings(), deadline=None)
settings.load_profile("no clock")

# A moment has the same day wherever the tests are run.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()


@pytest.fixture(autouse=True)
def _only_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test meets the program as somebody new does."""
    for name in ("WHATMATTERS_RECORDS", "WHATMATTERS_CONTENT", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _patient_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each wait lets a message travel several rooms: from a key to a control, its screen, and what it opens.

    Textual's own wait also asks whether the process is at rest, and on a busy machine it may seem so too early.
    """
    once = Pilot._wait_for_screen

    async def several_times(pilot: Pilot[object], timeout: float = 30.0) -> bool:
        return all([await once(pilot, timeout) for _ in range(4)])

    monkeypatch.setattr(Pilot, "_wait_for_screen", several_times)


@pytest.fixture
def _numbers_just_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """To `flow check` it is the day on which the numbers for help were last looked up, whatever the day is."""
    checked = max(one["checked_on"] for one in Content().load("data", "help_now.yaml")["numbers"])
    monkeypatch.setattr("assistant.commands.flows.now", lambda: datetime.fromisoformat(checked))
