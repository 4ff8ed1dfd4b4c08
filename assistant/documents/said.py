"""How each thing in a plan is said: options in words of their own, days, scales and people; own words as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.days import day_written
from assistant.plan.parts import Confidence, Dated, Importance, SomeoneNamed, When

_GROUPS = {
    "family": "my family",
    "carer": "my carer",
    "gp_surgery": "my GP surgery",
    "hospital": "the hospital team",
    "social_care": "social care",
    "voluntary_group": "a voluntary group",
}
_AGREED = {
    "agrees": "yes, agreed",
    "mostly": "agreed to most of it",
    "not_yet": "not agreed yet",
}
_SURE = {"not_sure": "not sure", "fairly_sure": "fairly sure", "very_sure": "very sure"}
_TIMES = {"soon": "soon", "no_date": "no day set", "not_sure_yet": "not sure yet", "not_needed": "not needed"}

OPTIONS: dict[str, dict[str, str]] = {
    "taking_part": {"yes_please": "", "not_today": "not today", "no_thank_you": "no, thank you. My usual care goes on"},
    "consent.offer": {
        "offered": "it was offered, and there is no answer yet",
        "cannot_take_part": "I cannot take part just now",
        "not_offered": "it has not been offered yet",
        "other_reason": "it is not going on, for another reason",
    },
    "consent.information": {
        "yes_keep": "in this plan. That is all right with me",
        "ask_first": "in this plan. Ask me before it is used",
        "keep_nothing_more": "please keep nothing more",
    },
    "consent.attorney": {"yes": "yes", "no": "no", "not_sure": "not sure"},
    "consent.attorney_agrees": {
        "agrees": "yes",
        "not_asked_yet": "they were not asked yet",
        "does_not_agree": "no, they do not agree",
    },
    "consent.decides": {
        "the_person": "I decide",
        "with_support": "I decide, with help",
        "somebody_for_them": "somebody decides for me",
    },
    "person.needs_to_take_part": {
        "interpreter": "an interpreter",
        "large_print": "large print",
        "easy_words": "easy words",
        "hearing_help": "help with hearing",
        "more_time": "more time",
        "somebody_with_me": "somebody with me",
        "nothing": "",
    },
    "preparing.information": {
        "test_results": "my test results",
        "my_conditions": "the conditions I have",
        "choices": "the choices I have",
        "decision_aids": "a guide to weighing up a choice",
        "assessments": "what was found when I was assessed",
        "other_plans": "other plans about me",
        "carers_plan": "what is in my carer's own plan",
        "nothing": "",
    },
    "preparing.form": {
        "large_print": "large print",
        "easy_words": "easy words",
        "another_language": "another language",
        "braille": "Braille",
        "someone_reading": "somebody reads it to me",
        "audio": "something to listen to",
        "ordinary": "ordinary print is fine",
    },
    "living_well.managing": {"well": "it goes well", "mostly": "mostly all right", "struggling": "it is a struggle"},
    "views.how_we_decide": {
        "together": "we decide together",
        "advise_me": "I would like to be advised",
        "i_decide": "I decide",
    },
    "goals.keeping": {"something_new": "", "keep_as_it_is": "keeping things as they are"},
    "goals.importance": {"most": "most important", "quite": "quite important", "less": "would be nice"},
    "goals.status": {
        "open": "",
        "achieved": "achieved",
        "on_hold": "on hold for now",
        "not_achieved": "not reached",
        "abandoned": "let go",
    },
    "goals.extra_support": {
        "link_worker": "a link worker, who finds help near home",
        "health_trainer": "a health trainer, who helps with habits",
        "advocate": "an advocate, who speaks up with me",
        "translator": "a translator or interpreter",
        "peer_supporter": "a peer supporter, who has been there too",
        "nobody": "",
    },
    "goals.actions.who": {
        "the_person": "me",
        "carer": "my carer, family or a friend",
        "professional": "somebody in health or care",
    },
    "goals.actions.how_often": {"once": "once", "every_day": "every day", "every_week": "every week"},
    "goals.actions.rounds.right_action": {"yes": "", "not_sure": "not sure", "no": "no, not really"},
    "goals.actions.rounds.what_now": {"leave_it": "I leave it for now"},
    "goals.actions.went": {"done": "it was done", "partly": "it was partly done", "not_tried": "not tried so far"},
    "goals.actions.next": {"keep": "I keep it as it is", "change": "", "stop": "I stop it"},
    "ahead.future.documents_held": {
        "lasting_power": "lasting power of attorney (who may decide for me)",
        "advance_decision": "advance decision (treatment I refuse)",
        "resuscitation_form": "DNACPR form (no attempt to restart my heart)",
        "respect_form": "ReSPECT form (care in an emergency)",
        "advance_statement": "advance statement (my wishes in writing)",
        "medicines_box": "a box of medicines at home, just in case",
        "none": "none",
    },
    "carer.agrees": {"yes_please": "yes", "not_today": "not today", "no_thank_you": "no, thank you"},
    "carer.share": {"all": "all of it", "some": "some of it", "nothing": "nothing"},
    "sharing.may_see": _GROUPS | {"nobody": "nobody else"},
    "sharing.limits.who": _GROUPS | {"nobody": ""},
    "sharing.limits.parts": {
        "what_matters": "what matters to me",
        "health": "my health and my body",
        "feelings": "my feelings",
        "around": "life around my health",
        "goals": "my goals and steps",
        "help": "help and daily care",
        "money": "money",
        "harder_days": "what I do on harder days",
        "crisis": "what helps in a crisis",
        "future": "what I want if I became very ill or could not decide",
        "carer": "what my carer said",
        "details": "my address and next of kin",
        "talks": "what we each said in our talks",
        "nothing": "nothing. They may see all of it",
    },
    "agreements.person": _AGREED,
    "agreements.carer": _AGREED | {"no_carer": "I have no carer"},
    "agreements.practitioner": _AGREED,
    "review.sooner": {
        "lives_alone": "I am on my own a lot",
        "comes_and_goes": "my health comes and goes",
        "getting_harder": "it is slowly getting harder",
        "help_to_decide": "I need help to make decisions",
        "other_risk": "something else feels risky",
        "none": "",
    },
    "reviewed.why": {
        "date": "the day we set had come",
        "discharge": "I had been in hospital",
        "new_diagnosis": "I have a new illness or condition",
        "bereavement": "somebody had died",
        "change_in_care": "my care had changed",
        "person_asked": "I wanted to look again",
        "carer_asked": "my carer wanted to look again",
    },
    "reviewed.going_on": {
        "go_on": "",
        "not_today": "not today",
        "stop_planning": "I stop having a plan. My care goes on",
    },
}
"""For each place with options how each is said there; an empty text where it needs no words."""


def in_words(place: str, value: Any) -> str:
    """What a place of the plan holds, in plain English; empty where there is nothing to say."""
    match value:
        case str():
            return OPTIONS.get(place, {}).get(value, value)
        case When():
            return day_written(value.on) if value.on else value.said or _TIMES.get(value.option, value.option)
        case Dated():
            words = in_words(place, value.answer)
            return f"{words} ({day_written(value.on)})" if words else ""
        case Confidence():
            return _sure(value)
        case Importance():
            return _important(place, value)
        case tuple():
            return _several(place, value)
    return ""


def _several(place: str, values: tuple[Any, ...]) -> str:
    if any(isinstance(one, SomeoneNamed) for one in values):
        return "\n".join(_support(one) if place == "goals.ways" else _somebody(one) for one in values)
    said = [in_words(place, one) for one in values]
    # A comma inside one of them would make two of it.
    return _joined(said, "\n" if any("," in one for one in said) else ", ")


def _somebody(one: SomeoneNamed) -> str:
    return _joined((one.name, one.who, one.contact), ", ")


def _support(one: SomeoneNamed) -> str:
    """A support with what it is and how to get it, which are sentences."""
    about = _joined((one.who, one.contact), " ")
    return f"{one.name}: {about}" if about else one.name


def _joined(parts: Iterable[str], by: str) -> str:
    return by.join(part for part in parts if part)


def _sure(confidence: Confidence) -> str:
    if confidence.number:
        return f"{confidence.number} out of 10, where 10 is completely sure"
    return _SURE.get(confidence.words or "", "")


def _important(place: str, importance: Importance) -> str:
    if importance.number:
        return f"{importance.number}, where 1 is the most important and 10 the least"
    return in_words(place, importance.words)
