"""The documents of seven plans are what they are to be, byte for byte."""

from __future__ import annotations

from functools import lru_cache

import pytest

from assistant.documents.case import Case
from tests.golden_documents import FOLDER, KEPT, STORIES, case, golden, made


@lru_cache(maxsize=2)
def told(story: str) -> Case:
    """The case of a story, played once."""
    return case(story)


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize(("name", "ending"), KEPT)
def test_a_document_is_as_it_was_signed_off(story: str, name: str, ending: str) -> None:
    """Where a change is meant, `python -m tests.golden_documents` writes it, and the difference is read by somebody."""
    assert made(told(story), name, ending).decode() == golden(story, name, ending).read_bytes().decode()


def test_nothing_is_kept_that_is_no_longer_made() -> None:
    """Nor a plan that is not told any more."""
    kept = {file for file in (FOLDER / "documents").rglob("*") if file.is_file()}

    assert kept == {golden(story, name, ending) for story in STORIES for name, ending in KEPT}
