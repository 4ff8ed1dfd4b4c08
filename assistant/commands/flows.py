"""Lists, shows, checks and tries the flows."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from assistant.commands.surroundings import content
from assistant.conversation.opening import check_flow, flow_names, open_conversation
from assistant.conversation.playing import as_data, play, transcript
from assistant.conversation.script import readers, script, script_data
from assistant.conversation.story import Story, read_story
from assistant.documents.plain_english import plain_english
from assistant.drawn import drawn_plan
from assistant.errors import CannotUse, ContentFault, SaidPlainly
from assistant.plain_yaml import read_yaml
from assistant.record import Record


class FaultsFound(SaidPlainly):
    """The checker found something; its lines are on standard output."""


def list_flows(options: argparse.Namespace) -> None:
    """Prints the name and title of every flow."""
    files = content(options)
    for name in flow_names(files):
        block, _ = files.look("flows", f"{name}.yaml")
        _write(f"{name}: {block.get('title', name)}")


def show(options: argparse.Namespace) -> None:
    """Prints every step of a flow with its words, as a document or as JSON."""
    conversation = open_conversation(content(options), options.name)
    if options.json:
        data = script_data(conversation, options.role, options.level)
        _write(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in script(conversation, readers(options.role, options.level)):
        _write(line)


def check(options: argparse.Namespace) -> None:
    """Prints every fault of one flow or of all; raises FaultsFound where there are any."""
    files = content(options)
    count = 0
    for name in [options.name] if options.name else flow_names(files):
        faults = check_flow(files, name)
        count += len(faults)
        for fault in faults:
            _write(str(fault))
        if not faults:
            _write(f"{name}: no faults found.")
    if count:
        many = "1 fault" if count == 1 else f"{count} faults"
        raise FaultsFound(f"{many} found. Each line above says where it is and what to do.")


def attempt(options: argparse.Namespace) -> None:
    """Plays a story through a flow and prints the talk, or with --json the turns and the plan."""
    conversation = open_conversation(content(options), options.name)
    block, faults = read_yaml(_read(options.story), options.story.name)
    if faults:
        raise ContentFault(faults)
    story = read_story(block, conversation.flow, options.story.name)
    at = datetime.combine(story.today, time(12), UTC) if story.today else datetime.now(UTC)
    played = play(conversation, story, _record(story, options, at), at)
    plan = drawn_plan(played.record)
    if options.json:
        data = {"turns": as_data(played), "plan": plan.model_dump(mode="json")}
        _write(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in [*transcript(played), "", *plain_english(plan)]:
        _write(line)


def _record(story: Story, options: argparse.Namespace, at: datetime) -> Record:
    level = options.level or story.level
    role = options.role or story.role or "patient"
    return Record(id="try", created=at, saved=at, role=role, level=level, level_given=level is not None)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CannotUse(f'"{file}" is not plain UTF-8 text. Save it as UTF-8 in your editor.') from error
    except OSError as error:
        raise CannotUse(f'"{file}" cannot be read. Check its name and that you may open it.') from error


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
