"""The lock of a plan in a plain chat: the pause, a new passphrase, the 12 words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.faces import lock_words as words
from assistant.faces.away import Away
from assistant.faces.plain_chat.hiding import hide, push_out_of_sight, word
from assistant.faces.plain_chat.world import PROMPT, World, say, say_help

_LEAVES = ("stop", "quit", "exit")
_OTHERWISE = "Or type: help for help now, stop to close."
_OR_WORDS = "Or type: words to use the 12 words instead, help for help now, stop to close."
_OR_BACK = "Or type: back to use the passphrase, help for help now, stop to close."
_ENTER_LEAVES = "Enter leaves it without a passphrase."


def unlock(
    world: World,
    try_it: Callable[[str, bool], str],
    help_now: tuple[str, ...],
    *,
    needs_passphrase: bool = True,
    services: Sequence[str] = (),
    title: str = words.PAUSED,
) -> bool:
    """Puts all out of sight, and asks until the plan opens; False when the person closes or the input ends.

    `try_it` takes a text and whether it is the recovery code, and returns a sentence where it stays locked.
    """
    push_out_of_sight(world)
    say(world, title, words.OUT_OF_SIGHT, *([words.opened_by(services)] if services else []))
    if needs_passphrase:
        return _opened(_Asking(world, help_now), try_it)
    say(world, words.NOT_LOCKED)
    return _Asking(world, help_now).line(words.ENTER_GOES_ON, _OTHERWISE) is not None


def new_passphrase(world: World, help_now: tuple[str, ...], services: Sequence[str] = ()) -> str | None:
    """A new passphrase, typed twice; None when the person leaves it."""
    say(world, *words.CONSEQUENCES, *([words.opened_by(services)] if services else []))
    asking = _Asking(world, help_now)
    while True:
        first = asking.line(words.ASK_FOR_NEW, words.HINT, _ENTER_LEAVES, secret=True)
        if not first:
            return None
        if words.too_short(first):
            say(world, words.TOO_SHORT)
            continue
        second = asking.line(words.TYPE_AGAIN, secret=True)
        if second is None or second == first:
            return second
        say(world, words.NOT_THE_SAME)


def show_code(world: World, code: str, ask_for: Sequence[int], help_now: tuple[str, ...]) -> bool:
    """Shows the 12 words, and asks some of them back; False when the person leaves it."""
    asking = _Asking(world, help_now)
    say(world, words.CODE_TITLE, *words.numbered(code))
    say(world, *words.WRITE_DOWN, words.WRITTEN_DOWN)
    if asking.line("Enter goes on. Type stop for not now.") is None:
        return False
    push_out_of_sight(world)
    for asked in words.asked_back(code, ask_for):
        while (typed := asking.line(asked.question, "Type stop for not now.")) is not None:
            if asked.is_it(typed):
                break
            say(world, asked.wrong)
        else:
            return False
    return True


def _opened(asking: _Asking, try_it: Callable[[str, bool], str]) -> bool:
    by_code = False
    while True:
        question, more = (words.ASK_FOR_WORDS, _OR_BACK) if by_code else (words.ASK, _OR_WORDS)
        line = asking.line(question, more, secret=not by_code)
        if line is None:
            return False
        if word(line) in ("words", "back"):
            by_code = word(line) == "words"
        elif sentence := try_it(line, by_code) if line.strip() else words.NOTHING_TYPED:
            say(asking.world, sentence)
        else:
            return True


class _Asking:
    """Asks for a line; help and hiding are answered in between, for no passphrase is as short as those words."""

    def __init__(self, world: World, help_now: tuple[str, ...]) -> None:
        self.world = world
        self._help_now = help_now
        world.watch(lambda _line: None)
        world.pause_after(Away(None))

    def line(self, *question: str, secret: bool = False) -> str | None:
        """The next line, not shown while it is typed where it is secret; None at stop and at the end of the input."""
        while True:
            say(self.world, *question)
            self.world.write(PROMPT)
            line = (self.world.read_secret if secret and self.world.read_secret else self.world.read_line)()
            match word(line) if line is not None else "stop":
                case "help":
                    say_help(self.world, self._help_now)
                case "hide":
                    try:
                        hide(self.world, self._help_now)
                    except EOFError:
                        return None
                case name:
                    return None if name in _LEAVES else line
