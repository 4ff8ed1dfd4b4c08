"""The box that answers are typed into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from assistant.clean_text import LONGEST_ANSWER, clean

_PAGE = 6


class AnswerBox(TextArea):
    """A text area where Enter goes on, a new line has its own keys, and Tab always leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j,alt+enter,shift+enter", "new_line", show=False),
    ]

    class Entered(Message):
        """Enter was pressed."""

    @dataclass
    class Refused(Message):
        """A paste was not taken in, and why."""

        sentence: str

    @dataclass
    class Past(Message):
        """The arrow went past the first (-1) or the last line (1), or a page further."""

        step: int

    def __init__(self, text: str = "", *, one_line: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, id=id)
        self.cursor_blink = False
        self.one_line = one_line
        self.set_class(one_line, "-one-line")

    def on_mount(self) -> None:
        """The cursor stands after the words that are there."""
        self.move_cursor(self.document.end)

    def renew(self, text: str, *, one_line: bool) -> None:
        """Is as it would be if it were made with these words, and tells nobody."""
        self.one_line = one_line
        self.set_class(one_line, "-one-line")
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(self.document.end)
        self.call_after_refresh(self._lead_cursor)

    def put(self, text: str) -> None:
        """Puts words in place of those that are there, as an edit that can be undone."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Changes the words; the line being typed stays in view."""
        result = super().edit(edit)
        # The toolkit scrolls before it knows of a line that has just been wrapped.
        self.scroll_cursor_visible()
        return result

    def _lead_cursor(self) -> None:
        """Puts the terminal's cursor where ours is, for readers: the words above may have moved the box."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())
        elif event.key in self._bindings.key_to_bindings:
            # At once: on its usual way through the app it would be overtaken by what is typed after it.
            event.stop()
            event.prevent_default()
            for binding in self._bindings.key_to_bindings[event.key]:
                await self.run_action(binding.action)
        elif (sign := event.character) and not event.is_printable and sign not in "\n\t" and clean(sign):
            # The toolkit takes joiners and the blanks of other scripts for keys that type nothing.
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(sign, *self.selection)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        pasted = clean(event.text)
        if self.one_line:
            pasted = " ".join(pasted.split("\n"))
        there = len(self.text) - len(self.selected_text)
        if there + len(pasted) > LONGEST_ANSWER:
            self.post_message(self.Refused(_too_long(len(pasted), LONGEST_ANSWER - there)))
        elif result := self._replace_via_keyboard(pasted, *self.selection):
            self.move_cursor(result.end_location)

    def action_new_line(self) -> None:
        """Starts a new line, where there can be more than one."""
        if not self.one_line:
            self._replace_via_keyboard("\n", *self.selection)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line out of the box."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Past(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line out of the box."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Past(1))
        else:
            super().action_cursor_down(select)

    def action_cursor_page_up(self) -> None:
        """Reads on above: a page is for the question, the box is small."""
        self.post_message(self.Past(-_PAGE))

    def action_cursor_page_down(self) -> None:
        """Reads on below."""
        self.post_message(self.Past(_PAGE))


def _too_long(count: int, room: int) -> str:
    return (
        f"That is {count:,} characters, and there is room here for {max(0, room):,}. "
        "Paste a shorter part, or keep the rest for another question. It is still on your clipboard."
    )
