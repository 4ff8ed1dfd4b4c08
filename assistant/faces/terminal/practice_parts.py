"""The parts of a practice on the screen: its top and foot, what one could say, all choices, settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.conversation.wording import Words as Prompt
from assistant.faces.practice_visit import Feedback, PracticeVisit, Prompts
from assistant.faces.practice_words import FEEDBACK, PROMPTS, Saying, setting, to_say
from assistant.faces.terminal.dialogs import ChooseFrom, Dialog
from assistant.faces.terminal.panels import Buttons, Press
from assistant.faces.terminal.rows import Entry, Rows

_ANOTHER = "another"
_KEYS = {"say": "Enter", "nothing": "F6", "prompt": "F7", "other": "F9", "end": "F4"}
_KEYS_OF_APP = {"help_now": "F2", "hide": "F10 or Ctrl+G", "light": "", "stop": "Ctrl+Q"}


# What stands at the top and at the foot of every page


class Header(Horizontal):
    """That this is practice, with whom, and the key for help."""

    def __init__(self, say: Saying, *, has_help: bool) -> None:
        super().__init__(id="practice-top")
        self._say, self._has_help = say, has_help

    def compose(self) -> ComposeResult:
        """Left and right."""
        yield Static(f"{self._say('mark')}: {self._say.name}", markup=False, classes="whose")
        if self._has_help:
            yield Static(Content.from_markup("[@click=app.help_now]Help now [bold]F2[/bold][/]"), classes="help-key")


def foot(say: Saying, page: str) -> Iterator[Static]:
    """The keys of a page, for wide screens and for narrow ones; the style sheet shows one of them."""
    yield Static(say(f"screen.foot.{page}"), markup=False, classes="foot long")
    yield Static(say(f"screen.foot.{page}_short"), markup=False, classes="foot brief")


# What one could say


class CouldSay(Static):
    """What a practitioner could say here, shown all the time: below the talk, or with all of it at its side."""

    def __init__(self, say: Saying, *, whole: bool) -> None:
        super().__init__(markup=False, id="beside" if whole else "below", classes="could-say")
        self._say, self._whole = say, whole

    def show(self, prompt: Prompt) -> None:
        """Shows a prompt, or that there is none."""
        ask = prompt.ask.strip()
        title = Content(self._say("prompts.title")).stylize("bold")
        if not self._whole:
            self.update(title + Content(f": {_begun(ask) or self._say('prompts.none')}"))
            return
        parts = [title, Content(ask or self._say("prompts.none"))]
        if prompt.listen:
            parts.append(Content(self._say("prompts.listen", listen=prompt.listen)).stylize("$text-muted"))
        if prompt.cues:
            parts.append(Content("\n".join([self._say("screen.prompts.further"), *prompt.cues])).stylize("$text-muted"))
        if ask:
            parts.append(Content(self._say("screen.prompts.take")).stylize("$text-muted"))
        self.update(Content("\n\n").join(parts))


def _begun(ask: str) -> str:
    """What there is room for below the talk: of several lines the first, and a sign that there is more."""
    first, _, more = ask.partition("\n")
    return f"{first} ..." if more else first


class WhatToSay(Dialog[str]):
    """What a practitioner could say here; what is chosen goes into the box."""

    def __init__(self, say: Saying, visit: PracticeVisit) -> None:
        super().__init__(say.title("prompts.title"))
        self._say, self._visit = say, visit
        self.keys = say("screen.prompts.keys")

    def body(self) -> ComposeResult:
        """The question, other ways into it, the next one; and what to listen for."""
        yield Static(markup=False, classes="listen")
        with VerticalScroll(can_focus=False):
            yield Rows(self._entries())

    def on_mount(self) -> None:
        """The list has the focus."""
        self._show()
        self.query_one(Rows).focus(scroll_visible=False)

    def _show(self) -> None:
        prompt, listen = self._visit.prompt, self.query_one(".listen", Static)
        listen.display = bool(prompt.listen)
        listen.update(Content(self._say("prompts.listen", listen=prompt.listen)))
        rows = self.query_one(Rows)
        rows.show(self._entries())
        rows.point_at_first()

    def _entries(self) -> list[Entry]:
        texts = to_say(self._visit.prompt)
        nothing = [] if texts else [Entry(None, self._say("prompts.none"))]
        another = [Entry(None, ""), Entry(_ANOTHER, self._say("screen.prompts.another"))] if texts else []
        return [*nothing, *(Entry(str(number), text) for number, text in enumerate(texts)), *another]

    @on(Rows.Taken)
    @on(Rows.Picked)
    def _chosen(self, event: Rows.Taken | Rows.Picked) -> None:
        if event.id == _ANOTHER:
            self._visit.practice.another_prompt()
            self._show()
        else:
            self.leave(None if event.id is None else to_say(self._visit.prompt)[int(event.id)])


# Around the box


class PracticeButtons(Buttons):
    """What can be done with what is typed, and without."""

    def __init__(self, say: Saying) -> None:
        super().__init__(*(Press(say(f"screen.buttons.{name}"), name, name) for name in ("say", "nothing", "prompt")))


# All choices, and settings


def choices(say: Saying, visit: PracticeVisit, *, has_help: bool) -> list[Entry]:
    """Everything that can be done in the talk, by name with its key; a setting says how it is now."""
    app = {name: key for name, key in _KEYS_OF_APP.items() if name != "help_now" or has_help}
    here, elsewhere = (
        [Entry(name, say(f"screen.choices.{name}"), tail=key) for name, key in keys.items()] for keys in (_KEYS, app)
    )
    return [*here, *settings(say, visit), *elsewhere]


def place_of(choice: str) -> str:
    """Who does what was chosen: the app or the screen."""
    return "app" if choice in _KEYS_OF_APP else "screen"


def settings(say: Saying, visit: PracticeVisit) -> list[Entry]:
    """The ways to practise as they are now, each to be changed."""
    return [Entry("feedback", setting(visit.feedback, say)), Entry("prompts", setting(visit.prompts, say))]


def ways(say: Saying, visit: PracticeVisit, name: str) -> ChooseFrom:
    """What a setting can be, with what it is now marked."""
    now: Feedback | Prompts = visit.feedback if name == "feedback" else visit.prompts
    known: Sequence[Feedback | Prompts] = FEEDBACK if name == "feedback" else PROMPTS
    entries = [Entry(one, setting(one, say), "(•) " if one == now else "( ) ") for one in known]
    return ChooseFrom(say.title("settings.title"), entries, now)
