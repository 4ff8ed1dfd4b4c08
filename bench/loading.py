"""Reading the content that ships."""

from __future__ import annotations

import json
from statistics import median

from assistant.content import Content
from assistant.conversation.opening import open_conversation
from bench.pairs import ratio, side_by_side, timed
from bench.table import Line, at_most, ms

_FILES = (
    ("flows", "discuss.yaml"),
    ("prompts", "discuss.en.yaml"),
    ("data", "coaching.discuss.yaml"),
    ("data", "help_now.yaml"),
)


def content(quick: bool) -> list[Line]:
    """Reading all files that a talk reads at its start, against json.loads of the same objects written as JSON."""
    files = Content()
    texts = [json.dumps(files.load(*file)) for file in _FILES]
    variants = {
        "read": timed(lambda: [files.load(*file) for file in _FILES]),
        "whole": timed(lambda: open_conversation(files, "discuss")),
        "floor": timed(lambda: [json.loads(text) for text in texts], times=5),
    }
    taken = side_by_side(8 if quick else 30, variants)
    floor = f"{ms(median(taken['floor']))} json.loads"
    return [
        at_most(60, "all content read", ms(median(taken["read"])), floor, ratio(taken, "read", "floor")),
        Line("the whole of open_conversation", ms(median(taken["whole"])), floor, ratio(taken, "whole", "floor")),
    ]
