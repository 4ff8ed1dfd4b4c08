"""The lock page, a new passphrase and the 12 words, on the screen and as a plain chat."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pexpect
import pytest
from textual.widgets import Input

from assistant.commands import face
from assistant.faces import lock_words
from assistant.faces.plain_chat import lock
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.world import World
from assistant.faces.terminal.lock import OPENED, LockApp
from assistant.faces.terminal.new_lock import NewPassphraseApp, ShowCodeApp
from assistant.faces.terminal.rows import Rows
from tests.faces.terminal_driver import HELP, FakeKeeping, by_name, sitting_at, talk_app, words_on
from tests.faces.test_plain_chat import HELP_NOW, START, Typing, plan_lines
from tests.faces.test_plain_chat_terminal import environment

OPENS = "lime ladder lemon"
CODE = "apple banana cherry dog eagle flower garden house island jacket kitten lemon"
WRONG = "That does not open it."
ROOT = Path(__file__).parents[2]


def try_it(text: str, is_code: bool) -> str:
    """Opens for the passphrase, and for the code where a code is asked for."""
    return "" if text == (CODE if is_code else OPENS) else WRONG


class Plain:
    """Somebody at the keyboard of a plain chat; secret lines are told apart."""

    def __init__(self, *lines: str) -> None:
        self.lines, self.out = [*lines], ""
        self.secret: list[str] = []
        self.world = World(self._read, self._write, 80, read_secret=self._read_secret)

    def _read(self) -> str | None:
        return self.lines.pop(0) if self.lines else None

    def _read_secret(self) -> str | None:
        line = self._read()
        self.secret.append(line or "")
        return line

    def _write(self, text: str) -> None:
        self.out += text

    @property
    def said(self) -> str:
        """All that was said, on one line."""
        return " ".join(self.out.split())


# The lock page on the screen


async def test_the_passphrase_opens_and_is_not_shown() -> None:
    """Nothing of a plan, nothing of our name, and dots for what is typed, until F3."""
    app = LockApp(try_it, HELP, services=["Riverside Surgery"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = words_on(app)
        assert "This is paused. Nothing you wrote is shown here." in words
        assert "Riverside Surgery can open this plan too." in words
        assert "F2 Help now" in words
        assert "Matters" not in words
        await pilot.press(*"lime", "space", *"ladder")
        await pilot.pause()
        assert "lime" not in words_on(app)
        await pilot.press("f3")
        await pilot.pause()
        assert "lime ladder" in words_on(app)
        await pilot.press("space", *"lemon", "enter")
        await pilot.pause()
    assert app.return_value == OPENED


async def test_a_wrong_passphrase_is_a_sentence_and_it_can_be_typed_again() -> None:
    """So is none at all."""
    app = LockApp(try_it, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert lock_words.NOTHING_TYPED in words_on(app)
        await pilot.press(*"wrong", "enter")
        await pilot.pause()
        assert WRONG in words_on(app)
        assert app.screen.query_one(Input).value == ""
        await pilot.press(*OPENS.replace(" ", "_"), "enter")
        await pilot.pause()
        assert app.is_running


async def test_the_twelve_words_open_it_too() -> None:
    """They are chosen from the list, and a wrong word can be mended; the passphrase can be gone back to."""
    app = LockApp(try_it, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert "What are the 12 words?" in words_on(app)
        app.screen.query_one(Input).value = "apple"
        await pilot.press("enter")
        await pilot.pause()
        assert WRONG in words_on(app)
        assert app.screen.query_one(Input).value == "apple"
        app.screen.query_one(Input).value = CODE
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == OPENED


async def test_a_plan_without_a_passphrase_says_so_and_enter_goes_on() -> None:
    """Honestly."""
    app = LockApp(try_it, HELP, needs_passphrase=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "There is no passphrase here." in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == OPENED


async def test_help_is_read_on_the_lock_page_and_it_can_be_closed() -> None:
    """F2, then Esc for the card and Esc for the page."""
    app = LockApp(try_it, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert "Call Samaritans on 116 123." in words_on(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not app.is_running
    assert app.return_value is None


async def test_everything_on_the_list_can_be_chosen() -> None:
    """Show, open with nothing typed, back to the passphrase, close."""
    app = LockApp(try_it, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one(Rows)

        async def choose(what: str) -> None:
            rows.focus()
            rows.point_at(what)
            await pilot.press("enter")
            await pilot.pause()

        await choose("show")
        assert not app.screen.query_one(Input).password
        await choose("open")
        assert lock_words.NOTHING_TYPED in words_on(app)
        await choose("other")
        await choose("other")
        assert lock_words.ASK in words_on(app)
        assert app.screen.query_one(Input).password
        rows.focus()
        rows.point_at_first()
        await pilot.press("up")
        assert app.screen.query_one(Input).has_focus
        await choose("close")
    assert app.return_value is None


# A new passphrase and the words on the screen


async def test_a_new_passphrase_is_typed_twice_after_its_consequences() -> None:
    """Too short and not the same are sentences."""
    app = NewPassphraseApp(HELP, ["Riverside Surgery"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = words_on(app)
        assert "nobody can open it again. Not you, and not us." in words
        assert "Help now is never behind the lock." in words
        assert "Riverside Surgery can open this plan too." in words
        await pilot.press("enter", *"short", "enter")
        await pilot.pause()
        assert lock_words.TOO_SHORT in words_on(app)
        await pilot.press(*"er-one", "enter", *"shorter-two", "enter")
        await pilot.pause()
        assert lock_words.NOT_THE_SAME in words_on(app)
        await pilot.press("enter", *"shorter-one")
        await pilot.pause()
        assert "shorter" not in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == "shorter-one"


async def test_no_passphrase_is_fine() -> None:
    """By name, and by Esc."""
    for keys in (["down", "enter"], ["escape"]):
        app = NewPassphraseApp(HELP)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
        assert app.return_value is None


async def test_the_twelve_words_are_shown_and_two_are_asked_back() -> None:
    """They are not on the screen while they are asked, and can be looked at again."""
    app = ShowCodeApp(CODE, (3, 9), HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for number, word in enumerate(CODE.split(), 1):
            assert f"{number}. {word}" in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "What is word 3?" in words_on(app)
        assert "cherry" not in words_on(app)
        await pilot.press(*"dog", "enter")
        await pilot.pause()
        assert "Word 3 is another one." in words_on(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "3. cherry" in words_on(app)
        await pilot.press("enter", *"Cherry", "enter")
        await pilot.pause()
        assert "What is word 9?" in words_on(app)
        await pilot.press(*"island", "enter")
        await pilot.pause()
    assert app.return_value is True


async def test_the_words_can_be_left() -> None:
    """Then they were not given back."""
    app = ShowCodeApp(CODE, (3, 9), HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
    assert app.return_value is False


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (132, 43)], ids=str)
async def test_the_keys_of_the_lock_page_are_whole_at_every_size(size: tuple[int, int]) -> None:
    """Help is named on each of them."""
    app = LockApp(try_it, HELP, services=["Riverside Surgery"])
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one(".foot").region.bottom == size[1]
        assert "F2 Help now" in words_on(app)
        assert app.screen.query_one("#opening").virtual_size.width <= size[0]


# In the plain chat


def test_the_plain_lock_pushes_all_out_of_sight_and_asks_unseen() -> None:
    """Wrong, none, help, hide, and then the right one."""
    person = Plain("wrong", "", "help", "hide", "", OPENS)

    assert lock.unlock(person.world, try_it, HELP, services=["Riverside Surgery", "St Mary's"])
    assert person.out.startswith("\n" * 24)
    assert person.secret[-1] == OPENS
    for words in ("This is paused.", WRONG, lock_words.NOTHING_TYPED, "116 123", "Surgery and St Mary's can open"):
        assert words in person.said
    assert "\x1b" not in person.out


def test_the_plain_lock_takes_the_words_and_goes_back() -> None:
    """Words are typed to be seen; a passphrase is not."""
    person = Plain("words", "back", "words", "apple", CODE)

    assert lock.unlock(person.world, try_it, HELP)
    assert person.secret == ["words", "words"]


@pytest.mark.parametrize("lines", [(), ("stop",), ("hide",), ("words", "stop")], ids=str)
def test_the_plain_lock_can_be_closed(lines: tuple[str, ...]) -> None:
    """By stop, and by the end of the input."""
    assert not lock.unlock(Plain(*lines).world, try_it, HELP)


def test_the_plain_lock_without_a_passphrase_says_so() -> None:
    """Enter goes on, stop closes."""
    person = Plain("help", "")
    assert lock.unlock(person.world, try_it, HELP, needs_passphrase=False)
    assert "There is no passphrase here." in person.said
    assert not lock.unlock(Plain("stop").world, try_it, HELP, needs_passphrase=False)


def test_through_a_pipe_the_passphrase_is_a_line() -> None:
    """There is nobody to see it."""
    lines = [OPENS]
    world = World(lambda: lines.pop(0), lambda _text: None, 80)
    assert lock.unlock(world, try_it, HELP)


def test_a_plain_new_passphrase_is_typed_twice() -> None:
    """Too short, not the same, and then the same."""
    person = Plain("short", "long-enough", "long-enouhg", "long-enough", "long-enough")
    assert lock.new_passphrase(person.world, HELP, ["Riverside Surgery"]) == "long-enough"
    for words in (*lock_words.CONSEQUENCES, lock_words.TOO_SHORT, lock_words.NOT_THE_SAME, "Surgery can open"):
        assert words in person.said
    assert len(person.secret) == 5
    assert lock.new_passphrase(Plain("").world, HELP) is None
    assert lock.new_passphrase(Plain("long-enough").world, HELP) is None


def test_the_plain_words_are_pushed_out_of_sight_before_they_are_asked() -> None:
    """One on a line, so that they are read in their order."""
    person = Plain("", "dog", "cherry", "island")
    assert lock.show_code(person.world, CODE, (3, 9), HELP)
    shown, asked = person.out.split("\n" * 24)
    assert " 3. cherry\n" in shown
    assert "cherry" not in asked
    assert "Word 3 is another one." in asked
    assert not lock.show_code(Plain("stop").world, CODE, (3, 9), HELP)
    assert not lock.show_code(Plain("", "cherry", "stop").world, CODE, (3, 9), HELP)


def test_the_plain_face_is_chosen_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """All three ask in the same streams."""
    options = argparse.Namespace(plain=True)
    for lines, asked, result in (
        ((OPENS,), lambda: face.unlock(options, needs_passphrase=True, try_it=try_it, card=HELP), True),
        ((OPENS, OPENS), lambda: face.new_passphrase(options, HELP), OPENS),
        (("", "cherry", "island"), lambda: face.show_code(options, CODE, HELP), True),
    ):
        person = Plain(*lines)
        monkeypatch.setattr(face, "world", lambda person=person: person.world)
        assert asked() == result


IN_A_TERMINAL = """
from assistant.faces.plain_chat.lock import unlock
from assistant.faces.plain_chat.streams import terminal_world
world = terminal_world()
print("opened:", unlock(world, lambda text, _: "" if text == "lime ladder" else "Not that.", ("116 123",)))
world.write("> ")
print("then:", world.read_line())
"""


def test_in_a_terminal_a_passphrase_is_never_echoed() -> None:
    """Neither a wrong nor a right one; what comes after it is seen again."""
    child = pexpect.spawn(
        sys.executable,
        ["-c", IN_A_TERMINAL],
        env=environment(TERM="xterm-256color", INPUTRC="/dev/null"),
        dimensions=(24, 70),
        timeout=60,
        encoding="utf-8",
        cwd=ROOT,
    )
    said = ""
    for keys in ("lemon tree\r", "lime ladder\r"):
        child.expect_exact("> ")
        said += child.before
        child.send(keys)
    child.expect_exact("opened: True")
    said += child.before
    child.expect_exact("> ")
    child.send("tea\r")
    child.expect_exact("then: tea")
    assert "tea" in child.before
    child.expect(pexpect.EOF)
    child.close()

    assert "Not that." in said
    assert "lemon" not in said
    assert "ladder" not in said
    assert "\x1b" not in said


def test_every_sentence_is_short_and_plain() -> None:
    """At most 20 words in each sentence, and none of the words we do not use."""
    texts = [
        text
        for value in vars(lock_words).values()
        for text in (value if isinstance(value, tuple) else (value,))
        if isinstance(text, str) and " " in text
    ]
    for text in texts:
        assert all(len(sentence.split()) <= 20 for sentence in text.split(". ")), text
        assert not any(word in text.casefold() for word in ("should", "must", "please", "invalid", "error")), text


async def test_a_lock_can_be_asked_for_in_the_middle_of_a_talk() -> None:
    """By its name among all choices; what is half typed is kept, and the screen makes room for the lock page."""
    keeping = FakeKeeping()
    app = talk_app(sitting_at("what_matters/important", keeping=keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        await by_name(pilot, "lock")
        await pilot.pause()
    assert app.return_value == "lock"
    assert keeping.draft == {"what_matters/important": "tea"}


def test_a_lock_can_be_asked_for_in_a_plain_chat() -> None:
    """By a word; what was typed before it stays half typed."""
    typing = Typing(at=START)
    typing.waiting.extend(["a walk", "lock"])
    end = PlainChat(typing.sitting, typing.world, HELP_NOW, lambda: plan_lines(typing.sitting.plan())).run()
    assert end == "lock"
    assert list(typing.draft.values()) == ["a walk"]
