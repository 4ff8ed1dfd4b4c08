"""What is said around the lock of a plan, for both faces, and what is asked of a new passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

NEUTRAL_TITLE = "Terminal"
"""What the window is called while nothing of ours is to be seen."""

PAUSED = "This is paused."
LOCKED = "This plan is locked."
NOTHING_SHOWN = "Nothing you wrote is shown here."
OUT_OF_SIGHT = "What was here is out of sight."
ASK = "What is the passphrase?"
ASK_FOR_WORDS = "What are the 12 words? Type them in their order, with spaces between."
NOT_LOCKED = "There is no passphrase here. Anybody who uses this computer can open it."
OPEN, GO_ON, CLOSE = "Open", "Go on", "Close"
HAVE_WORDS, HAVE_PASSPHRASE = "I have the 12 words instead", "I have the passphrase"
SHOW_TYPED = "Show or hide what I type"
ENTER_GOES_ON = "Press Enter to go on."
NOTHING_TYPED = "Nothing was typed. Type the passphrase, or the 12 words."

FEWEST_CHARACTERS = 8
CONSEQUENCES = (
    "You can lock this plan with a passphrase. You do not have to, and you can change your mind later.",
    "With it, the plan is kept so that nobody can read it without the passphrase.",
    "You get 12 words on paper too. They open the plan when the passphrase is forgotten.",
    "Without the passphrase or the 12 words, nobody can open it again. Not you, and not us.",
    "Help now is never behind the lock.",
)
HINT = "Three words that do not belong together are easy to keep: a tree, a food, a colour."
ASK_FOR_NEW = f"What shall the passphrase be? At least {FEWEST_CHARACTERS} characters, any you like."
TYPE_AGAIN = "Type it once more, so that we both know it."
TOO_SHORT = f"That is short. Take at least {FEWEST_CHARACTERS} characters, such as three words."
NOT_THE_SAME = "Those two are not the same. Type it again, both times."
CHOOSE_IT, LOCK_IT, LEAVE_IT = "Choose a passphrase", "Lock this plan", "Leave it without a passphrase"

CODE_TITLE = "Your 12 words"
WRITE_DOWN = (
    "Write these 12 words down, in this order, or print them.",
    "Keep the paper away from this computer. Whoever has it can open your plan.",
    "They are shown once, and kept nowhere here.",
)
WRITTEN_DOWN = "When they are written down, 2 of them are asked back."
WORDS_WRITTEN, WORDS_AGAIN, WORDS_LEFT = "I have written them down", "Show me the words again", "Not now"


class Asked(NamedTuple):
    """A word of the code that is asked back: its number, counted from 1, and what it is."""

    number: int
    word: str

    @property
    def question(self) -> str:
        """How it is asked for."""
        return f"Look at your paper. What is word {self.number}?"

    @property
    def wrong(self) -> str:
        """What is said to another word."""
        return f"Word {self.number} is another one. Look at your paper once more."

    def is_it(self, typed: str) -> bool:
        """Whether this word was typed; capitals and spaces around it do not matter."""
        return typed.strip().casefold() == self.word.casefold()


def asked_back(code: str, numbers: Sequence[int]) -> list[Asked]:
    """The words of the code with these numbers."""
    words = code.split()
    return [Asked(number, words[number - 1]) for number in numbers]


def numbered(code: str) -> list[str]:
    """The words of the code, each with its number, one on a line."""
    return [f"{number:>2}. {word}" for number, word in enumerate(code.split(), 1)]


def too_short(passphrase: str) -> bool:
    """Whether a new passphrase has too few characters."""
    return len(passphrase.strip()) < FEWEST_CHARACTERS


def opened_by(services: Sequence[str]) -> str:
    """Who else can open the plan, in a sentence; empty where nobody can."""
    if not services:
        return ""
    *others, last = services
    return f"{', '.join(others)} and {last} can open this plan too." if others else f"{last} can open this plan too."
