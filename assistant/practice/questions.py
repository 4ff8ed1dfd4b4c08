"""Finds questions by their form: a turned-round verb, a question word that begins a clause, a tag, "tell me"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.practice.turn_forms import Turn, pattern, word_set

Kind = Literal["open", "closed"]

_WHO = r"(?:you|your|he|she|they|we|it|that|this|these|those|there|i|the|anyone|anybody|someone|people|\w+s)"
_AUXILIARY = r"(?:do|does|did|is|are|was|were|would|could|can|will|have|has|had|should|might)(?: not)?"
_SUBJECTLESS = (
    r"(?:makes?|made|helps?|helped|happens?|happened|matters?|mattered|brings?|brought|stops?|stopped|keeps?|kept|"
    r"worr\w+|comes?|came|gets?|got|goes|went|gives?|gave|else|about|if|kinds?|sorts?|changed?|led|concerns?|"
    r"bothers?|"
    r"scares?|means?|causes?|caused|supports?|lives?)"
)
_BETWEEN = r"(?: (?!(?:i|you|he|she|they|we|it|that|this|there|your|is|are|has|was|to)\b)\w+)"
_NOT_KNOWN = "".join(
    f"(?<! {word} )" for word in sorted(word_set("know see say about of on is to at but and like that for"))
)
_NOT_SOMEBODY = "".join(f"(?<! {word} )" for word in ("anyone", "anybody", "someone", "somebody"))
_OPEN = pattern(
    rf"(?:what|how|where|when|who|why|which(?= \w+ (?:do|did|would|are)))(?: else)?{_BETWEEN}{{0,3}}? "
    r"(?:do|does|did|would|could|can|will|have|has|had|should|are|were)(?: not)? (?:you|your|he|she|they|we)",
    rf"^(?:about |on |in |for |with |at |to |from )?(?:what|how|who|why){_BETWEEN}{{0,4}}? {_AUXILIARY} {_WHO}",
    rf"^(?:where|when|whose|which \w+) {_AUXILIARY} {_WHO}",
    r"^which (?:of|one|ones)",
    rf"{_NOT_KNOWN}what (?:is|was) (?:the|your|it|that)(?! \w+ (?:is|that))",
    r"^(?:what|how|where|who|when) (?:is|are|was|were|would|might|could|will|can|do|does|did|has|have|had)",
    r"^whose \w+ (?:is|are|was|were)",
    rf"{_NOT_SOMEBODY}(?:who|what) (?:would|will|might) (?:happen|step|look|take)",
    rf"^(?:what|who|which|why|how) {_SUBJECTLESS}",
    r"^(?:what|who)(?: else)? \w+(?:s|ed)(?: \w+)? (?:you|your)",
    r"^(?:why|why not|how so|how come|what else|who else|where else|how about|what about|like what|what|how|who|"
    r"where) [.?]",
    r"^(?:please )?(?:(?:can|could|would|will) you )?(?:please |just |maybe |try to )?"
    r"(?:tell|describe|explain|walk|talk|show|share|say|give|help)(?: to)? (?:me|us|more|something|a (?:bit|"
    r"little))(?! know)",
    r"^(?:please )?(?:(?:can|could|would|will) you )(?:please |just |maybe |try to )?(?:describe|explain|share|"
    r"say|expand)",
    r"^(?:describe|explain)",
    r"say (?:a (?:bit|little) )?more about",
    r"tell me (?:about|more|what|how|a (?:bit|little)|something|where|who|when|why)",
    r"(?:curious|interested|keen) to (?:hear|know|learn)",
    r"i would (?:like|love|be glad) to (?:hear|know|learn)",
    r"(?:i wonder|wondering|curious|interested)(?: about)? (?:what|how|who|where|when|which|why)",
    r"(?:can|could) you (?:tell|give|describe|say|think of)",
    r"on a scale",
    r"in what ways?",
    r"help me (?:to )?understand",
)
_CLOSED = pattern(
    r"(?:do|did|would|could|can|will|are|(?<! i )were|have)(?: not)? "
    r"you(?! (?:know )?[.,]| (?:some |no |the world of )?(?:good|harm) )",
    rf"^(?:ever|do|did|does|have|has|had|is|are|was|were|would|could|can|will|should|am)(?: not)? {_WHO}(?! are|"
    rf" is| have)",
    r"(?:is|are|was|does|do|did|would)(?: not)? (?:that|it|this|there|they|he|she|your)(?: \w+){0,6} [?]",
    r"(?:is|would) (?:that|it|this) (?:be )?(?:okay|all right|right|fair|correct|something|true|fine|possible|"
    r"helpful)",
    r"(?:is|are|was|were|do|does|did|have|has|had|would|could|can|will)(?: not) (?:it|you|he|she|they|that|"
    r"there) [.?]",
    r"^(?:any|anything|anyone|anybody|anywhere)(?: other| else| \w+)",
    r"(?:anything|anyone|anybody) else [.?]",
    r"i (?:wonder|was wondering|am wondering|am just wondering|was just wondering) (?:if|whether)",
    r"(?:or not|is that right|is that it|does that (?:make sense|sound right|fit)|am i right|correct) [.?]",
    r"have i (?:got|understood|heard)",
    r"did i (?:get|hear|miss|understand)",
    r"^(?:may|can|could|shall|should|might) (?:i|we)(?: just| also| maybe| please)? \w+",
    r"^(?:mind if|okay if|is it okay|would it be|ready to|want to|fancy)",
)
_AMOUNT = pattern(
    r"how (?:many|much|long|often|old|far|big|tall|soon)",
    r"(?:what|which) (?:time|day|date|age|year|month|number|is your (?:name|age|address|date|number|postcode))",
    r"when (?:is|are|was|were|did|will)",
)
_HEARD_YOU = word_set("okay all right yes yeah so well good great sure")
_MARKED = 0.6
"""How sure a question is that only its mark shows: it may as well be listening back with a raised voice."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question found in a turn: `sure` from 0 to 1, and the words that show it (empty where only its mark does)."""

    kind: Kind
    sure: float
    shown_by: str = ""
    last: bool = True
    """Whether the turn ends with it."""


def question_in(said: Turn) -> Question | None:
    """The question of a turn, the surest where there are several; nothing where there is none."""
    found = [one for sentence in said.sentences if (one := _asked(sentence, sentence == said.sentences[-1]))]
    return max(found, key=lambda one: (one.sure, one.last), default=None)


def questions_asked(said: Turn) -> int:
    """How many sentences of a turn ask something."""
    return sum(_asked(sentence, last=True) is not None for sentence in said.sentences)


def questions_of(said: Turn) -> Turn:
    """The sentences of a turn that ask something."""
    asking = [sentence.plain.strip() for sentence in said.sentences if _asked(sentence, last=True) is not None]
    return Turn(f" {' '.join(asking)} ")


def without_questions(said: Turn) -> Turn:
    """What a turn says before and after the questions in it; what only a question mark makes a question stays."""
    rest = []
    for sentence in said.sentences:
        asked = _asked(sentence, last=True)
        by_form = asked is not None and asked.sure > _MARKED
        rest.append(_before(sentence.plain, asked.shown_by) if asked and by_form else sentence.plain.strip())
    return Turn(f" {' '.join(part for part in rest if part)} ")


def _before(plain: str, shown_by: str) -> str:
    """What stands before a question in a sentence whose end is not marked; a bare "so" is not worth keeping."""
    if plain.endswith("? "):
        return ""
    before = plain[: plain.index(f" {shown_by}")].strip(" ,")
    return f"{before} ." if len(before.split()) > 3 else ""


def _asked(sentence: Turn, last: bool) -> Question | None:
    plain, marked = sentence.plain, sentence.plain.endswith("? ")
    if marked and set(sentence.words) <= _HEARD_YOU:
        return Question("closed", 0.2, last=last) if len(sentence.words) == 1 else None
    opened, closed = _OPEN.search(plain), _CLOSED.search(plain)
    if opened and not (closed and closed.start() < opened.start() and marked):
        kind: Kind = "closed" if _AMOUNT.search(plain, opened.start()) else "open"
        return Question(kind, 0.98 if marked else 0.8, opened.group(), last)
    if closed:
        return Question("closed", 0.95 if marked else 0.75, closed.group(), last)
    return Question("closed", _MARKED, last=last) if marked else None
