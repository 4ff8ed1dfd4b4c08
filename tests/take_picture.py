"""Takes the picture that opens the README: a real question on the real screen, at 80 columns and 24 lines."""

from __future__ import annotations

import asyncio
from pathlib import Path

from assistant.conversation.turns import AskText, Reply, Turn, Typed
from tests.faces.terminal_driver import sitting_at, talk_app

PICTURE = Path(__file__).parent.parent / "docs" / "screen.svg"


SAID = {"what_matters/important": "Sundays with my granddaughter", "goals/need#1": "The stairs are hard"}


def first(turn: Turn) -> Reply | None:
    """Mary's answers on the way to the picture."""
    return Typed(SAID[turn.address]) if isinstance(turn, AskText) and turn.address in SAID else None


async def take() -> None:
    """Goes to the first goal of somebody at level 1, and points at an idea."""
    app = talk_app(sitting_at("goals/goal#1", level=1, first=first))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "home")
        await pilot.pause()
        PICTURE.write_text(app.export_screenshot(title="What Matters"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(take())
