"""Which answer stands: the newest of all talks, with what others said on their own; nothing is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.turns import GoOn, GoTo, Speaking, TakeOut, Typed
from assistant.drawn import drawn_plan
from assistant.record import Answer, Earlier, Giver, Talk
from assistant.standing import newest, standing
from tests.talking import NOON, Talking, new_record, small

HOPES = "what_matters.hopes"
TALK = "flow: {name}\nstages:\n  - id: mine\n    steps:\n      - {{id: hopes, kind: text, {more}saves: {place}}}\n"
FIRST = small(TALK.format(name="first", more="", place=HOPES))
ANEW = small(TALK.format(name="anew", more="anew: yes, ", place=HOPES))


def said(
    value: Any, minute: int = 0, by: Giver = "person", *, state: Any = "answered", before: tuple[Any, ...] = ()
) -> Answer:
    """An answer about hopes, some minutes after noon."""
    at = NOON + timedelta(minutes=minute)
    earlier = tuple(Earlier(value=one, at=NOON) for one in before)
    return Answer(state=state, value=value, given_by=by, at=at, version=1, fills=HOPES, earlier=earlier)


def talk(*answers: Answer, flow: str = "discuss", started: datetime = NOON) -> Talk:
    """A talk with these answers, each to a question of its own that fills the same place."""
    kept = {f"mine/hopes_{number}": answer for number, answer in enumerate(answers)}
    return Talk(flow=flow, version=1, started=started, place="end", answers=kept)


def stands(*talks: Talk) -> Any:
    """The value that stands, or None."""
    found = standing(talks).get((HOPES, ()))
    return found.answer.value if found else None


def others(*talks: Talk) -> list[Any]:
    """What others said on their own."""
    return [answer.value for answer in standing(talks)[HOPES, ()].others]


def test_the_newest_answer_of_all_talks_stands() -> None:
    """Whichever talk it was given in, and whatever the order of the talks."""
    old, new = talk(said("sea", 1)), talk(said("hills", 2))

    assert stands(old, new) == "hills"
    assert stands(new, old) == "hills"


def test_of_two_answers_at_the_same_moment_the_later_talks_stands() -> None:
    """The order of the talks decides where the clock does not."""
    assert stands(talk(said("sea")), talk(said("hills"))) == "hills"


def test_within_a_talk_the_newest_answer_that_stands_counts() -> None:
    """One that is skipped or taken out gives way to another that fills the same place."""
    assert stands(talk(said("sea", 2), said("hills", 1))) == "sea"
    assert stands(talk(said(None, 3, state="skipped", before=("hills",)), said("sea", 1))) == "sea"


def test_what_was_taken_out_last_does_not_stand() -> None:
    """Taken out in a newer talk: out of the plan. Said again after that: in it."""
    old, out = talk(said("sea", 1)), talk(said(None, 2, state="skipped", before=("sea",)))

    assert stands(old, out) is None
    assert stands(talk(said("sea", 3)), out) == "sea"


def test_what_was_set_aside_last_does_not_stand() -> None:
    """Taken along, then on a road no longer taken: it keeps its day, and the later talk counts."""
    assert stands(talk(said("sea", 1)), talk(said("sea", 1, state="set_aside"))) is None


def test_a_skip_says_nothing_about_what_was_said_before() -> None:
    """Leaving a question out is not taking its answer out, in any talk."""
    assert stands(talk(said("sea", 1)), talk(said(None, 2, state="skipped"))) == "sea"
    assert stands(talk(said("sea", 1)), talk(said(None, 2, state="not_today"))) == "sea"


def test_what_was_taken_out_or_set_aside_is_still_the_newest_that_was_said() -> None:
    """Nothing older comes back in its place."""
    out = said(None, 2, state="skipped", before=("sea",))

    assert newest([talk(said("sea", 1)), talk(out)]) == {(HOPES, ()): out}


def test_both_words_are_kept_when_two_people_answered_one_place_on_their_own() -> None:
    """The newest stands, and the other beside it, each with its author."""
    mine, carers = talk(said("sea", 1)), talk(said("a rest", 2, "carer"))

    assert stands(mine, carers) == "a rest"
    assert others(mine, carers) == ["sea"]


def test_an_edit_of_anothers_words_is_no_second_voice() -> None:
    """What the newer words were made from stands in their history."""
    assert others(talk(said("sea", 1)), talk(said("the sea", 2, "carer", before=("sea",)))) == []


def test_the_same_words_and_ones_own_older_words_are_no_second_voice() -> None:
    """Two people who say the same agree; somebody who says something else has changed their mind."""
    assert others(talk(said("sea", 1)), talk(said("sea", 2, "carer"))) == []
    assert others(talk(said("sea", 1)), talk(said("hills", 2))) == []


def test_what_others_took_out_is_no_second_voice() -> None:
    """Nobody is quoted with what they took back."""
    assert others(talk(said("sea", 1, state="set_aside")), talk(said("hills", 2, "carer"))) == []


def test_the_plan_says_whose_words_are_whose() -> None:
    """The place, who said it, and the words: people by their names, days and options in words."""
    place = "preparing.be_there"
    mine = said([{"name": "Ann", "who": "", "contact": ""}, {"name": "Tom"}], 1).changed(fills=place)
    carers = said([], 2, "carer").changed(fills=place)
    plan = drawn_plan(new_record().changed(talks=(talk(mine), talk(carers), talk(said("hills")))))

    assert [(one.place, one.by, one.words) for one in plan.said_too] == [(place, "person", "Ann, Tom")]
    assert plan.preparing.be_there == ()
    assert plan.what_matters.hopes == "hills"


def test_words_brought_in_from_another_keyboard_stand_beside_the_persons_own() -> None:
    """Two talks that knew nothing of each other, in one record: both are in the plan."""
    mine = Talking(conversation=FIRST).reply(Typed("The sea")).record.talks[0]
    theirs = Talking("practitioner", conversation=ANEW).reply(Typed("Fewer falls")).record.talks[0]
    plan = drawn_plan(new_record().changed(talks=(mine, theirs)))

    assert plan.what_matters.hopes == "Fewer falls"
    assert [(one.by, one.words) for one in plan.said_too] == [("person", "The sea")]


def test_a_carer_who_changes_the_persons_words_is_no_second_voice() -> None:
    """In the same talk or in the next: the words before stand in the history of the new ones."""
    talk = Talking(conversation=FIRST).reply(
        Typed("The sea"), GoTo("mine/hopes"), Speaking("carer"), Typed("The hills")
    )
    assert drawn_plan(talk.record).said_too == ()

    later = Talking(conversation=FIRST).reply(Typed("The sea")).then(ANEW).reply(Speaking("carer"), Typed("The hills"))

    assert later.record.talks[-1].answers["mine/hopes"].given_by == "carer"
    assert drawn_plan(later.record).what_matters.hopes == "The hills"
    assert drawn_plan(later.record).said_too == ()


def test_words_that_are_taken_out_take_no_others_with_them() -> None:
    """With the newest gone, nothing older is put in the person's mouth."""
    talk = Talking(conversation=FIRST).reply(Typed("The sea")).then(ANEW).reply(Typed("The hills"))
    talk.reply(GoTo("mine/hopes"), TakeOut())
    plan = drawn_plan(talk.record)

    assert (plan.what_matters.hopes, plan.said_too) == ("", ())


def test_whose_words_follow_is_said_once_and_stands_until_it_is_said_again() -> None:
    """Without it, they are those of whoever is at the keyboard."""
    talk = Talking("practitioner", conversation=FIRST).reply(Speaking("advocate"))
    assert talk.place == "mine/hopes"
    talk.reply(Typed("The sea"), GoTo("mine/hopes"))
    givers: list[Giver] = [talk.answers["mine/hopes"].given_by]

    givers.append(talk.reply(Speaking(None), Typed("The hills")).answers["mine/hopes"].given_by)

    assert givers == ["advocate", "practitioner"]
    assert talk.record.speaker is None


def test_whose_words_they_are_does_not_change_when_nothing_is_changed() -> None:
    """Going on from an answer, or giving the same one again, leaves its author."""
    talk = Talking(conversation=FIRST).reply(Typed("The sea"), Speaking("carer"), GoTo("mine/hopes"), GoOn())
    talk.reply(GoTo("mine/hopes"), Typed("The sea"))

    assert talk.answers["mine/hopes"].given_by == "person"


ANSWERS = st.builds(
    said,
    st.sampled_from(["sea", "hills", "woods"]),
    st.integers(0, 5),
    st.sampled_from(["person", "carer", "practitioner"]),
    state=st.sampled_from(["answered", "answered", "set_aside"]),
    before=st.lists(st.sampled_from(["sea", "hills"]), max_size=2).map(tuple),
)


@given(st.lists(st.lists(ANSWERS, max_size=2), max_size=4))
def test_what_stands_was_said_and_what_others_said_is_none_of_it(talks: list[list[Answer]]) -> None:
    """Of any answers in any talks the one that stands is as new as any, and the others are by others."""
    found = standing([talk(*answers) for answers in talks]).get((HOPES, ()))
    given_ones = [answer for answers in talks for answer in answers]

    if found is not None:
        assert found.answer in given_ones
        assert all(one.given_by != found.answer.given_by for one in found.others)
        assert all(one.value != found.answer.value for one in found.others)
    last = newest([talk(*answers) for answers in talks]).get((HOPES, ()))
    assert (last is None) is (not given_ones)
