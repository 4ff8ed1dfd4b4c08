"""Proves that one of thousands of plans is found by a few letters, on the screen and in plain chat."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual import events

from assistant.faces.finding import LongList, folded, has_letters
from assistant.faces.plain_chat.many import MOST_NUMBERED, choose_of_many
from assistant.faces.plain_chat.world import World
from assistant.faces.terminal.rows import Rows
from assistant.faces.terminal.welcome import WelcomeApp
from tests.faces.terminal_driver import HELP, words_on

MANY = 5_000
NAMES = {f"k{number:05}": f"Person {number}" for number in range(MANY)} | {"zz7777": "Zoë Mary Łuczak"}
PLANS = [(plan_id, f"{name}'s plan: Have the talk") for plan_id, name in NAMES.items()]
OPTIONS = [("new", "Get ready for a talk"), *PLANS, ("help now", "Help now: numbers to call"), ("close", "Close")]
FOUND_BY = {plan_id: f"{name} {plan_id}" for plan_id, name in NAMES.items()}


def welcome(options: Iterable[tuple[str, str]] = OPTIONS) -> WelcomeApp:
    """The list on the screen."""
    return WelcomeApp("What would you like to do?", list(options), HELP, FOUND_BY)


class Typing:
    """Somebody who types these lines at the list in plain chat."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)
        self.out = ""
        self.chosen = choose_of_many(
            World(self._read, self._write, 80), "What would you like to do?", OPTIONS, FOUND_BY
        )

    def _read(self) -> str | None:
        return self._lines.pop(0) if self._lines else None

    def _write(self, text: str) -> None:
        self.out += text


# What is found


@pytest.mark.parametrize("letters", ["zoe", "ZOË", "luczak", "Łucz", "mary zoe", "zz77", "  zoe "])
def test_letters_find_a_name_or_an_id_however_they_are_typed(letters: str) -> None:
    """Small or large, with or without marks, the words in any order."""
    assert has_letters(letters, FOUND_BY["zz7777"])
    assert not has_letters(letters, FOUND_BY["k00001"])


def test_no_letters_find_everything() -> None:
    """And blanks are no letters."""
    assert has_letters(" ", "Mary")
    assert folded("Straße") == folded("STRASSE")


def test_a_heading_stays_only_where_something_is_left_below_it() -> None:
    """What cannot be found by letters is left out while some are typed."""
    options = [("", "Begin"), ("new", "New"), ("", "Plans"), ("a", "Ann"), ("b", "Bob"), ("", "More"), ("x", "Close")]
    found = LongList(options, {"a": "Ann", "b": "Bob"}, 10)

    assert found.shown().options == options
    assert found.shown("bo").options == [("", "Plans"), ("b", "Bob")]
    assert found.shown("zz").options == []


def test_no_more_than_so_many_are_shown_and_the_others_are_counted() -> None:
    """Their place is after the last of those shown."""
    options, more, end = LongList(OPTIONS, FOUND_BY, 20).shown()

    assert [one for one, _ in options] == ["new", *list(NAMES)[:20], "help now", "close"]
    assert (more, end) == (MANY + 1 - 20, 21)


# On the screen


async def test_thousands_of_plans_are_never_all_laid_out() -> None:
    """The newest are, and a line says how to come to the others."""
    app = welcome()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "To find a plan, type letters of its name." in words_on(app)
        assert app.query_one(Rows).size.height < 300
        await pilot.press("end", *["up"] * 3)
        await pilot.pause()
        assert "and 4,901 more: type letters of the name" in words_on(app)


async def test_letters_narrow_the_list_and_backspace_widens_it() -> None:
    """Enter takes the first that is left."""
    app = welcome()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"person", "space", *"498")
        await pilot.pause()
        assert "Find: person 498 (15 plans)" in words_on(app)
        assert "Get ready" not in words_on(app)
        await pilot.press("9")
        await pilot.pause()
        assert "Find: person 4989 (1 plan)" in words_on(app)
        await pilot.press("backspace")
        await pilot.pause()
        assert "(15 plans)" in words_on(app)
        await pilot.press("enter")
    assert app.return_value == "k00498"


async def test_esc_shows_all_plans_again_and_then_closes() -> None:
    """The keys at the foot say which of them it does."""
    app = welcome()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"qqq")
        await pilot.pause()
        assert "No plan has these letters. Esc shows all plans." in words_on(app)
        assert "Esc all plans" in words_on(app)
        await pilot.press("enter")
        assert app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert "Get ready for a talk" in words_on(app)
        assert "Esc close" in words_on(app)
        await pilot.press("escape")
    assert app.return_value is None
    assert not app.is_running


async def test_a_name_that_was_copied_can_be_pasted() -> None:
    """Its lines become one, and nothing in it acts."""
    app = welcome()
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(events.Paste("Zoë\x1b[2J\n Mary"))
        await pilot.pause()
        assert "Find: Zoë Mary (1 plan)" in words_on(app)
        await pilot.press("enter")
    assert app.return_value == "zz7777"


async def test_letters_typed_over_the_help_card_do_nothing_below_it() -> None:
    """And a list of a few wishes has nothing to find."""
    app = welcome()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2", *"zoe", "escape")
        await pilot.pause()
        assert "To find a plan" in words_on(app)
    app = WelcomeApp("Mary's plan", [("look", "Look at the plan"), ("back", "Back")], HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "backspace")
        await pilot.pause()
        assert "Look at the plan" in words_on(app)
        await pilot.press("space")
    assert app.return_value == "look"


# In plain chat


def test_the_newest_plans_are_numbered_and_the_rest_is_counted() -> None:
    """Numbers go on after them."""
    typing = Typing("22")

    assert "\n21. Person 19's plan: Have the talk\n22. Help now: numbers to call\n23. Close\n" in typing.out
    assert f"There are {MANY + 1 - MOST_NUMBERED:,} more plans. Letters of a name find them." in typing.out
    assert typing.chosen == "help now"


def test_letters_that_only_one_plan_has_choose_it() -> None:
    """As the first letters of a choice do elsewhere."""
    assert Typing("zoe").chosen == "zz7777"


def test_letters_of_several_plans_number_those_found() -> None:
    """Letters narrow further, a number chooses, Enter goes back to the whole list."""
    typing = Typing("498", "2")
    assert 'Plans with "498"\n\n1. Person 498' in typing.out
    assert typing.chosen == "k01498"
    assert Typing("498", "4981").chosen == "k04981"
    back = Typing("498", "", "1")
    assert back.out.count("1. Get ready for a talk") == 2
    assert back.chosen == "new"


def test_what_no_plan_has_is_said_and_the_whole_list_comes_again() -> None:
    """A number that is not there too."""
    typing = Typing("qqq", "99999", "")

    assert 'No plan has "qqq" in its name. Here is the whole list again.' in typing.out
    assert "Type a number from 1 to 23. Here is the whole list again." in typing.out
    assert typing.chosen is None


@pytest.mark.parametrize(("line", "chosen"), [("help", "help now"), ("Help now.", "help now"), ("get ready", "new")])
def test_first_words_of_a_choice_are_never_taken_for_a_name(line: str, chosen: str) -> None:
    """Not even while plans are being looked for."""
    assert Typing(line).chosen == chosen
    assert Typing("498", line).chosen == chosen


@pytest.mark.parametrize("lines", [[""], ["stop"], [], ["498", "stop"], ["498"]])
def test_the_list_can_be_left(lines: list[str]) -> None:
    """With Enter, with a word, and at the end of the input."""
    assert Typing(*lines).chosen is None
