"""Looks into a plan that was written for other programs (FHIR)."""

from __future__ import annotations

import argparse
import re

from assistant.commands.printing import width, write
from assistant.commands.surroundings import content, now
from assistant.documents.case import Case
from assistant.documents.plain_english import plain_english

_BEGINS = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"resourceType"\s*:\s*"Bundle"')


def is_bundle(held: bytes) -> bool:
    """Whether a file begins as a FHIR bundle does."""
    return _BEGINS.match(held) is not None


def show_bundle(options: argparse.Namespace, held: bytes) -> None:
    """Prints the plan in a bundle in plain English; raises CannotUse where it cannot be read."""
    from assistant.fhir.reading_back import plan_of  # late: few ever get such a file

    case = Case(plan_of(held), content(options), now())
    write("This file holds a plan for other programs (FHIR). It is shown here, and nothing was taken in.", "")
    write(*plain_english(case, width()))
