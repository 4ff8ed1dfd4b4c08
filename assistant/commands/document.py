"""A plan as a document: on the screen, or in a file to bring, to print or to send."""

from __future__ import annotations

import argparse
import sys

from assistant.commands.cases import all_plans, case_of, case_of_flow, reader_named
from assistant.commands.copies import write_copies
from assistant.commands.printing import width, write
from assistant.commands.surroundings import content, store
from assistant.document_kinds import FORMS, KINDS, Kind, document, letters_lacking, preview
from assistant.documents.case import AllPlans, Case
from assistant.documents.wording import document_words
from assistant.drawn import drawn_plan
from assistant.errors import CannotUse
from assistant.faces.for_whom import MAKING, lacking, what_is_left_out, written
from assistant.faces.patience import told_when_slow
from assistant.plan.readers import THE_PERSON
from assistant.storage.new_file import write_new
from assistant.storage.store import Store

EVERY_PLAN = "all"
"""What stands in place of a plan's id for a document that is made of every plan."""


def write_document(options: argparse.Namespace) -> None:
    """Prints a document, or writes it into a file that is not there yet; raises CannotUse or CannotPack."""
    kind, where = KINDS[options.kind], store(options)
    ending = _ending(options, kind)
    if options.plan == EVERY_PLAN or kind.of_flow:
        _of_no_plan(options, kind, ending, where)
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


def _of_no_plan(options: argparse.Namespace, kind: Kind, ending: str, where: Store) -> None:
    """Of all plans together, or of a talk as it is asked: no plan takes a note of it."""
    if not (kind.of_all or kind.of_flow):
        raise CannotUse(f'"{options.kind}" is made of one plan. Name it by its id; to see all, type: whatmatters plans')
    if options.reader is not None:
        raise CannotUse(f'"{options.kind}" is the same for everybody. Leave out --for.')
    case = case_of_flow(options, options.plan) if kind.of_flow else all_plans(options, where)
    if options.out is None:
        write(*preview(kind, case, width()))
        return
    write_new(options.out, _made(kind, case, ending), "--out", replace=options.replace)
    write(*written(options.out))


def _hand_out(options: argparse.Namespace, kind: Kind, ending: str, case: Case, where: Store) -> None:
    if options.out is None and not _is_text(kind):
        raise CannotUse(f"This document is not text. Name a file for it, such as: --out plan{kind.endings[0]}")
    if options.out is None:
        write(*preview(kind, case, width()))
        return
    made = {options.out: _made(kind, case, ending)}
    for_whom = "" if case.is_for_the_person else case.reader
    write_copies(where, case.plan_id, options.kind, made, "--out", for_whom, replace=options.replace)
    write(*written(options.out), *lacking(letters_lacking(kind, case, ending)))


def _made(kind: Kind, case: Case | AllPlans, ending: str) -> bytes:
    """The bytes of the file; whoever waits for it is told so."""
    with told_when_slow(lambda: sys.stderr.write(f"{MAKING}\n")):
        return document(kind, case, ending)


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
