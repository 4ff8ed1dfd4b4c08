"""What a person says to the parts of the talk that make a plan: agreeing to it, a goal, steps, harder days, the end."""

from __future__ import annotations

from dataclasses import replace

from assistant.practice.person import Agreeing, Ahead, GoalStep, Lines
from assistant.practice.simulated.hearing import step_of
from assistant.practice.simulated.rules_of_story import GOAL
from assistant.practice.simulated.speaking import Speaking

_COLD = 6
"""Turns before which planning for harder days comes too early, where there is no trust yet."""
_AHEAD = {
    "triggers": "triggers",
    "early_signs": "early_signs",
    "ahead_helps": "helps",
    "avoid": "avoid",
    "who_to_call": "who",
    "wishes": "wishes",
}
_NEW_STEP = ("step", "smaller")
_OF_A_STEP = {"doubts": "doubts", "eases": "helps", "step_when": "again"}
_FOR_A_STEP = (*_NEW_STEP, *_OF_A_STEP, "sure")
_AGREEING = ("agrees", "may_see", "keep_from", "review")
"""Moments that are called as what they say to them."""


def agreeing_to_talk(speaking: Speaking) -> bool:
    """To being asked whether this is a good time."""
    heard = speaking.heard
    if "agree" not in heard.moments or not (heard.asks or heard.asks_leave) or speaking.is_shut:
        return False
    mostly = heard.strongest is not None and heard.strongest.id == "agree"
    if "agree" in speaking.mind.told or (heard.plainly and not mostly):
        return False
    speaking.lets_out("agree")
    return speaking.says("agrees", "yes")


def helped_with_step(speaking: Speaking) -> bool:
    """To what would help being found: they are surer of the step."""
    step = speaking.mind.step
    if not step or step not in speaking.heard.helps or step in speaking.mind.helped or speaking.is_shut:
        return False
    if not _is_on_the_step(speaking):
        return False
    found = step_of(speaking.person, step)
    speaking.mind = replace(speaking.mind, helped=speaking.mind.helped | {step})
    speaking.lets_out(f"helped:{step}")
    said = speaking.utters("step.now_sure", step, found.now_sure)
    if "sure" in speaking.heard.moments:
        _says_how_sure(speaking, found)
    return said or bool(speaking.lines)


def _is_on_the_step(speaking: Speaking) -> bool:
    """Whether they have said what makes the step hard, or how sure they are of it."""
    step = speaking.mind.step
    return bool({f"sure:{step}", f"doubts:{step}", f"helps:{step}"} & speaking.mind.told)


def about_goal(speaking: Speaking) -> bool:
    """To being asked what they would like to be different: not before some of what it grows from was told."""
    heard, goal = speaking.heard, speaking.person.goal
    by_topic = heard.strongest is not None and heard.strongest.sort == "goal"
    about_else = bool(heard.plans or (heard.plainly and heard.facts[0] not in goal.grows_from))
    named = heard.other_areas or heard.subject or heard.hard
    asked = not named and ("goal" in heard.moments or (by_topic and not about_else))
    on_a_step = speaking.mind.step and {"sure", "step", "doubts", "eases"} & {*heard.moments}
    if not asked or not heard.asks or speaking.is_shut or on_a_step:
        return False
    if not set(goal.grows_from) & speaking.mind.told:
        return speaking.utters("goal.not_yet", "goal", goal.not_yet) or speaking.says("unsure", "mm")
    for form in ("first", "more", "again"):
        if speaking.utters(f"goal.{form}", "goal", getattr(goal, form)):
            speaking.lets_out("goal")
            speaking.mind = replace(speaking.mind, about=GOAL)
            return True
    return speaking.says("nothing_more", "yes")


def about_steps(speaking: Speaking) -> bool:
    """To being asked for a step: the one that was named, else the next one; before there is a goal, not yet."""
    heard = speaking.heard
    named = _named_step(speaking)
    asked = named or _first_of(heard.moments, *_FOR_A_STEP) in _NEW_STEP or _asks_what_would_help(speaking)
    if not heard.asks or speaking.is_shut or not asked:
        return False
    if "goal" not in speaking.mind.told:
        return not (named or heard.plainly or heard.subject or heard.areas) and (
            speaking.utters("goal.not_yet", "goal", speaking.person.goal.not_yet) or speaking.says("unsure", "mm")
        )
    step = named or _next_step(speaking)
    return _tells_step(speaking, step)


def _named_step(speaking: Speaking) -> GoalStep | None:
    strongest = speaking.heard.strongest
    if not speaking.heard.steps or strongest is None or strongest.sort != "step":
        return None
    return step_of(speaking.person, strongest.id)


def _next_step(speaking: Speaking) -> GoalStep:
    steps = speaking.person.goal.steps
    return next((one for one in steps if f"step:{one.id}" not in speaking.mind.told), steps[-1])


def _tells_step(speaking: Speaking, step: GoalStep) -> bool:
    speaking.mind = replace(speaking.mind, step=step.id)
    for form in ("first", "again"):
        if speaking.utters(f"step.{form}", step.id, getattr(step, form)):
            speaking.lets_out(f"step:{step.id}")
            return True
    return speaking.says("nothing_more", "yes")


def on_the_step(speaking: Speaking) -> bool:
    """To being asked when, how sure, what gets in the way and what would help, once there is a step."""
    step = speaking.mind.step
    asked = _first_of(speaking.heard.moments, *_FOR_A_STEP)
    if not step or not speaking.heard.asks or speaking.is_shut or not asked or asked in _NEW_STEP:
        return False
    if asked == "sure":
        return _says_how_sure(speaking, step_of(speaking.person, step))
    said = _says_of_step(speaking, step_of(speaking.person, step), _OF_A_STEP[asked])
    return said or speaking.says("nothing_more", "unsure")


def _first_of(moments: tuple[str, ...], *wanted: str) -> str:
    """Which of these was asked for in most words; empty where none was."""
    return next((one for one in moments if one in wanted), "")


def _asks_what_would_help(speaking: Speaking) -> bool:
    """Whether it asks what would help, after the goal and before any step."""
    heard, waits = speaking.heard, "goal" in speaking.mind.told and not speaking.mind.step
    return waits and "eases" in heard.moments and not heard.plainly and not heard.subject


def _says_how_sure(speaking: Speaking, step: GoalStep) -> bool:
    number = step.sure.after if step.id in speaking.mind.helped else step.sure.before
    sure = max(1, min(10, number + speaking.level_lifts))
    wordings = (*speaking.person.says["how_sure"], *speaking.manner.numbers)
    if not speaking.utters("says.how_sure", step.id, wordings, {"number": str(sure)}):
        return speaking.says("nothing_more", "mm")
    speaking.sure = sure
    speaking.lets_out(f"sure:{step.id}")
    return True


def stuck_on_step(speaking: Speaking) -> bool:
    """To a question that names nothing else, right after a number: what makes it hard, then what would help."""
    step, heard = speaking.mind.step, speaking.heard
    if not step or f"sure:{step}" not in speaking.mind.told or not heard.asks or speaking.is_shut:
        return False
    if heard.plainly or heard.areas or heard.other_areas or step in speaking.mind.helped:
        return False
    found = step_of(speaking.person, step)
    return any(_says_of_step(speaking, found, form) for form in ("doubts", "helps"))


def _says_of_step(speaking: Speaking, step: GoalStep, form: str) -> bool:
    """Says something of a step and notes it; False where all of that was said."""
    wordings: Lines = getattr(step, form)
    if not speaking.utters(f"step.{form}", step.id, wordings):
        return False
    speaking.lets_out(f"{form}:{step.id}")
    return True


def planning_ahead(speaking: Speaking) -> bool:
    """To harder days: calmly when it is offered calmly; brought up coldly, they say that too."""
    heard, ahead = speaking.heard, speaking.person.ahead
    parts = [key for moment, key in _AHEAD.items() if moment in heard.moments]
    if not (heard.plainly or heard.subject):
        parts += [key for key in heard.plans if key not in parts]
    parts += ["wishes"] * (heard.hard and not heard.facts)
    if not (parts or "ahead" in heard.moments) or not (heard.asks or heard.asks_leave) or speaking.is_shut:
        return False
    if (heard.plainly or heard.subject) and not _is_near_that(speaking):
        return False
    if parts[:1] == ["who"] and _says_ahead(speaking, ahead, "who"):
        return True
    comes_coldly = not parts or "wishes" in parts
    if comes_coldly and not _is_calm(speaking) and speaking.utters("ahead.pushed", "", ahead.pushed):
        return True
    if not parts:
        return _says_ahead(speaking, ahead, "offered") or speaking.says("yes", "mm")
    return any(_says_ahead(speaking, ahead, key) for key in parts) or speaking.says("nothing_more", "unsure")


def _is_near_that(speaking: Speaking) -> bool:
    """Whether harder days are spoken of already, or are what is asked about most."""
    heard = speaking.heard
    mostly = heard.strongest is not None and heard.strongest.id in ("ahead", "wishes")
    return mostly or "wishes" in heard.moments or any(piece.startswith("ahead:") for piece in speaking.mind.told)


def _is_calm(speaking: Speaking) -> bool:
    """Once they have said that they would, every further part of it is calm."""
    asked_first = speaking.mind.leave or speaking.heard.asks_leave or "ahead:offered" in speaking.mind.told
    return asked_first or speaking.mind.turns >= _COLD or speaking.mind.trusts(speaking.person)


def _says_ahead(speaking: Speaking, ahead: Ahead, key: str) -> bool:
    if not speaking.utters(f"ahead.{key}", "", getattr(ahead, key)):
        return False
    speaking.lets_out(f"ahead:{key}")
    return True


def agreeing_at_the_end(speaking: Speaking) -> bool:
    """To being asked whether the plan is right, who may see it, and when to look again."""
    heard, agreeing = speaking.heard, speaking.person.agreeing
    parts = [key for key in _AGREEING if key in heard.moments]
    if "goal" not in speaking.mind.told and "agrees" in parts:
        parts.remove("agrees")
    if not parts or not (heard.asks or heard.asks_leave) or speaking.is_shut:
        return False
    return any(_says_agreeing(speaking, agreeing, key) for key in parts) or speaking.says("yes", "nothing_more", "mm")


def _says_agreeing(speaking: Speaking, agreeing: Agreeing, key: str) -> bool:
    if not speaking.utters(f"agreeing.{key}", "", getattr(agreeing, key)):
        return False
    speaking.lets_out(f"agreeing:{key}")
    return True


def read_back(speaking: Speaking) -> bool:
    """To the plan being read back to them, once there is a goal in it."""
    if "read_back" not in speaking.heard.moments or "goal" not in speaking.mind.told or speaking.is_shut:
        return False
    return speaking.says("read_back", "summed_up", "yes")
