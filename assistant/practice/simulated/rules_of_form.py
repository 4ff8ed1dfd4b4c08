"""What a person does about the form of a turn: silence, rudeness, being told, being listened to, courtesies."""

from __future__ import annotations

from dataclasses import replace

from assistant.practice.simulated.heard import SURE_ENOUGH
from assistant.practice.simulated.phrases import stems_of
from assistant.practice.simulated.rules_of_story import goes_on, of_silence
from assistant.practice.simulated.speaking import Speaking

_TOO_MANY = 3
_TOO_LONG = 80
"""Words of a turn from which they lose the thread."""
_SUMMARY = 12
"""Words from which a turn that sums up is more than a check of what was just said."""
_A_FEW_WORDS = 6
"""Up to so many words, to be soothed asks for nothing."""
_SOOTHES = frozenset({"sorry", "take_time", "thanks"})


def nothing_said(speaking: Speaking) -> bool:
    """To silence: what silence opens, a thought of their own, and then silence too."""
    if not speaking.heard.is_silence:
        return False
    speaking.mind = replace(speaking.mind, silences=speaking.mind.silences + 1)
    return of_silence(speaking) or speaking.says("quiet" if speaking.is_shut else "silence")


def rude(speaking: Speaking) -> bool:
    """To rudeness: they say so, and close up the more of it there is."""
    if "rude" not in speaking.heard.moments:
        return False
    mind = speaking.mind
    speaking.mind = replace(mind, pushed=mind.pushed + 1, hurt=2)
    return speaking.says("rude", "quiet")


def sore(speaking: Speaking) -> bool:
    """To words that hurt them."""
    spot, mind = speaking.heard.sore, speaking.mind
    if spot is None or _says_it_back(speaking):
        return False
    speaking.mind = replace(mind, hurt=1, pushed=mind.pushed + (speaking.heard.reading.behaviour == "input"))
    return speaking.utters("upsets", spot.id, spot.says) or speaking.says("upset", "quiet")


def _says_it_back(speaking: Speaking) -> bool:
    """Whether they had said it themselves, and hear it back."""
    return bool(speaking.heard.reading.picked_up) and not speaking.heard.asks


def still_hurt(speaking: Speaking) -> bool:
    """While something hurts, until they are listened to, given time, or told sorry."""
    heard, mind = speaking.heard, speaking.mind
    if not mind.hurt:
        return False
    if heard.listens or heard.asks_leave or _SOOTHES & {*heard.moments}:
        speaking.mind = replace(mind, hurt=0)
        return False
    speaking.mind = replace(mind, hurt=mind.hurt - 1)
    return speaking.says("upset", "quiet")


def too_much(speaking: Speaking) -> bool:
    """To several questions at once, and to a speech; where they have said so already, they do their best."""
    says = speaking.person.says
    if speaking.heard.questions >= _TOO_MANY and speaking.utters("says.many_questions", "", says["many_questions"]):
        return True
    if len(speaking.heard.said.words) < _TOO_LONG:
        return False
    _was_told(speaking)
    return speaking.says("long_turn", "mm", "quiet")


def unwanted(speaking: Speaking) -> bool:
    """To an idea they want nothing of; brought up without leave it is one more thing they are told to do."""
    spot = speaking.heard.unwanted
    if spot is None or _says_it_back(speaking):
        return False
    if speaking.heard.reading.advice or speaking.heard.reading.behaviour == "input":
        _was_told(speaking)
    return speaking.utters("refuses", spot.id, spot.says) or speaking.says("quiet" if speaking.is_shut else "no", "mm")


def advised(speaking: Speaking) -> bool:
    """To being told what to do, without leave: in their own way at first, then they close up."""
    reading = speaking.heard.reading
    if reading.question == "open" and not reading.asked_by.startswith("why"):
        return False
    known = speaking.heard.facts or speaking.heard.other_areas or speaking.heard.hard
    if (
        reading.question
        and known
        and reading.advice.startswith(("have you", "had you"))
        and not _goes_on_telling(speaking)
    ):
        return False
    told = bool(reading.advice) or (reading.behaviour == "input" and reading.confidence >= SURE_ENOUGH)
    if not told or (reading.question and not reading.advice) or speaking.heard.listens:
        return False
    if speaking.mind.leave or speaking.heard.asks_leave:
        return speaking.says("informed", "permission", "mm")
    if speaking.mind.asked_back or not reading.advice:
        return speaking.says("mm", "unsure", "quiet")
    was_shut = speaking.is_shut
    _was_told(speaking)
    if was_shut:
        return speaking.says("quiet", "told_again")
    return speaking.says("told_again" if speaking.is_shut else "advised", "advised", "quiet")


def _goes_on_telling(speaking: Speaking) -> bool:
    """Whether more is said than the question itself."""
    return len(speaking.heard.said.sentences) > 1


def _was_told(speaking: Speaking) -> None:
    if not (speaking.mind.leave or speaking.heard.asks_leave):
        speaking.mind = replace(speaking.mind, pushed=min(speaking.mind.pushed + 1, speaking.person.closes_after + 2))


def summed_up(speaking: Speaking) -> bool:
    """To a summary of what they told."""
    heard, mind = speaking.heard, speaking.mind
    if "summary" not in heard.reading.marks or len(heard.said.words) < _SUMMARY or not mind.told or speaking.is_shut:
        return False
    if not speaking.utters("says.summed_up", "", speaking.person.says["summed_up"]):
        return False
    speaking.mind = speaking.mind.listened_to()
    return True


def listened_to(speaking: Speaking) -> bool:
    """To having their words said back: it opens them, and they go on by themselves."""
    heard = speaking.heard
    if not heard.listens:
        return False
    if _is_misheard(speaking):
        return not heard.asks and speaking.says("misheard", "no", "mm")
    speaking.mind = speaking.mind.listened_to()
    if heard.asks and not _only_checks(speaking):
        return False
    return _opens_up(speaking)


def _opens_up(speaking: Speaking) -> bool:
    """They say so the first time, when trust comes, and now and then; and go on with what they were telling."""
    mind, person = speaking.mind, speaking.person
    says_so = False
    if not mind.warmed and mind.trusts(person):
        speaking.mind = replace(mind, warmed=True)
        says_so = speaking.utters("says.warms", "", person.says["warms"])
    elif mind.listened % 2:
        says_so = speaking.utters("says.listened_to", "", person.says["listened_to"])
    return goes_on(speaking) or says_so or speaking.says("listened_to", "yes", "mm")


def _only_checks(speaking: Speaking) -> bool:
    """Whether what is asked only checks what was said back: "have I got that right?"."""
    heard = speaking.heard
    names_something = heard.facts or heard.areas or heard.moments
    return heard.question == "closed" and not (names_something and heard.said.sentences[-1].stems)


def _is_misheard(speaking: Speaking) -> bool:
    """Whether nothing of what is said back is theirs."""
    heard = speaking.heard
    known = frozenset[str]().union(*map(stems_of, speaking.mind.used))
    about_them = heard.said.stems
    if heard.reading.picked_up:
        return False
    return speaking.is_shut or (len(about_them) >= 2 and not about_them & known)


def leaving(speaking: Speaking) -> bool:
    """To goodbye, whatever is asked beside it."""
    heard = speaking.heard
    goes = "goodbye" in heard.moments and not (heard.asks and heard.plainly)
    return goes and speaking.says("goodbye", "thanked", "mm")


def arriving(speaking: Speaking) -> bool:
    """To hello, in the first turn, whatever small talk goes with it."""
    heard = speaking.heard
    comes = "greeting" in heard.moments and speaking.mind.turns == 1 and not heard.plainly
    return comes and speaking.says("greeting", "mm")


def off_the_point(speaking: Speaking) -> bool:
    """To a question that has nothing to do with them."""
    return speaking.heard.off and speaking.heard.asks and speaking.says("off_topic", "unsure", "mm")


def asked_why(speaking: Speaking) -> bool:
    """To a bare "why": it sounds like blame."""
    heard = speaking.heard
    why = heard.said.plain.startswith((" . why ", " . but why ", " . and why ")) and not heard.plainly
    return why and not speaking.is_shut and speaking.utters("says.asked_why", "", speaking.person.says["asked_why"])


def courtesies(speaking: Speaking) -> bool:
    """To praise, thanks and hello, and to leave being sought."""
    heard = speaking.heard
    if heard.asks_leave and not heard.plainly and not heard.subject and not heard.areas:
        return speaking.says("quiet") if speaking.is_shut else speaking.says("permission", "yes", "mm")
    if "praise" in heard.reading.marks and not heard.asks:
        return speaking.says("praised", "mm")
    for moment, key in (("thanks", "thanked"), ("greeting", "greeting")):
        if moment in heard.moments and not heard.asks:
            return speaking.says(key, "mm")
    return False


def a_nod(speaking: Speaking) -> bool:
    """To a few words that only show somebody is there: they go on a little, if they trust; else they nod."""
    heard = speaking.heard
    soothes = bool(_SOOTHES & {*heard.moments}) and len(heard.said.words) <= _A_FEW_WORDS
    if heard.asks or (heard.said.stems and not soothes) or heard.reading.behaviour == "input":
        return False
    if speaking.is_shut:
        return speaking.says("quiet")
    if speaking.mind.trusts(speaking.person) or soothes:
        return goes_on(speaking) or speaking.says("mm", "silence")
    return speaking.says("mm", "silence", "unsure")


def not_followed(speaking: Speaking) -> bool:
    """To whatever is left: off the point, not followed, or a nod where nothing was asked."""
    heard = speaking.heard
    if speaking.is_shut:
        return speaking.says("quiet", "not_followed")
    if heard.off:
        return speaking.says("off_topic", "unsure", "mm")
    if heard.asks or heard.reading.confidence < SURE_ENOUGH:
        order = ("not_followed", "off_topic", "unsure") if not heard.asks else ("unsure", "not_followed", "off_topic")
        return speaking.says(*order, "mm")
    return speaking.says("mm", "off_topic", "unsure")
