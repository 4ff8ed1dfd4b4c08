"""The words that work at every prompt of the plain chat."""

from __future__ import annotations

import pytest

from assistant.conversation.turns import Chosen, Finished, GoOn, Park, Reply, Skip, Typed
from assistant.faces.plain_chat.hearing import WORDS, unquoted, word_in
from tests.faces.test_plain_chat import GOAL, HELP_NOW, START, TO_GOALS, TO_READ_BACK, Typing

PROMPTS: dict[str, list[Reply]] = {
    "tell": [],
    "short text": [GoOn()],
    "text": START,
    "people": [*START, Skip()],
    "look over": [*START, Skip(), Skip()],
    "coaching": [*TO_GOALS, Typed("go to the gym")],
    "choice": [*TO_GOALS, Typed("walk up")],
    "scale": [*TO_GOALS, Typed("walk up"), Skip()],
    "date": [*TO_GOALS, Typed("walk up"), Skip(), Skip()],
    "choices": [*TO_GOALS, Skip()],
    "read back": TO_READ_BACK,
    "thought": [Park("the bus"), *TO_READ_BACK, GoOn()],
    "end": [*TO_READ_BACK, GoOn()],
}


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("word", [*WORDS, "NOT_TODAY", "nottoday", "?", "quit", "go goals", "go 4", "go nowhere"])
def test_every_word_works_at_every_prompt(prompt: str, word: str) -> None:
    """No word is ever taken for an answer, nothing crashes, and the talk ends kindly, or for the lock page."""
    typing = Typing(at=PROMPTS[prompt])

    said = typing.types(word.upper(), "stop")

    assert ("To come back, start whatmatters" in said) is (word != "lock")
    values = [answer.value for answer in typing.sitting.record.talks[-1].answers.values()]
    assert word.upper() not in values or word == "go nowhere"


def test_words_are_read_in_any_case_and_spelling_on_a_line_of_their_own() -> None:
    """More words than that are an answer."""
    assert word_in("  Not   Today. ") == ("not today", "")
    assert word_in("take_out") == ("take out", "")
    assert word_in("Why?") == ("why", "")
    assert word_in("Park the car") == ("park", "the car")
    assert word_in("GO goals") == ("go", "goals")
    assert word_in("back to work") is None
    assert word_in("x" * 1_000) is None


def test_a_word_in_double_quotes_is_an_answer() -> None:
    """The quotes of other words stay."""
    typing = Typing(at=START)

    typing.types('"back"', "", "stop")

    assert typing.answer("welcome/important") == "back"
    assert unquoted("\u201cpark run\u201d") == "park run"
    assert unquoted('"my garden"') == '"my garden"'


def test_back_skip_and_not_today_move() -> None:
    """Each is its own fact."""
    typing = Typing(at=START)

    typing.types("skip", "not today", "back", "stop")

    assert typing.state("welcome/important") == "skipped"
    assert typing.state("welcome/here") == "not_today"
    assert typing.sitting.place == "welcome/here"


def test_park_alone_asks_for_the_thought() -> None:
    """An empty line leaves it, a word acts, anything else is kept."""
    typing = Typing(at=START)

    said = typing.types("park", "", "park", "why", "park", '"stop"', "stop")

    assert said.count("What would you like to keep for later?") == 3
    assert "It is your plan" in said
    assert [thought.text for thought in typing.sitting.record.thoughts] == ["stop"]
    assert "Typing" not in Typing(at=START).types("park")


def test_go_lists_the_stages_then_the_questions_and_another_goal() -> None:
    """Both lists say how far things are."""
    typing = Typing(at=[*TO_GOALS, Typed("walk up"), Skip(), Skip(), Skip(), Chosen("no")])

    said = typing.types("go", "3", "6", "stop")

    assert "1. Welcome: done\n" in said
    assert "4. Agreeing: you are here\n" in said
    assert 'Goal 1. The goal: answered, "walk up"' in said
    assert "6. Another goal\n" in said
    assert typing.sitting.place == "goals/goal#2"


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("go goals", GOAL),
        ("go 3", GOAL),
        ("go Goals and actions", GOAL),
        ("go physical", "areas/physical"),
        ("go who is here", "welcome/here"),
    ],
)
def test_go_with_a_name_goes_there(word: str, place: str) -> None:
    """A stage by its number, id or title; a question by its id or label."""
    typing = Typing(at=START)

    typing.types(word, "stop")

    assert typing.sitting.place == place


def test_go_swimming_is_an_answer_where_words_are_asked_and_a_question_elsewhere() -> None:
    """Only a place that exists is gone to."""
    typing, choice = Typing(at=START), Typing(at=PROMPTS["choice"])

    typing.types("go swimming", "", "stop")

    assert typing.answer("welcome/important") == "go swimming"
    assert "There is no place of that name. Type go to see the list." in choice.types("go swimming")


def test_a_list_can_be_left_and_every_word_works_in_it() -> None:
    """Enter leaves a list of either kind, and stop stops."""
    typing = Typing(at=START)

    said = typing.types("go", "", "go", "1", "", "words", "", "go", "stop", "never read")

    assert typing.sitting.place == "welcome/important"
    assert "To come back" in said
    assert list(typing.waiting) == ["never read"]


def test_plan_shows_the_plan_and_what_is_not_in_it_yet() -> None:
    """So that words can be copied when they cannot be saved."""
    said = Typing(at=START).types("my garden", "plan")

    assert "The plan so far\nWhat matters:\n\nTyped, and not in the plan yet: my garden\n" in said


def test_repeat_says_the_whole_question_again() -> None:
    """With all of its lines."""
    assert Typing(at=START).types("repeat").count("A small thing is fine.") == 2


def test_save_saves_even_where_nothing_is_answered() -> None:
    """It says the time; where it fails Enter tries again."""
    typing = Typing()
    typing.keeps.refuses = 1

    said = typing.types("save", "", "stop")

    assert said.index("Press Enter to try again.") < said.index("Saved ")
    assert typing.keeps.record is not None


def test_help_says_help_now_first_and_then_every_word() -> None:
    """The numbers come before anything else, and without numbers there is no empty heading."""
    said = Typing(at=START).types("help")
    without = Typing(at=START)
    without.types()

    assert said.index("Help now") < said.index(HELP_NOW[0]) < said.index("back: to the question")
    assert all(f"\n{word}: " in said for word in WORDS)
    assert 'put it in double quotes: "back".' in said


def test_why_and_cues_say_so_when_there_is_nothing_to_say() -> None:
    """A person hears more words for cues; silence is never the answer."""
    said = Typing(at=START).types("cues", "why", "skip", "cues", "why")

    assert "You could think of this: Who is in it?" in said
    assert "There are no other ways into this one." in said
    assert "There is no more to say about this one." in said


def test_undo_and_take_out_say_what_they_did() -> None:
    """And show the question with what stands there now."""
    typing = Typing(at=[*START, Typed("my garden")])

    said = typing.types("back", "take out", "undo", "stop")

    assert "That answer is taken out of the plan. Undo brings it back." in said
    assert "Undone: What matters." in said
    assert typing.answer("welcome/important") == "my garden"


def test_words_changes_how_the_questions_are_put() -> None:
    """The question is asked again in the new way at once."""
    typing = Typing(at=START)

    said = typing.types("words", "1", "words", "5", "stop")

    assert "1. One small thing at a time, with ideas to choose from\n2. Small steps, each with a short reason\n" in said
    assert "What would you not want to miss?" in said
    assert typing.sitting.record.level is None


def test_edit_puts_the_answer_into_the_line_line_by_line() -> None:
    """An erased line goes, an empty one stays, a changed one is changed."""
    typing = Typing(at=[*START, Typed("one\ntwo\n\nthree")]).edits()

    said = typing.types("back", "edit", "one", "", "", "3", "", "stop")

    assert "Type edit to change its words." in said
    assert typing.offered == ["one", "two", "", "three"]
    assert typing.answer("welcome/important") == "one\n\n3"


def test_edit_works_on_one_line_on_people_and_on_days() -> None:
    """Each is offered as it could be typed."""
    name = Typing(at=START).edits()
    name.types("back", "edit", "Marie", "stop")
    people = Typing(at=[*START, Skip(), Typed("Maya, my daughter")]).edits()
    people.types("back", "edit", "Maya, my girl", "", "stop")
    day = Typing(at=[*TO_GOALS, Typed("walk up"), Skip(), Skip(), Typed("in 6 weeks")]).edits()
    day.types("back", "edit", "in 7 weeks", "stop")

    assert (name.offered, name.answer("welcome/name")) == (["Mary"], "Marie")
    assert people.offered == ["Maya, my daughter"]
    assert people.answer("welcome/here") == [{"name": "Maya", "who": "my girl", "contact": ""}]
    assert (day.offered, day.answer("goals/by_when#1")) == (["in 6 weeks"], {"on": "2027-01-10", "said": "in 7 weeks"})


def test_a_word_in_the_middle_of_editing_keeps_all_lines() -> None:
    """Those not yet edited too."""
    typing = Typing(at=START).edits()

    said = typing.types("one", "two", "edit", "one!", "why", "", "stop")

    assert "You had begun:\n  one!\n  two\n" in said
    assert typing.answer("welcome/important") == "one!\ntwo"


def test_edit_says_what_to_do_where_lines_cannot_be_edited() -> None:
    """As in a pipe, or where nothing stands."""
    assert "Type the words again." in Typing(at=[*START, Typed("my garden")]).types("back", "edit")
    assert "Type the words again." in Typing(at=START).edits().types("edit")


def test_the_end_of_the_talk_can_be_left_with_go() -> None:
    """Any part can be changed afterwards."""
    typing = Typing(at=[*TO_READ_BACK, GoOn()])

    typing.types("go what matters", "my garden", "", "", "")

    assert typing.answer("welcome/important") == "my garden"
    assert isinstance(typing.sitting.turn, Finished)
