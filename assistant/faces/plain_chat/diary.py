"""The diary as a plain chat: a numbered list, a line for each entry, the progress in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Literal

from assistant.between_talks.diary import IDEAS, Followed, Step, Went
from assistant.clean_text import clean, one_line
from assistant.errors import CannotSave, SaidPlainly
from assistant.faces.away import Away, seconds
from assistant.faces.diary_book import KEPT_FOR_PLAN, NOTE, DiaryBook, about
from assistant.faces.diary_words import (
    WENT,
    called,
    newest_in_words,
    newest_of_followed,
    newest_of_step,
    table,
)
from assistant.faces.plain_chat.hiding import hide, word
from assistant.faces.plain_chat.noticed import pause_for
from assistant.faces.plain_chat.world import PROMPT, NobodyThere, World, choose, say, say_help
from assistant.plan.naming import plan_name

_NUMBERED = re.compile(r"(\d{1,3})(?:[.):]|\b)\s*(.*)", re.DOTALL)
_WENT = re.compile(r"(done|d|partly(?: done)?|p|not tried|n)\b[\s,.:;-]*(.*)", re.IGNORECASE | re.DOTALL)
_FIRST_LETTER: dict[str, Went] = {went[0]: went for went in WENT}
_STOPS = ("stop", "quit", "exit")
_WORDS = (*_STOPS, "help", "hide")
_HOW = "Type a number from the list. Type list to hear it again, help for help now, hide to hide. Enter ends."
_SHORTER = 'Quicker: the number, then done, partly or not tried, or the value. Such as "1 done, it rained".'

Doing = Callable[[str], None]
"""What a line of the list does with the words typed after its number."""


class PlainDiary:
    """One visit to a diary as a plain chat, until the person ends it or the input does."""

    def __init__(
        self,
        book: DiaryBook,
        world: World,
        help_now: tuple[str, ...],
        away: float | None = None,
        *,
        locked: bool = False,
        ticks: Callable[[], float] = seconds,
    ) -> None:
        self._away, self._locked = Away(away, ticks), locked
        self._book = book
        self._world = world
        self._help_now = help_now
        self._field = ""
        """The field whose words are being typed, so that they are kept while they grow."""
        self._ended = False

    def run(self) -> Literal["stopped", "away"]:
        """Takes entries until an empty line, stop, the end of the input, or until nobody is there."""
        self._world.watch(self._while_typing)
        self._world.pause_after(self._away)
        try:
            self._visit()
        except NobodyThere:
            return "away"
        finally:
            self._field = ""
        return "stopped"

    def _visit(self) -> None:
        self._say(f"{plan_name(self._book.record.name)}: the diary.", *([self._book.said] if self._book.said else []))
        self._say("Nothing here is judged. Leaving things out is fine.")
        with suppress(EOFError):
            self._list()
            while not self._ended:
                self._take(self._line())
        saved = f"Saved {self._book.saved:%H:%M}. " if self._book.saved else ""
        self._say(f"{saved}To come back, type:", f"whatmatters diary {self._book.record.id} --plain")

    # The list

    def _entries(self) -> list[tuple[str, Doing]]:
        book, entries = self._book, list[tuple[str, Doing]]()
        for step in book.steps:
            newest = newest_of_step(book.record, step, book.today)
            entries.append((f"{step.words} ({newest})", partial(self._tick, step)))
        for one in book.followed:
            newest = newest_of_followed(book.record, one, book.today)
            entries.append((f"{called(one)} ({newest})", partial(self._measure, one)))
        entries += [("Write a few words", self._note), ("See how it went so far", self._table)]
        entries.append(("Follow something, such as mood or weight", self._follow))
        if book.followed:
            entries.append(("Stop following something", self._stop_following))
        if newest := newest_in_words(book.record, book.steps):
            entries.append((f"Take back the newest entry ({newest})", self._take_back))
        return entries

    def _list(self) -> None:
        if not self._book.steps:
            self._say("This plan has no steps to tick off at the moment.")
        self._say(*(f"{number}. {words}" for number, (words, _) in enumerate(self._entries(), 1)))
        self._say(_HOW)
        if self._book.steps or self._book.followed:
            self._say(_SHORTER)

    def _take(self, line: str) -> None:
        """Does what a line says; an empty one ends the visit."""
        flat, entries = line.strip().casefold().rstrip(".?!"), self._entries()
        found = _NUMBERED.fullmatch(line.strip())
        if not flat:
            self._ended = True
        elif flat in ("list", "repeat"):
            self._list()
        elif found and 1 <= int(found[1]) <= len(entries):
            entries[int(found[1]) - 1][1](found[2].strip())
        elif found:
            self._say(f"The list goes from 1 to {len(entries)}. Type list to hear it again.")
        else:
            self._words_alone(line)

    def _words_alone(self, line: str) -> None:
        """Words without a number are not lost: they wait where words belong, after those that wait there already."""
        number = next(number for number, (_, does) in enumerate(self._entries(), 1) if does == self._note)
        words = "\n".join(part for part in (self._book.half_typed(NOTE), line) if part)
        self._done(partial(self._book.keep_half_typed, NOTE, words), quietly=True)
        self._say(f"To keep these words in the diary, type {number}. {_HOW}")

    # Entries

    def _tick(self, step: Step, typed: str) -> None:
        if found := _WENT.fullmatch(typed):
            self._done(partial(self._book.tick, step, _FIRST_LETTER[found[1][0].lower()], found[2]))
            return
        if typed:
            # Other words after the number are about the step: they wait for its tick.
            self._done(partial(self._book.keep_half_typed, about(step), typed), quietly=True)
        number = choose(self._world, f"How did it go? {step.words}", list(WENT.values()), self._is_done_as_word)
        if number is not None:
            went = list(WENT)[number]
            words = self._words(about(step), "What would you like to say about it? Enter leaves it out.")
            self._done(partial(self._book.tick, step, went, words))

    def _measure(self, one: Followed, typed: str) -> None:
        example = " Type 2 numbers, such as 120/80." if len(one.measures) > 1 else ""
        while True:
            typed = typed or self._asked(f"{called(one)}: what is it now?{example} Enter leaves it.")
            if not typed or self._done(partial(self._book.measure, one, typed)):
                return
            typed = ""

    def _note(self, typed: str) -> None:
        words = typed or self._words(NOTE, "What would you like to note? Enter leaves it.")
        if words:
            self._done(partial(self._book.note, words))

    def _table(self, _typed: str) -> None:
        self._say(*table(self._book.record, self._book.today))

    def _take_back(self, _typed: str) -> None:
        if self._done(self._book.take_back):
            self._say("That entry is taken back.")

    def _follow(self, name: str) -> None:
        if not name:
            ideas = ", ".join(IDEAS)
            name = self._asked(f"What would you like to follow? Such as: {ideas}. Enter leaves it.")
        if not name:
            return
        usual = next((unit for idea, unit in IDEAS.items() if idea.casefold() == name.casefold()), "")
        unit = self._asked(f"What is it counted in? {f'Enter keeps: {usual}.' if usual else 'Enter leaves it out.'}")
        target = self._asked("What do you aim for, if anything? Enter leaves it out.")
        if self._done(partial(self._book.follow, name, unit or usual, target)):
            self._list()

    def _stop_following(self, _typed: str) -> None:
        there = self._book.followed
        question, names = "Which one? Its values stay in the diary.", [called(one) for one in there]
        number = choose(self._world, question, names, self._is_done_as_word)
        if number is not None and self._done(partial(self._book.stop_following, there[number])):
            self._list()

    # Saying, asking, keeping

    def _say(self, *lines: str) -> None:
        say(self._world, *lines)

    def _line(self) -> str:
        """The next line; raises EOFError at stop and at the end of the input. Help now is answered everywhere."""
        while not self._ended:
            self._world.write(PROMPT)
            line = self._world.read_line()
            self._ended = line is None or line.strip().casefold().rstrip(".?!") in _STOPS
            if line is not None and not self._ended and not self._is_done_as_word(line):
                return clean(line)
        raise EOFError

    def _is_done_as_word(self, line: str) -> bool:
        """Acts on the words that work everywhere."""
        match word(line):
            case "help":
                say_help(self._world, self._help_now)
            case "hide":
                field, self._field = self._field, ""
                hide(self._world, self._help_now, self._away, locked=self._locked)
                self._field = field
            case _:
                return False
        return True

    def _asked(self, question: str) -> str:
        self._say(question)
        return self._line().strip()

    def _words(self, field: str, question: str) -> str:
        """Words for a field, begun with those that were half typed; none at stop, and then those stay half typed."""
        begun = self._book.half_typed(field)
        self._say(question)
        if begun and self._world.offer:
            self._world.offer(begun.replace("\n", " "))
        elif begun:
            self._say("You had begun:", f"  {one_line(begun, 400)}", "Enter keeps these words. Or type others.")
        self._field = field
        lines: list[str] = []
        with suppress(EOFError):
            lines.append(self._line())
            while self._world.more_waits():
                lines.append(self._line())
        self._field = ""
        typed = "\n".join(lines).strip()
        return begun if lines and not typed and not self._world.offer else typed

    def _while_typing(self, line: str) -> None:
        if self._field and line.strip() and word(line) not in _WORDS:
            with suppress(CannotSave):
                self._book.keep_half_typed(self._field, clean(line))

    def _done(self, change: Callable[[], None], quietly: bool = False) -> bool:
        """Makes a change and says that it is saved; where it cannot be, Enter tries again as often as it takes."""
        while True:
            try:
                change()
            except CannotSave as trouble:
                self._say(str(trouble), "Press Enter to try again. Type leave to go on without it.")
                if self._line().strip():
                    return False
            except SaidPlainly as sentence:
                self._say(str(sentence))
                return False
            else:
                if self._book.saved and not quietly:
                    self._say(f"Saved {self._book.saved:%H:%M}.")
                self._pause()
                return True

    def _pause(self) -> None:
        notice, self._book.notice = self._book.notice, None
        if self._book.said:
            self._say(self._book.said)
        if notice:
            line = pause_for(self._world, notice, self._help_now, self._keep_for_plan, self._is_done_as_word)
            if line:
                self._words_alone(line)

    def _keep_for_plan(self, words: str) -> None:
        if self._done(partial(self._book.keep_for_plan, words)):
            self._say(KEPT_FOR_PLAN)
