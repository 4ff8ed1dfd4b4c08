"""The plain chat: says each turn as lines, takes what is typed, and keeps it before it moves on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Literal

from assistant.clean_text import clean
from assistant.conversation.turns import AskPeople, AskText, Coach, Finished, Park, Reply, Typed
from assistant.errors import CannotSave, SaidPlainly
from assistant.faces.away import Away, seconds
from assistant.faces.plain_chat import showing
from assistant.faces.plain_chat.asides import Asides
from assistant.faces.plain_chat.half_typed import HalfTyped
from assistant.faces.plain_chat.hearing import (
    NOTHING_TYPED,
    Word,
    begins_an_answer,
    idea_picked,
    meant,
    several_lines,
    takes_words,
    unquoted,
    with_other_rows,
    word_in,
)
from assistant.faces.plain_chat.hiding import hide
from assistant.faces.plain_chat.noticed import pause_for
from assistant.faces.plain_chat.world import PROMPT, NobodyThere, World, say
from assistant.faces.sitting import End, Sitting
from assistant.faces.whose import whose

_TRY_AGAIN = "Press Enter to try again. Or type elsewhere to save in another folder, answers to see your words."


class PlainChat:
    """One sitting as a plain chat, from the question reached to stop, the end of the input or of the talk."""

    def __init__(
        self,
        sitting: Sitting,
        world: World,
        help_now: tuple[str, ...],
        show_plan: Callable[[], list[str]],
        away: float | None = None,
        *,
        locked: bool = False,
        share: Callable[[Callable[[str], bool]], None] | None = None,
        ticks: Callable[[], float] = seconds,
    ) -> None:
        self._away, self._locked = Away(away, ticks), locked
        self._sitting, self._world, self._help_now = sitting, world, help_now
        self._half = HalfTyped(sitting)
        self._asides = Asides(sitting, world, help_now, show_plan, self._is_done_as_word, share)
        self._due: Literal["full", "short", ""] = "full"
        """How the question is to be said before the next line is read."""
        self._retry: Callable[[], None] | None = None
        """What could not be saved and is tried again on Enter."""
        self._whose = ""  # what was said last about whose words these are
        self._typing = ""
        """What stands on the line being typed, as last heard."""
        self._ahead = ""
        """A line that was typed where it was not looked for, and is taken at the next question."""
        self._answering = self._hinted = self._stop_failed = self._ended = False
        self._end: End = "stopped"

    def run(self) -> End:
        """Talks until the person stops, the input ends or nobody is there; whatever happens, what is typed is kept."""
        self._world.watch(self._while_typing)
        self._world.pause_after(self._away)
        try:
            try:
                self._begin()
                while not self._ended:
                    self._take_a_line()
            except EOFError:
                self._close()
        except BrokenPipeError:
            with suppress(CannotSave):
                self._save_all()
        except NobodyThere:
            self._pause()
            return "away"
        finally:
            # What is typed after this, such as a passphrase, is no answer.
            self._answering = False
        return self._end

    def _begin(self) -> None:
        self._half.arrive()
        said = [self._sitting.said] if self._sitting.said else []
        self._say(*said, "Type your answer and press Enter. Type help to see all words, stop to end.")

    def _take_a_line(self) -> None:
        if self._due == "full":
            self._ask()
        elif self._due == "short":
            self._ask_again()
        self._due = ""
        if self._half.to_edit and self._world.offer:
            self._world.offer(self._half.to_edit[0])
        self._answering = True
        line, self._ahead = self._ahead or self._line(), ""
        self._answering, self._typing = False, ""
        if not self._is_done_as_word(line):
            self._answer(unquoted(line))

    def _line(self) -> str:
        self._world.write(PROMPT)
        if (line := self._world.read_line()) is None:
            raise EOFError
        return clean(line)

    def _while_typing(self, line: str) -> None:
        """Keeps the line being typed as well, so that a sudden end costs a second or two of typing at most."""
        if self._answering:
            self._typing = clean(line)
            with suppress(CannotSave):
                self._half.keep_with(self._typing)

    # Saying

    def _say(self, *lines: str) -> None:
        say(self._world, *lines)

    def _ask(self) -> None:
        sitting = self._sitting
        said = whose(sitting.record, sitting.conversation.flow.speaker)
        if said and said != self._whose:
            self._say(f"{said}. To change that, type whose.")
        self._whose = said
        how_far = sitting.overview.progress
        for block in showing.blocks(sitting.turn, sitting.record.role, how_far, self._world.offer is not None):
            self._say(*block)
        self._say_begun()

    def _ask_again(self) -> None:
        self._say(showing.short_question(self._sitting.turn))
        self._say_begun()
        if self._retry:
            self._say(_TRY_AGAIN)

    def _say_begun(self) -> None:
        if self._half.lines and takes_words(self._sitting.turn):
            self._say(*showing.begun(self._sitting.turn, self._half.text, self._half.is_too_long))

    # Answers

    def _answer(self, line: str) -> None:
        empty, turn = not line.strip(), self._sitting.turn
        retry, self._retry = self._retry, None
        if empty and retry:
            retry()
        elif empty and isinstance(turn, Finished):
            self._stop()
        elif not several_lines(turn):
            self._give(self._half.text if empty and takes_words(turn) else line)
        elif not self._half.lines and idea_picked(turn, line):
            self._give(line)
        elif not self._half.takes(line, self._world.more_waits):
            self._give(self._half.text)
        else:
            self._keep(self._half.keep_as_it_grows)

    def _give(self, text: str) -> None:
        turn = self._sitting.turn
        reply = meant(turn, text)
        if not isinstance(reply, str):
            self._reply(reply, text if isinstance(reply, Typed) else "")
            return
        if isinstance(turn, Coach):
            self._keep(partial(self._half.replace, text))
        if reply != NOTHING_TYPED or not self._hinted:
            self._say(reply)
        self._hinted = reply == NOTHING_TYPED

    def _reply(self, reply: Reply, typed: str = "") -> None:
        """Gives a reply; where it does not do or cannot be saved, the question and what was typed stay."""
        turn, before = self._sitting.turn, self._sitting.record
        self._retry, self._stop_failed = None, False
        try:
            self._sitting.reply(with_other_rows(self._sitting, reply))
        except SaidPlainly as sentence:
            self._say(str(sentence))
            # The record may be kept and only the tidying up of half-typed words have failed.
            if self._sitting.record is before:
                self._not_taken(reply, typed, isinstance(sentence, CannotSave))
                return
        if isinstance(reply, Typed) and turn.address == self._sitting.place:
            self._keep(partial(self._sitting.keep_half_typed, ""), quietly=True)
        self._half.arrive()
        self._due, self._hinted = "short" if isinstance(reply, Park) else "full", False
        if kept := showing.kept(self._sitting, turn, reply, typed):
            self._say(*kept)
        if notice := self._sitting.notice:
            pause = partial(pause_for, self._world, notice, self._help_now)
            to_plan = self._sitting.to_plan_ahead
            self._ahead = pause(lambda words: self._reply(to_plan(words)), self._is_done_as_word) or ""

    def _not_taken(self, reply: Reply, typed: str, can_try_again: bool) -> None:
        self._due = "short"
        if isinstance(reply, Typed) and isinstance(self._sitting.turn, AskText | AskPeople):
            self._keep(partial(self._half.replace, reply.text), quietly=True)
        if can_try_again:
            self._say(_TRY_AGAIN)
            self._retry, self._due = partial(self._reply, reply, typed), ""

    def _keep(self, keep: Callable[[], None], quietly: bool = False) -> None:
        """Keeps half-typed words; where that fails they stay in hand, and it is said unless it has just been."""
        try:
            keep()
        except CannotSave as trouble:
            if not quietly:
                self._say(str(trouble))

    # Words that work everywhere

    def _is_done_as_word(self, line: str) -> bool:
        """Acts on a line that is such a word; the lines typed before it stay half-typed."""
        word = word_in(clean(line))
        if word is None or begins_an_answer(self._sitting, word):
            return False
        self._keep(self._half.stay)
        self._due = "short"
        self._do(word)
        return True

    def _do(self, word: Word) -> None:
        if self._asides.shows(word, self._half.text):
            return
        match word.name:
            case "hide":
                hide(self._world, self._help_now, self._away, locked=self._locked)
                self._due = "full"
            case "lock":
                self._end, self._ended = "lock", True
            case "repeat":
                self._due = "full"
            case "edit":
                self._edit()
            case "clear":
                self._keep(partial(self._half.replace, ""))
            case "save":
                self._save()
            case "stop":
                self._stop()
            case _:
                reply = self._asides.reply_to(word)
                if reply is not None:
                    self._reply(reply)

    def _edit(self) -> None:
        text = self._half.text or showing.as_typed(self._sitting.turn)
        if text and self._world.offer:
            self._half.edit(text)
            self._due = ""
        else:
            self._say("Type the words again. They take the place of what stands here.")

    def _save(self) -> None:
        try:
            self._save_all()
            self._say(showing.saved(self._sitting))
        except CannotSave as trouble:
            self._say(str(trouble), _TRY_AGAIN)
            self._retry, self._due = self._save, ""

    def _save_all(self) -> None:
        self._half.stay()
        self._half.keep_with(self._typing)
        self._sitting.save()

    def _stop(self) -> None:
        try:
            self._save_all()
        except CannotSave as trouble:
            if not self._stop_failed:
                self._say(str(trouble), f"{_TRY_AGAIN} Or type stop again to end without it.")
                self._stop_failed, self._retry, self._due = True, self._stop, ""
                return
            self._say("What was saved before is safe.", *showing.way_back(self._sitting))
        else:
            self._say(showing.saved(self._sitting), *showing.way_back(self._sitting))
        self._ended = True

    def _pause(self) -> None:
        """Keeps what it can before the plan is closed; what cannot be kept stays in hand."""
        for keep in (partial(self._half.keep_with, self._typing), self._sitting.save):
            self._keep(keep, quietly=True)

    def _close(self) -> None:
        """Closes kindly when nobody types any more."""
        try:
            self._save_all()
            said = "The talk stops here for now. It is all saved."
        except CannotSave as trouble:
            said = str(trouble)
        self._say(said, *showing.way_back(self._sitting))
