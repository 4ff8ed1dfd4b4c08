"""What a list says about each plan."""

from __future__ import annotations

from assistant.clean_text import clean, one_line
from assistant.content import Content
from assistant.conversation.flow_file import FlowFile
from assistant.days import day_written
from assistant.plan.naming import plan_name
from assistant.storage.summary import Summary

Titles = dict[tuple[str, str], str]
"""What the stages of all flows are called, by flow and stage; by flow and an empty text what the flow is called."""


def stage_titles(files: Content) -> Titles:
    """The titles of all flows and their stages; flows that cannot be read are passed over."""
    titles: Titles = {}
    for name in files.names("flows"):
        block, faults = files.look("flows", name)
        if not faults:
            flow = FlowFile(block, name).flow
            titles[flow.name, ""] = flow.title
            titles.update({(flow.name, stage.id): stage.title for stage in flow.stages})
    return titles


def reached(summary: Summary, titles: Titles) -> str:
    """How far the newest talk of a plan came: `Have the talk, What matters`."""
    stage = summary.stage.partition("/")[0]
    flow = titles.get((summary.flow, ""), summary.flow)
    place = "finished" if stage == "end" else titles.get((summary.flow, stage), stage)
    return ", ".join(part for part in (flow, place) if part)


def called(summary: Summary) -> str:
    """What a plan is called in a list."""
    return "A locked plan" if summary.locked else plan_name(summary.name)


def letters_of(summary: Summary) -> str:
    """What a plan is found by: its name and its id."""
    return f"{clean(summary.name)} {summary.id}"


def summary_lines(summary: Summary, titles: Titles) -> list[str]:
    """One plan as a few lines of text."""
    lines = [f"{summary.id}  {one_line(called(summary), 50)}"]
    if summary.trouble:
        return [*lines, f"  {summary.trouble}"]
    if summary.locked:
        return [*lines, f"  Saved: {saved_in_words(summary)}", "  It opens with its passphrase."]
    lines.append(f"  Reached: {reached(summary, titles)}")
    lines.append(f"  Saved: {saved_in_words(summary)}")
    if summary.review_on:
        lines.append(f"  To look at again: {day_written(summary.review_on)}")
    return lines


def saved_in_words(summary: Summary) -> str:
    """When a plan was last saved, in local time: `3 May 2026, 14:32`."""
    if summary.saved is None:
        return "not yet"
    saved = summary.saved.astimezone()
    return f"{day_written(saved)}, {saved:%H:%M}"
