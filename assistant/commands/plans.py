"""Lists the plans, and shows one."""

from __future__ import annotations

import argparse
import json
import shutil
import sys

from assistant.clean_text import clean, one_line
from assistant.commands.surroundings import content, store
from assistant.content import Content
from assistant.conversation.flow_file import FlowFile
from assistant.documents.plain_english import plain_english, plan_name
from assistant.record import drawn_plan
from assistant.storage.store import Summary

_NO_PLANS = "There are no plans here yet. Begin one with: whatmatters discuss"


def plans(options: argparse.Namespace) -> None:
    """Prints every plan: id, name, stage reached, last saved, review date."""
    found = store(options).summaries()
    titles = stage_titles(content(options))
    if options.json:
        _write(json.dumps([_as_data(one) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        _write(_NO_PLANS)
    for one in found:
        _write("\n".join(summary_lines(one, titles)) + "\n")


def show(options: argparse.Namespace) -> None:
    """Prints one plan, in plain English or as JSON."""
    where = store(options)
    record = where.read(where.find(options.plan))
    plan = drawn_plan(record)
    if options.json:
        _write(json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    width = min(80, max(20, shutil.get_terminal_size((80, 24)).columns))
    _write("\n".join(plain_english(plan, width)))


def stage_titles(files: Content) -> dict[str, str]:
    """What the stages of all flows are called, by their ids; flows that cannot be read are passed over."""
    titles = {"end": "finished"}
    for name in files.names("flows"):
        block, faults = files.look("flows", name)
        if not faults:
            titles.update({stage.id: stage.title for stage in FlowFile(block, name).flow.stages})
    return titles


def summary_lines(summary: Summary, titles: dict[str, str]) -> list[str]:
    """One plan as a few lines of text."""
    lines = [f"{summary.id}  {one_line(plan_name(summary.name), 50)}"]
    if summary.trouble:
        return [*lines, f"  {summary.trouble}"]
    stage = summary.stage.partition("/")[0]
    lines.append(f"  Reached: {titles.get(stage, stage)}")
    lines.append(f"  Saved: {saved_in_words(summary)}")
    if summary.review_on:
        lines.append(f"  To look at again: {summary.review_on.day} {summary.review_on:%B %Y}")
    return lines


def saved_in_words(summary: Summary) -> str:
    """When a plan was last saved, in local time: `3 May 2026, 14:32`."""
    if summary.saved is None:
        return "not yet"
    saved = summary.saved.astimezone()
    return f"{saved.day} {saved:%B %Y, %H:%M}"


def _as_data(summary: Summary) -> dict[str, str | None]:
    return {
        "id": summary.id,
        "name": clean(summary.name),
        "stage": summary.stage.partition("/")[0],
        "saved": summary.saved.isoformat() if summary.saved else None,
        "review": summary.review_on.isoformat() if summary.review_on else None,
        "trouble": summary.trouble or None,
    }


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
