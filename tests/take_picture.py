"""Takes the picture that opens the README: a real question on the real screen, at 80 columns and 24 lines."""

from __future__ import annotations

import asyncio
from pathlib import Path

from assistant.conversation.turns import Chosen, Reply, Turn, Typed
from tests.faces.terminal_driver import sitting_at, talk_app

PICTURE = Path(__file__).parent.parent / "docs" / "screen.svg"


def first(turn: Turn) -> Reply | None:
    """Mary's answers on the way to the picture."""
    if turn.address == "what_matters/important":
        return Typed("Sundays with my granddaughter")
    return Chosen("soon") if turn.address == "goals/by_when#1" else None


async def take() -> None:
    """Goes to the first goal of somebody at level 1, and points at an idea."""
    sitting = sitting_at("goals/need#1", level=1, first=first)
    sitting.reply(Typed("The stairs are hard"))
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        PICTURE.write_text(app.export_screenshot(title="What Matters"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(take())
