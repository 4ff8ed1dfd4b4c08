"""Says which sentences of a person's can be handed back to them by swapping "I" for "you", and nothing else."""

from __future__ import annotations

import re

from assistant.practice.turn_forms import turn, word_set

_FEWEST, _MOST = 4, 14
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_OF_ONESELF = re.compile(r"\b(?:i|i'm|i've|i'd|my|me)\b")
_STATED = (
    r"(?:is|are|was|were|has|have|had|does|do|did|don't|doesn't|didn't|isn't|aren't|wasn't|can't|cannot|couldn't|"
    r"goes|go|went|gets|get|got|hurts?|aches?|keeps?|kept|makes?|made|reads?|rings?|rang|lives?|lived|works?|worked|"
    r"died|comes?|came|takes?|took|gives?|gave|helps?|helped|feels?|felt|wants?|wanted|looks?|looked|heard|runs?|"
    r"puts?|knocks?|used|moved|told|stopped|started)"
)
_WHEN = r"(?:in|on|at|last|most|some|every|sometimes|now|these|by|all)"
_BEGINS = re.compile(
    rf"(?:i(?:'m|'ve|'d)? |(?:my|the)(?: (?!i\b)[\w]+){{1,3}}? {_STATED}\b|(?:he|she|they) |there(?:'s| is| are| was) "
    r"|(?:nobody|everyone|everybody)(?:'s)? (?:has|had|told|asked|knew|ever)\b"
    rf"|{_WHEN}(?: (?!i\b|my\b)[\w']+){{0,3}},? i(?:'m|'ve|'d)? |(?:when|while|since|until) i(?:'m|'ve|'d)? [^,]+, )"
)
"""How a sentence begins that surely states something; another one may be an order, or half a sentence."""
_NOT_OF_THEM = word_set(
    "you your yours yourself u we us our ours ourselves love mate son pal pet dear "
    "dad mum please sorry thanks thank god"
)
"""Words that speak to the helper, to somebody else, or of several: swapping would change who is meant."""
_UNKIND = word_set(
    "stupid silly daft thick useless lazy fat old dull boring selfish fool foolish idiot coward nuisance burden mad "
    "crazy weak pathetic ugly failure wrong rude liar lie lies lied lying hit slapped shouted shout screamed swore "
    "stole temper cruel mean greedy ashamed shame disgusting hopeless kill killed suicide die dying dead overdose "
    "hate hated blame fault bad drunk thing bother use worst worse marvellous clever cut hurting"
)
"""Words that people use of themselves and nobody wants to hear from another; and words too heavy to hand back."""
_TELLS = re.compile(
    r"\b(?:could|should|must|ought|need|needs|might|may|will|shall|better|have to|has to|had to|got to|i can|i won't)\b"
    r"|\bi(?:'d| would)(?! like\b| love\b| never\b)"
)
"""What reads as telling once it begins with "you", and what was only imagined."""
_INVERTED = re.compile(r"\b(?:am|was|were|do|did|does|have|had|has|would|can|is|only|nor|so) (?:not )?(?:do |am )?i\b")
_OTHER_VERB = re.compile(
    r"(?:^|\b(?:and|but|or|then|just|never|always|only|still|who|as|i \w+) )(?:was|wasn't)\b|(?<!\bi )\bam\b"
)
"""A "was" or "am" that belongs to "I" without standing beside it."""
_ASIDE = re.compile(
    r", (?:i|as i|so i|if i)(?:'d|'m)? (?:\w+ )?(?:think|thought|suppose|guess|know|expect|reckon|mean|say|said|told|"
    r"bet|must|hope|see|believe|imagine|wonder|am|do|did|have|tell)\b|\b(?:say|said|says|think|thought|told me|thinks),"
)
_LABEL = re.compile(
    r"\b(?:i'm|i am|i was|i've(?: \w+)? been|i have(?: \w+)? been)(?: \w+)? (?:a|an|the|such|my|just)\b"
)
"""What calls somebody something: that is for themselves only."""
_STOCK = re.compile(
    r"\bi(?:'d|'m|'ve)? (?:just |only |did |do |didn't |don't |did not |do not |couldn't |can't |haven't |have not |"
    r"never |really |always |already |nearly |would |rather |not |still |like |all )*"
    r"(?:know|mean|suppose|guess|said|say|saying|told|tell|telling|dare|see|agree|follow|beg|wonder|talk|talked|"
    r"answer|mind|care|joke|joking|promise|swear|mention|mentioning|moan|complain|grumble|fine|right|sure|not|reckon|"
    r"expect|thinking|speak|done|lost|listening|ok|okay)\b"
    r"|\bmy (?:goodness|word|foot|eye|turn|go|answer|standard|whole|feelings)\b|touch wood|\bso to speak\b"
    r"|\bbetween (?:you|us)\b|\bme done\b|\ball i\b|\bwhat i\b|\bmore or less\b"
)
"""Things that are said in passing, and are not about anybody's life."""
_BROKEN = re.compile(
    r"[^\w\s,'-]|(?:^|\s)'|^(?:when|while|since|until).*,.*,|,.*,.*,"
    r"|\bi'(?!(?:m|ve|d)(?![\w']))|\b(?:me|my|mine|myself|let)'"
    r"|\band nothing\b|\bma[kd]e\b.* up\b|\bd(?:o|id) it\b|\bwith it\b|\bthat one\b"
    r"|(?<!'d )(?<!would )(?<!\bi )like an? |\b(?:it|them|that|this|one|so|there|here)$"
    r"|\bme (?:own|mum|mam|mom|dad|nan|gran|wife|husband|man|lad|lass|son|daughter|mate|knees?|back|legs?|head|heart)\b"
    r"|\b(?:a|the|coal) mine\b"
)
"""Signs, likenesses and ends after which the sentence is not what it seems."""
_LEANS = word_set("it it's its them mine same")
_FREE_FROM = 6
"""How many words come before one that leans on something: by then the sentence has named it."""
_NAMES_IT = re.compile(r"(?:my|the|our|those|these)(?: \w+){1,2}")


def can_be_turned(sentence: str, before: str) -> bool:
    """Whether a sentence in small letters surely stays true and kind with "you" for "I"; `before` is the one before."""
    words = _WORD.findall(sentence)
    doubts = (_TELLS, _INVERTED, _OTHER_VERB, _ASIDE, _LABEL, _STOCK, _BROKEN)
    return bool(
        _FEWEST <= len(words) <= _MOST
        and _BEGINS.match(sentence)
        and _OF_ONESELF.search(sentence)
        and not {word.partition("'")[0] for word in words} & (_NOT_OF_THEM | _UNKIND)
        and not any(doubt.search(sentence) for doubt in doubts)
        and _stands_alone(words, before)
    )


def _stands_alone(words: list[str], before: str) -> bool:
    """Whether it is clear what a sentence is about, by itself or by the few words before it."""
    content = len(turn(" ".join(words)).stems)
    leans = bool(set(words[:_FREE_FROM]) & _LEANS)
    return content >= 1 if _NAMES_IT.fullmatch(before) else content >= 2 and not leans
