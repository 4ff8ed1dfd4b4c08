"""A plan as a document: on the screen, or in a file to bring, to print or to send."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from assistant.commands.printing import WIDEST, width, write
from assistant.commands.surroundings import store
from assistant.documents.plain_english import plain_english
from assistant.documents.sheet import sheet
from assistant.drawn import drawn_plan
from assistant.plan.model import Plan
from assistant.storage.new_file import said, write_new

KINDS: dict[str, Callable[[Plan, int], list[str]]] = {"plain-english": plain_english, "sheet": sheet}
"""What a plan can be made into: from the plan and a width to lines."""


def document(options: argparse.Namespace) -> None:
    """Prints a document, or writes it into a file that is not there yet; raises CannotPack."""
    make = KINDS[options.kind]
    where = store(options)
    plan = drawn_plan(where.read(where.find(options.plan)))
    if options.out is None:
        write(*make(plan, width()))
        return
    text = "\n".join([*make(plan, WIDEST), ""])
    write_new(options.out, text.encode("utf-8"), "--out")
    write(f'Written: "{said(options.out)}"', "Whoever has this file can read it.")
