"""The short road, the rest on the way, and the last look at what is still open."""

from __future__ import annotations

import pytest

from assistant.conversation.turns import (
    AskMe,
    AskText,
    Back,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LookOver,
    NotToday,
    Park,
    ReadBack,
    Reply,
    Rest,
    Skip,
    TakeOut,
    Tell,
    Typed,
)
from assistant.drawn import drawn_plan
from assistant.errors import CannotGoThere, NotUnderstood
from assistant.record import Address
from assistant.roles import LEVELS, Level, Role
from tests.talking import Talking, fitting, our_discuss, ours, small

ROADS = small("""\
flow: roads
short_when: level is 4 or mine/managing is well
stages:
  - id: mine
    steps:
      - {id: before, kind: text, road: long}
      - {id: managing, kind: choice, options: [well, struggling]}
      - {id: hopes, kind: text, road: long, saves: what_matters.hopes}
      - {id: brief, kind: text, road: short, saves: what_matters.important}
      - {id: good_day, kind: text, when: hopes is answered, saves: what_matters.good_day}
  - id: looks
    steps:
      - {id: look, kind: look_over, rows: [money, work], options: [fine, talk], road: long, saves: around.look}
      - {id: money, kind: text, when: look.money is talk, saves: around.money}
      - {id: offer, kind: offer, road: long}
      - {id: signs, kind: text, when: offer is talk_about_it, sensitive: yes, saves: ahead.crisis.signs}
      - {id: last, kind: text}
""")
LONG = ["mine/before", "mine/managing", "mine/hopes", "looks/look", "looks/offer", "looks/last"]
SHORT = ["mine/managing", "mine/brief", "looks/last"]


def walked(talk: Talking, managing: str) -> list[str]:
    """The places met on the way, everything else left out."""
    met: list[str] = []
    while not isinstance(talk.turn, Finished):
        met.append(talk.place)
        talk.reply(Chosen(managing) if talk.place == "mine/managing" else Skip())
    return met


@pytest.mark.parametrize("level", [None, *LEVELS])
def test_the_last_level_takes_the_short_road(level: Level | None) -> None:
    """The steps of the long road are left out there, and those of the short road everywhere else."""
    assert walked(Talking(level=level, conversation=ROADS), "struggling") == (SHORT if level == 4 else LONG)


def test_managing_well_takes_the_short_road_from_there_on() -> None:
    """What was asked before stays as it was answered."""
    assert walked(Talking(conversation=ROADS), "well") == ["mine/before", *SHORT]


@pytest.mark.parametrize("place", ["mine/before", "mine/hopes", "looks/look", "looks/money", "looks/offer"])
def test_what_the_road_leaves_out_can_be_gone_to_and_leads_back(place: str) -> None:
    """Nothing is out of reach for somebody who manages well."""
    talk = Talking(level=4, conversation=ROADS).reply(GoTo(place))
    assert talk.place == place

    talk.reply(fitting(talk.turn, 0) if not isinstance(talk.turn, LookOver) else Chosen({"money": "fine"}))

    assert talk.state(place) in ("answered", "not_today")
    met = []
    while talk.place != "mine/managing":
        met.append(talk.place)
        talk.reply(Skip())
    assert len(met) <= 2


def test_a_part_of_the_long_road_can_be_gone_to_whole() -> None:
    """By its name, as from a menu."""
    flow = small(
        "flow: roads\nshort_when: level is 4\nstages:\n  - id: mine\n    steps:\n      - {id: first, kind: text}\n"
        "  - id: more\n    steps:\n      - {id: hopes, kind: text, road: long}\n"
    )

    assert Talking(level=4, conversation=flow).reply(GoTo("more")).place == "more/hopes"


def test_no_answer_is_set_aside_by_the_road() -> None:
    """Said on the long road, it stands on the short one: in the talk, and in the plan."""
    talk = Talking(conversation=ROADS).reply(Skip(), Chosen("struggling"), Typed("The sea"), Typed("A walk"))
    talk.reply(Chosen({"money": "talk"}), Typed("The rent"), GoTo("mine/managing"), Chosen("well"), AskMe(4))

    assert [answer.state for answer in talk.answers.values()].count("set_aside") == 0
    plan = drawn_plan(talk.record)
    assert (plan.what_matters.hopes, plan.what_matters.good_day, plan.around.money) == ("The sea", "A walk", "The rent")


def test_what_hangs_on_an_answer_of_the_long_road_still_comes_on_the_short_one() -> None:
    """Somebody who went there on purpose is asked on."""
    talk = Talking(level=4, conversation=ROADS).reply(GoTo("mine/hopes"), Typed("The sea"), Skip())

    assert talk.place == "mine/good_day"


def test_asking_in_another_way_at_a_question_of_the_other_road_stays_there() -> None:
    """The road decides what comes next, and moves nobody."""
    talk = Talking(conversation=ROADS).reply(Skip(), Chosen("struggling"), AskMe(4))
    assert talk.place == "mine/hopes"

    talk.reply(Typed("The sea"))

    assert talk.place == "mine/brief"


FULL: dict[str, Reply] = {
    "welcome/agree": Chosen("yes_please"),
    "welcome/information": Chosen("yes_keep"),
    "areas/light_look": Chosen({"physical": "fine", "emotional": "on_my_mind"}),
    "goals/goal": Typed("Sleep upstairs again by May"),
    "goals/what": Typed("Climb five stairs on Monday morning, 2 times"),
    "goals/who": Chosen("the_person"),
    "goals/when": Typed("next Monday"),
    "goals/confidence": Chosen(8),
    "goals/another_action": Chosen("no"),
    "goals/another_goal": Chosen("no"),
    "ahead/start": Chosen("talk_about_it"),
}


def turns_of_a_full_talk(talk: Talking, managing: str) -> int:
    """How many turns our talk takes when every question in it is answered."""
    turns = 0
    while not isinstance(talk.turn, Finished):
        turns += 1
        path = Address.parse(talk.place).path
        own = Chosen(managing) if path == "welcome/managing" else FULL.get(path)
        talk.reply(own or fitting(talk.turn, 0))
    assert "skipped" not in {answer.state for answer in talk.answers.values()}
    return turns


@pytest.mark.parametrize("role", ["patient", "peer"])
@pytest.mark.parametrize(("level", "managing"), [(4, "mostly"), (4, "well"), (None, "well"), (2, "well")])
def test_somebody_who_manages_well_is_through_in_25_turns(role: Role, level: Level | None, managing: str) -> None:
    """The whole of our talk on the short road, with every question answered, a goal, a step and hard days."""
    talk = Talking(role, level)

    assert turns_of_a_full_talk(talk, managing) <= 25
    plan = drawn_plan(talk.record)
    assert plan.goals[0].actions[0].what
    assert plan.ahead.early_signs


def test_the_long_road_is_longer() -> None:
    """The same replies from somebody who is struggling."""
    assert turns_of_a_full_talk(Talking(), "struggling") > 40


RESTS = small(
    "flow: rests\nrest: {every: 7, at_level: 1}\nstages:\n  - id: q\n    steps:\n"
    + "".join(f"      - {{id: q{number}, kind: text}}\n      - {{id: t{number}, kind: tell}}\n" for number in range(20))
)


def after(questions: int, level: Level | None = 1) -> Talking:
    """A talk after so many questions; things that are only told are read in between."""
    talk = Talking(level=level, conversation=RESTS)
    for number in range(questions):
        talk.through_tells()
        assert not isinstance(talk.turn, Rest)
        talk.reply(Skip() if number % 2 else Typed(f"words {number}"))
    return talk


def test_a_rest_comes_after_seven_questions() -> None:
    """Answered or left out; what is only told does not count. The words are those of a rest."""
    assert not isinstance(after(6).turn, Rest)
    turn = after(7).turn

    assert isinstance(turn, Rest)
    assert turn.words.ask == "A rest?"
    assert [option.id for option in turn.options] == ["go_on", "stop"]


@pytest.mark.parametrize("level", [None, 2, 3, 4])
def test_a_rest_comes_to_the_first_level_only(level: Level | None) -> None:
    """Others stop when they like."""
    talk = after(20, level)

    assert not isinstance(talk.turn, Rest)


@pytest.mark.parametrize("reply", [GoOn(), Chosen("go_on"), Typed("go on"), Skip(), NotToday()])
def test_going_on_from_a_rest_leads_to_the_question_and_the_next_rest_is_seven_away(reply: Reply) -> None:
    """Nothing is answered or passed over by it."""
    talk = after(7)
    place, answers = talk.place, talk.answers
    talk.reply(reply)
    assert (talk.place, talk.answers) == (place, answers)

    for _ in range(7):
        talk.through_tells()
        assert isinstance(talk.turn, AskText)
        talk.reply(Skip())

    assert isinstance(talk.turn, Rest)


def test_other_replies_pass_through_a_rest() -> None:
    """Back, anywhere, a thought, another way of asking: as at any time."""
    before = after(6).through_tells().place

    assert after(7).reply(Back()).place == before
    assert after(7).reply(GoTo("q/q15")).place == "q/q15"
    assert after(7).reply(Park("The bus")).record.thoughts[0].text == "The bus"
    assert not isinstance(after(7).reply(AskMe(3)).turn, Rest)


def test_a_rest_that_is_left_is_no_rest_any_more() -> None:
    """Whatever the reply was, the question comes next."""
    for reply in (Back(), GoTo("q/q15"), Park("The bus")):
        assert not isinstance(after(7).reply(reply).turn, Rest)


def test_what_cannot_be_done_at_a_rest_is_said_and_changes_nothing() -> None:
    """The rest stays until somebody goes on."""
    talk = after(7)
    with pytest.raises(CannotGoThere):
        talk.reply(TakeOut())

    assert isinstance(talk.turn, Rest)


def test_a_rest_waits_over_night() -> None:
    """Whoever stops at a rest and comes back is asked the question at once or may go on: no answer is lost."""
    talk = after(7).then(RESTS)
    talk.reply(GoOn())

    assert isinstance(talk.turn, Tell | AskText)


def test_a_rest_never_stands_between_a_coaching_line_and_its_answer() -> None:
    """The line comes first, then the words to change, then the rest."""
    talk = Talking(level=1).reply(GoTo("what_matters"), *(Skip(),) * 5, GoTo("goals/goal"), Skip(), GoTo("goals/goal"))
    talk.reply(Typed("Attend physiotherapy"))
    assert isinstance(talk.turn, Coach)

    talk.reply(ChangeIt())
    assert isinstance(talk.turn, AskText)
    talk.reply(Typed("Walk to the shop and back"))

    assert isinstance(talk.turn, Rest)
    assert drawn_plan(talk.record).goals[0].goal == "Walk to the shop and back"


@pytest.mark.parametrize("name", ["prepare", "discuss", "review", "carer"])
def test_each_of_our_talks_offers_a_rest_after_seven_questions(name: str) -> None:
    """At the first level, with words for it."""
    talk = Talking(level=1, conversation=ours(name))
    asked = 0
    while not isinstance(talk.turn, Rest):
        counts = not isinstance(talk.turn, Tell | ReadBack)
        talk.reply(fitting(talk.turn, 0))
        asked += counts

    assert asked == 7
    assert talk.turn.words.ask


GAPS = small("""\
flow: gaps
stages:
  - id: mine
    steps:
      - {id: one, kind: text}
      - {id: two, kind: text}
      - {id: three, kind: text, when: two is answered}
      - {id: nurse, kind: text, roles: [practitioner]}
  - id: check
    steps:
      - {id: gaps, kind: gaps, of: [mine/one, mine/two, mine/three, mine/nurse]}
      - {id: last, kind: text}
""")


def open_ones(talk: Talking) -> list[str]:
    """What the last check names."""
    turn = talk.turn
    assert isinstance(turn, ReadBack)
    return [line.label for line in turn.lines]


def test_the_last_check_names_what_is_still_open() -> None:
    """Skipped and put off are open; what does not apply, or is another's to answer, is not."""
    talk = Talking(conversation=GAPS).reply(Skip(), NotToday())

    assert talk.place == "check/gaps"
    assert open_ones(talk) == ["one", "two"]


def test_the_last_check_is_passed_over_when_nothing_is_open() -> None:
    """Nobody is asked to look at an empty list."""
    talk = Talking(conversation=GAPS).reply(Typed("a"), Typed("b"), Typed("c"))

    assert talk.place == "check/last"


def test_each_open_question_can_be_gone_to_and_leads_back_to_the_check() -> None:
    """Until none is left; then the talk goes on."""
    talk = Talking(conversation=GAPS).reply(Skip(), Skip(), GoTo("mine/one"), Typed("a"))
    assert (talk.place, open_ones(talk)) == ("check/gaps", ["two"])

    talk.reply(GoTo("mine/two"), Typed("b"))
    assert talk.place == "mine/three"
    talk.reply(Skip())
    assert open_ones(talk) == ["three"]
    talk.reply(GoTo("mine/three"), Typed("c"))

    assert talk.place == "check/last"


def test_the_last_check_can_be_left_as_it_is() -> None:
    """An open question is a full answer."""
    assert Talking(conversation=GAPS).reply(Skip(), Skip(), GoOn()).place == "check/last"
    assert Talking(conversation=GAPS).reply(Skip(), Skip(), Chosen("right")).place == "check/last"


def test_changing_from_the_last_check_needs_the_line() -> None:
    """Which of them, is the question."""
    with pytest.raises(NotUnderstood, match="Choose its line"):
        Talking(conversation=GAPS).reply(Skip(), Skip(), Chosen("change"))


def test_what_another_talk_answered_is_no_gap() -> None:
    """Known is answered."""
    before = small(
        "flow: before\nstages:\n  - id: mine\n    steps:\n      - {id: name, kind: text, saves: person.name}\n"
    )
    check = small(
        "flow: check\nstages:\n  - id: mine\n    steps:\n"
        "      - {id: name, kind: text, saves: person.name}\n"
        "      - {id: hopes, kind: text, saves: what_matters.hopes}\n"
        "      - {id: gaps, kind: gaps, of: [mine/name, mine/hopes]}\n"
    )
    talk = Talking(conversation=before).reply(Typed("Mary")).then(check).reply(Skip())

    assert open_ones(talk) == ["hopes"]


def test_a_read_back_of_nothing_is_passed_over() -> None:
    """What only leads the way is nothing to read; where something was said for the plan, it comes."""
    flow = small(
        "flow: back\nstages:\n  - id: mine\n    steps:\n"
        "      - {id: hello, kind: tell}\n      - {id: way, kind: choice, options: [in_plan, apart]}\n"
        "      - {id: one, kind: text, saves: person.name}\n"
        "  - id: check\n    steps:\n      - {id: back, kind: read_back, of: [mine]}\n      - {id: last, kind: text}\n"
    )

    assert Talking(conversation=flow).reply(GoOn(), Chosen("apart"), Skip()).place == "check/last"
    assert Talking(conversation=flow).reply(GoOn(), Skip(), Typed("a")).place == "check/back"


def test_our_last_check_looks_at_the_parts_of_a_good_plan_and_each_can_be_gone_to() -> None:
    """Skipping through the whole talk, everything it names is a question one can go to."""
    talk = Talking()
    while talk.place != "read_back/gaps":
        talk.reply(GoOn() if isinstance(talk.turn, Tell | ReadBack) else Skip())
    turn = talk.turn

    assert isinstance(turn, ReadBack)
    assert {"what_matters/important", "goals/goal#1"} <= {line.address for line in turn.lines}
    for line in turn.lines:
        assert our_discuss().way.gone_to(talk.record, line.address, talk.now).talks[-1].place == line.address
        assert line.label
        assert line.text
