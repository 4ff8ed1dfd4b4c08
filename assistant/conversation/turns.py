"""What the engine may say to any face, and what a face may reply.

A face matches on the kind of turn and ends with `assert_never`, so that a forgotten kind is a type error.
"""

from __future__ import annotations

from assistant.conversation.wording import Words
from assistant.record import Answer, Giver, Value
from assistant.roles import Level
from assistant.unchanging import fixed


@fixed
class Asked:
    """What every turn has: where it stands, its words, and what is answered there now."""

    address: str
    stage: str
    """The title of the stage."""
    item: str
    """Which item of a repeat, in words, such as `goal 1, action 2`; else empty."""
    words: Words
    answer: Answer | None
    sensitive: bool = False


@fixed
class Option:
    """Something to choose: its id, and how it is called."""

    id: str
    label: str
    about: str = ""
    """What it is, in a few sentences, where its name alone does not say it."""


@fixed
class Tell(Asked):
    """Something said; the reply is to go on."""


@fixed
class AskText(Asked):
    """An open question; `words.ideas` may be offered beside the box."""

    short: bool = False


@fixed
class AskChoice(Asked):
    """Choices: one of them, or `many`; own words are taken too where `own_words`."""

    options: tuple[Option, ...] = ()
    many: bool = False
    own_words: bool = False


@fixed
class AskScale(Asked):
    """A number from `first` to `last`, both ends in `words.ends`; `in_words` is the words route."""

    first: int = 1
    last: int = 10
    in_words: tuple[Option, ...] = ()


@fixed
class AskDate(Asked):
    """A day as people type days, or one of the options; other words are taken where `own_words`."""

    options: tuple[Option, ...] = ()
    own_words: bool = False
    past: bool = False
    """Whether a day that has been is asked for, such as a birthday."""


@fixed
class AskPeople(Asked):
    """People or services, each with who they are and how to reach them."""


@fixed
class LookOver(Asked):
    """Several rows, each to be given one of the same few options; rows left alone stay open."""

    rows: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()


@fixed
class Line:
    """One answer as it is read back: its address, what it is called, and the person's words."""

    address: str
    label: str
    text: str
    item: str = ""


@fixed
class ReadBack(Asked):
    """What the person said, in their words; the reply is `right`, or a GoTo one of the lines."""

    lines: tuple[Line, ...] = ()
    options: tuple[Option, ...] = ()


@fixed
class OfferThought(Asked):
    """A thought kept aside earlier, offered once."""

    thought: str = ""
    options: tuple[Option, ...] = ()


@fixed
class Coach(Asked):
    """One kind sentence on what was just said; the reply is LeaveAsItIs or ChangeIt."""

    example: str = ""
    reason: str = ""


@fixed
class Rest(Asked):
    """A pause, offered after some questions; the reply is to go on, and whoever stops just stops."""

    options: tuple[Option, ...] = ()


@fixed
class Finished(Asked):
    """The talk has come to its end; it can be opened again anywhere."""

    declined: bool = False


Turn = (
    Tell
    | AskText
    | AskChoice
    | AskScale
    | AskDate
    | AskPeople
    | LookOver
    | ReadBack
    | OfferThought
    | Coach
    | Rest
    | Finished
)


@fixed
class Typed:
    """Words as they were typed, to be understood as the turn asks."""

    text: str


@fixed
class Chosen:
    """A value picked on the screen or given by a story; see conversation/answers.py for the shapes."""

    value: Value


@fixed
class GoOn:
    """Go on, leaving what stands here as it is."""


@fixed
class Skip:
    """Leave this question out."""


@fixed
class NotToday:
    """Not now; perhaps another day."""


@fixed
class TakeOut:
    """Take the answer to this question out; its words stay in its history."""


@fixed
class Park:
    """Keep a thought aside; the question stays."""

    text: str


@fixed
class Back:
    """To the question before this one, with its answer in it."""


@fixed
class GoTo:
    """To any question by its address, its path, or its stage's id; afterwards back to here."""

    address: str


@fixed
class Undo:
    """Take back the last change: the words before it stand again."""


@fixed
class AskMe:
    """Ask in another way from now on: an activation level, or None for "as it comes"."""

    level: Level | None


@fixed
class Speaking:
    """Whose words follow, or None for those of the one at the keyboard."""

    who: Giver | None


@fixed
class LeaveAsItIs:
    """To a coaching line: leave it as it is."""


@fixed
class ChangeIt:
    """To a coaching line: back to the question, with the words in it."""


Reply = (
    Typed
    | Chosen
    | GoOn
    | Skip
    | NotToday
    | TakeOut
    | Park
    | Back
    | GoTo
    | Undo
    | AskMe
    | Speaking
    | LeaveAsItIs
    | ChangeIt
)
