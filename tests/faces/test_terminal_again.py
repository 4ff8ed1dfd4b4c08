"""A control that asks another question looks and answers as if it were made for it: nothing of the one before stays."""

from __future__ import annotations

import pytest

from assistant.conversation.turns import Finished, Turn
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.control import Control
from assistant.roles import ROLES, Role
from tests.faces.terminal_driver import Clock, FakeKeeping, easy_reply, lines_on, shown, sitting_at, talk_app
from tests.talking import our_discuss

SIZE = (108, 43)
"""All of a question, and nothing beside it."""
HERE = "what_matters/important"


def kind_of(turn: Turn) -> str:
    """What decides which control asks it."""
    return type(turn).__name__


def far_apart(role: Role) -> list[Sitting]:
    """The same talk at two questions of every kind, as far apart as they come: the first one and the last one."""
    sitting, found = sitting_at(role=role), dict[str, list[Sitting]]()
    while not isinstance(sitting.turn, Finished):
        copy = Sitting(our_discuss(), sitting.record, FakeKeeping(), Clock())
        found[kind_of(sitting.turn)] = [*found.get(kind_of(sitting.turn), [])[:1], copy]
        sitting.reply(easy_reply(sitting.turn))
    return [one for both in zip(*(two for two in found.values() if len(two) > 1), strict=True) for one in both]


@pytest.mark.parametrize("role", ROLES)
async def test_every_question_looks_the_same_after_others_as_when_it_is_the_first(role: Role) -> None:
    """One screen is led from question to question; beside it each question has a screen of its own."""
    apart = far_apart(role)
    assert len(apart) > 8
    led = talk_app(apart[0])
    async with led.run_test(size=SIZE) as pilot:
        for sitting in apart:
            fresh = talk_app(Sitting(our_discuss(), sitting.record, FakeKeeping(), Clock()))
            screen = led.screen
            led.sitting.record, led.sitting.turn = sitting.record, sitting.turn
            await screen._show()  # type: ignore[attr-defined]
            await pilot.pause()
            async with fresh.run_test(size=SIZE) as other:
                await other.pause()
                assert lines_on(led)[2:] == lines_on(fresh)[2:], sitting.place
                assert type(led.focused) is type(fresh.focused)
                assert shown(led, Control).reply() == shown(fresh, Control).reply()
                assert shown(led, Control).unsent == shown(fresh, Control).unsent


async def test_what_was_typed_to_one_question_is_not_in_the_box_of_the_next() -> None:
    """Nor can it be brought back there by undoing."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea", "enter")
        await pilot.pause()
        assert app.sitting.place != HERE
        assert shown(app, AnswerBox).text == ""
        await pilot.press("ctrl+z")
        assert shown(app, AnswerBox).text == ""
