"""Practice as a plain chat: a line is said to the person, their answer comes back, and the end is looked back at."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Literal

from assistant.clean_text import clean
from assistant.documents.wording import Words
from assistant.faces.away import Away, seconds
from assistant.faces.plain_chat import practice_lines as lines
from assistant.faces.plain_chat import practice_lists as lists
from assistant.faces.plain_chat.hiding import hide
from assistant.faces.plain_chat.looking_back import LookingBack
from assistant.faces.plain_chat.noticed import pause_for
from assistant.faces.plain_chat.practice_lines import unquoted, word_in
from assistant.faces.plain_chat.practice_lists import OpenList, number_in
from assistant.faces.plain_chat.world import PROMPT, NobodyThere, World, say, say_help
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import FEEDBACK, Saying, back_at, not_kept, setting, to_say


def _goes_into_no_plan(_words: str) -> None:
    pass


class PlainPractice:
    """One practice as a plain chat, until the volunteer stops, the input ends, or nobody is there."""

    def __init__(
        self,
        visit: PracticeVisit,
        world: World,
        words: Words,
        help_now: tuple[str, ...],
        away: float | None = None,
        *,
        ticks: Callable[[], float] = seconds,
    ) -> None:
        self._away = Away(away, ticks)
        self._visit, self._outside, self._help_now = visit, world, help_now
        self._name = visit.practice.person.name
        self._words = Saying(words, self._name)
        self._list: OpenList | None = None
        self._ahead = ""
        """A line that was typed in a pause, and is taken as the next one."""
        self._is_reading = self._is_remarked = False

    def run(self) -> Literal["stopped", "away"]:
        """Practises until stop and a look back, or the end of the input; every turn is kept as it is said.

        After "away" it can be run again, and goes on where it was.
        """
        self._outside.watch(self._while_typing)
        self._outside.pause_after(self._away)
        try:
            with suppress(EOFError):
                self._begin()
                self._practise()
        except NobodyThere:
            return "away"
        finally:
            self._is_reading = False
        self._say(self._words("end.over"))
        return "stopped"

    def _begin(self) -> None:
        if self._visit.exchanges:
            self._say(self._words("before.goes_on"))
        else:
            for block in lines.before(self._visit, self._words):
                self._say(*block)
        self._again()
        self._list_if_shown()
        if self._visit.half_typed and self._outside.offer:
            self._outside.offer(self._visit.half_typed)

    def _practise(self) -> None:
        """Talks and looks back, as often as a moment is tried again."""
        self._talk()
        looking_back = LookingBack(self._visit, lambda: self._world, self._words, self._is_done_as_word)
        while self._visit.exchanges and (moment := looking_back.run()):
            self._visit.try_again(moment)
            self._say(*back_at(moment, self._words))
            self._again()
            self._say(self._words("again.now"))
            self._list_if_shown()
            self._talk()

    # The talk

    def _talk(self) -> None:
        while word_in(line := self._line()) != "stop":
            self._take(line)
        self._list = None

    def _line(self) -> str:
        """The next line; raises EOFError at the end of the input."""
        line: str | None = self._ahead
        self._ahead = ""
        if not line:
            self._world.write(PROMPT)
            self._is_reading = True
            line = self._world.read_line()
            self._is_reading, self._visit.half_typed = False, ""
        if line is None:
            raise EOFError
        return clean(line)

    def _while_typing(self, line: str) -> None:
        if self._is_reading:
            self._visit.half_typed = clean(line)

    def _take(self, line: str) -> None:
        """Does what a line says; words that are no command are said to the person."""
        if name := word_in(line):
            self._do(name, line)
        elif not line.strip():
            self._say(self._words("chat.empty"))
        elif not (self._list and self._is_pick(self._list, line)):
            self._turn(self._whole(unquoted(line)))

    def _is_pick(self, there: OpenList, line: str) -> bool:
        number = number_in(line)
        if number is None:
            return False
        if not 1 <= number <= len(there.rows):
            self._say(self._words("chat.range", last=str(len(there.rows))))
            return True
        self._list = None
        if said := there.pick(number - 1):
            self._say(*said)
            self._list_if_shown()
        return True

    def _whole(self, line: str) -> str:
        """The line and all that was pasted with it: one turn may have several lines."""
        pasted = [line]
        with suppress(EOFError):
            while self._world.more_waits():
                pasted.append(self._line())
        return "\n".join(pasted)

    def _turn(self, said: str) -> None:
        exchange = self._visit.say(said)
        self._list = None
        self._say(*lines.answer(self._name, exchange))
        if trouble := not_kept(self._visit, self._words):
            self._say(*trouble)
        if notice := self._visit.notice:
            # A look at the form of words that may call for help would be out of place.
            self._ahead = pause_for(self._world, notice, self._help_now, _goes_into_no_plan, self._is_done) or ""
        elif remark := self._visit.remark:
            more = [] if self._is_remarked else [self._words("chat.if_else")]
            self._say(*lines.remarked(remark, self._words), *more)
            self._is_remarked = True
        if not self._ahead:
            self._list_if_shown()

    # Words that are commands

    def _do(self, name: str, line: str) -> None:
        match name:
            case "help" | "hide":
                self._is_done(line)
            case "words":
                self._say(self._words("chat.words"))
                say(self._world, *lines.every_word(self._words), hang=2)
                self._say(self._words("chat.quotes"))
            case "silence":
                self._turn("")
            case "prompt":
                self._list_prompts()
            case "another":
                self._pass_prompt()
            case "overrule":
                self._list_readings()
            case "remarks":
                self._visit.feedback = FEEDBACK[1 - FEEDBACK.index(self._visit.feedback)]
                self._say(setting(self._visit.feedback, self._words))
            case "settings":
                self._open(lists.ways_to_practise(self._visit, self._words))
            case "repeat":
                self._again()
            case _:
                self._say(self._words("chat.unknown"))

    def _is_done(self, line: str) -> bool:
        """Acts on a word that works everywhere in the program, and says what was said last once more."""
        if done := self._is_done_as_word(line):
            self._again()
        return done

    def _is_done_as_word(self, line: str) -> bool:
        match word_in(line):
            case "help":
                say_help(self._world, self._help_now)
            case "hide":
                hide(self._world, self._help_now, self._away)
            case _:
                return False
        return True

    def _list_prompts(self) -> None:
        hidden = self._visit.prompts == "hidden"
        if hidden or not to_say(self._visit.prompt):
            self._say(self._words("prompts.hidden" if hidden else "prompts.none"))
        else:
            self._open(lists.prompts(self._visit.prompt, self._words, self._turn))

    def _pass_prompt(self) -> None:
        if self._visit.prompts != "hidden":
            self._visit.practice.another_prompt()
        self._list_prompts()

    def _list_if_shown(self) -> None:
        if self._visit.prompts == "shown" and to_say(self._visit.prompt):
            self._open(lists.shown_prompt(self._visit.prompt, self._words, self._turn))

    def _list_readings(self) -> None:
        if self._visit.exchanges:
            self._open(lists.readings(self._visit, self._words))
        else:
            self._say(self._words("overrule.nothing_yet"))

    # Saying

    @property
    def _world(self) -> World:
        """The world outside, whose every prompt says that this is practice; made anew, for its width may change."""
        return replace(self._outside, write=self._write)

    def _write(self, text: str) -> None:
        self._outside.write(f"{self._words('mark')}{PROMPT}" if text == PROMPT else text)

    def _say(self, *said: str) -> None:
        say(self._world, *said)

    def _open(self, one: OpenList) -> None:
        self._list = one
        self._say(*one.lines)

    def _again(self) -> None:
        """Says once more what the person said last, and the list that stands open."""
        self._say(*lines.heard(self._visit))
        if self._list:
            self._say(*self._list.lines)
