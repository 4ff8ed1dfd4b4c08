"""The diary on the screen and as a plain chat: the same entries make the same record."""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from assistant.between_talks import diary
from assistant.cli import main
from assistant.faces.diary_book import NOTE, DiaryBook
from assistant.faces.diary_words import chart, in_words, table
from assistant.faces.plain_chat.diary import PlainDiary
from assistant.faces.plain_chat.world import World
from assistant.faces.terminal import diary_parts
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.diary_parts import Field, Reading
from assistant.faces.terminal.diary_screen import DiaryApp
from assistant.faces.terminal.rows import Rows
from assistant.record import Draft, Record
from assistant.storage.store import Store
from tests.faces.terminal_driver import HELP, Clock, FakeKeeping, lines_on, until, words_on
from tests.planned import CALL, STRETCH, WALK, marys_record
from tests.talking import NOON

TODAY = NOON.date()


def a_book(record: Record | None = None, keeping: FakeKeeping | None = None, draft: Draft | None = None) -> DiaryBook:
    """The diary of Mary's plan."""
    return DiaryBook(record or marys_record(), keeping or FakeKeeping(), Clock(), draft)


def following() -> Record:
    """Mary's record with two things followed, each with some values."""
    record = diary.with_measure(diary.with_measure(marys_record(), "Weight", "kg", "70"), "Blood pressure", "mmHg")
    for number, (weight, pressure) in enumerate([("72", "120/80"), ("74", "126/78"), ("71.5", "123/82")]):
        at = NOON - timedelta(days=9 - number)
        record = diary.measured(diary.measured(record, "Weight", weight, at), "Blood pressure", pressure, at)
    return record


class Typing:
    """Somebody at the keyboard of the plain chat."""

    def __init__(self, book: DiaryBook, width: int = 80) -> None:
        self.book, self.out = book, ""
        self.waiting: deque[str] = deque()
        self.world = World(self._read, self._write, width)

    def types(self, *lines: str) -> str:
        """Types these lines until the input ends; what was said, on one line."""
        self.waiting.extend(lines)
        PlainDiary(self.book, self.world, HELP).run()
        return " ".join(self.out.split())

    def _read(self) -> str | None:
        self._write("\n")
        return self.waiting.popleft() if self.waiting else None

    def _write(self, text: str) -> None:
        self.out += text


def the_page(app: DiaryApp) -> Rows:
    """The list of what else there is to do."""
    return app.screen.query_one("#more", Rows)


async def more(pilot: Pilot[Any], app: DiaryApp, what: str) -> None:
    """Chooses something from the list at the end of the page."""
    rows = the_page(app)
    rows.focus()
    rows.point_at(what)
    assert rows.here == what
    await pilot.press("enter")
    await pilot.pause()


# In words, and as charts


def test_a_chart_goes_from_the_lowest_to_the_highest() -> None:
    """One bar for each value, a line for each number."""
    weight, pressure = diary.followed(following())

    assert chart(following(), weight) == "▂█▁"
    assert chart(following(), pressure) == "▁█▅ upper\n▅▁█ lower"


def test_one_value_is_no_chart_and_equal_ones_are_level() -> None:
    """Nothing is made to look like more than it is."""
    record = diary.measured(diary.with_measure(marys_record(), "Pain"), "Pain", "3", NOON)
    assert chart(record, diary.followed(record)[0]) == ""

    record = diary.measured(record, "Pain", "3", NOON)
    assert chart(record, diary.followed(record)[0]) == "▄▄"


def test_a_chart_stands_beside_its_words() -> None:
    """Newest, lowest, highest, and what the person aims for."""
    weight, pressure = diary.followed(following())

    assert in_words(following(), weight, TODAY) == [
        "Newest: 71.5, 15 November.",
        "Lowest 71.5, highest 74.",
        "You aim for: 70.",
    ]
    assert in_words(following(), pressure, TODAY) == [
        "Newest: 123/82, 15 November.",
        "Upper: lowest 120, highest 126.",
        "Lower: lowest 78, highest 82.",
    ]


def test_the_table_holds_every_kind_of_entry_and_judges_none() -> None:
    """Steps, values and words, the newest first; what was taken back is left out."""
    record = diary.ticked(following(), *WALK, "not_tried", "", NOON - timedelta(days=400))
    record = diary.ticked(record, *WALK, "done", "it was sunny", NOON)
    record = diary.taken_back(diary.noted(diary.noted(record, "a good day", NOON), "slip", NOON), NOON)

    lines = table(record, TODAY)
    start = lines.index("Walk to the shop")
    assert lines[start + 1 : start + 3] == ["  Today: Done. it was sunny", "  18 October 2025: Not tried"]
    assert lines[lines.index("Blood pressure (mmHg)") + 3] == "  15 November: 123/82"
    assert lines[-1] == "  Today: a good day"


def test_a_long_table_shows_the_newest_and_counts_the_rest() -> None:
    """Ten of each thing are plenty to listen to."""
    record = marys_record()
    for _ in range(13):
        record = diary.ticked(record, *CALL, "done", "", NOON)

    assert table(record, TODAY)[-1] == "  And 3 before that."


def test_what_is_not_followed_or_planned_any_more_is_in_the_table() -> None:
    """Nothing that was noted goes away."""
    record = diary.without_measure(following(), "Weight")
    record = diary.ticked(record, *WALK, "done", "", NOON).changed(talks=())

    lines = table(record, TODAY)
    assert "Weight" in lines
    assert "A step that was taken out of the plan" in lines


def test_an_empty_diary_says_so() -> None:
    """Rather than nothing at all."""
    assert table(marys_record(), TODAY) == ["Nothing is in the diary yet."]


# The plain chat


def test_a_step_is_ticked_in_one_line() -> None:
    """The number, how it went, and words if one likes."""
    book = a_book()
    said = Typing(book).types("1 done", "2 partly, it rained", "3 not tried", "stop")

    assert [(one.goal, one.action, one.went, one.words) for one in book.record.diary] == [
        (*WALK, "done", ""),
        (*STRETCH, "partly", "it rained"),
        (*CALL, "not_tried", ""),
    ]
    assert said.count("Saved 12:00.") == 4
    assert said.endswith("To come back, type: whatmatters diary k7f3qd --plain")


def test_a_step_is_ticked_by_being_asked() -> None:
    """How it went, then what one would like to say about it."""
    book = a_book()
    Typing(book).types("2", "not tried", "too tired", "")

    (entry,) = book.record.diary
    assert (entry.goal, entry.action, entry.went, entry.words) == (*STRETCH, "not_tried", "too tired")


def test_a_tick_is_kept_when_the_input_ends_before_its_words() -> None:
    """Nothing that was given is lost."""
    book = a_book()
    Typing(book).types("1", "1")

    assert [one.went for one in book.record.diary] == ["done"]


def test_other_words_after_a_number_wait_for_the_tick() -> None:
    """They are about the step, and come back as what was begun."""
    book = a_book()
    said = Typing(book).types("1 slower than I thought", "2", "", "")

    assert "You had begun: slower than I thought" in said
    assert book.record.diary[-1].words == "slower than I thought"


def test_a_value_is_noted_in_one_line_or_asked_for_until_it_is_a_number() -> None:
    """The sentence says how."""
    book = a_book(following())
    said = Typing(book).types("4 72,5", "4", "a lot", "73 kg", "5 121/79", "")

    assert [entry.value for entry in book.record.diary[-4:]] == [72.5, 73.0, 121.0, 79.0]
    assert "I read that as words. Type a number, such as 72 or 72.5." in said


def test_leaving_a_value_empty_leaves_it_out() -> None:
    """And nothing is kept."""
    book = a_book(following())
    Typing(book).types("4", "", "")

    assert book.record == following()


def test_words_without_a_number_are_not_lost() -> None:
    """They wait until it is said where they belong."""
    book = a_book()
    said = Typing(book).types("Maya came by", "4", "", "")

    assert "To keep these words in the diary, type 4." in said
    assert book.record.diary[-1].words == "Maya came by"


def test_words_that_wait_are_joined_by_more() -> None:
    """What waits there already stays."""
    book = a_book()
    Typing(book).types("Maya came by", "we had tea", "4", "", "")

    assert book.record.diary[-1].words == "Maya came by\nwe had tea"


def test_a_paste_of_several_lines_is_one_note() -> None:
    """An empty line in the middle of it ends nothing."""
    book = a_book()
    typing = Typing(book)
    typing.world.more_waits = lambda: len(typing.waiting) > 1
    typing.types("4", "Monday", "", "Tuesday", "")

    assert [one.words for one in book.record.diary] == ["Monday\n\nTuesday"]


def test_stop_leaves_what_was_half_typed_half_typed() -> None:
    """A tick is kept without words that were never given."""
    keeping = FakeKeeping()
    book = a_book(keeping=keeping, draft=Draft(words={"diary 1.1": "so", f"diary {NOTE}": "far"}))
    Typing(book).types("1", "1", "stop")
    Typing(book).types("4", "stop")

    assert [(one.went, one.words) for one in book.record.diary] == [("done", "")]
    assert (book.half_typed("1.1"), book.half_typed(NOTE)) == ("so", "far")


def test_stop_ends_the_visit_at_every_prompt_and_keeps_what_was_given() -> None:
    """A tick stands without its words."""
    book = a_book()
    typing = Typing(book)
    typing.types("1", "2", "stop", "2 done")

    assert [one.went for one in book.record.diary] == ["partly"]
    assert list(typing.waiting) == ["2 done"]


def test_something_is_followed_and_let_go_again() -> None:
    """Name, unit, target, each with a way out."""
    book = a_book()
    said = Typing(book).types("6", "pain", "", "below 4", "4 3", "8", "1", "list", "")

    assert "Enter keeps: out of 10." in said
    assert book.record.measures == ()
    assert [(one.measure, one.value) for one in book.record.diary] == [("Pain", 3.0)]


def test_the_newest_entry_is_taken_back() -> None:
    """It is named in the list, and is no longer there afterwards."""
    book = a_book()
    typing = Typing(book)
    said = typing.types("1 done", "list", "7", "list", "")

    assert "7. Take back the newest entry (Done: Walk to the shop)" in said
    assert "That entry is taken back." in said
    assert diary.stands(book.record) == ()
    assert typing.out.count("Take back") == 1


def test_help_is_in_reach_at_every_prompt() -> None:
    """The card is said, and what was asked is asked still."""
    said = Typing(a_book()).types("help", "4", "help", "a note", "1", "help", "")

    assert said.count("If life is at risk, call 999.") == 3


def test_a_full_disk_is_said_and_enter_tries_again() -> None:
    """As often as it takes; the words are still there."""
    keeping = FakeKeeping()
    book = a_book(keeping=keeping)
    typing = Typing(book)
    keeping.full = True
    read = typing.world.read_line

    def then_room() -> str | None:
        line = read()
        keeping.full = keeping.full and line != ""
        return line

    typing.world.read_line = then_room
    said = typing.types("1 done", "")

    assert "the disk is full" in said
    assert [one.went for one in book.record.diary] == ["done"]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_line_fits_the_width(width: int) -> None:
    """Nothing but text, whatever was typed."""
    typing = Typing(a_book(following()), width)
    typing.types(
        "1", "2", "caf\u00e9 \x1b[31mred\x1b[0m " + "x" * 90, "7", "6 words", "8", "sleep", "", "", "99", "list"
    )

    assert max(map(len, typing.out.split("\n"))) <= width
    assert "\x1b" not in typing.out


def test_a_plan_without_steps_still_has_a_diary() -> None:
    """Words and values need no plan."""
    book = a_book(marys_record().changed(talks=()))
    said = Typing(book).types("1 a quiet day", "")

    assert "no steps to tick off" in said
    assert book.record.diary[-1].words == "a quiet day"


def test_the_diary_works_through_a_pipe(tmp_path: Path) -> None:
    """As a program of its own: what is typed is in the file afterwards, and can be had as JSON."""
    with Store(tmp_path).create(marys_record()) as plan:
        plan.keep(plan.record)
    command = [sys.executable, "-m", "assistant", "diary", "k7", "--records", str(tmp_path)]
    done = subprocess.run(command, input="1 done\n2 partly\n", capture_output=True, text=True, check=True)

    assert "Saved" in done.stdout
    assert [one.went for one in Store(tmp_path).read("k7f3qd").diary] == ["done", "partly"]


def test_the_command_opens_the_diary_of_the_plan_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by the start of its id; what is given is in the file."""
    with Store(tmp_path).create(marys_record()) as plan:
        plan.keep(plan.record)
    typing = Typing(a_book())
    typing.waiting.append("1 done")
    monkeypatch.setattr("assistant.faces.plain_chat.streams.terminal_world", lambda: typing.world)

    assert main(["diary", "k7", "--plain", "--records", str(tmp_path)]) == 0
    assert [one.went for one in Store(tmp_path).read("k7f3qd").diary] == ["done"]


def test_words_being_typed_are_kept_when_the_window_closes() -> None:
    """What stands on the line is half typed, and nothing is in the diary yet."""
    keeping = FakeKeeping()
    typing = Typing(a_book(keeping=keeping))
    told: list[Callable[[str], None]] = []
    typing.world.watch = told.append
    read = typing.world.read_line

    def half_a_line() -> str | None:
        line = read()
        told[0]("Maya ca")
        return line

    typing.world.read_line = half_a_line
    typing.types("4")

    assert keeping.draft == {f"diary {NOTE}": "Maya ca"}
    assert typing.book.record.diary == ()


def test_leaving_a_full_disk_goes_on_without_the_entry() -> None:
    """It is not in the diary, and that was said."""
    keeping = FakeKeeping()
    keeping.full = True
    book = a_book(keeping=keeping)
    said = Typing(book).types("1 done", "leave", "list", "")

    assert "Type leave to go on without it." in said
    assert book.record.diary == ()


def test_the_diary_as_json_says_what_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Entries taken back are there too, and marked."""
    record = diary.taken_back(diary.ticked(following(), *WALK, "done", "", NOON), NOON)
    with Store(tmp_path).create(record) as plan:
        plan.keep(record)

    assert main(["diary", "k7f3qd", "--json", "--records", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert '"step": "Walk to the shop"' in printed
    assert printed.count('"stands": false') == 2


# The screen


async def test_one_key_ticks_the_step_pointed_at() -> None:
    """Done, partly, not tried; the newest stands beside the step, and it is saved."""
    book = a_book()
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "down", "p", "down", "n")
        await pilot.pause()
        words = words_on(app)
    assert [(one.goal, one.action, one.went) for one in book.record.diary] == [
        (*WALK, "done"),
        (*STRETCH, "partly"),
        (*CALL, "not_tried"),
    ]
    for said in ("Saved 12:00", "Done, today", "Partly done, today", "Not tried: Call on Sundays"):
        assert said in words


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_the_page_is_whole_at_every_size(size: tuple[int, int]) -> None:
    """It begins with the first step, and the keys are named at its foot."""
    app = DiaryApp(a_book(following()), HELP)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = lines_on(app)
    assert "Mary's plan: the diary" in lines[0]
    assert "Walk to the shop" in " ".join(lines)
    assert "Esc close" in " ".join(lines[-2:])


async def test_a_value_is_typed_into_its_field() -> None:
    """The chart and its words follow; a word is asked again and stays in the field."""
    book = a_book(following())
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("tab", *"75", "enter")
        await pilot.pause()
        assert "Lowest 71.5, highest 75." in words_on(app)
        await pilot.press(*"ill", "enter")
        await pilot.pause()
        assert "I read that as words." in words_on(app)
        assert app.screen.query(Reading).first().query_one(Field).text == "ill"
    assert book.record.diary[-1].value == 75.0


async def test_the_arrows_move_through_the_whole_page() -> None:
    """From the steps to the fields, the words and the list, and back."""
    app = DiaryApp(a_book(following()), HELP)
    async with app.run_test(size=(80, 40)) as pilot:
        been = []
        for key in ("down", "down", "down", "down", "down", "down", "up", "up"):
            await pilot.press(key)
            been.append(type(app.focused).__name__ + (app.focused.id or "" if app.focused else ""))
    assert been == ["Rowssteps", "Rowssteps", "Field", "Field", "Fieldnote", "Rowsmore", "Fieldnote", "Field"]


async def test_half_typed_words_are_back_next_time_on_both_faces() -> None:
    """However the page is left."""
    keeping = FakeKeeping()
    app = DiaryApp(a_book(keeping=keeping), HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"so far", "escape")
    assert keeping.draft == {f"diary {NOTE}": "so far"}

    draft = keeping.drafts[-1]
    again = DiaryApp(a_book(draft=draft), HELP)
    async with again.run_test(size=(80, 24)):
        assert again.screen.query_one("#note", Field).text == "so far"
    assert "You had begun: so far" in Typing(a_book(draft=draft)).types("4")


async def test_what_is_typed_is_kept_while_it_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment later, with the page still open."""
    monkeypatch.setattr(diary_parts, "_SECONDS", 0.01)
    keeping = FakeKeeping()
    app = DiaryApp(a_book(following(), keeping), HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"72")
        await until(pilot, lambda: keeping.draft == {"diary Weight": "72"}, "the diary")


def test_words_kept_as_an_entry_are_no_longer_half_typed_and_those_of_talks_stay() -> None:
    """One draft holds both."""
    keeping = FakeKeeping()
    book = a_book(keeping=keeping, draft=Draft(words={"discuss goals/goal#1": "to walk", f"diary {NOTE}": "so"}))
    book.note("so far")

    assert keeping.draft == {"discuss goals/goal#1": "to walk"}


async def test_a_full_disk_is_said_on_the_screen_and_the_words_stay() -> None:
    """And the same key tries again."""
    keeping = FakeKeeping()
    book = a_book(keeping=keeping)
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"tea")
        keeping.full = True
        await pilot.press("enter")
        await pilot.pause()
        assert "Not saved" in words_on(app)
        assert app.screen.query_one("#note", Field).text == "tea"
        keeping.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert "Saved 12:00" in words_on(app)
    assert book.record.diary[-1].words == "tea"


async def test_a_tick_with_words_that_cannot_be_kept_stays_open() -> None:
    """The sentence stands in the dialog, with the words; a second try keeps them."""
    keeping = FakeKeeping()
    book = a_book(keeping=keeping)
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.press("down", "down", "down", *"rain")
        keeping.full = True
        await pilot.press("enter")
        await pilot.pause()
        assert "the disk is full" in words_on(app)
        keeping.full = False
        await pilot.press("up", "enter")
        await pilot.pause()
        assert "Not tried: Walk to the shop" in words_on(app)
    assert [(one.went, one.words) for one in book.record.diary] == [("not_tried", "rain")]


async def test_words_begun_for_a_step_are_there_when_it_is_opened_again() -> None:
    """Esc closes it and loses nothing."""
    book = a_book()
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab", *"so far", "escape")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(Field).text == "so far"


async def test_something_is_followed_taken_back_and_let_go_on_the_screen() -> None:
    """The list at the end of the page does it all."""
    book = a_book()
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 40)) as pilot:
        await more(pilot, app, "follow")
        await pilot.press("down", "enter", *"70", "enter")
        await pilot.pause()
        assert "Weight (kg)" in words_on(app)
        app.screen.query(Reading).first().query_one(Field).focus()
        await pilot.press(*"72", "enter")
        await more(pilot, app, "take_back")
        assert diary.stands(book.record) == ()
        await more(pilot, app, "stop_following")
        await pilot.press("enter")
        await pilot.pause()
        assert not app.screen.query(Reading)
    assert book.record.measures == ()


async def test_a_name_that_does_not_do_is_said_where_it_was_typed() -> None:
    """The boxes stay open."""
    book = a_book(following())
    app = DiaryApp(book, HELP)
    async with app.run_test(size=(80, 40)) as pilot:
        await more(pilot, app, "follow")
        app.screen.query_one("#name", AnswerBox).focus()
        await pilot.press(*"weight", "enter", "enter", "enter")
        await pilot.pause()
        assert 'You follow "Weight" already.' in words_on(app)
    assert book.record.measures == following().measures


async def test_the_progress_is_a_page_of_words_and_help_is_one_key_away() -> None:
    """Both open over the page and Esc closes them."""
    app = DiaryApp(a_book(following()), HELP)
    async with app.run_test(size=(80, 40)) as pilot:
        await more(pilot, app, "table")
        assert "WHAT I FOLLOW" in words_on(app)
        await pilot.press("f2")
        assert "call 999" in words_on(app)
        await pilot.press("escape", "escape")
        assert "How did it go?" in words_on(app)


async def test_both_faces_make_the_same_record() -> None:
    """Ticks with words, values, and a note."""
    on_screen, in_chat = a_book(following()), a_book(following())
    app = DiaryApp(on_screen, HELP)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("d", "down", "enter")
        await pilot.pause()
        await pilot.press("down", "tab", *"rain", "enter")
        await pilot.pause()
        first, second = app.screen.query(Reading)
        for reading, typed in ((first, "72"), (second, "120/80")):
            reading.query_one(Field).focus()
            await pilot.press(*("slash" if key == "/" else key for key in typed), "enter")
            await pilot.pause()
        app.screen.query_one("#note", Field).focus()
        await pilot.press(*"tea", "enter")
        await pilot.pause()
    Typing(in_chat).types("1 done", "2 partly rain", "4 72", "5 120/80", "6 tea", "")

    assert _without_times(on_screen.record) == _without_times(in_chat.record)


def _without_times(record: Record) -> Record:
    """The record as if all had been at one moment."""
    moment = datetime.min
    return record.changed(saved=moment, diary=tuple(entry.changed(at=moment) for entry in record.diary))
