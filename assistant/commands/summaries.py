"""What a list says about each plan."""

from __future__ import annotations

from assistant.clean_text import one_line
from assistant.content import Content
from assistant.conversation.flow_file import FlowFile
from assistant.plan.naming import plan_name
from assistant.storage.store import Summary


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
