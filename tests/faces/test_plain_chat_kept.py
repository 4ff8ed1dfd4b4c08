"""Nothing typed into the plain chat is lost: half-typed words, pastes, sudden ends, saves that fail."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import pytest

from assistant.conversation.turns import GoOn, Typed
from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.world import World
from assistant.record import Draft
from tests.faces.test_plain_chat import HELP_NOW, START, TO_GOALS, Typing, plan_lines


def test_every_line_of_an_unfinished_answer_is_kept_and_offered_again() -> None:
    """The end of the input loses nothing."""
    typing = Typing(at=START)
    said = typing.types("my garden", "and Maya")

    again = Typing(record=typing.sitting.record, draft=typing.keeps.draft)
    offered = again.types("and tea", "", "stop")

    assert typing.draft == {"welcome/important": "my garden\nand Maya"}
    assert "The talk stops here for now. It is all saved." in said
    assert "You had begun:\n  my garden\n  and Maya\nEnter keeps it as your answer." in offered
    assert again.answer("welcome/important") == "my garden\nand Maya\nand tea"


def test_a_word_in_the_middle_of_an_answer_acts_and_the_lines_stay() -> None:
    """After the help the answer goes on."""
    typing = Typing(at=START)

    said = typing.types("my garden", "why", "and Maya", "", "stop")

    assert "It is your plan, so it starts with you.\n\nWhat matters most to you?\n\nYou had begun: my garden" in said
    assert typing.answer("welcome/important") == "my garden\nand Maya"


def test_enter_takes_up_what_was_half_typed_on_one_line() -> None:
    """At a one-line question Enter keeps the half-typed words, and other words replace them."""
    begun = Draft(words={"welcome/name": "Ma"})
    kept, replaced = Typing(at=[GoOn()], draft=begun), Typing(at=[GoOn()], draft=begun)

    said = kept.types("", "stop")
    replaced.types("Mary", "stop")

    assert "You had begun: Ma\nEnter keeps it as your answer. Or type it again." in said
    assert kept.answer("welcome/name") == "Ma"
    assert replaced.answer("welcome/name") == "Mary"


def test_clear_drops_what_was_begun() -> None:
    """The only way to lose half-typed words is to ask for it."""
    typing = Typing(at=START)

    typing.types("my gar", "clear", "my house", "", "stop")

    assert typing.answer("welcome/important") == "my house"


def test_the_line_being_typed_is_kept_while_it_is_typed() -> None:
    """The watcher keeps it, with the lines before, but never a word such as stop."""
    typing = Typing(at=START)
    seen: list[dict[str, str]] = []

    def half(line: str) -> Callable[[], str]:
        def typed() -> str:
            typing.told(line)
            seen.append(typing.draft)
            return "my garden"

        return typed

    typing.types(half("my gar"), half("and Ma"), half("stop"), half(""))

    assert seen[0] == {"welcome/important": "my gar"}
    assert seen[1] == {"welcome/important": "my garden\nand Ma"}
    assert seen[2] == {"welcome/important": "my garden\nmy garden"}
    assert seen[3] == {"welcome/important": "my garden\nmy garden\nmy garden"}


def test_a_line_cut_short_by_the_end_is_kept_too() -> None:
    """What stood on the line when the program was asked to end is half-typed; at a menu it is nothing."""
    typing = Typing(at=START)
    typing.types("first")
    PlainChat(typing.sitting, cut_short(typing, "half a li"), HELP_NOW, lambda: plan_lines(typing.sitting.plan())).run()

    assert typing.draft == {"welcome/important": "first\nhalf a li"}

    short = Typing(at=[GoOn()])
    PlainChat(short.sitting, cut_short(short, "Mar"), HELP_NOW, lambda: plan_lines(short.sitting.plan())).run()
    assert short.draft == {"welcome/name": "Mar"}

    menu = Typing(at=[*TO_GOALS, Typed("walk up")])
    PlainChat(menu.sitting, cut_short(menu, "1"), HELP_NOW, lambda: plan_lines(menu.sitting.plan())).run()
    assert menu.draft == {}


def cut_short(typing: Typing, line: str) -> World:
    """A world that ends in the middle of a line."""

    def read() -> None:
        typing.told(line)

    return World(read, typing.write, 80, watch=typing.watch)


def test_nothing_typed_at_a_list_becomes_half_of_an_answer() -> None:
    """The watcher looks only at answers."""
    typing = Typing(at=START)

    def half() -> str:
        typing.told("go")
        return ""

    typing.types("go", half, "stop")

    assert typing.draft == {}


@pytest.mark.parametrize("paste", ["x" * 1_000_000, "some words here\n" * 62_500])
def test_a_huge_paste_is_refused_in_a_sentence_and_stays_half_typed(paste: str) -> None:
    """Nothing crashes, little is echoed, and it is not written out for each of its lines."""
    typing = Typing(at=START)

    said = typing.types(paste, "", "stop")

    assert "one answer can hold 10,000" in said
    assert "There is more: " in said
    assert "It is too long for one answer." in said
    assert len(said) < 5_000 + 3 * paste.count("\n")
    assert len(typing.draft["welcome/important"]) > 990_000 - 62_500
    assert typing.keeps.drafts < 1_000


def test_words_typed_after_a_paste_that_was_too_long_take_its_place() -> None:
    """Nobody is stuck with it."""
    typing = Typing(at=START)

    typing.types("x" * 10_001, "", "short", "", "stop")

    assert typing.answer("welcome/important") == "short"


def test_a_paste_on_one_line_is_refused_where_one_line_is_asked() -> None:
    """The words stay half-typed there too."""
    typing = Typing(at=[GoOn()])

    said = typing.types("x" * 1_000_000, "stop")

    assert "That is 1,000,000 characters" in said
    assert len(said) < 3_000
    assert len(typing.draft["welcome/name"]) == 1_000_000


def test_a_paste_with_empty_lines_is_one_answer() -> None:
    """An empty line ends an answer only where a person has typed it."""
    typing = Typing(at=START)

    typing.types("first\n\nsecond", "", "stop")

    assert typing.answer("welcome/important") == "first\n\nsecond"


def test_an_answer_that_could_not_be_saved_is_tried_again_on_enter() -> None:
    """The question stays, the words stay, and the plan can be looked at meanwhile."""
    typing = Typing(at=START)
    typing.keeps.refuses = 2

    said = typing.types("my garden", "", "", "plan", "", "stop")

    assert said.count("the disk is full") == 2
    assert said.count("Press Enter to try again.") == 3
    assert "Typed, and not in the plan yet: my garden" in said
    assert typing.answer("welcome/important") == "my garden"
    assert typing.sitting.place == "welcome/here"


def test_other_words_may_be_typed_after_a_save_that_failed() -> None:
    """The new words go on from those in hand."""
    typing = Typing(at=START)
    typing.keeps.refuses = 1

    typing.types("my garden", "", "and Maya", "", "stop")

    assert typing.answer("welcome/important") == "my garden\nand Maya"


def test_a_choice_that_could_not_be_saved_is_tried_again_too() -> None:
    """The same reply is given again."""
    typing = Typing(at=[*TO_GOALS, Typed("walk up")])
    typing.keeps.refuses = 1

    said = typing.types("1", "", "stop")

    assert typing.answer("goals/keeping#1") == "something_new"
    assert "You chose: Something new" in said


def test_half_typed_words_that_cannot_be_kept_are_said_and_stay_in_hand() -> None:
    """The person hears of it, and nothing stops."""
    typing = Typing(at=START)
    typing.keeps.refuses_drafts = 1

    said = typing.types("my garden", "", "stop")

    assert "the disk is full" in said
    assert typing.answer("welcome/important") == "my garden"


def test_a_reply_that_was_kept_is_not_given_again_when_only_tidying_up_failed() -> None:
    """The next question never gets the answer to the last one."""
    typing = Typing(at=START)

    def then_refuse() -> str:
        typing.keeps.refuses_drafts = 1
        return ""

    said = typing.types("my garden", then_refuse, "", "stop")

    assert "Press Enter to try again." not in said
    assert typing.state("welcome/here") == "open"
    assert typing.sitting.place == "welcome/here"


def test_stop_that_cannot_save_is_tried_again_or_ends_without() -> None:
    """Enter tries again; stop a second time ends."""
    tried, left = Typing(at=START), Typing(at=START)
    tried.keeps.refuses, left.keeps.refuses = 1, 9

    assert "Saved " in tried.types("stop", "").partition("Or type stop again")[2]
    assert "What was saved before is safe.\nTo come back" in left.types("stop", "stop", "never read")
    assert left.waiting == deque(["never read"])


def test_the_end_of_the_input_says_when_it_could_not_save() -> None:
    """No traceback, and the way back."""
    typing = Typing(at=START)
    typing.keeps.refuses = 1

    said = typing.types()

    assert "(the disk is full)" in said
    assert "To come back" in said


def test_a_reader_who_has_gone_ends_the_talk_quietly() -> None:
    """A broken pipe keeps what there is, saved or not."""
    for refuses in (0, 1):
        typing = Typing(at=START)
        typing.keeps.refuses = refuses

        def gone(_text: str) -> None:
            raise BrokenPipeError

        typing.world.write = gone
        typing.types("x")
