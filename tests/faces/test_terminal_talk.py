"""On the screen: whose words they are, pauses, support to choose from, what is still open, what is known already."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.content import Content
from assistant.conversation.rehearsing import rehearse
from assistant.conversation.turns import (
    AskChoice,
    AskPeople,
    GoTo,
    Line,
    ReadBack,
    Reply,
    Rest,
    Skip,
    Speaking,
    Turn,
    Typed,
)
from assistant.conversation.wording import Words
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.menus import Menu
from assistant.faces.terminal.panels import Stages
from assistant.faces.terminal.rows import Rows
from tests.faces.terminal_driver import (
    Clock,
    FakeKeeping,
    by_name,
    easy_reply,
    give,
    lines_on,
    shown,
    sitting_at,
    talk_app,
    until,
    words_on,
)
from tests.talking import NOON, our_discuss

HERE = "what_matters/important"
WAYS = "goals/ways#1"
PREPARED = Path(__file__).parents[1] / "conversations" / "prepare" / "patient_1_kettle.yaml"


def at_a_pause(keeping: FakeKeeping | None = None) -> Sitting:
    """A sitting of somebody who takes small steps, at the first pause."""
    sitting = sitting_at(level=1, keeping=keeping)
    while not isinstance(sitting.turn, Rest):
        sitting.reply(easy_reply(sitting.turn))
    return sitting


# Whose words


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (132, 43)], ids=str)
async def test_whose_words_come_next_is_chosen_with_a_key_and_said_in_words(size: tuple[int, int]) -> None:
    """The answer is the carer's, the screen says so, and what was half typed stays."""
    sitting = sitting_at(HERE, level=3)
    app = talk_app(sitting)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"tea", "ctrl+o")
        assert "Whose words come next?" in words_on(app)
        assert "\u203a (•) Me" in words_on(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Whose words: the carer" in words_on(app)
        assert all(len(line) <= size[0] for line in lines_on(app))
        assert shown(app, AnswerBox).text == "tea"
        await pilot.press("enter")
        await give(pilot, app, sitting.turn, Speaking("person"))
        assert "Whose words" not in words_on(app).replace("Ctrl+O whose words", "")
    assert sitting.record.talks[-1].answers[HERE].given_by == "carer"


async def test_whose_words_is_among_all_choices_and_keeps_what_is_marked() -> None:
    """By name; rows that have a word keep it."""
    sitting = sitting_at("areas/light_look", "practitioner", 3)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "right")
        await by_name(pilot, "whose")
        await pilot.press("home", "enter", "enter")
        await pilot.pause()
    answer = sitting.record.talks[-1].answers["areas/light_look"]
    assert (answer.given_by, answer.value) == ("person", {"physical": "on_my_mind"})


# Pauses


async def test_a_pause_is_gone_past_with_enter() -> None:
    """Its two ways on are on the screen, and no other buttons."""
    sitting = at_a_pause()
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert sitting.turn.words.ask in words_on(app)
        assert "\u203a Go on Stop for today" in words_on(app)
        assert "[ Skip ]" not in words_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(sitting.turn, Rest)
        assert "[ Skip ]" in words_on(app)


async def test_who_stops_at_a_pause_is_not_offered_it_again() -> None:
    """It is saved, closed, and goes on with the next question another day."""
    keeping = FakeKeeping()
    sitting = at_a_pause(keeping)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
    assert not app.is_running
    again = Sitting(our_discuss(), keeping.records[-1], keeping, Clock())
    assert (again.place, isinstance(again.turn, Rest)) == (sitting.place, False)


async def test_stopping_at_a_pause_that_cannot_be_saved_says_so_and_stays() -> None:
    """Until there is room again."""
    keeping = FakeKeeping()
    app = talk_app(at_a_pause(keeping))
    async with app.run_test(size=(80, 24)) as pilot:
        keeping.full = True
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.is_running
        assert "the disk is full" in words_on(app)
        keeping.full = False
        await pilot.press("enter")
    assert not app.is_running


# Support to choose from


async def test_what_there_is_to_know_about_support_opens_below_its_name() -> None:
    """One after the other where there is little room; the name stays in view with it."""
    sitting = sitting_at(WAYS)
    turn = sitting.turn
    assert isinstance(turn, AskChoice)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for option in turn.options[:-1]:
            words = words_on(app)
            assert f"\u203a [ ] {option.label} {option.about}" in words
            assert [one.about for one in turn.options if one.about and one.about in words] == [option.about]
            await pilot.press("down")
            await pilot.pause()
        assert "\u203a Show me other ideas" in words_on(app)


async def test_what_is_longer_than_the_screen_is_read_before_the_next_one_is_pointed_at() -> None:
    """Down reads on, Up comes back to the name."""
    sitting = sitting_at(WAYS)
    turn = sitting.turn
    assert isinstance(turn, AskChoice)
    app = talk_app(sitting)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        rows = shown(app, Rows)
        first, second = turn.options[0], turn.options[1]
        assert first.label in words_on(app)
        assert first.about not in words_on(app)
        await pilot.press("down")
        await pilot.pause()
        assert rows.here == first.id
        assert "22 November 2026." in words_on(app)
        await pilot.press("up")
        await pilot.pause()
        assert rows.here == first.id
        assert first.label in words_on(app)
        await pilot.press("down", "down")
        assert rows.here == second.id


async def test_where_there_is_room_all_support_is_told_about_at_once() -> None:
    """Side by side, so that it can be compared, and a click marks what is under it."""
    sitting = sitting_at(WAYS, "practitioner")
    turn = sitting.turn
    assert isinstance(turn, AskChoice)
    app = talk_app(sitting)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        assert all(option.about in words_on(app) for option in turn.options)
        rows = shown(app, Rows)
        lines = lines_on(app)
        second = next(y for y, line in enumerate(lines) if f"[ ] {turn.options[1].label}" in line)
        await pilot.click(offset=(8, second + 1))
        await pilot.pause()
        assert rows.here == turn.options[1].id
        assert f"[x] {turn.options[1].label}" in words_on(app)


async def test_other_ideas_are_shown_at_once_beside_what_is_marked() -> None:
    """Enter on them; own words are one more idea; all of it is in the plan."""
    sitting = sitting_at(WAYS)
    first = sitting.turn
    assert isinstance(first, AskChoice)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", *["down"] * (len(first.options) - 1), "enter")
        await pilot.pause()
        second = sitting.turn
        assert isinstance(second, AskChoice)
        assert sitting.place == WAYS
        assert f"[x] {first.options[0].label}" in words_on(app)
        assert second.options[1] not in first.options
        await pilot.press("down", "space", "end", "enter", *"my cousin", "enter")
        await pilot.pause()
        assert sitting.place != WAYS
    ways = sitting.plan().goals[0].ways
    assert [one.name for one in ways] == [first.options[0].label, second.options[1].label, "my cousin"]


def names_offered(sitting: Sitting) -> list[str]:
    """What can be chosen now."""
    assert isinstance(sitting.turn, AskChoice)
    return [option.label for option in sitting.turn.options]


async def test_other_ideas_alone_are_no_answer() -> None:
    """Space is enough, and nothing is kept."""
    sitting = sitting_at(WAYS)
    first = names_offered(sitting)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "up", "space")
        await pilot.pause()
        assert sitting.place == WAYS
        assert names_offered(sitting) != first
        assert WAYS not in sitting.record.talks[-1].answers
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is chosen yet." in words_on(app)


# What is still open, and what is read back


async def test_a_line_that_is_still_open_is_gone_to_and_comes_back() -> None:
    """Each line has its name and that nothing is there yet."""

    def leaves_out(turn: Turn) -> Reply | None:
        return Skip() if turn.address == HERE and not isinstance(turn, Rest) else None

    sitting = sitting_at("read_back/gaps", first=leaves_out)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "What matters most: nothing yet" in words_on(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert sitting.place == HERE
        await give(pilot, app, sitting.turn, Typed("my garden"))
    assert sitting.plan().what_matters.important == "my garden"


def test_a_line_without_words_is_its_name_alone() -> None:
    """No colon is left hanging."""
    lines = (Line("goals/goal#1", "The goal", " "), Line(HERE, "What matters most", "tea"))
    menu = Menu(ReadBack("read_back/gaps", "", "", Words(), None, lines=lines))
    assert isinstance(menu, Menu)
    assert [entry.text for entry in menu._entries] == ["That is right", "The goal", "What matters most: tea"]


async def test_what_was_done_is_said_above_a_list_longer_than_the_screen() -> None:
    """Back from a line of the read-back, the sentence and the first line are in view."""
    sitting = sitting_at("read_back/back_life")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(sitting.turn, ReadBack)
        assert "Back to where you were. \u203a That is right" in words_on(app).replace("▌ ", "")


# What is known already


@pytest.mark.parametrize("place", ["brought/talk_about", "brought/be_there"])
async def test_what_was_prepared_stands_in_the_box(place: str) -> None:
    """Words and people, as they were typed; going on changes nothing."""
    record = rehearse(Content(), PREPARED, NOON).record
    sitting = Sitting(our_discuss(), record, FakeKeeping(), Clock())
    left = sitting.place
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await give(pilot, app, sitting.turn, GoTo(place))
        assert sitting.place == place
        answer = sitting.record.talks[-1].answers[place]
        known = answer.value[0]["name"] if isinstance(sitting.turn, AskPeople) else answer.value
        assert shown(app, AnswerBox).text.startswith(known)
        await pilot.press("enter")
        await pilot.pause()
        assert sitting.place == left
    assert sitting.record.talks[-1].answers[place] == answer


async def test_only_stages_with_something_in_them_are_listed() -> None:
    """Nothing was prepared, so nothing was brought; the stage one is in is in view."""
    app = talk_app(sitting_at("agreeing/may_see", "practitioner"))
    async with app.run_test(size=(132, 26)) as pilot:
        await pilot.pause()
        stages = app.screen.query_one(Stages)
        await until(pilot, lambda: stages.scroll_y > 0, "the stages")
        assert "\u203a Sharing, agreeing," in words_on(app)
        await pilot.press("f3")
        await pilot.pause()
        assert "What you brought" not in words_on(app)


# Keys typed ahead, and answers that say nobody


async def test_keys_typed_ahead_find_a_list_closed() -> None:
    """Two choices in the same moment are one."""
    sitting = sitting_at("goals/need#1")
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        rows = shown(app, Rows)
        rows.point_at(HERE)
        rows.action_take()
        rows.action_take()
        await pilot.pause()
        assert app.is_running
        assert sitting.place == HERE


async def test_a_thought_entered_twice_is_kept_once() -> None:
    """The second Enter finds the box closed."""
    sitting = sitting_at(HERE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6", *"buses")
        box = shown(app, AnswerBox)
        box.post_message(AnswerBox.Entered())
        box.post_message(AnswerBox.Entered())
        await pilot.pause()
    assert [thought.text for thought in sitting.record.thoughts] == ["buses"]


async def test_a_space_is_part_of_what_is_looked_for() -> None:
    """With nothing looked for it chooses."""
    sitting = sitting_at(HERE)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", *"light", "space", *"or")
        await pilot.pause()
        assert "Find: light or" in words_on(app)
        assert "\u203a Light or dark" in words_on(app)
        await pilot.press("escape", "escape", "space")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_nobody_is_an_answer_that_stands() -> None:
    """Back at it, Enter goes on."""
    sitting = sitting_at("welcome/who_is_here", level=3)
    app = talk_app(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await give(pilot, app, sitting.turn, Typed("nobody"))
        following = sitting.place
        await pilot.press("f8", "enter")
        await pilot.pause()
        assert sitting.place == following
    assert not sitting.record.talks[-1].answers["welcome/who_is_here"].earlier
