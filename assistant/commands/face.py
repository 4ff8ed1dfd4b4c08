"""Chooses the face: the terminal screen, or the plain chat; only the one that is used is imported."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from assistant.commands.limits import away_after
from assistant.commands.printing import write
from assistant.faces import lock_words
from assistant.faces.sitting import End, Sitting
from assistant.record import Record

if TYPE_CHECKING:
    from assistant.documents.wording import Words
    from assistant.faces.diary_book import DiaryBook
    from assistant.faces.handing_out import Steps
    from assistant.faces.plain_chat.world import World
    from assistant.faces.practice_visit import PracticeVisit
    from assistant.faces.terminal.quiet_app import QuietApp

Result = TypeVar("Result")

UNBROKEN = 10_000
"""How wide a plan is set for a face, which breaks its lines where its room ends."""
_ASKED_BACK = (3, 9)
_ENOUGH_GARBAGE = 20_000
"""Things made and not yet gone; the usual 700 are reached a dozen times while one question is painted."""
_THREADS_WAIT = 0.0005
"""Seconds; the usual 0.005 is a third of what a screen needs for its next picture."""


def wants_plain(options: argparse.Namespace) -> bool:
    """Whether to talk line by line: asked for, through a pipe, or in a terminal that can only write lines."""
    if getattr(options, "plain", True) or os.environ.get("TERM", "dumb") in ("", "dumb"):
        return True
    return not (sys.stdin.isatty() and sys.stdout.isatty())


def talk(
    options: argparse.Namespace,
    sitting: Sitting,
    card: tuple[str, ...],
    away: float | None = None,
    *,
    locked: bool = False,
) -> End:
    """Has the talk, until the person stops, it comes to its end, or nobody pressed a key for `away` seconds."""

    def lines() -> list[str]:
        return plan_lines(options, sitting.record)

    def way_out() -> Steps:
        # Late: what documents are made of is not needed for the first question.
        from assistant.commands.handing_out import DocumentDesk
        from assistant.faces.handing_out import steps

        return steps(DocumentDesk(options, lambda: sitting.record, sitting.take_note))

    if wants_plain(options):
        from assistant.faces.plain_chat.chat import PlainChat

        without_delay()
        share = partial(_share_plainly, way_out)
        return PlainChat(sitting, world(), card, lines, away, locked=locked, share=share).run()
    from assistant.faces.terminal.app import TalkApp

    app = TalkApp(sitting, card, lines, without_delay, away, locked=locked, way_out=way_out)
    match run(app):
        case "away":
            return "away"
        case "lock":
            return "lock"
    if sitting.saved:
        write(f"Saved. To come back, type: whatmatters {sitting.conversation.flow.name} --plan {sitting.record.id}")
    return "stopped"


def _share_plainly(way_out: Callable[[], Steps], heard: Callable[[str], bool]) -> None:
    """Prints or shares a plan in the middle of a plain chat, which deals with the words that work everywhere."""
    from assistant.faces.plain_chat.documents import PlainDocuments

    PlainDocuments(world(), way_out(), heard).run()


def hand_out(options: argparse.Namespace, steps: Steps, card: tuple[str, ...], *, locked: bool = False) -> str | None:
    """Prints or shares a plan, until a file is written or the person leaves; `away` where that takes the lock page."""
    if wants_plain(options):
        from assistant.faces.plain_chat.documents import visit

        return visit(world(), steps, card, away_after(options), locked=locked)
    from assistant.faces.terminal.documents import DocumentsApp

    app = DocumentsApp(steps, card)
    app.watch_over(away_after(options), locked=locked)
    return run(app)


def write_diary(
    options: argparse.Namespace,
    book: DiaryBook,
    card: tuple[str, ...],
    away: float | None = None,
    *,
    locked: bool = False,
) -> End:
    """Writes in a diary, until the person leaves, or nobody pressed a key for `away` seconds."""
    without_delay()
    if wants_plain(options):
        from assistant.faces.plain_chat.diary import PlainDiary

        return PlainDiary(book, world(), card, away, locked=locked).run()
    from assistant.faces.terminal.diary_screen import DiaryApp

    if run(DiaryApp(book, card, away, locked=locked)) == "away":
        return "away"
    if book.saved:
        write(f"Saved. To come back, type: whatmatters diary {book.record.id}")
    return "stopped"


def practise(
    options: argparse.Namespace,
    visit: PracticeVisit,
    words: Callable[[str], Words],
    card: tuple[str, ...],
    away: float | None = None,
) -> End:
    """Practises with a made-up person, until the volunteer leaves, or nobody pressed a key for `away` seconds.

    `words` finds the words of the faces, and those of the screen alone, by the name of their file.
    """
    without_delay()
    if wants_plain(options):
        from assistant.faces.plain_chat.practice import PlainPractice

        return PlainPractice(visit, world(), words("faces"), card, away).run()
    from assistant.faces.terminal.practice_screen import PracticeApp

    app = PracticeApp(visit, words("faces"), card, away, screen_words=words("screen"))
    return "away" if run(app) == "away" else "stopped"


def run(app: QuietApp[Result]) -> Result | None:
    """Runs a screen to its end, and ends with its exit code where it came to grief."""
    result = app.run()
    if app.return_code:
        sys.exit(app.return_code)
    return result


def without_delay() -> None:
    """From here on neither the collector nor another thread holds up what somebody waits for.

    What is loaded by now stays for good, so the collector need never look at it again; it looks for garbage when
    there is enough to be worth it. What is painted goes to the terminal by a thread of its own, at once.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ENOUGH_GARBAGE)
    gc.enable()
    sys.setswitchinterval(_THREADS_WAIT)


def choose(
    options: argparse.Namespace,
    title: str,
    choices: Sequence[tuple[str, str]],
    card: tuple[str, ...],
    found_by: Mapping[str, str] | None = None,
) -> str | None:
    """The id of what was chosen of (id, words), or None when the person leaves.

    Those whose ids are in `found_by` are found by letters of the texts there, too.
    """
    if wants_plain(options):
        return _plainly_chosen(title, choices, card, found_by)
    from assistant.faces.terminal.welcome import WelcomeApp

    app = WelcomeApp(title, choices, card, found_by or {})
    app.watch_over(away_after(options))
    return run(app)


def _plainly_chosen(
    title: str, choices: Sequence[tuple[str, str]], card: tuple[str, ...], found_by: Mapping[str, str] | None
) -> str | None:
    from assistant.faces.plain_chat.hiding import asked_again
    from assistant.faces.plain_chat.many import choose_of_many
    from assistant.faces.plain_chat.world import choose as choose_one

    if found_by:
        return asked_again(world(), card, lambda outside: choose_of_many(outside, title, choices, found_by))
    number = asked_again(world(), card, lambda outside: choose_one(outside, title, [words for _, words in choices]))
    return None if number is None else choices[number][0]


def tell(
    options: argparse.Namespace, title: str, lines: Sequence[str], card: tuple[str, ...], *, locked: bool = False
) -> str | None:
    """Shows a text until the person has read it; `away` where it is from a locked plan and was hidden meanwhile."""
    if wants_plain(options):
        from assistant.faces.plain_chat.world import say

        say(world(), *([title, ""] if title else []), *lines)
        return None
    from assistant.faces.terminal.welcome import ReadingApp

    app = ReadingApp(title, lines, card)
    app.watch_over(away_after(options), locked=locked)
    return run(app)


# The lock


def unlock(
    options: argparse.Namespace,
    *,
    needs_passphrase: bool,
    try_it: Callable[[str, bool], str],
    card: tuple[str, ...],
    services: Sequence[str] = (),
    title: str = lock_words.PAUSED,
) -> bool:
    """Shows the lock page until the plan opens; False when the person closes it.

    `try_it` takes what was typed and whether it is the recovery code, and returns the sentence to show, or an
    empty text once the plan is open. `services` can open it too.
    """
    if wants_plain(options):
        from assistant.faces.plain_chat import lock

        asks = needs_passphrase
        return lock.unlock(world(), try_it, card, needs_passphrase=asks, services=services, title=title)
    from assistant.faces.terminal.lock import OPENED, LockApp

    app = LockApp(try_it, card, needs_passphrase=needs_passphrase, services=services, title=title)
    return run(app) == OPENED


def new_passphrase(options: argparse.Namespace, card: tuple[str, ...], services: Sequence[str] = ()) -> str | None:
    """A new passphrase, typed twice after its consequences were said; None when the person leaves it."""
    if wants_plain(options):
        from assistant.faces.plain_chat import lock

        return lock.new_passphrase(world(), card, services)
    from assistant.faces.terminal.new_lock import NewPassphraseApp

    app = NewPassphraseApp(card, services)
    app.watch_over(away_after(options))
    return run(app)


def show_code(
    options: argparse.Namespace, code: str, card: tuple[str, ...], ask_for: Sequence[int] = _ASKED_BACK
) -> bool:
    """Shows the 12 words and asks those with these numbers back; False when the person leaves it."""
    if wants_plain(options):
        from assistant.faces.plain_chat import lock

        return lock.show_code(world(), code, ask_for, card)
    from assistant.faces.terminal.new_lock import ShowCodeApp

    app = ShowCodeApp(code, ask_for, card)
    app.watch_over(away_after(options))
    given: bool | None = run(app)
    return given is True


def plan_lines(options: argparse.Namespace, record: Record) -> list[str]:
    """What the plan key shows, in unbroken lines: the sheet while somebody gets ready for a talk, else the plan."""
    # Late: what a plan is made of is not needed for the first question.
    from assistant.commands.cases import case_on_screen
    from assistant.documents.forms.text import text_lines
    from assistant.documents.plain_english import my_plan
    from assistant.documents.sheet import sheet

    gets_ready = bool(record.talks) and record.talks[-1].flow == "prepare"
    return text_lines((sheet if gets_ready else my_plan)(case_on_screen(options, record)), UNBROKEN)


@cache
def world() -> World:
    """The streams of this process; one for all that is said, since it reads ahead."""

    from assistant.faces.plain_chat.streams import terminal_world

    return terminal_world()
