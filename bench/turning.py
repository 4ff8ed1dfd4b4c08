"""From an answer given to the next question on the screen."""

from __future__ import annotations

import json
from statistics import median

from bench.pairs import percentile
from bench.plans import passing_folder
from bench.table import Line, ms
from bench.terminal import Terminal, shown

_REFRESH = 1 / 60
_LONGEST = 60.0


def turn(quick: bool) -> list[Line]:
    """Answer given to the next question painted, in a real terminal, against one screen refresh beyond the save."""
    with passing_folder() as folder, Terminal("bench.timed_talk", str(folder), "15" if quick else "80") as terminal:
        terminal.listen(_LONGEST)
        notes = [json.loads(line) for line in (folder / "notes.jsonl").read_text(encoding="utf-8").splitlines()]
    if not notes:
        raise RuntimeError(f"the talk ended at once: {shown(terminal.chunks[-1][1]).decode().strip()}")
    engine, save = ([note[part] for note in notes] for part in ("engine", "save"))
    whole = [_painted(terminal.chunks, note["given"], note["words"]) - note["given"] for note in notes]
    beyond = [one - saved for one, saved in zip(whole, save, strict=True)]
    paint = [one - thought for one, thought in zip(beyond, engine, strict=True)]
    parts = f"engine {_ms(engine)}, save {_ms(save)}, paint {_ms(paint)}"
    refreshes = median(beyond) / _REFRESH
    return [
        Line(
            f"answer to next question, {len(notes)} turns",
            ms(median(whole)),
            f"{ms(_REFRESH)} one refresh",
            refreshes,
            "1 refresh beyond the save",
            refreshes <= 1,
        ),
        Line(f"  {parts} ms", f"p95 {ms(percentile(whole, 95))}"),
    ]


def _painted(chunks: list[tuple[float, bytes]], given: float, words: str) -> float:
    """When the words stood on the screen."""
    output = b""
    for moment, piece in chunks:
        if moment >= given:
            output += piece
            if words.encode() in shown(output):
                return moment
    raise TimeoutError(f"{words!r} was never painted")


def _ms(values: list[float]) -> str:
    return f"{median(values) * 1000:.1f}"
