"""Finds the words by which a turn tells: only those forms that a helper can check in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.practice.feedback.typed import as_typed, sentences, shortened
from assistant.practice.questions import question_in
from assistant.practice.reading import Reading
from assistant.practice.turn_forms import Turn, pattern, turn, word_set

Form = Literal["advice", "asked", "facts"]
"""What to do; what to do, put as a question; what there is, or what others do."""

_OF_OTHERS = "".join(
    f"(?<! {word} )"
    for word in sorted(
        word_set(
            "think what how if that feel felt said says say like who where when whether why thing things something "
            "because know knows told believe all everything anything do would as which"
        )
    )
)
"""Words after which "you should" is somebody else's, or still open."""
_HARDLY = r"(?:really |just |also |still |probably |definitely |maybe |perhaps |do |will )*"
_FIRST = r"(?<=\A )[.] (?:(?:please|just|maybe|perhaps|then|now|well|so|and|but|okay|yes|no|,) )*"
_DO = (
    r"(?:ask|apply|avoid|book|bring|buy|call|claim|eat|find|get|give|go|have|join|keep|leave|make|move|phone|put|read|"
    r"rest|ring|see|set|start|stay|stop|take|talk to|speak to|try|use|walk|wear|write)"
)
_SERVICE = (
    r"(?:gp|doctor|nurse|pharmacist|chemist|council|library|charity|clinic|hospital|surgery|physio|dietitian|team|"
    r"service|link worker|social worker)"
)
_ADVICE = pattern(
    rf"{_OF_OTHERS}you {_HARDLY}(?:(?:should|ought to)(?! (?:\w+ )?be proud)|need to|had better|"
    r"must(?! (?:\w+ )?(?:be|have|feel|miss|know|love|find)))",
    rf"{_OF_OTHERS}you (?:might|may|will) (?:want|like|need) to",
    r"i (?:really |do |just )*think (?:that )?you (?:should|need to|ought to|must|could)",
    rf"{_OF_OTHERS}you could (?:always |just |also |maybe |even )*(?!have\b|see\b|get (?!an? |some |your |help )){_DO}",
    rf"{_OF_OTHERS}you can (?:always |just |also |even )*(?:ask|apply|book|call|claim|get (?:a|an|some|your|help)|join|"
    r"phone|ring|try|use|talk to|speak to)(?! me| us)",
    r"if i (?:were|was) you",
    r"i (?:would |really |strongly |do |can )*(?:suggest|recommend|advise)",
    rf"what i would do|^i would (?:just |definitely |maybe |really )*{_DO}(?! to\b)",
    r"my advice",
    r"the best (?:thing|way)(?: to \w+)?(?: for you)? (?:is|would be)",
    r"^it (?:is|would be|might be|will be) (?:\w+ )?(?:best|better|important|worth|wise) "
    r"(?:to (?!you|him|her|them|me|us)\w+|if you|that you|\w+ing)",
    r"^let us (?:just )?(?:get you|start (?:you|with)|try|book|ring|set|sign|put|make)",
    r"(?:we|i) (?:can|could|will) (?:get|put|refer|sign|book) you|what you need is|you just have to",
    r"why not (?:just |try |ask |join |ring |get )\w+",
)
_ORDERS = pattern(
    rf"{_FIRST}(?:do not (?:forget|give up|let|be|bother|leave|skip|miss|push|sit|eat|drink|wait)|"
    r"(?:try|make sure|be sure|remember to|cheer up|calm down|pull yourself|look on the bright|get on with|stick to|"
    r"think of|cut (?:out|down|back)|(?:stop|start) \w+ing)|"
    rf"(?!(?:talk|speak) to (?:me|us|you))(?!take (?:your|all the) time){_DO} "
    r"(?:to|for|on|out|up|down|more|less|some|a|an|the|your|yourself|at|with|off|in|plenty|\w+ing))",
)
_SUGGESTS = pattern(
    r"^have you (?:ever |not )?(?:thought (?:about|of)|considered|tried) "
    r"(?!(?:what|how|who|where|when|why|anything|any|something|some|that|it|this|those|these|things|about)\b)\w+",
    r"why do not you (?:just|try|ask|join|book|ring|start (?!by|with)|get (?:a|an|some|yourself)|(?:speak|talk) to)",
    r"how about (?:\w+ing (?:a|an|the|to|for|some|with|your)|(?:a|an|some) \w+)",
    r"(?:could|can) (?:you not|not you) (?:just|try|ask|get|go)",
    r"do not you think (?:that )?you (?:should|need|ought|could)",
)
_FACTS = pattern(
    rf"{_FIRST}there (?:is|are) (?:\w+ ){{0,4}}?(?:groups?|services?|class|classes|teams?|clubs?|charity|charities|"
    r"leaflets?|websites?|schemes?|grants?|helplines?|centres?|courses?)",
    rf"{_FIRST}(?:most|many|a lot of|lots of|plenty of) (?:people|patients|carers|men|women)",
    r"(?:they|we|it) (?:have|has) (?:got )?(?:a|an|some) (?:\w+ ){0,3}(?:group|class|club|scheme|grant|leaflet|course)",
    r"(?:research|studies|experts|guidelines) (?:shows?|says?|found|suggests?|tells?)",
    rf"^(?:the|your|a) {_SERVICE} (?:can|could|will|does|do|offers?|runs?|has|have|gives?)",
    r"(?:is|are) (?:really |very |so |quite )?(?:good|bad) for (?:you|the|your)",
    r"(?:is|are) (?:really |very |quite |perfectly )?(?:normal|common) (?:for|at|after|with|in)",
    r"(?:can|will|may) (?:cause|lead to|raise|lower|reduce|prevent|improve|damage)",
    r"\d+ (?:percent|pounds)",
)
_WARNS = pattern(
    r"if you do not",
    r"or else",
    r"otherwise (?:you|it)",
    r"you (?:will|could|might) (?:only |just )?(?:end up|lose|die|get worse|make it worse|have a|regret)",
    r"(?:bad|dangerous|risky|harmful) for you",
    r"(?:will|going to) (?:only )?get worse",
    r"at risk",
)
_OF_HEARING = word_set("sounds sound seems feel felt said saying mentioned heard hear")
_STOPS = frozenset(".,?")
_FORMS: tuple[Form, ...] = ("advice", "asked", "facts")
_SURE_ENOUGH = 0.6
_SAID_BACK = 0.6
"""The share of a sentence's words from which it is the person's own, handed back."""


class Told(NamedTuple):
    """The form by which a turn tells, the typed words that show it, and the sentence they stand in."""

    form: Form
    words: str
    sentence: str


# Every remark looks at all turns before it again.
@lru_cache(maxsize=1024)
def told_in(said: str, heard: str, reading: Reading) -> Told | None:
    """The telling of a turn that is plainest to see; nothing where it may be something else."""
    before = turn(heard)
    found = [told for sentence in sentences(said) if (told := _told(sentence, before, reading))]
    return min(found, key=lambda told: _FORMS.index(told.form), default=None)


def warns(said: str) -> bool:
    """Whether a turn says what may go wrong."""
    return bool(_WARNS.search(turn(said).plain))


def _told(sentence: str, heard: Turn, reading: Reading) -> Told | None:
    plain = turn(sentence)
    if _is_theirs(plain, heard):
        return None
    for form, known in _shown_by(plain, reading):
        if shown := known.search(plain.plain):
            words = [one for one in shown.group().split() if one not in _STOPS]
            says_it = known in (_ADVICE, _SUGGESTS)
            return Told(
                form, as_typed(sentence, words[:6]) if says_it else shortened(sentence.rstrip(".?! "), 6), sentence
            )
    return None


def _shown_by(plain: Turn, reading: Reading) -> Iterator[tuple[Form, re.Pattern[str]]]:
    """The forms that count in a sentence: in a question, or after "it sounds like", "you should" is no advice."""
    yield "asked", _SUGGESTS
    if question_in(plain) or _OF_HEARING & set(plain.words):
        return
    yield "advice", _ADVICE
    if _may_tell(reading):
        yield "advice", _ORDERS
        yield "facts", _FACTS


def _may_tell(reading: Reading) -> bool:
    """Whether nothing speaks for listening or asking: most of what is neither reads, unsurely, as listening."""
    listens = reading.behaviour == "reflection" and (reading.confidence >= _SURE_ENOUGH or bool(reading.picked_up))
    return reading.behaviour != "question" and not listens


def _is_theirs(plain: Turn, heard: Turn) -> bool:
    """Whether a sentence only says what the person had said themselves."""
    return bool(plain.stems) and len(plain.stems & heard.stems) / len(plain.stems) >= _SAID_BACK
