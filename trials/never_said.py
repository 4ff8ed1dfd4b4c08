"""What the program may never say of itself, each with the reason: the list behind the purpose in docs/purpose.md.

Whoever adds a pattern gives it a sentence that it finds. Sentences that look alike and are allowed stand in
`tests/test_never_said.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_LARGEST_CACHE = 200_000


def _one_of(words: str) -> str:
    """Any of some words or phrases, written with commas between them."""
    return f"(?:{'|'.join(one.strip() for one in words.split(','))})"


_WHO = r"(?:you|they|he|she|\{name\}|\{who\})"
_WE = _one_of("we, i, it, the program, this program, what matters")
_GRADE = _one_of(
    "low, lower, medium, moderate, high, higher, raised, increased, elevated, severe, significant, serious, acute"
)
_ILLNESS = _one_of(
    "depression, depressed, anxiety, dementia, diabetes, diabetic, cancer, asthma, copd, arthritis, angina, ptsd, "
    "psychosis, psychotic, bipolar, autism, autistic, adhd, ocd, epilepsy, hypertension, infection, heart failure, "
    "heart disease, kidney disease, a stroke, suicidal, an? disorder, an? illness, an? condition, an? disease, "
    r"clinically \w+"
)
_MEDICINE = _one_of(
    "doses?, dosage, medicines?, medications?, tablets?, pills?, insulin, inhalers?, antidepressants?, painkillers?, "
    "treatment"
)
_UNIT = _one_of("mg, mcg, micrograms?, milligrams?, ml, tablets?, pills?, puffs?, units?, drops, capsules?")
_STAFF = _one_of(
    "gp, doctor, nurse, team, staff, clinic, surgery, practice, hospital, practitioner, link worker, somebody, "
    "someone, services?, police, ambulance, family, carer"
)
_TOLD = _one_of("told, alerted, notified, informed, contacted, called, warned, messaged, paged")
_TELLING = _one_of(
    "tell, telling, alert, alerting, notify, notifying, inform, informing, contact, contacting, calling, warn, warning"
)
_GOOD = _one_of("best, right, ideal, perfect, top, most suitable, most effective, most helpful, most useful, safest")
_OFFERED = _one_of("option, choice, treatment, support, match, therapy, one, thing, step, service")
_TO_MEDICINE = _one_of(
    "take, stop, start, skip, miss, change, increase, reduce, double, halve, cut down, cut down on, use, keep taking"
)
_BIDDEN = _one_of(
    "please, you can, you could, you may, try to, it is safe to, it is best to, do not, don't, you need to, "
    "you have to, you ought to, we advise you to"
)


@dataclass(frozen=True, slots=True)
class Never:
    """One way of saying something that is never said: its kind, why, such a sentence, and how it is found."""

    kind: str
    reason: str
    planted: str
    pattern: str


NEVER = (
    # A number is the person's own. To read a meaning from it is what an instrument does.
    Never(
        "score",
        "a score is what an instrument gives; here numbers stay the person's own",
        "Your score is 14.",
        r"\b(?:your|the|a|total|overall|of|this) scores?\b|\bscoring\b"
        r"|\bscored? (?:of|is|was|at|above|below|over|under|\d)",
    ),
    Never(
        "score",
        "a number that is explained is a score that is interpreted",
        "A 3 suggests you are not ready yet.",
        rf"\b(?:\d+|number|result|answer)s? (?:means?|suggests?|indicates?|shows?|tells us) (?:that )?{_WHO}\b"
        "(?! said| wrote| would)",
    ),
    Never(
        "score",
        "to compare with a norm is to interpret",
        "That is above the average.",
        r"\b(?:above|below|worse than|better than|higher than|lower than|near) (?:the |an? )?"
        r"(?:average|normal|usual range|norm|most people|expected|cut-?off|threshold)\b|\bnormal range\b",
    ),
    Never(
        "score",
        "an instrument by name is not ours to use",
        "You screen positive on the PHQ-9.",
        r"\bpoints? out of\b|\b(?:phq|gad|pam|eq-?5d|epds|c-ssrs|news2?)[- ]?\d+\b"
        r"|\bscreen(?:ed|s|ing)? (?:positive|negative|for)\b",
    ),
    # NHS England, Staying safe from suicide (April 2025), calls such labels unacceptable.
    Never(
        "risk level",
        "to grade a risk is a medical purpose, and such labels are unacceptable (NHS England 2025)",
        "You are at high risk of a fall.",
        rf"\b{_GRADE}[- ]risk\b|\brisk (?:is|was|of \w+ is) {_GRADE}\b",
    ),
    Never(
        "risk level",
        "there is no level of risk in this program, so none can be shown",
        "Risk level: amber.",
        r"\brisk (?:levels?|scores?|ratings?|categor\w+|bands?|grades?|groups?|assessments?|strat\w+|profiles?)\b"
        r"|\b(?:severity|danger|concern|urgency) (?:levels?|scores?|ratings?)\b",
    ),
    Never(
        "risk level",
        "whether somebody is in danger is asked, never said",
        "You are at risk.",
        rf"\b{_WHO} (?:are|is|may be|might be|could be|seems?|appears?)(?: to be)? (?:now )?"
        r"(?:at risk|in danger|unsafe|vulnerable|a danger)\b(?!\?)",
    ),
    Never(
        "diagnosis",
        "an illness is never read from words",
        "You may have depression.",
        rf"\b{_WHO} (?:(?:may|might|could|probably|likely|clearly) )?"
        r"(?:have|has|are|is|be|suffers?|suffers? from|are suffering from|be suffering from|shows?|are showing)"
        rf"(?: signs of| symptoms of)? {_ILLNESS}\b",
    ),
    Never(
        "diagnosis",
        "to lead from signs to an illness is to diagnose",
        "This sounds like depression.",
        r"\b(?:suggests?|indicates?|points? to|consistent with|typical of|signs? of|symptoms? of|sounds? like"
        rf"|looks? like|evidence of|suspected|probable|possible) {_ILLNESS}\b",
    ),
    Never(
        "diagnosis",
        "the program diagnoses nothing",
        "Your diagnosis is asthma.",
        r"\b(?:my|our|your|the likely|a likely|probable|provisional) diagnosis (?:is|may be|could be)\b"
        rf"|\b{_WE} (?:have |has |can |will )?diagnosed?s?\b",
    ),
    Never(
        "dose",
        "an amount of a medicine is only ever the person's own words",
        "It is 2 tablets at night.",
        rf"\b\d+(?:[.,]\d+)? ?{_UNIT}\b|\b(?:once|twice|three times|[234] times) (?:a day|daily) with\b",
    ),
    Never(
        "dose",
        "what to take, and whether to, is for the person and their prescriber",
        "Stop your tablets until you feel better.",
        rf"(?:^|[.:;!?]\s+|\b{_BIDDEN} ){_TO_MEDICINE} (?:taking |using )?(?:more |less |all |some |extra |half )?"
        rf"(?:of )?(?:your|the|this|these|those|an?|any)? ?(?:\w+ )?{_MEDICINE}\b",
    ),
    Never(
        "treatment",
        "the program offers and asks, and advises no treatment",
        "We recommend talking therapy.",
        r"\b(?:we|i) (?:would )?(?:recommend|advise|prescribe|suggest that you)\b"
        r"|\b(?:is|are|treatment) (?:recommended|prescribed|advised) (?:for|to)\b"
        r"|\brecommended (?:for you|dose|treatment|option)\b"
        r"|(?<!do )\byou (?:should|ought to|must|need to) (?:see|take|have|start|stop|get)\b",
    ),
    Never(
        "treatment",
        "a promise of healing is a medical claim",
        "Walking will cure your back.",
        r"\b(?:this|that|it|therapy|treatment|exercise|talking|walking) (?:will|can|would) "
        r"(?:cure|heal|treat|fix|get rid of)\b",
    ),
    Never(
        "ranking",
        "which option is best is for the person; ours stand in the order of their file",
        "The best option for you is a group.",
        rf"\b{_GOOD} {_OFFERED}s? (?:for|is|would be)\b"
        r"|\b(?:works?|suits?|fits?) (?:you )?best for (?:you|people|most)\b",
    ),
    Never(
        "ranking",
        "to rank by benefit is to recommend",
        "Groups are more effective than leaflets.",
        r"\b(?:more|most|less|least) (?:effective|beneficial)\b|\bmore helpful than\b"
        r"|\b(?:ranked|ranking|top pick|top choice|our pick|star rating|success rate|evidence[- ]based)\b"
        r"|\b\d+ ?(?:%|per cent|percent)(?: \w+)? (?:of people|chance|better|improve)",
    ),
    Never(
        "alert",
        "nothing is sent to anyone, and nobody may think that it was",
        "We have told your GP.",
        rf"\b{_WE} (?:have |has |will |are |am |is )?(?:now |also |already )?(?!called an? )(?:{_TOLD}|{_TELLING}) "
        rf"(?:your|the|their|an?|every)? ?(?:\w+ )?{_STAFF}\b",
    ),
    Never(
        "alert",
        "nothing is sent to anyone, and nobody may think that it was",
        "Your care team has been notified.",
        rf"\b{_STAFF} (?:has been|have been|will be|was|were|is being|are being) (?:automatically )?{_TOLD}\b"
        r"|\b(?:alert|notification|message|warning|flag)s? (?:has|have|was|were|is|are|will be)(?: been)? "
        r"(?:sent|raised|set|passed|triggered)\b",
    ),
    Never(
        "alert",
        "nobody is watching, and that is said wherever it matters",
        "A nurse is watching what you type.",
        r"(?<!no one )(?<!nobody )(?<!no-one )\b(?:is|are|keeps?|will be) "
        r"(?:watching|looking after|listening to|reading) (?:over )?"
        r"(?:you\b|this|what you (?:type|write)|your answers|your words)"
        r"|\bhelp is on (?:its|the) way\b|\bsomebody will (?:call|ring|contact) you\b",
    ),
    # The MHRA has a list of what software says of itself when it is a device.
    Never(
        "device word",
        "the MHRA counts it among the words that tell of a device; rules here notice, and miss things",
        "We detected a crisis.",
        r"\bdetect(?:s|ed|ing|ion|or)?\b|\bpredict(?:s|ed|ing|ion|ive|or)?\b|\btriag(?:e|es|ed|ing)\b|\balgorithm\w*\b",
    ),
    Never(
        "device word",
        "an alarm is a device; one to press at home is the person's own",
        "An alarm was set off.",
        r"\b(?:raise[sd]?|sound(?:s|ed)?|set(?:s|ting)? off|trigger(?:s|ed)?|sen[dt]s?) (?:an?|the) alarms?\b"
        r"|\balarms? (?:was|were|is|are|has been|have been|will be) (?:raised|set off|sent|sounded|triggered)\b"
        r"|\b(?:our|this|the program's|built-in) alarms?\b",
    ),
    Never(
        "device word",
        "to monitor is a medical purpose, and nobody watches here",
        "We monitor your mood.",
        r"\bmonitor(?:s|ed|ing)?\b|\bsurveill\w+\b|\btrack(?:s|ed|ing) (?:you|your)\b",
    ),
)
KINDS = tuple(dict.fromkeys(one.kind for one in NEVER))
ALLOWED = {
    "actions that score 6 or more": "what a guide asks for, in the table of coverage that only services read",
    "sign-off across teams, at higher risk or for new ideas": "the same table; it is about work, not about a person",
}
"""Whole texts that may stand all the same, each with the reason."""


@cache
def _compiled() -> tuple[tuple[Never, re.Pattern[str]], ...]:
    return tuple((one, re.compile(one.pattern, re.IGNORECASE)) for one in NEVER)


@lru_cache(_LARGEST_CACHE)
def found(text: str) -> tuple[tuple[Never, str], ...]:
    """What in a text may never be said, with the words that say it; line breaks and further spaces do not matter."""
    flat = " ".join(text.replace("\u2019", "'").split())
    return () if flat in ALLOWED else tuple(_found(flat))


def _found(flat: str) -> Iterator[tuple[Never, str]]:
    for one, pattern in _compiled():
        if match := pattern.search(flat):
            yield one, match[0].strip()
