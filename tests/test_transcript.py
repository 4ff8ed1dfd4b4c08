"""The transcript is the whole conversation as it was, with who said what and when, for the person alone."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from assistant.conversation.retold import LEFT_OUT, NOT_TODAY, TAKEN_OUT
from assistant.document_kinds import KINDS
from assistant.documents.case import Case, Spoken
from assistant.documents.paper import Entry, Paper
from assistant.documents.transcript import transcript
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from tests.cases import AT, case_of_plan, case_of_story

FOLDER = Path(__file__).parent / "conversations"
GOALS = "Have the talk: Goals"


def paper(*spoken: Spoken, plan: Plan | None = None, **more: Any) -> Paper:
    """The transcript of what was said."""
    return transcript(case_of_plan(plan or Plan(), talks=lambda: spoken, **more))


def entries(*spoken: Spoken) -> list[Entry]:
    """The entries of its first stage, without the line that says when it was."""
    return list(paper(*spoken).sections[1].entries[1:])


def said(asked: str = "What helps?", answered: str = "Rest", by: str = "person", at: datetime | None = AT) -> Spoken:
    """Something said in the talk about goals."""
    return Spoken(asked, answered, by, at, GOALS)


def story(name: str) -> Case:
    """A story as a case with its talks."""
    return case_of_story(FOLDER / f"{name}.yaml")


def test_an_answer_stands_below_its_question_and_who_and_when_stand_once() -> None:
    """The same person on the same day needs no name at each line."""
    section = paper(said(), said("And who?", "Maya", at=AT + timedelta(minutes=9))).sections[1]
    assert section.title == GOALS
    assert section.entries == (
        Entry("", "22 November 2026, 12:00 to 12:09. Answered by me."),
        Entry("", "Rest", "What helps?"),
        Entry("", "Maya", "And who?"),
    )


def test_somebody_else_is_named_where_they_answered() -> None:
    """Who said what is never left to guess."""
    assert entries(said(), said("And you?", "I am tired", "carer"))[1] == Entry(
        "Answered by the carer", "I am tired", "And you?"
    )


def test_an_answer_of_another_day_says_so() -> None:
    """A question that was come back to keeps its own day."""
    label = entries(said(), said("And who?", "Maya", at=AT + timedelta(days=3)))[1].label
    assert label == "Answered by me, 25 November 2026"


def test_a_changed_answer_stands_with_what_it_was_before_oldest_first() -> None:
    """Each version, below one question."""
    first, second = entries(said("What?", "Falls", by=""), said("What?", "My balance"))
    assert first == Entry("At first", "Falls", "What?")
    assert second == Entry("", "My balance", "What?")


def test_what_was_left_out_is_listed_once_at_the_end_of_its_part() -> None:
    """A skip is a full answer, and takes one line."""
    found = entries(said("A?", LEFT_OUT), said("B?"), said("C?", LEFT_OUT), said("D?", NOT_TODAY))
    assert found == [
        Entry("", "Rest", "B?"),
        Entry("Left out", "- A?\n- C?"),
        Entry("Not today", "D?"),
    ]


def test_an_answer_that_was_taken_out_stays_in_its_place() -> None:
    """What was said before is told, and that it was taken out."""
    found = entries(said("What?", "Falls", by=""), said("What?", TAKEN_OUT))
    assert [one.words for one in found] == ["Falls", "This was taken out again."]


def test_stages_follow_each_other_as_the_talk_went() -> None:
    """A part that was come back to has its heading again."""
    spoken = [Spoken("A?", "1", stage="One"), Spoken("B?", "2", stage="Two"), Spoken("C?", "3", stage="One")]
    assert [one.title for one in paper(*spoken).sections[1:4]] == ["One", "Two", "One"]


def test_what_nobody_asked_stands_without_a_question() -> None:
    """A thought that was kept aside."""
    assert entries(Spoken("", "Ask about Dad", "", AT, "Thoughts")) == [Entry("", "Ask about Dad")]


def test_words_without_a_name_and_a_time_are_told_without() -> None:
    """Nothing is made up."""
    section = paper(Spoken("What?", "Falls", stage="One")).sections[1]
    assert section.entries == (Entry("", "Falls", "What?"),)


def test_times_are_told_as_clocks_show_them_where_the_document_is_made() -> None:
    """Not in the time that is kept."""
    made = AT.astimezone(timezone(timedelta(hours=2)))
    assert "14:00" in paper(said(), made=made).sections[1].entries[0].words


def test_nothing_in_it_can_act() -> None:
    """Neither a question of a service nor an answer."""
    spoken = Spoken("Wh\x1b[2Jat?\nNow", "Fa\x1b]0;x\x07lls\x9b1m", "per\x1b[2Json", AT, "O\x1b[2Jne")
    text = repr(paper(spoken).sections[1])
    assert "x1b" not in text
    assert "x9b" not in text
    assert "What? Now" in text


def test_a_talk_without_an_answer_says_so() -> None:
    """An empty document is a sentence, not a blank page."""
    assert paper().sections == ()
    assert paper().empty == "Nothing was said in a talk so far."


def test_it_says_whose_it_is_and_that_it_holds_everything() -> None:
    """Whoever hands it on knows what stands in it."""
    found = paper(said(), plan=checked_plan({"person": {"name": "Mary"}}))
    assert found.title == "All that was said: Mary"
    assert "all of your talks" in found.sections[0].entries[0].words
    assert found.sections[-1].title == "Help now"


def test_it_is_for_nobody_but_the_person() -> None:
    """A copy for somebody else cannot be asked for."""
    assert not KINDS["transcript"].for_anybody


def test_a_whole_story_is_told_with_all_of_its_talks() -> None:
    """Getting ready, the talk, and looking again."""
    case = story("whole_way/looking_again")
    talks = [one.title.partition(":")[0] for one in transcript(case).sections]
    assert list(dict.fromkeys(talks))[1:4] == ["Get ready for a talk", "Have the talk", "See how it is going"]
    words = "\n".join(entry.words for section in transcript(case).sections for entry in section.entries)
    assert "Is it safe to lift the big pot?" in words


def test_names_in_every_script_stand_as_they_were_typed() -> None:
    """Arabic, Hebrew and emoji."""
    words = "\n".join(
        entry.words for section in transcript(story("many_tongues")).sections for entry in section.entries
    )
    assert "العائلة أولاً" in words
    assert "👨‍👩‍👧‍👦" in words
