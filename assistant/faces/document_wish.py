"""What somebody wants to print or share: which document, for whom, and how; what is still to be asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol

from assistant.clean_text import clean, one_line
from assistant.document_kinds import KINDS, document, letters_lacking, preview
from assistant.documents.case import Case, Look
from assistant.documents.wording import Words
from assistant.faces.for_whom import check_reader, lacking, reader_called, what_is_left_out
from assistant.plan.model import Plan
from assistant.plan.readers import THE_PERSON, readers_known

UNBROKEN = 10_000
"""How wide a document is set to be looked at: a face breaks its lines where its room ends."""
YES, NO = "yes", "no"
_IN_LARGE_PRINT = (".pdf", ".docx", ".html")
_MOST_OF_DATA = 100
"""Nobody reads on further in what is meant for programs."""


class Desk(Protocol):
    """Where documents are made of one plan, and written; a face never sees records or the store."""

    @property
    def folder(self) -> Path:
        """Where a file goes if the person names no other folder."""

    @property
    def is_own(self) -> bool:
        """Whether the person whose plan it is has the keyboard."""

    def plan(self) -> Plan:
        """All of the plan, as it stands."""

    def words(self, name: str) -> Words:
        """The words of a document such as `kinds`."""

    def case(self, reader: str, look: Look) -> Case:
        """The plan as this reader may see it, with all that a document needs."""

    def write(self, path: Path, made: bytes, kind: str, reader: str, *, replace: bool) -> str:
        """Writes a file, and takes a note of it in the plan; a sentence where only that failed. Raises SaidPlainly."""


class Choice(NamedTuple):
    """Something to choose, in words, and more about it."""

    id: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to choose one of; a face sends the id, or None to go back. `said` is to be said first."""

    about: str
    ask: str
    choices: tuple[Choice, ...]
    here: str = ""
    """What was chosen before, where the person came back to it."""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted so far; an empty text is not said yet."""

    kind: str = ""
    reader: str = ""
    ending: str = ""
    large: str = ""
    health_words: str = ""

    @property
    def look(self) -> Look:
        """How the document is wanted."""
        return Look(large=self.large == YES, health_words=self.health_words == YES)

    @property
    def whose(self) -> str:
        """For whom it is: the person themselves where nobody else is said."""
        return self.reader or THE_PERSON

    @property
    def ends(self) -> str:
        """How its file ends."""
        return self.ending or KINDS[self.kind].endings[0]


def next_question(desk: Desk, wish: Wish) -> Question | None:
    """The first question of which more than one answer is possible and none is given; None where all is said."""
    for question in _questions(desk, wish):
        if not getattr(wish, question.about) and len(question.choices) > 1:
            return question
    return None


def answered(desk: Desk, wish: Wish, question: Question, chosen: str) -> Wish:
    """The wish with what was chosen; raises CannotUse for somebody who may see nothing of the plan."""
    if question.about == "reader":
        check_reader(desk.plan(), chosen, desk.words("plan"))
    return replace(wish, **{question.about: chosen})


def _questions(desk: Desk, wish: Wish) -> Iterator[Question]:
    words = desk.words("kinds")
    yield Question("kind", "What would you like to print or share?", tuple(kinds_offered(words)))
    kind = KINDS[wish.kind]
    if kind.for_anybody:
        yield Question("reader", "Who is it for?", tuple(_readers(desk)))
    yield Question("ending", "How would you like it?", tuple(_forms(words, kind.endings)))
    if wish.ends in _IN_LARGE_PRINT:
        sizes = Choice(NO, "Ordinary letters"), Choice(YES, "Large letters")
        yield Question("large", "What size of letters would you like?", sizes)
    if wish.ends == ".ics":
        shown = Choice(NO, "Nothing about my health"), Choice(YES, "What each of them is about")
        yield Question("health_words", "A phone shows its dates to anybody near. What may they say?", shown)


def kinds_offered(words: Words) -> Iterator[Choice]:
    """Every document that a person is offered, by its name, with for whom it is."""
    texts = words.part("kinds")
    for kind in dict.fromkeys(key.partition(".")[0] for key in texts):
        yield Choice(kind, texts[f"{kind}.name"], texts[f"{kind}.about"])


def _readers(desk: Desk) -> Iterator[Choice]:
    words = desk.words("plan")
    yield Choice(THE_PERSON, _owner(desk), "Nothing is left out.")
    yield from (Choice(reader, reader_called(reader, words)) for reader in readers_known(desk.plan()))


def _owner(desk: Desk) -> str:
    """What the person whose plan it is is called by whoever has the keyboard."""
    if desk.is_own:
        return "Me"
    return one_line(desk.plan().person.name) or "The person whose plan it is"


def _forms(words: Words, endings: tuple[str, ...]) -> Iterator[Choice]:
    """The forms of people's documents in the order of our words; a form for programs needs no choice."""
    called = words.part("forms")
    yield from (Choice(f".{form}", called[form]) for form in called if f".{form}" in endings)


def title(desk: Desk, wish: Wish) -> str:
    """What is about to be written, and for whom: `My plan, for Maya`."""
    name = desk.words("kinds")(f"kinds.{wish.kind}.name")
    called = _owner(desk) if wish.whose == THE_PERSON else reader_called(wish.reader, desk.words("plan"))
    is_name = called in (wish.reader, one_line(desk.plan().person.name))
    return f"{name}, for {called if is_name else called[:1].lower() + called[1:]}"


def lines_of(desk: Desk, wish: Wish) -> list[str]:
    """The document as lines to look at, cleaned; of one for other programs only how it begins.

    Raises SaidPlainly where it cannot be made.
    """
    kind = KINDS[wish.kind]
    lines = [clean(line) for line in preview(kind, desk.case(wish.whose, wish.look), UNBROKEN)]
    if kind.is_read or len(lines) <= _MOST_OF_DATA:
        return lines
    return [*lines[:_MOST_OF_DATA], "", f"There are {len(lines) - _MOST_OF_DATA:,} more lines."]


def left_out_of(desk: Desk, wish: Wish) -> tuple[str, ...]:
    """What a copy for somebody else leaves out, in lines; none for the person's own."""
    return tuple(what_is_left_out(desk.plan(), wish.whose, desk.words("plan")))


class MadeFile(NamedTuple):
    """A document as the bytes of its file, and what is to be said of it, in lines."""

    held: bytes
    said: tuple[str, ...] = ()


def made(desk: Desk, wish: Wish) -> MadeFile:
    """The document, made; raises SaidPlainly where it cannot be."""
    kind, case = KINDS[wish.kind], desk.case(wish.whose, wish.look)
    return MadeFile(document(kind, case, wish.ends), tuple(lacking(letters_lacking(kind, case, wish.ends))))
