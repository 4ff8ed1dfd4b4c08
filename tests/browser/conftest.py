"""A real browser for the tests of this folder; `make browser` sets up what they need."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.opened import Opened

BROWSER = os.environ.get("WHATMATTERS_BROWSER", "")
"""The path of a Chromium; without it the tests of this folder are left out."""
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser for all tests of this folder."""
    if not BROWSER:
        pytest.skip("needs a real browser: type make browser")
    # Playwright is an extra of its own: whoever tests no pages does without its fifty megabytes.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Opened]:
    """An empty page for each test; no request of it leaves the computer."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield Opened(context.new_page())
    context.close()
