"""Answers of every kind, as they are typed into the plain chat."""

from __future__ import annotations

from assistant.conversation.turns import Chosen, Finished, GoOn, GoTo, NotToday, Skip, Typed
from tests.faces.test_plain_chat import GOAL, START, TO_GOALS, TO_READ_BACK, Typing, flat


def test_a_whole_talk_can_be_had_with_numbers_words_and_empty_lines() -> None:
    """Every kind of step is answered, read back and finished."""
    typing = Typing(level=1)

    said = typing.types(
        *("", "Mary", "my garden", "and Maya", "", "Maya, my daughter, 07700 900123", "Mr Bashir, GP", ""),
        *("1 talk, 2 on my mind", "sore knees", "", "climb the stairs", "", "1", "quite important", "in 6 weeks"),
        *("no", "1, the vicar", "", ""),
    )

    assert typing.answer("welcome/important") == "my garden\nand Maya"
    assert typing.answer("areas/look") == {"physical": "talk", "emotional": "on_my_mind"}
    assert typing.answer("goals/importance#1") == "quite"
    assert typing.answer("goals/by_when#1") == {"on": "2027-01-03", "said": "in 6 weeks"}
    assert typing.answer("agreeing/may_see") == ["family", "the vicar"]
    assert "You wrote:\n  my garden\n  and Maya\nSaved " in said
    assert "You wrote:\n  Maya, my daughter, 07700 900123\n  Mr Bashir, GP\nSaved " in said
    assert "I read that as Sunday 3 January 2027.\nSaved " in said
    assert "That is all for now.\n" in said
    assert said.rstrip().endswith("Or type: whatmatters small --plan k7f3qd --plain")


def test_one_line_is_not_read_back_and_saved_says_the_local_time() -> None:
    """A short answer needs only the time."""
    typing = Typing(at=START)

    said = typing.types("my garden", "")

    assert "You wrote" not in said
    assert typing.sitting.saved is not None
    assert f"Saved {typing.sitting.saved.astimezone():%H:%M}." in said


def test_the_number_of_an_idea_is_that_idea_only_where_it_is_the_only_line() -> None:
    """An idea is kept at once; a number after other words stays a number."""
    picked = Typing(level=1, at=START)
    said = picked.types("2")
    counted = Typing(level=1, at=START)
    counted.types("one", "2", "")

    assert picked.answer("welcome/important") == "A place I go"
    assert "You wrote: A place I go" in said
    assert counted.answer("welcome/important") == "one\n2"
    assert Typing(at=START).types("2", "").count("You wrote") == 0


def test_enter_on_nothing_hints_once_and_only_once() -> None:
    """The kind hint does not nag."""
    typing = Typing(at=START)

    assert typing.types("", "", "").count("Nothing typed. Type skip to leave this out.") == 1
    assert typing.state("welcome/important") == "open"


def test_enter_keeps_an_answer_that_stands() -> None:
    """Going back to a question and pressing Enter changes nothing."""
    typing = Typing(at=[*START, Typed("my garden")])

    said = typing.types("back", "", "stop")

    assert "You wrote: my garden\nEnter keeps it." in said
    assert typing.sitting.place == "welcome/here"
    assert typing.answer("welcome/important") == "my garden"


def test_a_look_over_says_how_to_type_it_and_repeats_that_on_enter() -> None:
    """Nothing typed is met with the hint each time, and skip leaves all open."""
    typing = Typing(at=[*START, Skip(), Skip()])

    said = typing.types("", "", "all fine")

    assert flat(said).count("Such as: 2 talk, 3 on my mind. Or for all of them: all fine.") == 3
    assert typing.answer("areas/look") == {"physical": "fine", "emotional": "fine", "personal": "fine"}


def test_a_row_typed_later_leaves_the_other_rows_as_they_are() -> None:
    """The rows that stand are shown and kept."""
    typing = Typing(at=[*START, Skip(), Skip(), Chosen({"physical": "fine", "emotional": "talk"})])

    said = typing.types("back", "3 on my mind", "stop")

    assert "1. Your body: pain, sleep (now: Fine)\n" in said
    assert "Enter keeps it as it is." in said
    assert typing.answer("areas/look") == {"physical": "fine", "emotional": "talk", "personal": "on_my_mind"}


def test_a_reply_that_cannot_be_read_is_asked_again_in_a_line() -> None:
    """The sentence and the short question, not the whole block."""
    said = Typing(at=[*TO_GOALS, Typed("walk up")]).types("purple")

    assert 'I could not match "purple". Type a number from 1 to 2' in said
    assert "words.\n\nIs it new?\n\n> \n" in said
    assert said.count("1. Something new") == 1


def test_a_line_of_the_read_back_is_changed_by_its_number_and_the_talk_comes_back() -> None:
    """The number leads to the question, and its answer leads back."""
    typing = Typing(at=[*TO_GOALS, Typed("walk up"), Skip(), Skip(), Skip(), Chosen("no"), Skip()])

    said = typing.types("7", "perhaps", "2", "walk down", "", "yes")

    assert "1. Whose plan it is: Mary\n\n2. Goal 1. The goal: walk up\n" in said
    assert "The lines go from 1 to 2." in said
    assert said.count("Type the number of a line to change it, or Enter if it is right.") == 3
    assert "Back to where you were." in said
    assert typing.answer(GOAL) == "walk down"
    assert isinstance(typing.sitting.turn, Finished)


def test_a_read_back_of_nothing_says_so() -> None:
    """Only somebody who goes there sees it; Enter goes on."""
    typing = Typing(at=[GoOn(), GoTo("agreeing/back")])

    assert "Nothing is written here yet.\n\nEnter goes on." in typing.types("")


def test_coaching_can_be_left_or_changed_and_words_typed_there_are_not_lost() -> None:
    """Enter leaves it; 1 changes it, with the words that were typed too early."""
    left, changed = Typing(at=TO_GOALS), Typing(at=TO_GOALS)

    said = left.types("go to the gym", "", "why", "", "stop")
    also = changed.types("go to the gym", "", "climb the stairs", "repeat", "1", "", "stop")

    assert "'go to the gym' is something you will do." in said
    assert "For example: climb the stairs.\n\n1. Change it\n2. Leave it as it is" in said
    assert "A goal is what will be different." in said
    assert left.answer(GOAL) == "go to the gym"
    assert left.sitting.place == "goals/keeping#1"
    assert "Type 1 to change it" in also
    assert "You had begun: climb the stairs" in also
    assert changed.answer(GOAL) == "climb the stairs"


def test_changing_after_coaching_shows_the_answer_once_and_asks_afresh() -> None:
    """The words just given are an answer, not half-typed."""
    typing = Typing(at=TO_GOALS)

    said = typing.types("go to the gym", "", "1", "climb", "", "stop")

    assert "You had begun" not in said
    assert typing.answer(GOAL) == "climb"


def test_a_thought_is_offered_at_the_end_and_can_be_told() -> None:
    """Its choices are numbered; more may be written about it."""
    typing = Typing(at=TO_READ_BACK)

    said = typing.types("park ask about the bus", "", "", "1", "It is the 42", "")

    assert 'Kept for later: "ask about the bus"' in said
    assert "You kept this thought: ask about the bus" in said
    assert "Type a number from 1 to 3." in said
    assert typing.sitting.record.thoughts[0].more == "It is the 42"
    assert isinstance(typing.sitting.turn, Finished)


def test_words_typed_where_something_is_only_told_do_not_go_on() -> None:
    """Enter goes on; words are told where they could go."""
    typing = Typing()

    said = typing.types("hello there")

    assert "There is nothing to answer here. Enter goes on." in said
    assert typing.sitting.place == "welcome/hello"


def test_at_the_end_other_words_are_told_what_there_is_and_enter_stops() -> None:
    """The end offers go, plan and stop."""
    typing = Typing(at=[*TO_READ_BACK, GoOn()])

    said = typing.types("more please", "")

    assert "The talk has come to its end. Type print, go, plan or stop." in said
    assert said.count("To come back, start whatmatters") == 1


def test_what_was_left_out_or_put_off_says_so_when_it_comes_again() -> None:
    """Two different facts, two different sentences."""
    typing = Typing(at=[*START, Skip(), NotToday()])

    said = typing.types("back", "back")

    assert "You left this for another day." in said
    assert "You left this out before." in said


def test_a_sensitive_question_says_that_it_can_be_left_out() -> None:
    """A no is said to be a full answer before a hard subject."""
    typing = Typing(at=[*START, Skip(), Skip(), Chosen({"physical": "talk"})])

    assert "You can leave this out. Skip and not today are full answers." in typing.types()
