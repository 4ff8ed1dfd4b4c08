"""One visit to a practice: what is kept and when, what is said of a turn, and how a turn is tried again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from assistant.content import Content
from assistant.conversation.urgent_help import UrgentHelp, urgent_help
from assistant.documents.forms.text import text_lines
from assistant.documents.wording import document_words
from assistant.errors import CannotSave
from assistant.faces.noticing import TO_PLAN, Noticing
from assistant.faces.practice_visit import PracticeVisit
from assistant.practice.feedback.moments import Moment
from assistant.practice.looking_back import counts_of, look_back, paper
from assistant.practice.practice import Practice
from assistant.practice_record import Behaviour, KeptPractice
from tests.practice.small_practice import a_practice
from tests.practice.talking_to_ann import ADVICE, ANN
from tests.talking import NOON

FILES = Content()
REMARKS = document_words(FILES, "remarks", folder="practise")
ASKS = "What do you have in the garden?"
FULL = "I could not save that (the disk is full). Your words are still here."
CALLS_FOR_HELP = "I want to kill myself."


class FakeKeeping:
    """Keeps in memory, each practice under an id of its own; fails while it is full."""

    def __init__(self) -> None:
        self.id = "first"
        self.full = False
        self.kept: dict[str, tuple[list[str], dict[int, Behaviour], bool]] = {}

    def keep(self, practice: Practice, overruled: dict[int, Behaviour], ended: bool) -> None:
        """Keeps what was said, what was overruled, and whether it was ended."""
        if self.full:
            raise CannotSave(FULL)
        self.kept[self.id] = ([one.said for one in practice.exchanges], dict(overruled), ended)

    def anew(self) -> None:
        """The next id."""
        self.id = "second" if self.id == "first" else "third"


@pytest.fixture
def keeping() -> FakeKeeping:
    """What a visit keeps."""
    return FakeKeeping()


def visit(keeping: FakeKeeping, *said: str, noticing: Noticing | None = None) -> PracticeVisit:
    """A visit to Ann in which these things were said."""

    def sheet(practice: Practice, overruled: Mapping[int, Behaviour]) -> list[str]:
        return [f"{len(practice.exchanges)} turns", f"{len(overruled)} overruled"]

    made = PracticeVisit(Practice(FILES, ANN, NOON), keeping, sheet, REMARKS, noticing)
    for one in said:
        made.say(one)
    return made


def moment(of: PracticeVisit, number: int) -> Moment:
    """A turn worth another try."""
    return Moment(of.exchanges[number - 1], "advice")


# Keeping


def test_a_practice_is_kept_after_each_turn(keeping: FakeKeeping) -> None:
    """Whole, and not as ended; before the first turn there is nothing to keep."""
    there = visit(keeping)
    assert (keeping.kept, there.kept_as) == ({}, "")
    for number in (1, 2):
        there.say(ASKS)
        assert keeping.kept == {"first": ([ASKS] * number, {}, False)}
    assert there.kept_as == "first"


def test_silence_is_a_turn_too(keeping: FakeKeeping) -> None:
    """It is kept as one."""
    visit(keeping, ASKS, "")
    assert keeping.kept["first"][0] == [ASKS, ""]


def test_what_could_not_be_kept_is_said_and_kept_with_the_next_turn(keeping: FakeKeeping) -> None:
    """The talk goes on, and nothing is lost."""
    keeping.full = True
    there = visit(keeping, ASKS)
    assert (there.not_kept, there.kept_as, keeping.kept) == (FULL, "", {})
    assert len(there.exchanges) == 1
    keeping.full = False
    there.say("And what else?")
    assert (there.not_kept, there.kept_as) == ("", "first")
    assert keeping.kept["first"][0] == [ASKS, "And what else?"]


def test_at_the_end_it_is_kept_as_ended(keeping: FakeKeeping) -> None:
    """Unless nothing was said; the talk can still go on after it."""
    assert visit(keeping).end().exchanges == ()
    assert keeping.kept == {}
    there = visit(keeping, ASKS)
    assert there.end() == there.look_back()
    assert keeping.kept["first"][2]
    there.say(ASKS)
    assert not keeping.kept["first"][2]


# What is said of a turn


def test_a_remark_belongs_to_the_turn_said_last(keeping: FakeKeeping) -> None:
    """It goes with the next turn."""
    there = visit(keeping, ADVICE)
    assert there.remark is not None
    assert there.remark.kind == "told"
    there.say("")
    assert there.remark is None


def test_remarks_can_wait_for_the_end(keeping: FakeKeeping) -> None:
    """And can be had again in the middle of a talk."""
    there = visit(keeping)
    there.feedback = "at_end"
    there.say(ADVICE)
    assert there.remark is None
    there.feedback = "each_turn"
    there.say(ADVICE)
    assert there.remark is not None


def test_a_reading_that_is_overruled_is_kept_beside_ours(keeping: FakeKeeping) -> None:
    """It is said of the turn said last, and changes nothing of how that reads to us."""
    there = visit(keeping, ASKS, ADVICE)
    there.overrule("other")
    assert keeping.kept["first"][1] == {2: "other"}
    assert there.exchanges[-1].reading.behaviour == "input"
    there.overrule("reflection")
    assert (there.overruled, keeping.kept["first"][1]) == ({2: "reflection"}, {2: "reflection"})


def test_to_say_that_it_was_what_it_was_read_as_overrules_nothing(keeping: FakeKeeping) -> None:
    """It takes back what was overruled before."""
    there = visit(keeping, ADVICE)
    there.overrule("other")
    there.overrule("input")
    assert (there.overruled, keeping.kept["first"][1]) == ({}, {})


def test_before_the_first_turn_nothing_can_be_overruled(keeping: FakeKeeping) -> None:
    """And nothing is kept."""
    there = visit(keeping)
    there.overrule("other")
    assert (there.overruled, keeping.kept) == ({}, {})


def test_what_could_be_said_is_that_of_the_practice(keeping: FakeKeeping) -> None:
    """Whether it is shown or not."""
    there = visit(keeping)
    assert there.prompts == "on_asking"
    assert there.prompt == there.practice.prompt()
    assert there.prompt.ask


def test_words_that_call_for_help_are_noticed_once(keeping: FakeKeeping) -> None:
    """It says that this is practice, and nothing of it goes into a plan."""
    there = visit(keeping, noticing=Noticing(lambda: urgent_help(FILES)))
    there.say(ASKS)
    assert there.notice is None
    there.say(CALLS_FOR_HELP)
    assert there.notice is not None
    assert there.notice.said[0] == urgent_help(FILES).file.practising
    assert TO_PLAN not in {one.id for one in there.notice.ways}
    there.say(CALLS_FOR_HELP)
    assert there.notice is None


def test_rules_that_cannot_be_read_stop_no_practice(keeping: FakeKeeping) -> None:
    """Help is in reach without them; and where nothing notices, nothing is noticed."""

    def broken() -> UrgentHelp:
        raise OSError("no such file")

    for noticing in (Noticing(broken), None):
        there = visit(keeping, CALLS_FOR_HELP, noticing=noticing)
        assert there.notice is None
        assert keeping.kept["first"][0] == [CALLS_FOR_HELP]


# Another try


def test_a_turn_is_tried_again_beside_the_practice_kept_so_far(keeping: FakeKeeping) -> None:
    """That one stays under its own id, as it was."""
    there = visit(keeping, ASKS, ADVICE, "And what else?")
    there.overrule("other")
    there.end()
    before = keeping.kept["first"]
    there.try_again(moment(there, 2))
    assert [one.said for one in there.exchanges] == [ASKS]
    assert there.kept_as == "first"
    there.say("What helps you to sleep?")
    assert there.kept_as == "second"
    assert keeping.kept == {"first": before, "second": ([ASKS, "What helps you to sleep?"], {}, False)}


def test_what_was_overruled_before_that_turn_stays_overruled(keeping: FakeKeeping) -> None:
    """What was said of it and after it belongs to the other try."""
    there = visit(keeping)
    for text in (ASKS, ADVICE, ASKS):
        there.say(text)
        there.overrule("other")
    there.try_again(moment(there, 2))
    assert there.overruled == {1: "other"}


def test_with_another_try_the_remark_and_the_notice_are_gone(keeping: FakeKeeping) -> None:
    """They belonged to a turn that is no longer the last."""
    there = visit(keeping, ASKS, f"{ADVICE} {CALLS_FOR_HELP}", noticing=Noticing(lambda: urgent_help(FILES)))
    assert bool(there.notice)
    there.try_again(moment(there, 2))
    assert not there.remark
    assert not there.notice


# The look back


def test_the_look_back_holds_what_was_carried_found_and_reached(keeping: FakeKeeping) -> None:
    """As far as the talk has got."""
    there = visit(keeping, ASKS)
    found = {one.id: one for one in there.look_back().carried}
    assert found["one"].found_at == 1
    assert found["one"].in_plan
    assert found["two"].found_at is None


def test_the_sheet_knows_what_was_overruled(keeping: FakeKeeping) -> None:
    """It is made of the practice as it stands."""
    there = visit(keeping, ADVICE)
    there.overrule("other")
    assert there.sheet() == ["1 turns", "1 overruled"]


def test_the_paper_has_pairs_of_what_was_said_and_could_be_said() -> None:
    """For the moments worth another try."""
    practice = Practice(FILES, ANN, NOON).say_all([ASKS, "", ADVICE, ADVICE, ADVICE])
    assert look_back(practice).moments
    lines = text_lines(paper(FILES, practice, {}, ()), 10_000)
    assert any(ADVICE in line for line in lines)


def test_the_paper_shows_change_over_practices_of_ones_own() -> None:
    """Those of which there are counts; another version may have counted other things."""
    practice = Practice(FILES, ANN, NOON).say_all([ASKS] * 12)
    counts = {"turns": 12, "listened": 3, "asked_open": 4, "asked_closed": 2, "told_unasked": 1}
    whole = a_practice(turns=12).changed(counts={**counts, "silences": 0, "longest": 40})
    older = a_practice("ccc222").changed(counts=counts, started=NOON - timedelta(days=9))
    assert counts_of(whole) is not None
    assert counts_of(older) is None

    def lines(*earlier: KeptPractice) -> list[str]:
        return text_lines(paper(FILES, practice, {1: "other"}, earlier), 10_000)

    assert lines(older) == lines()
    assert lines(whole) != lines()
