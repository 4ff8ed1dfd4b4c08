"""Opens a question that can be answered yes or no, where a rule is certain: "Do you..." becomes "How do you..."."""

from __future__ import annotations

import re

from assistant.practice.feedback.typed import as_sentence, as_typed
from assistant.practice.turn_forms import turn

_YES_OR_NO = re.compile(
    r"(?:(?:so|and|but|okay|well|now|then|yes|right) )*"
    r"((?:do|did|does|are|were|is|was|have|has|had|can|will) (?:you|there|he|she|they|your|the))\b"
)
_FAIR = re.compile(
    r"\b(?:do you (?:mind|agree|have any questions)|are you (?:okay|all right|happy|ready|sure)|can you (?!\w+ [.?])|"
    r"will you|(?:is|are) there (?:anything|anyone|any) (?:\w+ )?(?:else|other)|(?:are|do|did|have) you [.?])|"
    r" or \w"
)
"""Checking, offering, agreeing and asking for more ask for a yes or a no, and rightly so."""
_WELL = r"(?:well|okay|all right|enough|properly|at all|much|badly)"
_DOING = r"(?:sleep|eat|manage|cope|get on|get about|get around|get by)"
_FEELING = (
    r"(?:well|okay|all right|tired|sad|low|down|lonely|alone|worried|anxious|happy|unhappy|angry|scared|afraid|upset|"
    r"depressed|stressed|better|any better|nervous|good|bad)"
)
_RULES: tuple[tuple[str, str], ...] = (
    (rf"(do|did) you (?:still |ever |usually |often )?({_DOING})(?: {_WELL})?", r"how \1 you \2"),
    (rf"are you (sleeping|eating|managing|coping|getting on)(?: {_WELL})?", r"how are you \1"),
    (rf"(?:do you feel|are you(?: feeling)?) (?:very |really |quite |a bit )?{_FEELING}", "how do you feel"),
    (rf"(is|was) your ((?:\w+ )?(?!any\b)\w+) (?:very |really |quite |still )?{_FEELING}", r"how \1 your \2"),
    (r"do you live (?:alone|by yourself|on your own|with (?:anyone|anybody|family))", "who do you live with"),
    (r"(?:is|was) there (?:anyone|anybody|someone|somebody) who (\w+(?: \w+){0,6})", r"who \1"),
    (r"(?:is|was) there (?:anything|something) (?:that|which) (\w+(?: \w+){0,6})", r"what \1"),
    (r"does (?:anyone|anybody) (help|visit)( you)?", r"who \1s\2"),
    (r"does (?:anything|something) (help)( you)?", r"what \1s\2"),
    (r"(?:do you have|have you|have you got) any (?!of\b)(\w+)", r"what about \1"),
)
"""A question as a whole, in plain form, and the same one opened."""


def yes_or_no(asked_by: str, said: str) -> str:
    """The words that make a question of a turn one for a yes or a no; empty where that is not certain, or is fair."""
    found = _YES_OR_NO.match(" ".join(asked_by.replace(",", " ").split()))
    return "" if found is None or _FAIR.search(turn(said).plain) else found[1]


def opened(question: str) -> str:
    """The same question, opened; empty where no rule is certain."""
    plain = re.sub(r"^(?:(?:so|and|but|okay|well|now|then|yes|right|,) )+", "", turn(question).plain.strip(" .?,"))
    for closed, open_words in _RULES:
        found = re.fullmatch(closed, plain)
        if found:
            return as_sentence(found.expand(open_words), "?")
    return ""


def as_asked(question: str, words: str) -> str:
    """The beginning of a question as it was typed, with a capital."""
    return as_sentence(as_typed(question, words.split()))
