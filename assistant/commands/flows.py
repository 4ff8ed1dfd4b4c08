"""Lists, shows, checks and tries the flows."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime

from assistant.commands.printing import write, write_json
from assistant.commands.surroundings import content, now
from assistant.content import Content
from assistant.conversation.opening import check_flow, flow_names, open_conversation
from assistant.conversation.playing import as_data, transcript
from assistant.conversation.rehearsing import rehearse
from assistant.conversation.script import readers, script, script_data
from assistant.conversation.urgent_help import urgent_help
from assistant.documents.case import Case
from assistant.documents.plain_english import plain_english
from assistant.documents.wording import document_names, wording_faults
from assistant.drawn import drawn_plan
from assistant.errors import ContentFault, Fault, SaidPlainly
from assistant.help_now import card_faults
from assistant.plan.plan_json import as_json_data
from assistant.practice.simulated.example_questions import example_questions
from assistant.service_keys import service_keys


class FaultsFound(SaidPlainly):
    """The checker found something; its lines are on standard output."""


def list_flows(options: argparse.Namespace) -> None:
    """Prints the name and title of every flow."""
    files = content(options)
    for name in flow_names(files):
        block, _ = files.look("flows", f"{name}.yaml")
        write(f"{name}: {block.get('title', name)}")


def show(options: argparse.Namespace) -> None:
    """Prints every step of a flow with its words, as a document or as JSON."""
    conversation = open_conversation(content(options), options.name)
    if options.json:
        data = script_data(conversation, options.role, options.level)
        write_json(data)
        return
    for line in script(conversation, readers(options.role, options.level)):
        write(line)


def _faults_in(read: Callable[[], object]) -> list[Fault]:
    """Every fault of a content file that is read whole or not at all."""
    try:
        read()
    except ContentFault as found:
        return list(found.faults)
    return []


def _wording_faults(files: Content, folder: str) -> list[Fault]:
    return [fault for name in document_names(files, folder) for fault in wording_faults(files, name, folder)]


def check(options: argparse.Namespace) -> None:
    """Prints every fault of one flow, or of all and what is said beside them; raises FaultsFound for any."""
    files = content(options)
    found = {name: check_flow(files, name) for name in ([options.name] if options.name else flow_names(files))}
    if not options.name:
        found["help now"] = card_faults(files, now().date())
        found["documents"] = _wording_faults(files, "documents")
        found["practice"] = [*_wording_faults(files, "practise"), *_faults_in(lambda: example_questions(files))]
        found["urgent words"] = _faults_in(lambda: urgent_help(files))
        found["service keys"] = _faults_in(lambda: service_keys(files))
    seen: set[Fault] = set()
    for name, faults in found.items():
        # Words that one flow lends to another have the same mistake in both.
        for fault in sorted(set(faults) - seen):
            write(str(fault))
        seen.update(faults)
        if not faults:
            write(f"{name}: no faults found.")
    count = len(seen)
    if count:
        many = "1 fault" if count == 1 else f"{count} faults"
        raise FaultsFound(f"{many} found. Each line above says where it is and what to do.")


def attempt(options: argparse.Namespace) -> None:
    """Plays a story through a flow and prints the talk, or with --json the turns and the plan."""
    files = content(options)
    played = rehearse(files, options.story, datetime.now(UTC), options.role, options.level, options.name)
    plan = drawn_plan(played.record)
    if options.json:
        data = {"turns": as_data(played), "plan": as_json_data(plan)}
        write_json(data)
        return
    for line in [*transcript(played), "", *plain_english(Case(plan, files, now()))]:
        write(line)
