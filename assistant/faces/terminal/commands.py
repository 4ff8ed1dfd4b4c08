"""Everything that can be chosen, by name: what Esc lists, and the places F3 lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.conversation.changes import giver
from assistant.conversation.overview import PlaceSeen, StageSeen
from assistant.faces.not_saved import ANSWERS, ELSEWHERE, TRY_AGAIN
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.rows import Entry
from assistant.faces.whose import speakers
from assistant.roles import Level


class Command(NamedTuple):
    """Something the person can choose: what the screen does, its name, its key."""

    action: str
    name: str
    key: str = ""


COMMANDS = (
    Command("next", "Next", "Enter"),
    Command("give('back')", "Back to the question before", "F8"),
    Command("give('skip')", "Skip this question"),
    Command("give('not_today')", "Not today"),
    Command("open('thought')", "Keep a thought for later", "F6"),
    Command("give('undo')", "Undo the last change"),
    Command("give('take_out')", "Take this answer out"),
    Command("open('where')", "Where am I, and go to a part", "F3"),
    Command("open('plan')", "My plan so far", "F4"),
    Command("documents", "Print or share my plan"),
    Command("open('why')", "Why we ask this", "F9"),
    Command("open('cues')", "Things to think about", "F7"),
    Command("open('whose')", "Whose words come next?", "Ctrl+O"),
    Command("open('how')", "How shall I ask?"),
    Command("help_now", "Help now", "F2"),
    Command("hide", "Hide all this. Enter brings it back", "F10 or Ctrl+G"),
    Command("lock", "Lock this plan with a passphrase"),
    Command("light", "Light or dark"),
    Command("time", "Show or hide the time gone by"),
    Command("stop", "Stop and close", "Ctrl+Q"),
)

WHEN_NOT_SAVED = (
    Command("try_again", TRY_AGAIN, "Enter"),
    Command("open('elsewhere')", ELSEWHERE),
    Command("open('answers')", ANSWERS),
)
NOT_SAVED = "Press Esc to try again, to save somewhere else, or to see your answers."

WAYS: tuple[tuple[str, Level | None], ...] = (
    ("One small thing at a time, with ideas to choose from", 1),
    ("Small steps, each with a short reason", 2),
    ("Open questions", 3),
    ("Short and direct, about hard times too", 4),
    ("As it comes", None),
)
"""How one can be asked; nobody is told that these are levels."""


def choices(sitting: Sitting) -> list[Entry]:
    """All choices by name with their keys, those for when saving fails first; then each area of life."""
    unsaved = WHEN_NOT_SAVED if sitting.is_unsaved else ()
    entries = [Entry(one.action, one.name, tail=one.key) for one in (*unsaved, *COMMANDS)]
    return [*entries, *(Entry(address, f"Talk about: {name}") for address, name in areas(sitting))]


def ways(sitting: Sitting) -> list[Entry]:
    """How one can be asked, with the present way marked."""
    now = sitting.record.level if sitting.record.level_given else None
    return [Entry(str(level), name, "(•) " if level == now else "( ) ") for name, level in WAYS]


def people(sitting: Sitting) -> list[Entry]:
    """Whose words can come next, with whose they are now marked."""
    now = giver(sitting.record)
    return [Entry(one, name, "(•) " if one == now else "( ) ") for one, name in speakers(sitting.record)]


def areas(sitting: Sitting) -> Iterator[tuple[str, str]]:
    """The address and the name of each area that has questions of its own."""
    asking = sitting.conversation.asking
    for step in sitting.conversation.flow.steps.values():
        names = asking.wording.words(step.path, sitting.record.role, sitting.record.level).rows
        for row in step.rows:
            if f"{step.stage}/{row}" in sitting.conversation.flow.steps:
                yield f"{step.stage}/{row}", names.get(row, row).partition(":")[0]


def stages(sitting: Sitting) -> list[StageSeen]:
    """The stages that hold something to go to, as things stand."""
    with_places = {place.stage for place in sitting.overview.places}
    return [one for one in sitting.overview.stages if one.state == "here" or one.id in with_places]


def where(sitting: Sitting) -> list[Entry]:
    """The stages with their state, then every question one can go to, stage by stage."""
    seen = [*sitting.overview.places_with_text, *sitting.overview.new_items]
    known = stages(sitting)
    entries = [Entry(None, "Parts of the talk"), *(Entry(one.id, one.title, tail=one.state) for one in known)]
    for stage in known:
        entries.append(Entry(None, stage.title))
        entries += [_place(one) for one in seen if one.stage == stage.id]
    return entries


def _place(place: PlaceSeen) -> Entry:
    item = f" ({place.item})" if place.item and place.item != "new" else ""
    words = f": {place.text}" if place.text else ""
    return Entry(place.address, f"{place.label}{item}{words}", tail=place.state if place.item != "new" else "new")
