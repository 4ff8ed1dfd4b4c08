"""Finds listening back by its form: the person's own words, turned from "I" to "you"."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.practice.turn_forms import EMPTY, OWN, Turn, pattern, stem, word_set

_AT_FIRST = r"(?<=\A )[.] "
_NO_ADVICE = r"(?! (?:\w+ )?(?:should|need|must|could|can|might|will|ought|better))"
_OPENINGS = pattern(
    r"(?:it|that|this|which|you|things?|there|what)(?: \w+)? (?:sounds?|seems?|feels|looks?)(?: like| as (?:if|"
    r"though)| that)?",
    r"^(?:sounds|seems|feels|looks)(?: like| as (?:if|though)| that)?",
    r"what i (?:am |was )?(?:hear|hearing|heard|pick|picking)",
    r"i (?:am hearing|hear you|hear that|heard you|get a sense|get the sense|get the feeling|sense|gather)",
    r"(?:you|you have|you were|you are|you had|you just|as you|like you|you also|you have also) (?:just |also |"
    r"already )?"
    r"(?:said|say|saying|mentioned|mentioning|told|telling|talked|talking|described|describing|shared|sharing|"
    r"explained)",
    r"in other words",
    r"(?:so |it is )?(?:almost )?as (?:if|though) you",
    r"(?:a )?part of you",
    r"on the (?:one|other) hand",
    r"let me (?:just )?(?:see if i|make sure i|summari\w+|check|say back|recap)",
    r"(?:to|just to) (?:summari[sz]e|recap|sum up)",
    r"if i (?:heard|hear|understand|understood|am hearing)",
    r"i get that",
    r"at the same time",
    r"(?:it|that|this|you|things) must (?:be|have been|feel|have felt|have)",
)
_FEELINGS = pattern(
    r"you (?:are |were |have |really |also |still |just |must |might |would |do |did |had |been |do not |did not |"
    r"have not )*"
    r"(?:feel\w*|felt|want\w*|wish\w*|hop\w+|worr\w+|like|liked|love\w*|hat\w+|enjoy\w*|miss\w*|car(?:e|ed)|"
    r"fear\w*|afraid|"
    r"scared|angry|upset|sad|tired|frustrated|stuck|torn|alone|lonely|proud|glad|happy|unhappy|ready|motivated|"
    r"committed|"
    r"concerned|anxious|nervous|confident|trying|struggl\w+|find|found|looking|value\w*|realiz\w+|realis\w+|"
    r"notic\w+|know|knew)",
    r"(?:hard|difficult|important|tough|easy|good|frustrating|scary|stressful|painful|tricky|upsetting|"
    r"lonely) (?:for|to) you",
    r"(?:bothers?|bothering|worries|worrying|scares?|matters?|hurts?|means?|frustrates?|annoys?) (?:to )?you",
    r"(?:a lot|so much) (?:going on|on your (?:plate|mind|shoulders))",
)
_TO_YOU = pattern(
    rf"^(?:it is |that is )?(?:that )?(?:you|your){_NO_ADVICE} \w+",
    r"^(?:for you|with you|to you|not|even|despite|instead|especially|almost|rather)",
)
_ABOUT_THEM = pattern(
    rf"{_AT_FIRST}(?:(?:okay|all right|yes|yeah|right|sure|so|well|and|but|because|then) |[,.] )*(?:you|"
    rf"your){_NO_ADVICE}"
)
_OF_HEARING = pattern(
    r"i (?:am |was |just |also |have |can |really )*(?:hear|heard|hearing|pick\w*|sense|gather|get|notice\w*|"
    r"understand|understood)",
    r"i can (?:see|hear|tell) (?:that |how |you)",
    r"let me",
    r"(?:told|tell|telling|to) me",
    r"(?:see|sure) if i",
    r"i (?:am wondering|wonder|guess)",
)
_GOES_ON = pattern(rf"{_AT_FIRST}(?:okay |all right |yeah |yes |, )*(?:so|and|but|because)")
_WEIGHS = pattern(
    r"(?:is|was|are|were|being|been|not|has been|had been) (?:really |very |pretty |quite |so |a )*(?:hard|"
    r"difficult|tough|"
    r"important|stress\w*|scary|frustrat\w+|painful|huge|overwhelming|big|lonely|worr\w+|tir\w+|exhaust\w+)",
)
_DEEPER = pattern(
    r"part of you",
    r"on the (?:one|other) hand",
    r"as (?:if|though)",
    r"you (?:are |were |really )*(?:feel\w*|felt|torn|stuck)",
    r"(?:sounds|seems|feels) like",
    r"because",
    r"at the same time",
    r"but",
    r"matters",
    r"important",
    r"worr\w+",
    r"scar\w+",
)


_SUMMARY = pattern(
    r"(?:to |just to )?(?:summari[sz]e|sum up|recap|pull (?:this|that|it|things) together|go over)",
    r"let me (?:just )?(?:see if i|make sure i|check i|check that i|say back|go back over)",
    r"(?:so far|up to now|today) (?:you|we)",
    r"what i have heard (?:so far|today|from you)",
    r"(?:you have|we have) (?:covered|talked about|gone through)",
)
_SIGNS = (
    *((_OPENINGS, 1.6), (_FEELINGS, 0.9), (_ABOUT_THEM, 0.6), (_WEIGHS, 0.5)),
    *((_TO_YOU, 0.3), (_GOES_ON, 0.2)),
)
"""What shows listening back, and how much each weighs; set by hand."""
_YOURS = word_set("you your yours yourself")


@dataclass(frozen=True, slots=True)
class Listening:
    """How much of a turn hands back what the person said, and which of their words it picks up."""

    strength: float
    """About 1 where nothing speaks for it or against it; 2 and more where it is plain."""
    picked_up: tuple[str, ...]
    deeper: bool
    """Whether it adds a meaning or a feeling to what was said."""
    sums_up: bool


def listening_in(said: Turn, heard: Turn) -> Listening:
    """The listening back in a turn, given what the person had said."""
    picked = said.stems & heard.stems
    share = len(picked) / max(1, len(said.stems))
    words = max(1, len(said.words))
    of_oneself = max(0, sum(word in OWN for word in said.words) - bool(_OF_HEARING.search(said.plain)))
    strength = (
        1.0
        + sum(weight for sign, weight in _SIGNS if sign.search(said.plain))
        + 2.0 * min(sum(word in _YOURS for word in said.words) / words, 0.25)
        + 1.5 * min(share, 0.6)
        - 1.2 * (of_oneself > 0)
        - 4.0 * min(of_oneself / words, 0.2)
    )
    picked_up = tuple(dict.fromkeys(word for word in heard.words if word not in EMPTY and stem(word) in picked))
    deeper = share < 0.5 and bool(_DEEPER.search(said.plain))
    return Listening(strength, picked_up, deeper, bool(_SUMMARY.search(said.plain)))
