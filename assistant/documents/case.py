"""What any document is made from: the plan as its reader may see it, and what goes with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.content import Content
from assistant.documents.telling import Telling
from assistant.documents.wording import Words, document_words
from assistant.plan.model import Plan
from assistant.plan.readers import THE_PERSON
from assistant.plan.sources import Source


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing asked and answered in a talk, with who answered, and when, where that is known."""

    asked: str
    answered: str
    by: str = ""
    at: datetime | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is wanted: large print, and health words where a phone shows them to anybody."""

    large: bool = False
    health_words: bool = False


@dataclass(frozen=True, slots=True)
class AllPlans:
    """Every plan of a service, for what is counted over them."""

    plans: tuple[tuple[str, Plan], ...]
    """The id of each plan, and the plan as a service may see it (`service_view`)."""
    content: Content
    made: datetime
    look: Look = Look()

    def words(self, name: str) -> Words:
        """The words of one document, as for a case."""
        return document_words(self.content, name)


def _nothing_said() -> Sequence[Spoken]:
    return ()


@dataclass(frozen=True, slots=True)
class Case:
    """A plan to make a document of. Everything in it is already what this reader may see."""

    plan: Plan
    content: Content
    """The words of documents, ours and the service's."""
    made: datetime
    """When the document is made, with its time zone."""
    plan_id: str = ""
    saved: datetime | None = None
    """When the plan was last saved."""
    reader: str = THE_PERSON
    """For whom it is: a name or a group, or the person themselves."""
    sources: tuple[Source, ...] = ()
    """Who said each thing in the plan, and on which day."""
    help_now: tuple[str, ...] = ()
    """The lines that say where to get help now; none where it is not for paper, and help is a key away."""
    look: Look = Look()
    flow: str = "discuss"
    """The talk whose form is wanted, where the document is a form."""
    talks: Callable[[], Sequence[Spoken]] = _nothing_said
    """All that was asked and answered; for nobody but the person."""

    @property
    def is_for_the_person(self) -> bool:
        """Whether it is the person's own copy."""
        return self.reader == THE_PERSON

    @property
    def telling(self) -> Telling:
        """Tells places of the plan in words."""
        return Telling(self.plan, self.words("plan"))

    def words(self, name: str) -> Words:
        """The words of one document; raises ContentFault where its file does not hold together."""
        return document_words(self.content, name)
