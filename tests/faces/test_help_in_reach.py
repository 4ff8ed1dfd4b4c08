"""Help now is at most two keys away on every screen, and the word help is answered at every prompt."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen

from assistant.between_talks.diary import every_step
from assistant.content import Content
from assistant.conversation.turns import Option
from assistant.faces import plain_chat, terminal
from assistant.faces.document_wish import Choice, MadeFile, Question
from assistant.faces.handing_out import Making, Naming, Reading, Told, steps
from assistant.faces.noticing import Notice
from assistant.faces.plain_chat import documents, lock
from assistant.faces.plain_chat.hiding import asked_again, hide
from assistant.faces.plain_chat.many import choose_of_many
from assistant.faces.plain_chat.noticed import pause_for
from assistant.faces.plain_chat.world import World, choose
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.dialogs import ChooseFrom, Page, PutWords, StillThere
from assistant.faces.terminal.diary_parts import Follow, HowItWent
from assistant.faces.terminal.diary_screen import DiaryApp, DiaryScreen
from assistant.faces.terminal.documents import Asked, DocumentsApp, FileName, Made, Preview, Written
from assistant.faces.terminal.hidden import Hidden
from assistant.faces.terminal.lock import LockApp
from assistant.faces.terminal.new_lock import NewPassphraseApp, ShowCodeApp
from assistant.faces.terminal.noticed import Pause
from assistant.faces.terminal.practice_end import BeforeTalk, LookBack
from assistant.faces.terminal.practice_parts import WhatToSay
from assistant.faces.terminal.practice_screen import PracticeApp
from assistant.faces.terminal.practice_talk import TalkScreen
from assistant.faces.terminal.question_screen import QuestionScreen
from assistant.faces.terminal.quiet_app import _HIDDEN, _WARNING, QuietApp
from assistant.faces.terminal.rows import Entry
from assistant.faces.terminal.welcome import ReadingApp, WelcomeApp
from assistant.help_now import help_now
from tests.faces.terminal_driver import HELP, sitting_at, talk_app, words_on
from tests.faces.test_diary_faces import Typing as DiaryTyping
from tests.faces.test_diary_faces import a_book, following
from tests.faces.test_handing_out import FakeDesk
from tests.faces.test_plain_chat import HELP_NOW, START, Typing
from tests.faces.test_plain_chat_practice import Typing as PracticeTyping
from tests.faces.test_terminal_practice import a_visit, an_app, some_words
from tests.planned import marys_record

CODE = "apple banana cherry dog eagle flower garden house island jacket kitten lemon"
CALL = "Call Samaritans on 116 123."
MOST_KEYS = 2
NOTICE = Notice(
    ("You wrote: 'I cannot go on'.",), "Did I get that right?", (Option("help_now", "Show me"),), "I cannot"
)


# The screen


def kept(*_: object) -> str:
    """Everything is taken."""
    return ""


ASKED_FOR_HELP = Event()


def is_made() -> MadeFile:
    """A document that takes until help was asked for."""
    ASKED_FOR_HELP.wait(60)
    return MadeFile(b"")


def begun() -> PracticeVisit:
    """A visit to a practice in which something was said."""
    visit = a_visit()
    visit.say("What matters to you?")
    return visit


BELOW: dict[type, Callable[[], QuietApp[Any]]] = {
    TalkApp: lambda: talk_app(sitting_at()),
    QuestionScreen: lambda: talk_app(sitting_at()),
    DiaryApp: lambda: DiaryApp(a_book(), HELP),
    DiaryScreen: lambda: DiaryApp(a_book(), HELP),
    WelcomeApp: lambda: WelcomeApp("What would you like to do?", [("one", "Have a talk")], HELP, {"one": "Have"}),
    ReadingApp: lambda: ReadingApp("A page", ["Words"], HELP),
    PracticeApp: lambda: an_app(a_visit()),
    BeforeTalk: lambda: an_app(a_visit()),
    TalkScreen: lambda: an_app(begun()),
    DocumentsApp: lambda: DocumentsApp(steps(FakeDesk(Path())), HELP),
    LockApp: lambda: LockApp(kept, HELP),
    NewPassphraseApp: lambda: NewPassphraseApp(HELP),
    ShowCodeApp: lambda: ShowCodeApp(CODE, (3, 9), HELP),
}
"""The apps, and the screens that they begin with."""
OVER: dict[type, Callable[[], Screen[Any]]] = {
    ChooseFrom: lambda: ChooseFrom("A list", [Entry("one", "One")]),
    Page: lambda: Page("A page", ["Words"]),
    PutWords: lambda: PutWords("A thought", "What is it?", kept),
    HowItWent: lambda: HowItWent(a_book(), next(iter(every_step(marys_record()))), kept),
    Follow: lambda: Follow(a_book(), kept),
    Pause: lambda: Pause(NOTICE),
    WhatToSay: lambda: WhatToSay(some_words(), a_visit()),
    LookBack: lambda: LookBack(some_words(), begun(), has_help=True),
    Asked: lambda: Asked(Question("kind", "Which?", (Choice("one", "One"),))),
    Preview: lambda: Preview(Reading("A page", (), list)),
    FileName: lambda: FileName(Naming("/home", "plan.txt")),
    Made: lambda: Made(Making(is_made)),
    Written: lambda: Written(Told(("Written.",))),
    StillThere: lambda: StillThere("Are you still there?", _WARNING),
    Hidden: lambda: Hidden(classes=_HIDDEN),
}
"""The screens that open over others."""


def every_screen() -> set[type]:
    """The classes of apps and screens of the terminal face that nothing there is built upon."""
    modules = [
        importlib.import_module(f"{terminal.__name__}.{one.name}") for one in pkgutil.iter_modules(terminal.__path__)
    ]
    ours = {
        one
        for module in modules
        for _, one in inspect.getmembers(module, inspect.isclass)
        if one.__module__ == module.__name__ and issubclass(one, App | Screen)
    }
    return {one for one in ours if not any(one in other.__mro__[1:] for other in ours)}


def test_no_screen_is_left_out_here() -> None:
    """Whoever makes a screen shows here that help is in reach on it."""
    assert every_screen() == set(BELOW) | set(OVER)


@pytest.mark.parametrize("kind", [*BELOW, *OVER], ids=lambda kind: kind.__name__)
async def test_help_is_at_most_two_keys_away_on_every_screen(kind: type) -> None:
    """F2 shows the numbers, whatever is open, hidden or locked."""
    app = BELOW.get(kind, BELOW[TalkApp])()
    async with app.run_test(size=(80, 24)) as pilot:
        if kind in OVER:
            app.push_screen(OVER[kind]())
        await pilot.pause()
        assert isinstance(app if issubclass(kind, App) else app.screen, kind)
        for _ in range(MOST_KEYS):
            if CALL not in words_on(app):
                await pilot.press("f2")
                await pilot.pause()
        assert CALL in words_on(app)
        if kind is Made:
            ASKED_FOR_HELP.set()


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_what_to_do_in_an_emergency_is_seen_without_reading_on(size: tuple[int, int]) -> None:
    """Of our own card, also where there is little room."""
    card = help_now(Content())
    app = LockApp(kept, card)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert card[0] in words_on(app).replace("│ ", "").replace("  ", " ")


# The plain chat

HERE = HELP_NOW[0]


class Lines:
    """Somebody who types some lines, and then nothing more."""

    def __init__(self, *lines: str) -> None:
        self.lines, self.out = [*lines], ""
        self.world = World(self.read, self.write, 80, read_secret=self.read)

    def read(self) -> str | None:
        """The next line."""
        return self.lines.pop(0) if self.lines else None

    def write(self, text: str) -> None:
        """Takes what is said."""
        self.out += text


def after(does: Callable[[World], object], *lines: str) -> str:
    """What is said when these lines are typed."""
    typing = Lines(*lines)
    with suppress(EOFError):
        does(typing.world)
    return typing.out


def at_the_name(world: World) -> None:
    """Somebody who chooses a sheet for themselves, up to the name of its file."""
    documents.visit(world, steps(FakeDesk(Path())), HELP_NOW)


ONE = [("one", "One"), ("two", "Two")]
PROMPTS: dict[str, Callable[[], str]] = {
    "chat._line": lambda: Typing(at=START).types("help"),
    "asides._thought": lambda: Typing(at=START).types("park", "help"),
    "asides.elsewhere": lambda: Typing(at=START).types("elsewhere", "help"),
    "diary._line": lambda: DiaryTyping(a_book()).types("help"),
    "practice._line": lambda: PracticeTyping().types("help"),
    "hiding.hide": lambda: after(lambda world: hide(world, HELP_NOW), "help"),
    "hiding.read_line": lambda: after(
        lambda world: asked_again(world, HELP_NOW, lambda inner: choose(inner, "Which?", ["One", "Two"])), "help"
    ),
    "world.choose": lambda: Typing(at=START).types("words", "help"),
    "many.choose_of_many": lambda: after(
        lambda world: asked_again(world, HELP_NOW, lambda inner: choose_of_many(inner, "Which?", ONE, dict(ONE))),
        "help",
    ),
    "noticed.pause_for": lambda: after(
        lambda world: pause_for(world, NOTICE, HELP_NOW, lambda _words: None, lambda _line: False), "1"
    ),
    "documents._line": lambda: after(at_the_name, "1", "help"),
    "documents._name": lambda: after(at_the_name, "1", "1", "1", "1", "2", "help"),
    "lock.line": lambda: after(lambda world: lock.unlock(world, kept, HELP_NOW), "help"),
}
"""Every function of the plain chat that reads a line, and what is said there to the word help.

Where words were noticed, help now is the first of the ways on.
"""


def every_prompt() -> Iterator[str]:
    """The functions that read a line, by their module; how a line comes from a terminal is nobody's prompt."""
    for file in sorted(Path(plain_chat.__path__[0]).glob("*.py")):
        if file.stem != "streams":
            yield from (f"{file.stem}.{name}" for name in readers(ast.parse(file.read_text(encoding="utf-8"))))


def readers(node: ast.AST, within: str = "") -> set[str]:
    """The names of the innermost functions in which a line is read."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        within = node.name
    reads = isinstance(node, ast.Attribute) and node.attr in ("read_line", "read_secret") and within
    return {within} if reads else {name for child in ast.iter_child_nodes(node) for name in readers(child, within)}


def test_no_prompt_is_left_out_here() -> None:
    """Whoever reads a line shows here that the word help is answered there."""
    assert set(every_prompt()) == set(PROMPTS)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_the_word_help_is_answered_at_every_prompt_of_the_plain_chat(prompt: str) -> None:
    """With the numbers, and not as an answer or a name to look for."""
    said = " ".join(PROMPTS[prompt]().split())

    assert HERE in said or HELP[0] in said


def test_every_list_within_the_plain_chat_hears_the_word() -> None:
    """Each hands on what deals with a line first; lists outside of a visit are asked by way of `asked_again`."""
    for file in sorted(Path(plain_chat.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "choose":
                assert len(node.args) > 3 or node.keywords, f"{file.name} line {node.lineno}"


@pytest.mark.parametrize("entry", ["Stretch", "Stop following something"])
def test_help_is_answered_in_the_lists_of_the_diary(entry: str) -> None:
    """Where one says how a step went, and which value is not to be followed any more."""
    number = re.search(rf"(\d+)\. {entry}", DiaryTyping(a_book(following())).types())
    assert number

    assert HELP[0] in DiaryTyping(a_book(following())).types(number[1], "help")


@pytest.mark.parametrize("lines", [("help",), ("words", "help"), ("a wrong one", "help")])
def test_help_is_answered_on_the_lock_page_before_anything_opens(lines: tuple[str, ...]) -> None:
    """Where the passphrase is asked for, where the words are, and after a wrong try."""
    said = after(partial(lock.unlock, try_it=lambda *_: "That does not open it.", help_now=HELP_NOW), *lines)

    assert HERE in said


@pytest.mark.parametrize("ask", ["passphrase", "code"])
def test_help_is_answered_while_a_lock_is_put_on(ask: str) -> None:
    """While a new passphrase is typed, and while the words are asked back."""
    does: dict[str, Callable[[World], object]] = {
        "passphrase": lambda world: lock.new_passphrase(world, HELP_NOW),
        "code": lambda world: lock.show_code(world, CODE, (3, 9), HELP_NOW),
    }

    assert HERE in after(does[ask], "help")
