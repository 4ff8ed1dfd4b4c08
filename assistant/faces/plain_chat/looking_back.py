"""The end of a practice as a plain chat: the look back is read, and then there are three ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.faces.plain_chat.practice_lines import word_in
from assistant.faces.plain_chat.world import World, choose, say
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import Saying, as_a_file, moment_in_words, sheet
from assistant.practice.feedback.moments import Moment


class LookingBack:
    """One look back; `heard` acts on a word that works everywhere, after which a list is said again."""

    def __init__(
        self, visit: PracticeVisit, world: Callable[[], World], words: Saying, heard: Callable[[str], bool]
    ) -> None:
        self._visit, self._world, self._words, self._heard = visit, world, words, heard
        self._moments: tuple[Moment, ...] = ()

    def run(self) -> Moment | None:
        """Says the look back; returns a moment to try again, or None to leave. Raises EOFError at stop."""
        self._moments = self._visit.end().moments
        self._say(*sheet(self._visit, self._words))
        ways = [*(["again"] if self._moments else []), *(["sheet"] if self._visit.kept_as else []), "leave"]
        rows = [self._words(f"end.{way}") for way in ways]
        while True:
            number = self._chosen(self._words("end.title"), rows, self._words("chat.leaves"))
            match "leave" if number is None else ways[number]:
                case "leave":
                    return None
                case "sheet":
                    for sentence, command in as_a_file(self._visit, self._words):
                        self._say(sentence, f"  {command}")
                case _:
                    if moment := self._moment():
                        return moment

    def _moment(self) -> Moment | None:
        rows = [moment_in_words(one, self._words) for one in self._moments]
        number = self._chosen(self._words("end.which"), rows, self._words("chat.leaves_list"))
        return None if number is None else self._moments[number]

    def _chosen(self, title: str, rows: Sequence[str], leaves: str) -> int | None:
        """The row chosen from a list, which is said again after help and after hiding."""
        say_it = True

        def heard(line: str) -> bool:
            nonlocal say_it
            if word_in(line) == "stop":
                raise EOFError
            say_it = self._heard(line)
            return say_it

        number: int | None = None
        while say_it:
            say_it = False
            number = choose(self._world(), title, rows, heard, leaves)
        return number

    def _say(self, *lines: str) -> None:
        say(self._world(), *lines)
