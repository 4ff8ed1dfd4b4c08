"""One practice in a process of its own: what was said comes in as JSON, the seconds that it took go out as JSON."""

from __future__ import annotations

import gc
import json
import sys
from time import perf_counter
from typing import Any


def main(script: dict[str, Any]) -> dict[str, Any]:
    """Seconds of the start, of each turn with its answer and its remark, and of reading that turn alone."""
    began = perf_counter()
    # Late: importing them is part of the start.
    from assistant.content import Content
    from assistant.documents.wording import document_words
    from assistant.practice.feedback.remarks import remark
    from assistant.practice.people import person
    from assistant.practice.practice import Practice
    from assistant.practice.reading import read_turn
    from bench.plans import NOON

    files = Content()
    practice = Practice(files, person(files, script["person"]), NOON, seed=script["seed"])
    words = document_words(files, "remarks", folder="practise")
    taken: dict[str, Any] = {"start": perf_counter() - began, "turns": [], "reading": []}
    gc.freeze()  # as the program does
    for text in script["turns"]:
        began = perf_counter()
        before = practice.exchanges
        remark(before, practice.say(text), words)
        taken["turns"].append(perf_counter() - began)
    for one in practice.exchanges:
        began = perf_counter()
        read_turn(one.heard, one.said)
        taken["reading"].append(perf_counter() - began)
    return taken


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
