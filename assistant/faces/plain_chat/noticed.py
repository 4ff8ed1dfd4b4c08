"""The gentle pause after words that call for help, as lines; nothing that is typed at it is lost."""

from __future__ import annotations

from collections.abc import Callable

from assistant.faces.noticing import HELP, TO_PLAN, Notice
from assistant.faces.plain_chat.world import PROMPT, World, meant, plainly, say


def pause_for(
    world: World,
    notice: Notice,
    help_now: tuple[str, ...],
    plan_ahead: Callable[[str], None],
    heard: Callable[[str], bool],
) -> str | None:
    """Says what was noticed and does what is chosen; returns a line that was something else, to be taken as it is.

    `heard` may deal with a line as a word that works everywhere, and `plan_ahead` is given the words.
    Returns None where a way was chosen, or nothing was typed. Raises EOFError at the end of the input.
    """
    say(world, *notice.said)
    say(world, notice.ask, *(f"{number}. {way.label}" for number, way in enumerate(notice.ways, 1)))
    say(world, "Type a number. Enter carries on.")
    world.write(PROMPT)
    line = world.read_line()
    if line is None:
        raise EOFError
    if heard(line) or not line.strip():
        return None
    number = meant(plainly(line), [way.label for way in notice.ways])
    if number is None:
        return line
    if notice.ways[number].id == HELP:
        say(world, *help_now)
    elif notice.ways[number].id == TO_PLAN:
        plan_ahead(notice.words)
    return None
