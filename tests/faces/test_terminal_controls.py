"""Each control of the Textual screen: what its keys do, what it shows, what it answers."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Static

from assistant.clean_text import LONGEST_ANSWER
from assistant.conversation.turns import AskChoice, AskDate, AskScale, Chosen, LookOver, Park, Reply, Turn, Typed
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.picks import Numbers
from assistant.faces.terminal.rows import Entry, Rows
from assistant.faces.terminal.welcome import ReadingApp, WelcomeApp
from tests.faces.terminal_driver import HELP, give, lines_on, shown, sitting_at, talk_app, words_on

HERE = "what_matters/important"
SCALE = "goals/importance#1"


async def test_a_new_line_has_its_own_keys_and_enter_goes_on() -> None:
    """Ctrl+J makes a line, Enter answers."""
    sitting = sitting_at(HERE, level=3)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"one", "ctrl+j", *"two", "alt+enter", *"three", "enter")
    assert sitting.plan().what_matters.important == "one\ntwo\nthree"


async def test_pasted_lines_stay_and_what_could_act_is_taken_out() -> None:
    """Newlines in, escape sequences out."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 24)) as pilot:
        shown(app, AnswerBox).post_message(events.Paste("one\r\ntwo \x1b]0;gone\x07\u202ethree"))
        await pilot.pause()
        assert shown(app, AnswerBox).text == "one\ntwo three"


async def test_a_paste_that_is_too_long_is_refused_with_its_count() -> None:
    """Nothing is cut, and what was typed stays."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea")
        shown(app, AnswerBox).post_message(events.Paste("x" * LONGEST_ANSWER))
        await pilot.pause()
        assert shown(app, AnswerBox).text == "tea"
        assert "That is 10,000 characters, and there is room here for 9,997." in words_on(app)
        assert "It is still on your clipboard." in words_on(app)


async def test_an_answer_that_is_too_long_is_refused_and_stays() -> None:
    """The sentence has the count."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 24)) as pilot:
        shown(app, AnswerBox).put("x" * (LONGEST_ANSWER + 1))
        await pilot.press("enter")
        await pilot.pause()
        assert "10,001 characters" in words_on(app)
        assert len(shown(app, AnswerBox).text) == LONGEST_ANSWER + 1


async def test_the_box_grows_from_three_lines_to_eight() -> None:
    """And no further."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 30)) as pilot:
        box = shown(app, AnswerBox)
        heights = [box.content_size.height]
        for lines in (5, 12):
            box.put("\n".join(["line"] * lines))
            await pilot.pause()
            heights.append(box.content_size.height)
        assert heights == [3, 5, 8]


async def test_the_line_being_typed_stays_in_view_in_an_answer_longer_than_its_box() -> None:
    """At every letter, also at the one that takes its word down to a new line."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 40)) as pilot:
        shown(app, AnswerBox).put("garden " * 80)
        for letter in "opqstuvwxy":
            for length in range(1, 11):
                await pilot.press(letter)
                assert letter * length in words_on(app)
            await pilot.press("space")


async def test_an_idea_goes_into_the_box_and_stays_editable() -> None:
    """Up into the list, Enter on an idea, more words, Enter."""
    sitting = sitting_at(HERE, level=1)
    idea = sitting.turn.words.ideas[0]
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "home", "enter")
        await pilot.pause()
        box = shown(app, AnswerBox)
        assert box.text == idea
        assert f"(•) {idea}" in words_on(app)
        await pilot.press(*", daily")
        assert "(•) Something else:" in words_on(app)
        await pilot.press("up", "enter")
        assert app.focused is box
        await pilot.press("up", "down", "enter")
    assert sitting.plan().what_matters.important == f"{idea}, daily"


async def test_a_choice_is_never_made_by_enter_alone() -> None:
    """Enter without pointing at anything says which keys answer, and the sentence goes with the next key."""
    sitting = sitting_at("welcome/agree")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is answered here yet. Press the down arrow to move, then Enter." in words_on(app)
        await pilot.press("space", "space")
        await pilot.pause()
        assert "Nothing is answered here yet." not in words_on(app)
        assert "(•) Yes, please" in words_on(app)
        await pilot.press("up", "down", "down", "down", "home", "end", "home", "enter")
        assert sitting.place != "welcome/agree"


async def test_a_click_marks_a_choice_and_next_gives_it() -> None:
    """Mouse only."""
    sitting = sitting_at("welcome/agree")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(Rows, offset=(8, 0))
        await pilot.pause()
        assert "(•) Yes, please" in words_on(app)
        await pilot.click("#next")
        await pilot.pause()
        assert sitting.place != "welcome/agree"


async def test_an_answer_that_stands_is_marked_and_going_on_changes_nothing() -> None:
    """Back to a choice, then Enter."""
    sitting = sitting_at("welcome/who_is_here")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8")
        assert "(•) Yes, please" in words_on(app)
        await pilot.press("enter")
    assert not sitting.record.talks[-1].answers["welcome/agree"].earlier


async def test_many_choices_are_marked_with_space_and_own_words_count_too() -> None:
    """Space on two, once more on one, words in the box."""
    sitting = sitting_at("agreeing/may_see")
    turn = sitting.turn
    assert isinstance(turn, AskChoice)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is chosen yet." in words_on(app)
        await pilot.press("down", "space", "down", "space", "up", "space")
        await pilot.pause()
        assert f"[x] {turn.options[1].label}" in words_on(app)
        assert f"[ ] {turn.options[0].label}" in words_on(app)
        await pilot.press("end", "enter", *"Jo", "enter")
        await pilot.pause()
        await pilot.press("f8")
        assert shown(app, AnswerBox).text == "Jo"
    assert sitting.record.talks[-1].answers["agreeing/may_see"].value == [turn.options[1].id, "Jo"]


async def test_own_words_beside_choices_are_typed_into_the_box() -> None:
    """Down past the end, or Space on the last row, leads into the box; emptied it unmarks itself."""
    sitting = sitting_at("goals/who#1.1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "down")
        assert isinstance(app.focused, AnswerBox)
        await pilot.press("a", "backspace", "up", "space")
        assert isinstance(app.focused, AnswerBox)
        await pilot.press(*"my niece", "up", "enter")
    assert sitting.plan().goals[0].actions[0].who is not None
    assert sitting.record.talks[-1].answers["goals/who#1.1"].value == "my niece"


async def test_a_short_box_takes_one_line() -> None:
    """A pasted newline becomes a space, Ctrl+J does nothing."""
    app = talk_app(sitting_at("welcome/name"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Mary", "ctrl+j")
        shown(app, AnswerBox).post_message(events.Paste(" Ann\nLee"))
        await pilot.pause()
        assert shown(app, AnswerBox).text == "Mary Ann Lee"


async def test_a_number_is_picked_by_typing_it_or_moving_to_it() -> None:
    """1 then 0 is ten, the arrows go on from there, and both ends are in words."""
    sitting = sitting_at(SCALE)
    turn = sitting.turn
    assert isinstance(turn, AskScale)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert f"1 is {turn.words.ends[0]}. 10 is {turn.words.ends[1]}." in words_on(app)
        numbers = shown(app, Numbers)
        picked = []
        for keys in (("1", "0"), ("left",), ("home",), ("left",), ("end",), ("0",), ("x",), ("7",)):
            await pilot.press(*keys)
            picked.append(numbers.picked)
        assert picked == [10, 9, 1, 1, 10, 10, 10, 7]
        assert "[7]" in words_on(app)
        await pilot.click(Numbers, offset=(2, 0))
        assert numbers.picked == 1
        await pilot.press("enter")
    assert sitting.record.talks[-1].answers[SCALE].value == 1


async def test_words_do_instead_of_a_number() -> None:
    """Down to the words, Space, and back up; the number is no longer marked."""
    sitting = sitting_at(SCALE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "down", "space", "up", "down", "down", "down", "down", "up", "up", "up")
        assert isinstance(app.focused, Numbers)
        assert app.focused.picked is None
        await pilot.press("enter")
        await pilot.pause()
        assert sitting.place != SCALE
        await pilot.press("f8")
        assert isinstance(app.focused, Rows)
        await pilot.press("enter")
    assert sitting.record.talks[-1].answers[SCALE].value == "most"


async def test_nothing_picked_on_a_scale_is_no_answer() -> None:
    """From the numbers and from the words."""
    sitting = sitting_at(SCALE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is answered here yet." in words_on(app)
        shown(app, Rows).focus()
        await pilot.press("enter")
        assert sitting.place == SCALE


async def test_nine_rows_take_one_of_three_words_each() -> None:
    """Left and right go round, Space goes on, unset is shown as dots."""
    sitting = sitting_at("areas/light_look")
    turn = sitting.turn
    assert isinstance(turn, LookOver)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert words_on(app).count("· · ·") == 9
        await pilot.press("right", "left", "left", "down", "space", "down", "right")
        await pilot.pause()
        assert words_on(app).count("· · ·") == 6
        assert "\u2039 Talk about it \u203a" in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
    assert sitting.plan().areas.look == {
        turn.rows[0].id: "talk",
        turn.rows[1].id: "fine",
        turn.rows[2].id: "fine",
    }


async def test_a_look_over_that_stands_is_gone_past_without_a_change() -> None:
    """Back and Enter."""
    sitting = sitting_at("areas/physical")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8", "enter")
    assert not sitting.record.talks[-1].answers["areas/light_look"].earlier


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("up", "up", "up", "enter"), {"option": "soon"}),
        ((*tuple("in 6 weeks"), "enter"), {"on": "2027-01-03", "said": "in 6 weeks"}),
        ((*tuple("when warm"), "enter"), {"said": "when warm"}),
    ],
)
async def test_a_day_is_typed_or_chosen(keys: tuple[str, ...], value: object) -> None:
    """And stands in the box when one comes back."""
    sitting = sitting_at("goals/by_when#1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert sitting.record.talks[-1].answers["goals/by_when#1"].value == value
        await pilot.press("f8", "enter")
        assert sitting.place != "goals/by_when#1"
    assert not sitting.record.talks[-1].answers["goals/by_when#1"].earlier


async def test_a_day_that_does_not_exist_is_said_under_the_box() -> None:
    """The words stay in the box."""
    sitting = sitting_at("goals/by_when#1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"31 feb", "enter")
        await pilot.pause()
        assert "Try" in words_on(app)
        assert shown(app, AnswerBox).text == "31 feb"
        assert sitting.place == "goals/by_when#1"


async def test_people_are_one_on_each_line_and_come_back_as_they_were() -> None:
    """With and without who they are, and how to reach them."""
    lines = "Maya, my daughter, 07700 900123\nMr Bashir, 01632 960001\nJo\nAnn, a friend"
    sitting = sitting_at("welcome/who_is_here")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await give(pilot, app, sitting.turn, Typed(lines))
        await pilot.press("f8")
        assert shown(app, AnswerBox).text == lines
    assert [person.name for person in sitting.plan().people_here] == ["Maya", "Mr Bashir", "Jo", "Ann"]


async def test_a_thought_kept_earlier_is_offered_and_can_be_told_more_of() -> None:
    """It is shown in its own words."""

    thoughts = iter([Park("ask about [red]buses[/]")])

    def park(turn: Turn) -> Reply | None:
        return next(thoughts, None) if turn.address == HERE else None

    sitting = sitting_at("read_back/thoughts", first=park)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "ask about [red]buses[/]" in words_on(app)
        await give(pilot, app, sitting.turn, Chosen("now"))
        await give(pilot, app, sitting.turn, Typed("the 42"))
    assert sitting.record.thoughts[0].more == "the 42"


@pytest.mark.parametrize(
    "text", ["[red]", "[@click=app.quit]x[/]", "[/]", "[bold", "{name}", "$text", "مرحبا", "👩‍👧 é"]
)
async def test_what_people_type_is_shown_as_it_is(text: str) -> None:
    """In the name, the box, the words quoted back, the lists, the plan and the sentence for a thought."""

    def hostile(turn: Turn) -> Reply | None:
        return Typed(text) if isinstance(turn.words.ideas, tuple) and turn.address in ("welcome/name", HERE) else None

    sitting = sitting_at("what_matters/hopes", first=hostile)
    app = talk_app(sitting)
    async with app.run_test(size=(132, 43)) as pilot:
        await pilot.pause()
        assert f"{text}'s plan" in "".join(lines_on(app))
        for key in ("f3", "f4"):
            await pilot.press(key)
            await pilot.pause()
            assert text in "".join(lines_on(app))
            await pilot.press("escape")
        await give(pilot, app, sitting.turn, Park(text))
        assert f'Kept for later: "{text}"' in "".join(lines_on(app))
        await pilot.click("#question", offset=(4, 2))
        assert app.is_running


async def test_a_list_without_anything_to_choose_does_nothing() -> None:
    """Headings cannot be pointed at."""
    app = WelcomeApp("Nothing here", [("", "Plans")])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "up", "home", "end", "left", "space", "enter")
        await pilot.click(Rows, offset=(2, 0))
        assert app.is_running


async def test_the_welcome_ends_with_what_was_chosen() -> None:
    """Headings are passed over, and help is one key away."""
    options = [
        ("", "Have the talk"),
        ("patient", "For myself"),
        ("", "Plans"),
        ("k7f3qd", "[red]Mary[/]: Goals"),
        ("close", "Close"),
    ]
    app = WelcomeApp("What would you like to do?", options, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert "Samaritans" in words_on(app)
        await pilot.press("escape", "down")
        await pilot.pause()
        assert "\u203a [red]Mary[/]: Goals" in words_on(app)
        await pilot.press("enter")
    assert app.return_value == "k7f3qd"


async def test_the_welcome_is_left_with_esc() -> None:
    """Nothing is chosen; without a card F2 does nothing, and neither does Ctrl+C."""
    app = WelcomeApp("What would you like to do?", [("patient", "For myself")])
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("f2", "ctrl+c")
        assert "Esc close" in words_on(app)
        await pilot.press("escape")
    assert app.return_value is None


async def test_a_page_can_be_read_on_its_own() -> None:
    """Its lines, and Enter to leave."""
    app = ReadingApp("Mary's plan", ["WHAT MATTERS TO ME", "", "A good day: [b]tea[/b]"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "A good day: [b]tea[/b]" in words_on(app)
        await pilot.press("enter")
    assert not app.is_running


async def test_rows_shown_anew_forget_a_row_that_is_gone() -> None:
    """And keep pointing at one that is still there."""
    app = WelcomeApp("List", [("a", "A"), ("b", "B")])
    async with app.run_test(size=(80, 24)) as pilot:
        rows = shown(app, Rows)
        await pilot.press("down")
        rows.show([Entry("b", "B")])
        assert rows.here == "b"
        rows.show([Entry("c", "C")])
        assert rows.here is None
        assert Control().start() is False


async def test_the_next_question_begins_with_nothing_of_the_one_before() -> None:
    """The box is empty and has nothing to undo."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tea", "enter")
        await pilot.pause()
        box = shown(app, AnswerBox)
        await pilot.press("ctrl+z")
        assert (box.text, app.focused) == ("", box)


async def test_the_terminals_own_cursor_follows_the_box_to_its_next_question() -> None:
    """Readers find it there, though longer words above have moved the box."""
    app = talk_app(sitting_at(HERE, level=3))
    async with app.run_test(size=(80, 24)) as pilot:
        box, before = shown(app, AnswerBox), app.cursor_position
        app.screen.query_one("#question .ask", Static).update("One line.\nAnd another.\nAnd one more.")
        box.renew("", one_line=False)
        await pilot.pause()
        assert app.cursor_position == box.cursor_screen_offset != before


async def test_a_day_after_choices_is_not_marked_yet() -> None:
    """The next list has its own entries, an empty box, and nothing marked or pointed at."""
    sitting = sitting_at("goals/who#1.1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space", "enter")
        await pilot.pause()
        assert isinstance(sitting.turn, AskDate)
        assert shown(app, Control).picked == []
        assert shown(app, Rows).here is None
        assert shown(app, AnswerBox).text == ""
        assert all(option.label in words_on(app) for option in sitting.turn.options)


@pytest.mark.parametrize("place", [HERE, "goals/when#1.1"])
async def test_a_button_that_was_pressed_gives_the_focus_back(place: str) -> None:
    """Only the next control has it, be it the same one as before or another."""
    app = talk_app(sitting_at(place))
    async with app.run_test(size=(80, 24)) as pilot:
        button = app.screen.query_one("#skip")
        button.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert app.focused is not button
        assert not button.has_focus
