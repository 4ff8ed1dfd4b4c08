"""A plan as a document: on the screen, or in a file to bring, to print or to send."""

from __future__ import annotations

import argparse
import sys

from assistant.commands.cases import all_plans, case_of, reader_named, what_is_left_out
from assistant.commands.copies import write_copies
from assistant.commands.printing import width, write
from assistant.commands.surroundings import content, store
from assistant.document_kinds import FORMS, KINDS, Kind, document, preview
from assistant.documents.case import AllPlans, Case
from assistant.documents.wording import document_words
from assistant.drawn import drawn_plan
from assistant.errors import CannotUse
from assistant.plan.readers import THE_PERSON
from assistant.storage.new_file import said, write_new
from assistant.storage.store import Store

EVERY_PLAN = "all"
"""What stands in place of a plan's id for a document that is made of every plan."""
_WHOEVER = "Whoever has this file can read it."


def write_document(options: argparse.Namespace) -> None:
    """Prints a document, or writes it into a file that is not there yet; raises CannotUse or CannotPack."""
    kind, where = KINDS[options.kind], store(options)
    ending = _ending(options, kind)
    if options.plan == EVERY_PLAN:
        _of_every_plan(options, kind, ending, all_plans(options, where))
        return
    if not kind.maker:
        raise CannotUse(f'"{options.kind}" is made of every plan. Type: whatmatters document all --as {options.kind}')
    plan_id = where.find(options.plan)
    record = where.read(plan_id)
    plan, words = drawn_plan(record), document_words(content(options), "plan")
    reader = reader_named(plan, options.reader, words)
    if reader != THE_PERSON and not kind.for_anybody:
        raise CannotUse(f'"{options.kind}" is for the person alone. Leave out --for.')
    for line in what_is_left_out(plan, reader, words):
        sys.stderr.write(f"{line}\n")
    _hand_out(options, kind, ending, case_of(options, record, reader), where)


def _of_every_plan(options: argparse.Namespace, kind: Kind, ending: str, plans: AllPlans) -> None:
    if not kind.of_all:
        raise CannotUse(f'"{options.kind}" is made of one plan. Name it by its id; to see all, type: whatmatters plans')
    if options.reader is not None:
        raise CannotUse("What is counted over every plan is the same for everybody. Leave out --for.")
    if options.out is None:
        write(*preview(kind, plans, width()))
        return
    write_new(options.out, document(kind, plans, ending), "--out", replace=options.replace)
    write(f'Written: "{said(options.out)}"', _WHOEVER)


def _hand_out(options: argparse.Namespace, kind: Kind, ending: str, case: Case, where: Store) -> None:
    if options.out is None and not _is_text(kind):
        raise CannotUse(f"This document is not text. Name a file for it, such as: --out plan{kind.endings[0]}")
    if options.out is None:
        write(*preview(kind, case, width()))
        return
    made = {options.out: document(kind, case, ending)}
    for_whom = "" if case.is_for_the_person else case.reader
    write_copies(where, case.plan_id, options.kind, made, "--out", for_whom, replace=options.replace)
    write(f'Written: "{said(options.out)}"', _WHOEVER)


def _is_text(kind: Kind) -> bool:
    return kind.endings[0] not in (".pdf", ".docx", ".html")


def _ending(options: argparse.Namespace, kind: Kind) -> str:
    """How the file ends, which says its form: the usual one where it ends in no way that is known."""
    ending = options.out.suffix.lower() if options.out else ""
    if ending in kind.endings:
        return str(ending)
    if ending in FORMS and ending != ".txt":
        known = ", ".join(kind.endings)
        raise CannotUse(f'"{options.kind}" cannot be a file that ends in {ending}. It can end in: {known}.')
    return kind.endings[0]
