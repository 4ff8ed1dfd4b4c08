"""Support is offered a few of different kinds at a time, with a blank one, from a file whose mistakes are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.content import Content
from assistant.conversation.opening import directory
from assistant.conversation.options import AT_ONCE, OTHERS, Directory, Service, read_options
from assistant.conversation.turns import AskChoice, Chosen, GoTo, Skip, TakeOut, Typed
from assistant.drawn import drawn_plan
from assistant.errors import NotUnderstood
from assistant.plain_yaml import read_yaml
from tests.talking import Talking, small

FILE = """\
options: Support in Teashire
kinds: {moving: Moving, company: Company, quiet: Quiet, money: Money}
services:
  - id: tai_chi
    kind: moving
    name: Tai chi
    what: Slow moves, standing or sitting.
    for: Anyone.
    how: Ask at the hall.
    contact: 0123 456
    helps_with: [balance, stairs]
    checked: 2026-11-22
  - {id: walks, kind: moving, name: Walks, what: Walks., how: Come., checked: 2026-11-01, helps_with: [walk]}
  - {id: lunch, kind: company, name: Lunch club, what: Lunch., how: Come., checked: 2026-11-02, helps_with: [lonely]}
  - {id: choir, kind: company, name: A choir, what: Songs., how: Come along., checked: 2026-11-03}
  - {id: garden, kind: quiet, name: The garden, what: Beds., how: Come along., checked: 2026-11-04}
  - {id: advice, kind: money, name: Money advice, what: Advice., how: Ring., checked: 2026-11-05, helps_with: [rent]}
"""


def read(text: str) -> tuple[Directory, list[tuple[int, str]]]:
    """The directory of a text, and line and message of every fault."""
    block, faults = read_yaml(text, "data/options.yaml")
    assert faults == []
    found, more = read_options(block, "data/options.yaml")
    assert {fault.file for fault in more} <= {"data/options.yaml"}
    return found, [(fault.line, fault.message) for fault in more]


SMALL = read(FILE)[0]
FLOW = """\
flow: ways
stages:
  - id: goals
    repeat: {one: goal, at_most: 3}
    steps:
      - {id: goal, kind: text, saves: goals.goal}
      - {id: ways, kind: options, saves: goals.ways}
      - {id: hard, kind: text, when: ways is answered, saves: goals.hard_to_get}
      - {id: more, kind: another}
"""
WORDS = {"goals/ways": {"options": {"others": "Show me other ideas"}}}


def at_ways(goal: str = "Drink tea") -> Talking:
    """A talk that is just offered support for a goal."""
    return Talking(conversation=small(FLOW, WORDS, SMALL)).reply(Typed(goal))


def offered(talk: Talking) -> list[str]:
    """The ids that are offered now."""
    turn = talk.turn
    assert isinstance(turn, AskChoice)
    assert turn.many
    assert turn.own_words
    return [option.id for option in turn.options]


def names(talk: Talking) -> list[str]:
    """The names of what stands in the plan of the first goal."""
    return [one.name for one in drawn_plan(talk.record).goals[0].ways]


def test_three_of_different_kinds_are_offered_and_others() -> None:
    """In the order of the file, and a blank one for own words."""
    assert offered(at_ways()) == ["tai_chi", "lunch", "garden", OTHERS]


def test_each_says_what_it_is_for_whom_how_and_when_it_was_checked() -> None:
    """All that a person needs to get there, in the words of the file."""
    turn = at_ways().turn

    assert isinstance(turn, AskChoice)
    assert turn.options[0].label == "Tai chi"
    assert turn.options[0].about == (
        "Slow moves, standing or sitting. For: Anyone. Ask at the hall. Contact: 0123 456. "
        "Last checked: 22 November 2026."
    )
    assert turn.options[-1].label == "Show me other ideas"


@pytest.mark.parametrize(
    ("goal", "first"), [("Walking to the shop", "walks"), ("I am LONELY", "lunch"), ("Pay the rent", "advice")]
)
def test_what_fits_the_persons_words_comes_first(goal: str, first: str) -> None:
    """By the beginnings of words, whatever their case."""
    assert offered(at_ways(goal))[0] == first


def test_a_word_within_another_fits_nothing() -> None:
    """ "Parent" is no rent."""
    assert offered(at_ways("Be a good parent"))[0] == "tai_chi"


def test_other_words_of_the_same_goal_count_and_those_of_another_do_not() -> None:
    """Each goal is offered what fits it."""
    talk = at_ways("Pay the rent").reply(Skip(), Chosen("yes"), Typed("Drink tea"))

    assert talk.place == "goals/ways#2"
    assert offered(talk)[0] == "tai_chi"


def test_others_shows_other_ones_and_comes_round() -> None:
    """Page by page until the first ones come again; the question stays."""
    talk = at_ways()
    pages = [offered(talk)]
    for _ in range(3):
        talk.reply(Chosen([OTHERS]))
        assert talk.place == "goals/ways#1"
        pages.append(offered(talk))

    assert pages[1] == ["walks", "choir", "advice", OTHERS]
    assert pages[2] == pages[0]
    assert talk.state("goals/ways#1") == "open"


def test_what_is_chosen_stands_in_the_plan_as_somebody_to_reach() -> None:
    """Name, what it is, and how to get it."""
    talk = at_ways().reply(Chosen(["tai_chi", "garden"]))

    assert talk.place == "goals/hard#1"
    ways = drawn_plan(talk.record).goals[0].ways
    assert [(one.name, one.who, one.contact) for one in ways] == [
        ("Tai chi", "Slow moves, standing or sitting.", "0123 456"),
        ("The garden", "Beds.", "Come along."),
    ]


@pytest.mark.parametrize("said", ["1, 3", "1 3", "Tai chi, the garden", "tai_chi; garden"])
def test_it_can_be_typed_by_number_or_by_name(said: str) -> None:
    """As any choice."""
    assert names(at_ways().reply(Typed(said))) == ["Tai chi", "The garden"]


def test_own_words_are_as_good_as_what_is_offered() -> None:
    """The blank one."""
    talk = at_ways().reply(Chosen(["tai_chi", "My sister's allotment"]))

    assert names(talk) == ["Tai chi", "My sister's allotment"]


def test_what_was_chosen_before_is_shown_as_chosen_and_stays_when_others_are_wanted() -> None:
    """Going back, it stands first among what is offered; asking for others loses nothing."""
    talk = at_ways().reply(Chosen(["garden", "My sister's allotment"]), GoTo("goals/ways#1"))
    turn = talk.turn
    assert isinstance(turn, AskChoice)
    assert turn.answer is not None
    assert turn.answer.value == ["garden", "My sister's allotment"]
    assert offered(talk) == ["garden", "My sister's allotment", "tai_chi", "lunch", OTHERS]

    talk.reply(Chosen([OTHERS]))

    assert names(talk) == ["The garden", "My sister's allotment"]
    assert offered(talk) == ["garden", "My sister's allotment", "walks", "choir", "advice", OTHERS]


def test_one_more_can_be_added_from_another_page_to_what_was_chosen() -> None:
    """What is chosen while asking for others is kept at once."""
    talk = at_ways().reply(Chosen(["garden", OTHERS]))
    assert names(talk) == ["The garden"]

    talk.reply(Chosen(["garden", "choir"]))

    assert names(talk) == ["The garden", "A choir"]


def test_what_is_no_longer_in_the_directory_stays_as_it_was_chosen() -> None:
    """The plan keeps its own words of it."""
    talk = at_ways().reply(Chosen(["tai_chi"]), GoTo("goals/ways#1"))
    talk.conversation = small(FLOW, WORDS, Directory(SMALL.services[1:]))
    assert offered(talk)[0] == "Tai chi"

    talk.reply(Chosen(["Tai chi", "choir"]))

    assert [one.contact for one in drawn_plan(talk.record).goals[0].ways] == ["0123 456", "Come along."]


def test_support_can_be_left_out_and_taken_out() -> None:
    """Wanting none is a full answer; what hangs on it is not asked."""
    assert at_ways().reply(Skip()).place == "goals/more#1"
    talk = at_ways().reply(Chosen(["tai_chi"]), GoTo("goals/ways#1"), TakeOut())

    assert drawn_plan(talk.record).goals[0].ways == ()


def test_nothing_chosen_is_asked_again() -> None:
    """With the way out."""
    with pytest.raises(NotUnderstood, match="Skip"):
        at_ways().reply(Chosen([]))


def test_without_a_directory_there_is_still_the_blank_one() -> None:
    """A service may have none."""
    talk = Talking(conversation=small(FLOW, WORDS, Directory())).reply(Typed("Drink tea"))
    assert offered(talk) == [OTHERS]

    assert names(talk.reply(Chosen(["My sister's allotment"]))) == ["My sister's allotment"]


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["walk", "rent", "tea"])), max_size=12),
    st.sampled_from(["I walk", "tea and rent", ""]),
)
def test_every_service_comes_round_once_in_pages_of_different_kinds(kinds: list[tuple[str, str]], words: str) -> None:
    """None is hidden, none comes twice, and no page has two of a kind."""
    services = tuple(
        Service(f"s{number}", kind, f"S{number}", "x", "", "y", "", "2026-11-22", (word,))
        for number, (kind, word) in enumerate(kinds)
    )
    whole = Directory(services)
    seen: list[Service] = []
    number = 0
    while len(seen) < len(services):
        page = whole.page(number, words)
        assert 0 < len(page) <= AT_ONCE
        assert len({one.kind for one in page}) == len(page)
        seen += page
        number += 1

    assert sorted(seen, key=lambda one: one.id) == sorted(services, key=lambda one: one.id)
    assert whole.page(number, words) == whole.page(0, words)


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("options: Support", "optoins: Support", [(1, '"optoins" is not known here. Did you mean options?')]),
        (
            "kind: moving\n    name: Tai",
            "kind: movign\n    name: Tai",
            [(5, '"movign" is none of the kinds. Did you mean moving?')],
        ),
        ("    name: Tai chi\n", "", [(4, 'tai_chi has no "name:".')]),
        (
            "    what: Slow",
            "    waht: Slow",
            [(4, 'tai_chi has no "what:".'), (7, '"waht" is not known here. Did you mean what?')],
        ),
        ("helps_with: [balance, stairs]", "helps_with: balance", [(11, '"helps_with" holds a list of words.')]),
        ("contact: 0123 456", "contact: [0123 456]", [(10, '"contact" holds a text.')]),
        (
            "checked: 2026-11-22",
            "checked: today",
            [(12, '"checked" is a day such as 2026-11-22, not "today".')],
        ),
        (
            "id: walks",
            "id: tai_chi",
            [(13, 'the service "tai_chi" is there twice (first on line 4). Ids are used once.')],
        ),
        ("id: walks", "id: others", [(13, 'no service can have the id "others". Give it another.')]),
    ],
)  # fmt: skip
def test_each_mistake_of_the_file_is_said_at_its_line(old: str, new: str, faults: list[tuple[int, str]]) -> None:
    """And the services without one are there all the same."""
    assert FILE.count(old) == 1
    found, said = read(FILE.replace(old, new))

    assert sorted(said) == sorted(faults)
    assert {"choir", "garden", "advice"} <= {one.id for one in found.services}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("options: x\nservices: []\n", '"kinds" holds the kinds of support, each with what it is called.'),
        ("kinds: {a: A}\nservices: none\n", '"services" is a list: each service begins with "- id: ...".'),
    ],
)
def test_a_file_that_is_no_directory_is_said(text: str, message: str) -> None:
    """What it holds, and how."""
    assert message in [one for _, one in read(text)[1]]


def test_our_own_directory_has_no_faults_and_several_kinds() -> None:
    """The first page is of three kinds, and every entry was checked on a day."""
    ours = directory(Content())

    assert len({one.kind for one in ours.page(0, "")}) == AT_ONCE
    assert all(one.about for one in ours.services)
    assert len({one.name for one in ours.services}) == len(ours.services)
