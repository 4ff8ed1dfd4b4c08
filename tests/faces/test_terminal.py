"""Whole talks on the Textual screen, and every way around a question."""

from __future__ import annotations

import pytest

from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskMe,
    AskScale,
    AskText,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoTo,
    LeaveAsItIs,
    LookOver,
    OfferThought,
    Park,
    ReadBack,
    Reply,
    Turn,
    Typed,
)
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.rows import Rows
from assistant.roles import Level, Role
from tests.faces.terminal_driver import (
    FakeKeeping,
    by_name,
    easy_reply,
    give,
    play,
    shown,
    sitting_at,
    talk_app,
    words_on,
)

HERE = "what_matters/important"


def without_a_face(role: Role, level: Level | None) -> Sitting:
    """The same easy talk with no face at all."""
    return sitting_at("end", role, level)


@pytest.mark.parametrize(("role", "level"), [("patient", 1), ("peer", 3), ("practitioner", 4), ("patient", None)])
async def test_a_whole_talk_gives_the_same_plan_as_no_face_at_all(role: Role, level: Level | None) -> None:
    """Every question is answered with keys, to the end."""
    app = talk_app(sitting_at(role=role, level=level))
    await play(easy_reply, app)
    assert isinstance(app.sitting.turn, Finished)
    assert app.sitting.plan() == without_a_face(role, level).plan()


async def test_a_talk_with_other_answers_works_with_keys_too() -> None:
    """Words for numbers, options for days, own words, a thought kept, a coaching line heeded."""
    told: list[str] = []

    def reply(turn: Turn) -> Reply:
        match turn:
            case AskText(address="what_matters/good_day") if "park" not in told:
                told.append("park")
                return Park("ask about the bus")
            case AskText(address="goals/goal#1") if "goal" not in told:
                told.append("goal")
                return Typed("go to physio")
            case AskScale():
                return Chosen(turn.in_words[-1].id)
            case AskDate() if turn.options:
                return Chosen({"option": turn.options[0].id})
            case AskChoice(many=True, own_words=True):
                return Chosen([turn.options[1].id, "my neighbour"])
            case AskChoice(own_words=True):
                return Chosen("whoever is at home")
            case Coach() if "change" not in told:
                told.append("change")
                return ChangeIt()
            case OfferThought():
                return Chosen("let_go")
            case _:
                return easy_reply(turn)

    app = talk_app(sitting_at())
    await play(reply, app)
    plan = app.sitting.plan()
    assert told == ["park", "goal", "change"]
    assert plan.goals[0].goal == "a walk with Maya on Sundays"
    assert plan.sharing.may_see is not None
    assert not plan.thoughts


async def test_the_first_question_and_the_ways_around_it_are_on_the_screen() -> None:
    """Title, plan, stage, count, help, buttons and keys, all at once."""
    sitting = sitting_at(HERE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = words_on(app)
        for part in ("What Matters", "Mary's plan", "Saved", "Help now F2", "What matters · question", "of about"):
            assert part in words
        assert sitting.turn.words.ask in words
        assert "[ Next Enter ] [ Skip ] [ Not today ] [ Keep a thought ]" in words
        assert "Esc all choices F3 where am I F4 my plan" in words
        assert "Ctrl+Q stop" in words
        assert isinstance(app.focused, AnswerBox)


async def test_nothing_is_called_saved_before_it_is() -> None:
    """A new plan has no saved mark."""
    app = talk_app(sitting_at())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "A new plan" in words_on(app)
        assert "Saved" not in words_on(app).replace("It is saved", "")


async def test_back_shows_the_answer_and_going_on_keeps_it() -> None:
    """F8, then Enter."""
    sitting = sitting_at("what_matters/good_day")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8")
        assert sitting.place == HERE
        assert shown(app, AnswerBox).text == "a walk with Maya on Sundays"
        await pilot.press("enter")
        assert sitting.place == "what_matters/good_day"
        assert not sitting.record.talks[-1].answers[HERE].earlier


async def test_back_before_the_first_question_says_so() -> None:
    """One sentence, and the question stays."""
    app = talk_app(sitting_at())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        assert "This is the first question" in words_on(app)


async def test_words_typed_before_going_back_are_there_again() -> None:
    """Half an answer, F8, Enter."""
    sitting = sitting_at("what_matters/good_day")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"toast", "f8", "enter")
        assert shown(app, AnswerBox).text == "toast"
        await pilot.press(*"ed", "enter")
        assert sitting.plan().what_matters.good_day == "toasted"


async def test_skip_and_not_today_are_kept_apart() -> None:
    """Both by their buttons."""
    sitting = sitting_at(HERE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#skip").focus()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click("#not-today")
        await pilot.pause()
    states = {key: answer.state for key, answer in sitting.record.talks[-1].answers.items()}
    assert states[HERE] == "skipped"
    assert states["what_matters/good_day"] == "not_today"


async def test_the_buttons_are_reached_with_tab_and_the_arrows() -> None:
    """Tab leaves the box, arrows go along, Shift+Tab comes back."""
    app = talk_app(sitting_at("what_matters/good_day", level=3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "right", "right", "left")
        assert app.focused is app.screen.query_one("#skip")
        await pilot.press("shift+tab", "shift+tab")
        assert isinstance(app.focused, AnswerBox)


async def test_a_thought_is_kept_and_the_question_stays() -> None:
    """F6, some words, Enter; what was typed to the question is still there."""
    sitting = sitting_at(HERE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea", "f6")
        await pilot.press("enter")
        assert "Nothing is typed yet" in words_on(app)
        await pilot.press(*"buses", "enter")
        await pilot.pause()
        assert 'Kept for later: "buses"' in words_on(app)
        assert shown(app, AnswerBox).text == "tea"
    assert [thought.text for thought in sitting.record.thoughts] == ["buses"]


async def test_one_can_go_anywhere_and_comes_back() -> None:
    """F3, a place in the list, an answer, and the question from before."""
    sitting = sitting_at("goals/need#1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        words = words_on(app)
        assert "Parts of the talk" in words
        assert "not started" in words
        shown(app, Rows).point_at(HERE)
        await pilot.press("enter")
        await pilot.pause()
        assert sitting.place == HERE
        await pilot.press("enter")
        await pilot.pause()
        assert sitting.place == "goals/need#1"
        assert "Back to where you were." in words_on(app)


async def test_every_area_can_be_opened_by_its_name() -> None:
    """Esc, the name of an area, Enter."""
    sitting = sitting_at("goals/need#1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await by_name(pilot, "feelings")
        await pilot.pause()
        assert sitting.place == "areas/emotional"


async def test_another_goal_is_in_the_list_of_places() -> None:
    """It begins the second goal."""
    sitting = sitting_at("ahead/start")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await give(pilot, app, sitting.turn, GoTo("goals/need#2"))
        assert sitting.place == "goals/need#2"


async def test_a_line_of_the_read_back_is_changed_and_read_back_again() -> None:
    """Enter on the line, new words, Enter."""
    sitting = sitting_at("read_back/back_life")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert sitting.place == HERE
        await pilot.press(*"!", "enter")
        await pilot.pause()
        assert isinstance(sitting.turn, ReadBack)
        assert "a walk with Maya on Sundays!" in words_on(app)
        await pilot.press("up", "up", "enter")
        assert sitting.place != "read_back/back_life"


async def test_a_coaching_line_can_be_left_as_it_is() -> None:
    """The sentence, an example, and two ways on."""
    sitting = sitting_at("goals/goal#1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await give(pilot, app, sitting.turn, Typed("go to physio"))
        assert isinstance(sitting.turn, Coach)
        assert sitting.turn.example in words_on(app)
        await give(pilot, app, sitting.turn, ChangeIt())
        assert shown(app, AnswerBox).text == "go to physio"
        await pilot.press("enter")
        await pilot.pause()
        if isinstance(sitting.turn, Coach):
            await give(pilot, app, sitting.turn, LeaveAsItIs())
        assert sitting.plan().goals[0].goal == "go to physio"
        assert sitting.place != "goals/goal#1"


async def test_an_answer_is_taken_out_and_undo_brings_it_back() -> None:
    """Both by name."""
    sitting = sitting_at("what_matters/good_day")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8")
        await by_name(pilot, "take this")
        await pilot.pause()
        assert shown(app, AnswerBox).text == ""
        assert sitting.plan().what_matters.important == ""
        await by_name(pilot, "undo")
        await pilot.pause()
        assert sitting.plan().what_matters.important == "a walk with Maya on Sundays"
        assert "Undone" in words_on(app)


async def test_being_asked_in_another_way_keeps_what_is_typed() -> None:
    """The words change at once, the box does not."""
    sitting = sitting_at("what_matters/good_day", level=4)
    before = sitting.turn.words.ask
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"toast")
        await give(pilot, app, sitting.turn, AskMe(1))
        assert sitting.turn.words.ask != before
        assert sitting.turn.words.ask in words_on(app)
        assert shown(app, AnswerBox).text == "toast"
        await by_name(pilot, "how")
        await pilot.pause()
        assert "(•) One small thing at a time" in words_on(app)
        assert "evel" not in words_on(app)


async def test_being_asked_in_another_way_keeps_what_is_marked() -> None:
    """Rows that have a word keep it, and no pause comes at once."""
    sitting = sitting_at("areas/light_look", level=4)
    assert isinstance(sitting.turn, LookOver)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "right")
        await give(pilot, app, sitting.turn, AskMe(1))
        assert sitting.place == "areas/light_look"
        await pilot.press("enter")
    assert sitting.plan().areas.look["physical"] == "on_my_mind"


@pytest.mark.parametrize("place", ["", "welcome/agree", HERE, "areas/light_look", "goals/importance#1", "end"])
async def test_help_now_is_one_key_away_everywhere(place: str) -> None:
    """F2 on the question, and on everything that opens over it."""
    app = talk_app(sitting_at(place))
    async with app.run_test(size=(80, 24)) as pilot:
        for opened in ((), ("escape",), ("f3",), ("f4",), ("f6",), ("f7",), ("f9",)):
            await pilot.press(*opened, "f2")
            await pilot.pause()
            assert "Call Samaritans on 116 123." in words_on(app)
            await pilot.press("f2")
            for _ in ("help", *opened):
                await pilot.press("escape")
                await pilot.pause()
            assert len(app.screen_stack) == 1


async def test_pages_show_the_plan_the_reason_and_the_cues() -> None:
    """F4, F9 and F7; Enter closes each."""
    sitting = sitting_at("what_matters/good_day")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        for key, words in (
            ("f4", "a walk with Maya"),
            ("f9", sitting.turn.words.why.split(". ")[0]),
            ("f7", sitting.turn.words.cues[0]),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert words in words_on(app)
            await pilot.press("enter")
            assert len(app.screen_stack) == 1


async def test_the_list_of_choices_is_narrowed_by_typing() -> None:
    """Letters narrow, Backspace widens, Esc closes, Ctrl+N and bare letters do nothing else."""
    app = talk_app(sitting_at(HERE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", *"dark")
        await pilot.pause()
        assert "Light or dark" in words_on(app)
        assert "Undo" not in words_on(app)
        await pilot.press(*"zz")
        await pilot.pause()
        assert "nothing is called so" in words_on(app)
        await pilot.press("enter", *["backspace"] * 6)
        await pilot.pause()
        assert "Undo the last change" in words_on(app)
        await pilot.press("escape")
        assert len(app.screen_stack) == 1


async def test_light_and_dark_change_places() -> None:
    """By name."""
    app = talk_app(sitting_at(HERE))
    async with app.run_test(size=(80, 24)) as pilot:
        await by_name(pilot, "light")
        await pilot.pause()
        assert not app.current_theme.dark
        await by_name(pilot, "light")
        await pilot.pause()
        assert app.current_theme.dark


async def test_the_time_gone_by_is_shown_only_when_asked_for() -> None:
    """On, and off again."""
    app = talk_app(sitting_at(HERE, "practitioner"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "minutes" not in words_on(app)
        await by_name(pilot, "time")
        await pilot.pause()
        assert "0 minutes" not in words_on(app).replace("· 0 minutes", "")
        assert "· 0 minutes" in words_on(app)
        await by_name(pilot, "time")
        await pilot.pause()
        assert "· 0 minutes" not in words_on(app)


async def test_a_practitioner_sees_what_to_say_and_what_to_listen_for() -> None:
    """The line, what to listen for, and up to three cues."""
    sitting = sitting_at("what_matters/good_day", "practitioner", 3)
    app = talk_app(sitting)
    async with app.run_test(size=(132, 43)) as pilot:
        await pilot.pause()
        words = words_on(app)
        assert "Say:" in words
        assert "Listen for:" in words
        assert sum(cue in words for cue in sitting.turn.words.cues) == min(3, len(sitting.turn.words.cues))


async def test_the_end_offers_the_plan_a_document_a_part_and_closing() -> None:
    """Four things to do, and each does it; how documents are made is tested beside (test_terminal_documents.py)."""
    app = talk_app(sitting_at("end"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert "The plan so far" in words_on(app)
        await pilot.press("escape", "down")
        assert "Print or share the plan" in words_on(app)
        await pilot.press("down", "enter")
        assert "Where you are" in words_on(app)
        await pilot.press("escape")
        await by_name(pilot, "next")
        assert app.is_running
        await pilot.press("down", "enter")
    assert not app.is_running


async def test_who_says_no_is_offered_to_close_first() -> None:
    """The talk ends at once."""

    def no(turn: Turn) -> Reply | None:
        return Chosen("no_thank_you") if turn.address == "welcome/agree" else None

    app = talk_app(sitting_at("end", first=no))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
    assert not app.is_running


async def test_the_long_way_round_is_saved_once_for_each_answer() -> None:
    """What is kept last is what the screen shows."""
    keeping = FakeKeeping()
    sitting = sitting_at(HERE, keeping=keeping)
    app = talk_app(sitting)
    before = len(keeping.records)
    async with app.run_test(size=(80, 24)) as pilot:
        await give(pilot, app, sitting.turn, Typed("Sundays"))
    assert len(keeping.records) == before + 1
    assert keeping.records[-1] == sitting.record
