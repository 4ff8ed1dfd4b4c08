"""A plan as a document: on the screen, or in a file to bring, to print or to send."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from assistant.commands.copies import write_copies
from assistant.commands.printing import WIDEST, width, write
from assistant.commands.surroundings import content, store
from assistant.documents.plain_english import plain_english
from assistant.documents.sheet import sheet
from assistant.drawn import drawn_plan
from assistant.help_now import help_on_paper
from assistant.plan.model import Plan
from assistant.storage.new_file import said

KINDS: dict[str, Callable[[Plan, int, Sequence[str]], list[str]]] = {"plain-english": plain_english, "sheet": sheet}
"""What a plan can be made into: from the plan, a width, and the lines that say where to get help, to lines."""


def document(options: argparse.Namespace) -> None:
    """Prints a document, or writes it into a file that is not there yet; raises CannotPack."""
    make = KINDS[options.kind]
    where = store(options)
    plan_id = where.find(options.plan)
    plan, card = drawn_plan(where.read(plan_id)), help_on_paper(content(options))
    if options.out is None:
        write(*make(plan, width(), card))
        return
    text = "\n".join([*make(plan, WIDEST, card), ""])
    write_copies(where, plan_id, options.kind, {options.out: text.encode("utf-8")}, "--out")
    write(f'Written: "{said(options.out)}"', "Whoever has this file can read it.")
