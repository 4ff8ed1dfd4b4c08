"""The way from the wish to print or share a plan to a file of it, without any face."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.content import Content
from assistant.document_kinds import KINDS
from assistant.documents.case import Case, Look
from assistant.documents.wording import Words, document_words
from assistant.errors import CannotPack, SaidPlainly
from assistant.faces.document_wish import Question, kinds_offered
from assistant.faces.file_names import file_name, free, named
from assistant.faces.for_whom import what_is_left_out
from assistant.faces.handing_out import Making, Naming, Reading, Step, Told, steps
from assistant.faces.patience import told_when_slow
from assistant.plan.model import Plan
from assistant.plan.plan_json import checked_plan
from assistant.plan.readers import readers_known
from tests.cases import case_of_plan

PLAN = checked_plan(
    {
        "person": {"name": "Mary"},
        "what_matters": {"important": "my garden"},
        "people_here": [{"name": "Maya", "who": "my daughter"}, {"name": "Tom", "who": "my friend"}],
        "preparing": {"questions": "Who rings me?"},
        "sharing": {
            "limits": [{"who": "Maya", "parts": ["what_matters"]}],
            "may_not_see": [{"name": "Tom"}],
            "keep_back": "what I said\nof my back",
        },
    }
)
WORDS = document_words(Content(), "kinds")


class FakeDesk:
    """Makes documents of one plan, and writes them where a test says; some files cannot be written."""

    def __init__(self, folder: Path, plan: Plan = PLAN) -> None:
        self.folder, self._plan = folder, plan
        self.troubles: list[SaidPlainly] = []
        self.noted: list[tuple[str, str, str]] = []
        self.note = ""
        self.is_own = True

    def plan(self) -> Plan:
        """The plan."""
        return self._plan

    def words(self, name: str) -> Words:
        """The words that ship."""
        return document_words(Content(), name)

    def case(self, reader: str, look: Look) -> Case:
        """The plan as this reader may see it."""
        return case_of_plan(self._plan, reader, look=look)

    def write(self, path: Path, made: bytes, kind: str, reader: str, *, replace: bool) -> str:
        """Writes the file, as the store would."""
        if self.troubles:
            raise self.troubles.pop(0)
        assert replace or not path.exists()
        path.write_bytes(made)
        self.noted.append((path.name, kind, reader))
        return self.note


def gone(desk: FakeDesk, *replies: Any) -> list[Step]:
    """What a face is told when a person replies so, up to where no reply is left; files are made on the way."""
    way, waiting = steps(desk), [*replies]
    told: list[Step] = [next(way)]
    while True:
        step = told[-1]
        if isinstance(step, Making):
            reply = made(step.make)
        elif isinstance(step, Told):
            reply = None
        elif waiting:
            reply = waiting.pop(0)
        else:
            return told
        try:
            told.append(way.send(reply))
        except StopIteration:
            assert not waiting
            return told


def made(make: Callable[[], Any]) -> Any:
    """What is made, or the sentence raised."""
    try:
        return make()
    except SaidPlainly as sentence:
        return sentence


def question(step: Step) -> Question:
    """The step, which is a question."""
    assert isinstance(step, Question)
    return step


def test_every_kind_that_is_offered_is_made_of_one_plan_and_told_in_words() -> None:
    """Each by a name, and a line for whom it is."""
    offered = list(kinds_offered(WORDS))

    assert {one.id for one in offered} <= {name for name, kind in KINDS.items() if kind.maker}
    assert all(one.words and one.about for one in offered)
    assert not [one for one in offered if len(one.about.split()) > 20]


def test_a_sheet_for_oneself_comes_about_in_a_few_choices(tmp_path: Path) -> None:
    """Which, for whom, in which form; then it can be read, named and written."""
    desk = FakeDesk(tmp_path)
    which, whom, form, reading, naming, making, told = gone(desk, "sheet", "the_person", ".txt", True, "")

    assert [question(one).about for one in (which, whom, form)] == ["kind", "reader", "ending"]
    assert isinstance(reading, Reading)
    assert reading.first == ()
    assert "Who rings me?" in "\n".join(reading.make())
    assert naming == Naming(str(tmp_path), "plan.txt")
    assert isinstance(making, Making)
    assert told == Told(
        (
            f'Written: "{tmp_path / "plan.txt"}"',
            "Whoever has this file can read it.",
            "To print it, open the file and choose Print. Nothing was sent to anybody.",
        )
    )
    assert "Who rings me?" in (tmp_path / "plan.txt").read_text(encoding="utf-8")
    assert desk.noted == [("plan.txt", "sheet", "")]


def test_a_copy_for_somebody_else_says_first_what_it_leaves_out_and_is_noted_only_once_it_is_written(
    tmp_path: Path,
) -> None:
    """What is kept from them is neither in what is shown before, nor in the file."""
    desk = FakeDesk(tmp_path)
    reading = gone(desk, "plain-english", "Maya", ".txt")[-1]

    assert isinstance(reading, Reading)
    assert reading.title == "My plan, for Maya"
    assert reading.first == (
        "Maya's copy leaves out: what matters to me.",
        'You also wrote what to keep back: "what I said of my back". Look for it before you give the copy.',
    )
    assert "my garden" not in "\n".join(reading.make())
    assert (desk.noted, list(tmp_path.iterdir())) == ([], [])

    gone(desk, "plain-english", "Maya", ".txt", True, "")
    assert "my garden" not in (tmp_path / "plan-for-maya.txt").read_text(encoding="utf-8")
    assert desk.noted == [("plan-for-maya.txt", "plain-english", "Maya")]


def test_there_is_no_copy_for_somebody_who_may_see_nothing(tmp_path: Path) -> None:
    """That is said, and one is asked again for whom it is."""
    whom = question(gone(FakeDesk(tmp_path), "sheet", "Tom")[-1])

    assert whom.about == "reader"
    assert whom.said == "Tom is not to see this plan, so there is no copy for them. Nothing was written."


def test_groups_are_called_as_the_plan_calls_them(tmp_path: Path) -> None:
    """Everybody whom the plan names comes before them."""
    whom = question(gone(FakeDesk(tmp_path), "sheet")[-1])

    assert [one.words for one in whom.choices][:4] == ["Me", "Maya", "Tom", "My family"]


def test_somebody_elses_whole_plan_is_never_called_ones_own(tmp_path: Path) -> None:
    """A practitioner at the keyboard does not take the person's copy for their own."""
    desk = FakeDesk(tmp_path)
    desk.is_own = False

    *_, whom, _, reading = gone(desk, "sheet", "the_person", ".txt")

    assert question(whom).choices[0].words == "Mary"
    assert isinstance(reading, Reading)
    assert reading.title == "A page for my talk, for Mary"


def test_nobody_is_asked_what_has_only_one_answer(tmp_path: Path) -> None:
    """The whole talk is for the person alone; a table has one form."""
    assert question(gone(FakeDesk(tmp_path), "transcript")[-1]).about == "ending"
    assert isinstance(gone(FakeDesk(tmp_path), "actions-csv", "Maya")[-1], Reading)


@pytest.mark.parametrize(
    ("replies", "about"),
    [
        (("plain-english", "the_person", ".pdf"), "large"),
        (("plain-english", "the_person", ".docx"), "large"),
        (("calendar", "the_person"), "health_words"),
    ],
)
def test_letters_and_health_words_are_asked_for_where_they_matter(
    tmp_path: Path, replies: tuple[str, ...], about: str
) -> None:
    """Large print on paper, and what a phone shows to anybody near."""
    asked = question(gone(FakeDesk(tmp_path), *replies)[-1])

    assert asked.about == about
    assert [one.id for one in asked.choices] == ["no", "yes"]


def test_going_back_leads_to_the_question_before_with_what_was_chosen_there(tmp_path: Path) -> None:
    """Step by step, from the file's name too; back from the first question leaves."""
    desk = FakeDesk(tmp_path)
    *_, reading, naming, reading_again, form = gone(desk, "sheet", "Maya", ".txt", True, None, False)

    assert isinstance(naming, Naming)
    assert isinstance(reading, Reading)
    assert isinstance(reading_again, Reading)
    assert (question(form).about, question(form).here) == ("ending", ".txt")
    whom = question(gone(desk, "sheet", "Maya", None)[-1])
    assert (whom.about, whom.here) == ("reader", "Maya")
    assert len(gone(desk, None)) == 1


def test_a_file_that_is_there_is_never_written_over_unasked(tmp_path: Path) -> None:
    """Another name is offered first; to put one in its place takes a choice."""
    desk, there = FakeDesk(tmp_path), tmp_path / "mine.txt"
    there.write_text("mine", encoding="utf-8")
    to_name = ("sheet", "the_person", ".txt", True, "mine")

    over = question(gone(desk, *to_name)[-1])
    assert [one.id for one in over.choices] == ["beside", "replace"]
    assert isinstance(gone(desk, *to_name, None)[-1], Naming)
    assert isinstance(gone(desk, *to_name, "beside")[-1], Told)
    assert (there.read_text(encoding="utf-8"), (tmp_path / "mine-2.txt").exists()) == ("mine", True)
    assert isinstance(gone(desk, *to_name, "replace")[-1], Told)
    assert "Who rings me?" in there.read_text(encoding="utf-8")


def test_a_name_that_is_free_is_suggested(tmp_path: Path) -> None:
    """So that two copies stay apart."""
    (tmp_path / "plan.txt").touch()

    naming = gone(FakeDesk(tmp_path), "sheet", "the_person", ".txt", True)[-1]

    assert isinstance(naming, Naming)
    assert naming.name == "plan-2.txt"


def test_trouble_is_said_and_can_be_tried_again_or_gone_round(tmp_path: Path) -> None:
    """Nothing is noted before it is written."""
    desk = FakeDesk(tmp_path)
    to_file = ("sheet", "the_person", ".txt", True, "")
    desk.troubles = [CannotPack("I could not write that (the disk is full)."), CannotPack("Still full.")]

    *_, first, _, second, naming = gone(desk, *to_file, "again", "other")

    assert question(first).ask == "I could not write that (the disk is full)."
    assert [one.id for one in question(first).choices] == ["again", "other"]
    assert question(second).ask == "Still full."
    assert isinstance(naming, Naming)
    assert desk.noted == []


def test_a_document_that_cannot_be_made_is_said_in_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a form that takes a part of the program that is not there."""

    def fails(*_: object) -> bytes:
        raise CannotPack("This computer has no letters for that.")

    monkeypatch.setattr("assistant.faces.document_wish.document", fails)

    trouble = question(gone(FakeDesk(tmp_path), "sheet", "the_person", ".txt", True, "")[-1])

    assert trouble.ask == "This computer has no letters for that."
    assert list(tmp_path.iterdir()) == []


def test_a_note_that_could_not_be_kept_is_told_beside_where_the_file_is(tmp_path: Path) -> None:
    """The file is there all the same."""
    desk = FakeDesk(tmp_path)
    desk.note = "The plan could not take a note of where this is."

    told = gone(desk, "sheet", "the_person", ".txt", True, "")[-1]

    assert isinstance(told, Told)
    assert told.lines[-1] == desk.note


def test_only_the_beginning_of_data_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads on in what is meant for programs."""
    monkeypatch.setattr("assistant.faces.document_wish.preview", lambda *_: ["row"] * 1_500)

    reading = gone(FakeDesk(tmp_path), "actions-csv", "the_person")[-1]

    assert isinstance(reading, Reading)
    lines = reading.make()
    assert (len(lines), lines[-1]) == (102, "There are 1,400 more lines.")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "plan.pdf"),
        ("  for the surgery ", "for the surgery.pdf"),
        ("mine.PDF", "mine.PDF"),
        ("mine.txt", "mine.txt.pdf"),
        ('"mine"', "mine.pdf"),
        ("stick", "stick/plan.pdf"),
        ("stick/mine", "stick/mine.pdf"),
        ("nowhere/mine.pdf", "nowhere/mine.pdf"),
    ],
)
def test_a_typed_name_is_a_file_in_the_folder_and_ends_as_its_form_does(tmp_path: Path, typed: str, name: str) -> None:
    """A folder that is there takes the file under its suggested name."""
    (tmp_path / "stick").mkdir()

    assert named(typed, tmp_path / "plan.pdf", ".pdf") == tmp_path / name


@given(st.text(max_size=60))
def test_any_typed_name_is_some_file(typed: str) -> None:
    """Whatever is typed, it stays a path that ends well or a sentence later; nothing breaks here."""
    assert named(typed, Path("/nowhere/plan.pdf"), ".pdf").suffix.lower() == ".pdf"


@pytest.mark.parametrize(
    ("reader", "name"),
    [
        ("the_person", "plan.pdf"),
        ("Dr. O'Neil", "plan-for-dr-o-neil.pdf"),
        ("مايا", "plan-for-مايا.pdf"),
        ("🙂", "plan.pdf"),
    ],
)
def test_a_suggested_name_says_for_whom_and_nothing_of_health(reader: str, name: str) -> None:
    """So that the copies of several people are not mixed up."""
    assert file_name(reader, ".pdf") == name


def test_a_free_name_has_the_next_number(tmp_path: Path) -> None:
    """Links that lead nowhere count as files, too."""
    assert free(tmp_path / "plan.pdf").name == "plan.pdf"
    (tmp_path / "plan.pdf").symlink_to(tmp_path / "gone")
    (tmp_path / "plan-2.pdf").touch()
    assert free(tmp_path / "plan.pdf").name == "plan-3.pdf"


def test_what_is_left_out_is_told_for_every_reader() -> None:
    """Where nothing is kept from them, it is who may see the plan."""
    plan, words = checked_plan({"people_here": [{"name": "Ann"}]}), document_words(Content(), "plan")

    assert what_is_left_out(plan, "the_person", words) == []
    for reader in readers_known(plan):
        assert what_is_left_out(plan, reader, words)[0].endswith("leaves out: nothing but who may see the plan.")


def test_whoever_waits_is_told_and_whoever_does_not_is_not() -> None:
    """Once, and never after what they waited for."""
    told = Event()
    with told_when_slow(told.set, after=0):
        assert told.wait(60)

    told.clear()
    with told_when_slow(told.set, after=3_600):
        pass
    assert not told.is_set()
