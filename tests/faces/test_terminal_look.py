"""How the screen looks: whole at every size, readable in both themes, still, quick to import."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Static

from assistant.conversation.turns import Typed
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.panels import Keys, Press, Top
from assistant.faces.terminal.theme import DARK, LIGHT
from tests.faces.terminal_driver import by_name, give, lines_on, shown, sitting_at, talk_app, words_on

PLACES = (
    "",
    "welcome/name",
    "welcome/agree",
    "welcome/who_is_here",
    "what_matters/important",
    "areas/light_look",
    "goals/importance#1",
    "goals/by_when#1",
    "goals/ways#1",
    "arrangements/look",
    "read_back/back_goals",
    "agreeing/may_see",
    "end",
)
SIZES = ((80, 24), (40, 12), (132, 43))

TEXT = (("foreground", "background"), ("foreground", "surface"), ("muted", "background"), ("muted", "surface"))
MORE_TEXT = (("foreground", "chosen"), ("accent", "background"), ("background", "foreground"))
SHAPES = (("line", "background"), ("line", "surface"), ("accent", "background"), ("accent", "surface"))


def colour(theme: Theme, name: str) -> Color:
    """A colour by the name it has in terminal.tcss."""
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG counts it."""

    def light(color: Color) -> float:
        parts = [part / 255 for part in color.rgb]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_text_has_seven_to_one_and_lines_have_three_to_one(theme: Theme) -> None:
    """Every pair that terminal.tcss puts together."""
    for front, back in TEXT + MORE_TEXT:
        assert contrast(colour(theme, front), colour(theme, back)) >= 7, (front, back)
    for front, back in SHAPES:
        assert contrast(colour(theme, front), colour(theme, back)) >= 3, (front, back)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
async def test_what_is_painted_has_that_contrast_too(theme: Theme) -> None:
    """Every piece of text on a full screen, as it comes out."""
    app = talk_app(sitting_at("what_matters/hopes", "practitioner", 1))
    async with app.run_test(size=(132, 43)) as pilot:
        app.theme = theme.name
        await pilot.press(*"tea", "up", "up")
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if not segment.text.strip() or style is None or style.color is None or style.bgcolor is None:
                    continue
                front, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                least = 7 if any(letter.isalnum() for letter in segment.text) else 3
                assert contrast(front, back) >= least, segment


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ["patient", "practitioner"])
async def test_nothing_is_cut_off(place: str, size: tuple[int, int], role: str) -> None:
    """Top, buttons and keys are whole, and the middle scrolls up and down only."""
    app = talk_app(sitting_at(place, "patient" if role == "patient" else "practitioner", 1))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.screen
        for widget in (screen.query_one(Top), screen.query_one(Keys), *screen.query(Press)):
            if widget.display and widget.id != "thought":
                assert widget.region in screen.region
                assert widget.region.area > 0
        question = screen.query_one("#question")
        assert question.virtual_size.width <= question.size.width
        assert question.size.height >= 6
        words = words_on(app)
        assert "Help now F2" in words
        assert "Ctrl+Q stop" in words
        assert all(len(line) <= size[0] for line in lines_on(app))


async def test_a_question_longer_than_the_screen_is_read_with_the_page_keys() -> None:
    """From the box, from a button, and back up."""
    app = talk_app(sitting_at("what_matters/hopes", "practitioner", 3))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        question = app.screen.query_one("#question")
        assert question.scroll_y == 0
        await pilot.press("pagedown")
        await pilot.pause()
        lower = question.scroll_y
        assert lower > 0
        await pilot.press("pageup", "pageup", "down", "up")
        await pilot.pause()
        assert question.scroll_y < lower
        await pilot.press("tab", "pagedown", "down")
        await pilot.pause()
        assert question.scroll_y > 0
        shown(app, AnswerBox).focus(scroll_visible=False)
        await pilot.press("x")
        await pilot.pause()
        assert shown(app, AnswerBox).region.bottom <= question.region.bottom


async def test_the_first_line_of_a_read_back_brings_the_question_back_into_view() -> None:
    """Up past the first line scrolls to the words above."""
    sitting = sitting_at("read_back/back_goals")
    app = talk_app(sitting)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert app.screen.query_one("#question").scroll_y > 0
        await pilot.press("home", *["up"] * 12)
        await pilot.pause()
        assert app.screen.query_one("#question").scroll_y == 0
        await pilot.press("end", "down")


def newest(app: TalkApp) -> str:
    """The marked words of the plan beside the question, and that they are in view."""
    new = app.screen.query_one("#growing .new", Static)
    assert new.region.bottom <= app.screen.query_one("#growing").region.bottom
    return str(new.content).strip()


async def test_a_wide_screen_shows_the_stages_and_the_plan_as_it_grows() -> None:
    """States in words, the newest words marked, and gone again when it gets narrow."""
    sitting = sitting_at("what_matters/important")
    app = talk_app(sitting)
    async with app.run_test(size=(132, 43)) as pilot:
        await pilot.pause()
        assert "not started" in words_on(app)
        await give(pilot, app, sitting.turn, Typed("feeding the birds"))
        await pilot.pause()
        assert newest(app) == "\u203a Important to me: feeding the birds"
        assert "\u203a What matters" in words_on(app)
        await give(pilot, app, sitting.turn, Typed("a quiet morning"))
        await pilot.pause()
        assert newest(app) == "\u203a A good day: a quiet morning"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "not started" not in words_on(app)
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert "not started" in words_on(app)


async def test_where_there_is_little_room_no_question_has_a_hint() -> None:
    """Neither the first one nor those that follow it on the same lines."""
    sitting = sitting_at("what_matters/important")
    app = talk_app(sitting)
    async with app.run_test(size=(40, 12)) as pilot:
        for _ in range(3):
            await give(pilot, app, sitting.turn, Typed("a walk"))
            assert "Enter goes on" not in words_on(app)


async def test_nothing_moves_unless_a_key_is_pressed() -> None:
    """No motion, no blinking."""
    app = talk_app(sitting_at("what_matters/important"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.animation_level == "none"
        assert not shown(app, AnswerBox).cursor_blink


async def test_there_is_nothing_of_textuals_own_to_choose() -> None:
    """No palette of theirs, no screenshot, nothing on Ctrl+P or Ctrl+C."""
    app = talk_app(sitting_at("welcome/agree"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", "ctrl+c", "ctrl+n", "ctrl+t", "f1", "f5", "f11", "f12")
        assert len(app.screen_stack) == 1
        await by_name(pilot, "screenshot")
        await pilot.pause()
        assert "nothing is called so" in words_on(app)


def test_the_first_question_imports_only_what_it_needs() -> None:
    """No text area, no dialogs, no store, in a fresh interpreter."""
    late = ("textual.widgets._text_area", "assistant.faces.terminal.dialogs", "assistant.storage", "tinydb")
    code = f"import sys, assistant.faces.terminal.app; print([one for one in {late!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
