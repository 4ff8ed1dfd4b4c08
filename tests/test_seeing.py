"""Nobody sees what the person keeps from them, wherever in the plan it stands."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.drawing import Drawn, draw, place_type, places
from assistant.plan.model import Plan
from assistant.plan.parts import Dated, SomeoneNamed, When
from assistant.plan.plan_json import as_json_data
from assistant.plan.readers import GROUPS
from assistant.plan.seeing import ALWAYS, PARTS, left_out, seen_by
from tests.talking import ours

DAY = date(2026, 11, 22)
HIDDEN = "I cry in the bath so that nobody hears me"


def plan_of(*answers: tuple[str, Any] | tuple[str, Any, tuple[int, ...]]) -> Plan:
    """A plan from answers by place, each with its item numbers inside lists."""
    return draw(Drawn(place, items[0] if items else (), value, DAY) for place, value, *items in answers)


def limit(who: str, *parts: str, number: int = 1) -> list[tuple[str, Any, tuple[int, ...]]]:
    """The answers that keep some parts from somebody."""
    return [("sharing.limits.who", who, (number,)), ("sharing.limits.parts", list(parts), (number,))]


def someone(name: str, who: str = "") -> list[dict[str, str]]:
    """One person named."""
    return [{"name": name, "who": who}]


def text_of(plan: Plan) -> str:
    """All that a plan holds, as it would be handed on."""
    return json.dumps(as_json_data(plan), ensure_ascii=False)


FEELINGS = (("person.name", "Mary"), ("areas.emotional.words", HIDDEN), ("around.work", "The bakery"))


def test_the_person_sees_all_of_it() -> None:
    """Also who may see what."""
    plan = plan_of(*FEELINGS, *limit("Maya", "feelings"))

    assert seen_by(plan, "the_person") is plan
    assert left_out(plan, "the_person") == ()


def test_a_part_is_kept_from_one_and_shown_to_others() -> None:
    """What else there is stays, for both."""
    plan = plan_of(*FEELINGS, *limit("Maya", "feelings"))

    assert seen_by(plan, "Maya").areas.emotional is None
    assert seen_by(plan, "Maya").around.work == "The bakery"
    assert seen_by(plan, "Maya").person.name == "Mary"
    assert HIDDEN in text_of(seen_by(plan, "Jo"))
    assert (left_out(plan, "Maya"), left_out(plan, "Jo")) == (("feelings",), ())


def test_nobody_but_the_person_sees_who_is_kept_out() -> None:
    """Not those who are, and not those who are not."""
    named = (("sharing.may_see", ["family"]), ("sharing.may_not_see", someone("Kevin")))
    plan = plan_of(*FEELINGS, *named, *limit("Maya", "feelings"), ("sharing.keep_back", "The bath"))

    for reader in ("Maya", "Jo", "family", "hospital"):
        assert seen_by(plan, reader).sharing == Plan().sharing
        assert "Kevin" not in text_of(seen_by(plan, reader))


def test_who_may_not_see_it_sees_nothing_at_all() -> None:
    """Not even whose plan it is."""
    plan = plan_of(*FEELINGS, ("sharing.may_not_see", someone("Kevin", "my nephew")))

    assert seen_by(plan, "KEVIN ") == Plan()
    assert left_out(plan, "Kevin") == tuple(PARTS)
    assert seen_by(plan, "Joan") == plan.changed(sharing=Plan().sharing)


@pytest.mark.parametrize(
    ("named", "reader"),
    [
        ("Maya", "  mAYA\u200d "),
        ("Maya", "Maya Hall"),
        ("Maya Hall", "Maya"),
        ("my sister Maya", "Maya Hall"),
        ("Maya, my sister", "maya"),
        ("Colin and Jean", "Jean Hall"),
        ("Zoë", "Zoe"),
        ("my mum", "Mother"),
        ("Dr Osei", "Doctor Osei"),
        ("رنا", "رنا"),
        ("family", "my family"),
        ("my GP surgery", "gp_surgery"),
        ("the hospital team", "hospital"),
        ("🙂", " 🙂"),
        ("my sister", "Rana"),
        ("Rana", "my sister"),
        ("family", "Rana"),
        ("hospital", "Ann Lee"),
        ("family", "somebody never named"),
        ("Jo", ""),
        ("", "Jo"),
    ],
)
def test_a_limit_holds_for_whoever_it_may_mean(named: str, reader: str) -> None:
    """By a name in full or in part, by what the plan says of them, by their group, and where it cannot be told."""
    people = [*someone("Rana", "my sister - she lives in Leeds"), *someone("Ann Lee", "heart nurse, hospital")]
    plan = plan_of(*FEELINGS, ("people_here", people), *limit(named, "feelings"))

    assert left_out(plan, reader) == ("feelings",)
    assert HIDDEN not in text_of(seen_by(plan, reader))


@pytest.mark.parametrize(
    ("named", "reader"),
    [
        ("Maya", "Jo"),
        ("Maya's ex", "Maya"),
        ("my sister", "my brother"),
        ("Dr Osei", "Dr Lee"),
        ("my mother", "Magda"),
        ("hospital", "Rana"),
        ("social_care", "family"),
        ("nobody", "Jo"),
    ],
)
def test_a_limit_for_one_is_no_limit_for_another(named: str, reader: str) -> None:
    """Else nobody could be shown anything."""
    people = [*someone("Rana", "my sister"), *someone("Magda", "my flatmate - my mother is not to know")]
    plan = plan_of(*FEELINGS, ("people_here", people), *limit(named, "feelings"))

    assert left_out(plan, reader) == ()


def test_what_is_kept_from_one_of_a_group_is_kept_from_the_group() -> None:
    """A copy for the family is a copy for the sister; who may see nothing does not shut out the others."""
    people = ("people_here", someone("Rana", "my sister"))
    plan = plan_of(*FEELINGS, people, *limit("Rana", "feelings"), ("sharing.may_not_see", someone("my brother")))

    assert left_out(plan, "family") == ("feelings",)
    assert left_out(plan, "hospital") == ()
    assert left_out(plan, "my brother") == tuple(PARTS)


@pytest.mark.parametrize(
    ("reader", "sees"),
    [
        ("family", True),
        ("Rana", True),
        ("Temi", True),
        ("the crisis team", True),
        ("Ann", False),
        ("Temi Ade", False),
        ("hospital", False),
        ("", False),
    ],
)
def test_nobody_else_means_nobody_else(reader: str, sees: bool) -> None:
    """Only who is named, and who is surely of a group that is named."""
    people = ("people_here", [*someone("Rana", "my sister"), *someone("Ann", "a friend of the family")])
    may_see = ("sharing.may_see", ["family", "Temi, the crisis team", "nobody"])

    assert (seen_by(plan_of(*FEELINGS, people, may_see), reader) != Plan()) is sees


def test_a_limit_that_does_not_say_what_keeps_back_all() -> None:
    """Until it says which parts, or where it names a part that is not known here."""
    for parts in ([], ["feelings", "a_part_of_another_service"]):
        plan = plan_of(*FEELINGS, *limit("Maya", *parts))
        assert left_out(plan, "Maya") == tuple(PARTS)
        assert seen_by(plan, "Maya") == plan_of(("person.name", "Mary"))


def test_a_limit_that_was_lifted_keeps_nothing_back() -> None:
    """Beside another part it is no word at all."""
    assert left_out(plan_of(*FEELINGS, *limit("Maya", "nothing")), "Maya") == ()
    assert left_out(plan_of(*FEELINGS, *limit("Maya", "nothing", "money")), "Maya") == ("money",)


@pytest.mark.parametrize(("share", "shown"), [("all", True), (None, True), ("some", False), ("nothing", False)])
def test_the_carers_own_words_are_the_carers_to_share(share: str | None, shown: bool) -> None:
    """Whatever the person says; the carer themselves sees them."""
    said = (("carer.share", share),) if share else ()
    plan = plan_of(("carer.who", someone("Joan", "my daughter")), ("carer.how_it_is", "I am worn out"), *said)

    assert ("worn out" in text_of(seen_by(plan, "hospital"))) is shown
    assert "worn out" in text_of(seen_by(plan, "Joan"))
    assert "worn out" in text_of(seen_by(plan, "carer"))


def test_a_hidden_part_leaves_no_row_in_a_light_look() -> None:
    """That it was on somebody's mind tells of it too."""
    look = ("areas.look", {"emotional": "talk", "physical": "fine"})

    assert seen_by(plan_of(look, *limit("Maya", "feelings")), "Maya").areas.look == {"physical": "fine"}


def test_words_that_quote_a_hidden_part_are_left_out_and_others_stay() -> None:
    """Whatever their case and signs; a few everyday words in common are no quote."""
    quoting = (
        ("goals.need", "As I said: i cry in the bath, so that nobody hears me!", (1,)),
        ("goals.goal", "To hear nobody cry in the bath", (1,)),
    )
    other = {"place": "areas.emotional.words", "items": (), "by": "carer", "words": "She weeps at night, I hear it"}
    plan = plan_of(*FEELINGS, *quoting, ("said_too", other), ("thoughts", "The bath"), *limit("Maya", "feelings"))
    seen = seen_by(plan, "Maya")

    assert (seen.goals[0].need, seen.goals[0].goal) == ("", "To hear nobody cry in the bath")
    assert seen.said_too == ()
    assert seen.thoughts == ()
    assert seen_by(plan, "Jo").thoughts == ("The bath",)


def test_every_place_of_a_plan_can_be_kept_back_or_goes_with_all_of_it() -> None:
    """A place that is added to the plan has to be given to a part, or to what always goes along."""
    known = (*ALWAYS, *(place for part in PARTS.values() for place in part))
    apart = ("sharing", "thoughts", "not_today", "said_too")

    assert [one for one in places() if not any(f"{one}.".startswith(f"{part}.") for part in (*known, *apart))] == []
    assert [one for one in known if place_type(one) is None] == []


@pytest.mark.parametrize("flow", ["discuss", "review"])
def test_the_talk_offers_every_part_and_every_group(flow: str) -> None:
    """And nothing that is not known here."""
    steps = ours(flow).flow.steps

    assert steps["agreeing/limit_parts"].options == (*PARTS, "nothing")
    assert steps["agreeing/limit_who"].options == (*GROUPS, "nobody")


# Any plan


class Given(NamedTuple):
    """What was written in one place of a generated plan, and what it quotes."""

    place: str
    text: str
    quotes: tuple[int, ...]


FILLED = [
    place
    for place in places()
    if place_type(place) in (str, When, Dated, tuple[str, ...], tuple[SomeoneNamed, ...])
    and not place.startswith(("sharing", "thoughts", "not_today"))
]
WORD = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=6)


@st.composite
def written(draw_: st.DrawFn) -> list[Given]:
    """Words in some places of a plan, each its own; some quote what was written before."""
    given: list[Given] = []
    for number, place in enumerate(draw_(st.lists(st.sampled_from(FILLED), unique=True, max_size=25))):
        own = " ".join([*draw_(st.lists(WORD, min_size=4, max_size=6)), f"n{number}n"])
        may_quote = [one for one in range(number) if place_type(given[one].place) is str]
        quotes = draw_(st.lists(st.sampled_from(may_quote), unique=True, max_size=2)) if may_quote else []
        if place_type(place) is not str:
            quotes = []
        given.append(Given(place, ". ".join([own, *(given[one].text for one in quotes)]), tuple(quotes)))
    return given


def value_of(one: Given) -> Any:
    """What the place holds, made of its words."""
    kind = place_type(one.place)
    if kind == tuple[SomeoneNamed, ...]:
        return [{"name": one.text}]
    if kind is When:
        return {"said": one.text}
    return [one.text] if kind == tuple[str, ...] else one.text


def is_hidden(place: str, parts: set[str]) -> bool:
    """Whether a place belongs to one of these parts."""
    return any(f"{place}.".startswith(f"{one}.") for part in parts for one in PARTS[part])


def quoted(number: int, given: list[Given]) -> set[int]:
    """What was written in one place, and all that it quotes, near and far."""
    return {number}.union(*(quoted(one, given) for one in given[number].quotes))


@given(written(), st.sets(st.sampled_from(list(PARTS)), min_size=1))
def test_no_word_of_a_hidden_part_is_anywhere_in_what_is_seen_and_no_other_word_is_lost(
    given: list[Given], parts: set[str]
) -> None:
    """Whatever was written where, and whoever quotes whom."""
    too = [
        ("said_too", {"place": one.place, "by": "carer", "words": f"too {one.text}"})
        for one in given
        if place_type(one.place) is str
    ]
    plan = plan_of(*((one.place, value_of(one)) for one in given), *too, *limit("Maya", *parts))
    seen = text_of(seen_by(plan, "maya"))

    hidden = {number for number, one in enumerate(given) if is_hidden(one.place, parts)}
    # What a hidden part quotes is a sentence of that part too, wherever else it stands.
    gone = {far for number in hidden for far in quoted(number, given)}
    for number, one in enumerate(given):
        if number in hidden:
            assert one.text not in seen
            assert f"n{number}n" not in seen
        elif not gone & quoted(number, given):
            assert one.text in seen
    assert seen_by(seen_by(plan, "maya"), "maya") == seen_by(plan, "maya")
    assert text_of(seen_by(plan, "Jo")).count("n0n") == text_of(plan).count("n0n")
