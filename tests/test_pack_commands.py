"""Packing and unpacking on the command line: a plan goes along, and nothing is taken in unasked."""

from __future__ import annotations

import json
import os
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import face
from assistant.record import Answer, Draft, Entry, Giver, Record, Talk, Thought, Value, Version
from assistant.storage.store import Store

Printed = pytest.CaptureFixture[str]
AT = datetime(2026, 5, 3, 14, 32, tzinfo=UTC)


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records, named by the environment."""
    folder = tmp_path / "records"
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(folder))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file is to lie."""
    return tmp_path / "stick" / "plan.json"


def said(value: Value, fills: str | None, by: Giver = "person", minutes: int = 0) -> Answer:
    """An answer."""
    at = AT + timedelta(minutes=minutes)
    return Answer(state="answered", value=value, given_by=by, at=at, version=1, fills=fills)


def kept(folder: Path, name: str = "Mary", words: str = "the sea", flow: str = "discuss", **changes: object) -> Record:
    """A plan in a folder."""
    answers = {"welcome/name": said(name, "person.name")} if name else {}
    answers["life/good_day"] = said(words, "what_matters.good_day")
    answers["goals/goal#1"] = said("walk", "goals.goal", minutes=1)
    return _keep(folder, flow, answers, **changes)


def carers(folder: Path, may_share: str, about: str = "bcd234") -> Record:
    """A carer's own talk in a folder."""
    answers = {
        "caring/does": said("the shopping", "carer.does", "carer"),
        "own_life/wishes": said("to paint", "carer.wishes", "carer"),
        "sharing/may_share": said(may_share, "carer.share", "carer"),
        "sharing/keep_back": said("what I said of my back", None, "carer"),
    }
    return _keep(folder, "carer", answers, about=about)


def _keep(folder: Path, flow: str, answers: dict[str, Answer], **changes: object) -> Record:
    store = Store(folder)
    talk = Talk(flow=flow, version=1, started=AT, place="life/good_day", answers=answers)
    record = Record(id=store.new_id(), created=AT, saved=AT, talks=(talk,)).changed(**changes)
    with store.create(record) as plan:
        return plan.keep(record)


def packed(record: Record, file: Path, *more: str) -> Path:
    """The file into which a plan was packed."""
    file.parent.mkdir(exist_ok=True)
    assert main(["pack", record.id, "--to", str(file), *more]) == 0
    return file


def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Another computer's folder of records, in use from now on."""
    folder = tmp_path / "elsewhere"
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(folder))
    return folder


def plans(folder: Path) -> list[Record]:
    """All plans in a folder."""
    store = Store(folder)
    return [store.read(one.id) for one in store.summaries()]


def refused(capsys: Printed, *arguments: str | Path) -> str:
    """The one sentence on standard error of a command that did not go well."""
    capsys.readouterr()
    assert main([str(one) for one in arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


# Into a file


def test_pack_writes_a_file_for_its_owner_alone_and_says_what_is_in_it(
    records: Path, file: Path, capsys: Printed
) -> None:
    """The plan itself stays as it is, but for the note of where the file is."""
    record = kept(records)
    before = os.umask(0)
    try:
        packed(record, file)
    finally:
        os.umask(before)

    printed = capsys.readouterr().out
    assert "Mary's plan is in it, whole:" in printed
    assert "What matters: 1 answer\n" in printed
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(file.parent) == ["plan.json"]  # noqa: PTH208
    assert [one.changed(copies=(), revision=record.revision) for one in plans(records)] == [record]


def test_pack_with_parts_says_which_and_that_the_rest_was_left_out(records: Path, file: Path, capsys: Printed) -> None:
    """Nothing else is in the file."""
    packed(kept(records), file, "--parts", " Goals ,goals")

    assert "only: Goals and actions." in capsys.readouterr().out
    assert "walk" in file.read_text(encoding="utf-8")
    assert "the sea" not in file.read_text(encoding="utf-8")


def test_pack_says_that_half_typed_words_are_not_in_it(records: Path, file: Path, capsys: Printed) -> None:
    """Nobody is to count on them."""
    record = kept(records)
    with Store(records).open(record.id) as plan:
        plan.keep_draft(Draft(words={"life/hopes": "perhaps"}))

    packed(record, file)

    assert "not yet given as an answer, are not in it" in capsys.readouterr().out
    assert "perhaps" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("there", ["plan.json", "plan.json.new"])
def test_pack_never_writes_over_a_file(records: Path, file: Path, there: str, capsys: Printed) -> None:
    """Whatever it is: not even one that only looks like something half-written."""
    record = kept(records)
    file.parent.mkdir()
    file.with_name(there).write_text("mine")

    assert f'{there}" is there already' in refused(capsys, "pack", record.id, "--to", file)
    assert file.with_name(there).read_text() == "mine"


def test_pack_never_writes_through_a_link_that_leads_nowhere(records: Path, file: Path, capsys: Printed) -> None:
    """A name that is taken is taken."""
    record = kept(records)
    file.parent.mkdir()
    file.symlink_to(file.with_name("gone"))

    assert "is there already" in refused(capsys, "pack", record.id, "--to", file)


def test_pack_into_a_folder_that_is_not_there_says_so(records: Path, file: Path, capsys: Printed) -> None:
    """It may be a stick that is not plugged in."""
    assert "There is no folder" in refused(capsys, "pack", kept(records).id, "--to", file)


def test_pack_on_a_disk_that_refuses_says_why_and_leaves_nothing(
    records: Path, file: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half file, and the plan is unchanged."""
    record = kept(records)
    file.parent.mkdir()

    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)

    assert "(the disk is full). Your plan is unchanged." in refused(capsys, "pack", record.id, "--to", file)
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("parts", ["gaols", "goals,pockets", "goals.nothing", ",", "format"])
def test_pack_with_a_part_that_is_none_names_those_there_are(
    records: Path, file: Path, parts: str, capsys: Printed
) -> None:
    """Nothing is written, so that nobody shares something else than they meant."""
    file.parent.mkdir()

    assert "There is: person, taking_part," in refused(capsys, "pack", kept(records).id, "--to", file, "--parts", parts)
    assert not file.exists()


def test_pack_of_parts_that_hold_nothing_writes_nothing(records: Path, file: Path, capsys: Printed) -> None:
    """An empty file would only be a riddle."""
    file.parent.mkdir()
    nameless = kept(records, name="")

    assert "Nothing is written there yet" in refused(capsys, "pack", nameless.id, "--to", file, "--parts", "budget")


# A carer's own talk


def test_a_carers_talk_that_may_not_be_shared_is_not_packed(records: Path, file: Path, capsys: Printed) -> None:
    """As they wished, so it is."""
    file.parent.mkdir()
    talk = carers(records, "nothing")

    assert "nothing of this talk may be shared" in refused(
        capsys, "pack", talk.id, "--to", file, "--parts", "carer.wishes"
    )


def test_a_carer_who_keeps_something_back_is_asked_to_name_what_goes_along(
    records: Path, file: Path, capsys: Printed
) -> None:
    """Then that goes along, and nothing else."""
    file.parent.mkdir()
    talk = carers(records, "some")

    assert "to keep back: what I said of my back." in refused(capsys, "pack", talk.id, "--to", file)
    packed(talk, file, "--parts", "carer.wishes")
    content = file.read_text(encoding="utf-8")
    assert "to paint" in content
    assert "shopping" not in content
    assert "my back" not in content


def test_a_carers_talk_comes_to_belong_to_a_plan_as_a_record_of_its_own(
    records: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """Its words never mix with those of the person."""
    packed(carers(records, "all"), file)
    there = elsewhere(monkeypatch, tmp_path)
    mary = kept(there)

    main(["unpack", str(file), "--beside", mary.id, "--yes"])

    assert "From: a carer." in capsys.readouterr().out
    assert {one.about for one in plans(there)} == {"", mary.id}
    assert mary in plans(there)


def test_a_plan_is_not_laid_beside_a_carers_talk(records: Path, file: Path, capsys: Printed) -> None:
    """That would put the person's words into the carer's record."""
    packed(kept(records), file)
    talk = carers(records, "all")

    assert "cannot lie beside a carer's own talk" in refused(capsys, "unpack", file, "--beside", talk.id, "--yes")


# Out of a file


def test_unpack_through_a_pipe_only_shows_and_says_how_to_go_on(
    records: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """Whose, from whom, when, which talks, how much of what; and nothing is taken in."""
    packed(kept(records), file)
    there = elsewhere(monkeypatch, tmp_path)
    mary = kept(there, name=" mary ", words="the garden")
    kept(there, name="Tom")
    capsys.readouterr()

    assert main(["unpack", str(file)]) == 0

    printed = capsys.readouterr().out
    for words in (
        "Mary's plan",
        "From: the person whose plan it is.",
        "Packed: ",
        "Talk: Have the talk, begun on 3 May 2026",
        "What matters: 1 answer",
        "Whose words: 3 of the person.",
        "Nothing was taken in. To take it in as a new plan, add: --yes",
        f"To lay it beside mary's plan, add: --beside {mary.id} --yes",
    ):
        assert words in printed
    assert printed.count("--beside") == 1
    assert len(plans(there)) == 2


def test_unpack_tells_of_all_that_is_kept_beside_the_plan(records: Path, file: Path, capsys: Printed) -> None:
    """Thoughts, diary and versions are somebody's words too."""
    thought = Thought(text="my feet", address="life/good_day", at=AT)
    version = Version(at=AT, flow="discuss", plan={})
    lines = (Entry(at=AT, words="walked"), Entry(at=AT, words="rested"))
    packed(kept(records, thoughts=(thought,), versions=(version,), diary=lines), file)
    capsys.readouterr()

    main(["unpack", str(file)])

    printed = capsys.readouterr().out
    assert "It also holds 1 thought.\nIt also holds 2 lines of a diary.\n" in printed
    assert "It also holds 1 version of the plan as it was.\n" in printed


def test_unpack_says_that_only_some_parts_were_shared(records: Path, file: Path, capsys: Printed) -> None:
    """So that nobody takes what is missing for what was never said."""
    packed(kept(records), file, "--parts", "goals.goal,ahead")
    capsys.readouterr()

    main(["unpack", str(file)])

    shared = "Goals and actions (goal), When things get harder, and planning ahead"
    assert f"Only some parts were shared: {shared}." in capsys.readouterr().out


def test_a_talk_that_is_not_known_here_and_holds_nothing_is_still_shown(
    records: Path, file: Path, tmp_path: Path, capsys: Printed
) -> None:
    """It may come from a service with flows of its own; and a flow here that is broken stands in nobody's way."""
    thought = Thought(text="my feet", address="", at=AT)
    packed(_keep(records, "evening", {}, thoughts=(thought,)), file)
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "discuss.yaml").write_text("flow: [")
    capsys.readouterr()

    main(["unpack", str(file), "--content", str(tmp_path)])

    printed = capsys.readouterr().out
    assert "A plan without a name" in printed
    assert "Talk: another kind of talk, begun on 3 May 2026" in printed
    assert "No answers yet." in printed


def test_a_plan_whose_newest_save_is_damaged_says_so_before_more_is_laid_beside(
    records: Path, file: Path, capsys: Printed
) -> None:
    """What it goes on from has to be known."""
    mary = kept(records)
    packed(mary, file)
    with Store(records).open(mary.id) as plan:
        plan.keep(mary.changed(talks=()))
    kept_file = records / f"{mary.id}.json"
    (records / f"{mary.id}.bak").write_bytes(kept_file.read_bytes())
    kept_file.write_bytes(b"")
    capsys.readouterr()

    assert main(["unpack", str(file), "--beside", mary.id, "--yes"]) == 1

    assert "is empty" in capsys.readouterr().err


def test_unpack_takes_a_plan_in_under_an_id_of_its_own(
    records: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all of its words; the practitioner carries on."""
    record = kept(records)
    packed(record, file)
    there = elsewhere(monkeypatch, tmp_path)

    assert main(["unpack", str(file), "--yes"]) == 0

    (taken_in,) = plans(there)
    assert taken_in.id != record.id
    assert taken_in.talks == record.talks


def test_a_plan_goes_to_the_practitioner_and_comes_home_again(
    records: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """Prepared at home, carried on there, taken home: every word of both, with its author, and each once."""
    home = kept(records, flow="prepare")
    packed(home, file)
    there = elsewhere(monkeypatch, tmp_path)
    main(["unpack", str(file), "--yes"])
    (taken_in,) = plans(there)
    talk = Talk(
        flow="discuss",
        version=1,
        started=AT + timedelta(days=7),
        place="end",
        answers={"life/good_day": said("to go out", "what_matters.good_day", "practitioner", 20_000)},
    )
    with Store(there).open(taken_in.id) as plan:
        plan.keep(plan.record.changed(talks=(*plan.record.talks, talk)))
    back = packed(taken_in, file.with_name("back.json"))

    monkeypatch.setenv("WHATMATTERS_RECORDS", str(records))
    main(["unpack", str(back), "--beside", home.id[:4], "--yes"])
    (laid,) = plans(records)
    capsys.readouterr()
    main(["unpack", str(back), "--beside", home.id, "--yes"])

    assert "Nothing was changed" in capsys.readouterr().out
    assert plans(records) == [laid]
    assert [one.flow for one in laid.talks] == ["discuss", "prepare"]
    main(["show", home.id, "--json"])
    plan_shown = json.loads(capsys.readouterr().out)
    assert plan_shown["what_matters"]["good_day"] == "to go out"
    assert [(one["by"], one["words"]) for one in plan_shown["said_too"]] == [("person", "the sea")]


def test_unpack_unasked_refuses_the_plan_of_somebody_else(
    records: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """Nothing of it gets into another person's plan."""
    packed(kept(records), file)
    there = elsewhere(monkeypatch, tmp_path)
    tom = kept(there, name="Tom")
    capsys.readouterr()

    assert main(["unpack", str(file), "--beside", tom.id, "--yes"]) == 1

    assert "The file holds Mary's plan, and the plan here is Tom's plan." in capsys.readouterr().err
    assert plans(there) == [tom]


def test_two_plans_that_do_not_fit_together_are_left_as_they_are(
    records: Path, file: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and no words of anybody in it."""
    mary = kept(records)
    packed(mary, file)
    before = plans(records)
    broken = {"life/more": said({"on": 7}, "review.on", minutes=9)}
    monkeypatch.setattr(
        "assistant.commands.pack.laid_beside",
        lambda own, _: own.changed(talks=(own.talks[0].changed(answers=broken),)),
    )
    capsys.readouterr()

    assert main(["unpack", str(file), "--beside", mary.id, "--yes"]) == 1
    assert "do not fit together. Nothing was changed." in capsys.readouterr().err
    assert plans(records) == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"Dear Mary", "This is not a file with a packed plan."),
        (b'{"whatmatters": "pack", "for', "This file was damaged on its way."),
        (b'{"whatmatters": "pack", "format": 2}', "This file is from a newer version of the program."),
    ],
)
@pytest.mark.usefixtures("records")
def test_a_file_that_is_no_good_gets_one_sentence(file: Path, content: bytes, sentence: str, capsys: Printed) -> None:
    """And nothing is taken in, yes or no."""
    file.parent.mkdir()
    file.write_bytes(content)

    assert refused(capsys, "unpack", file, "--yes").startswith(sentence)


@pytest.mark.usefixtures("records")
def test_a_file_that_is_not_there_or_is_no_file_gets_one_sentence(file: Path, capsys: Printed) -> None:
    """With its name as it was typed."""
    file.parent.mkdir()

    assert f'There is no file "{file}".' in refused(capsys, "unpack", file)
    assert f'"{file.parent}" is not a file.' in refused(capsys, "unpack", file.parent)


@pytest.mark.usefixtures("records")
def test_a_file_that_cannot_be_read_says_why(file: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not that it is damaged."""
    file.parent.mkdir()
    file.write_bytes(b"x")

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", forbidden)

    assert "(this computer does not allow it)" in refused(capsys, "unpack", file)


# Asked


class Somebody:
    """Somebody at the keyboard, who chooses by words."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *choices: str) -> None:
        self.asked: list[str] = []
        self.shown: list[str] = []
        self._choices = list(choices)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(face, "choose", self._choose)
        monkeypatch.setattr(face, "tell", self._tell)

    def _choose(self, _: Namespace, title: str, choices: Sequence[tuple[str, str]], __: tuple[str, ...]) -> str | None:
        self.asked += [title, *(words for _, words in choices)]
        wanted = self._choices.pop(0)
        return next((key for key, words in choices if words.startswith(wanted)), None) if wanted else None

    def _tell(self, _: Namespace, title: str, lines: Sequence[str], __: tuple[str, ...]) -> None:
        self.shown += [title, *lines]


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Somebody]:
    """Somebody who makes these choices."""
    return lambda *choices: Somebody(monkeypatch, *choices)


@pytest.mark.parametrize("choice", ["Leave it", ""])
def test_what_is_left_is_not_taken_in(
    records: Path, file: Path, choice: str, somebody: Callable[..., Somebody], capsys: Printed
) -> None:
    """Saying so, or just leaving."""
    packed(kept(records), file)
    before = plans(records)
    person = somebody(choice)

    assert main(["unpack", str(file)]) == 0

    assert person.shown[0] == "Mary's plan"
    assert "Nothing was taken in." in capsys.readouterr().out
    assert plans(records) == before


def test_it_can_be_read_first_and_then_taken_in_as_a_new_plan(
    records: Path, file: Path, somebody: Callable[..., Somebody]
) -> None:
    """The words themselves are shown before anything is decided."""
    packed(kept(records), file)
    person = somebody("Read it first", "Take it in as a new plan")

    main(["unpack", str(file)])

    assert any("the sea" in line for line in person.shown)
    assert len(plans(records)) == 2


def test_a_plan_of_the_same_person_is_offered_and_nobody_else_s(
    records: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, somebody: Callable[..., Somebody]
) -> None:
    """The same name, whatever its letters; no further question."""
    packed(kept(records, name="Zoë  Smith"), file)
    there = elsewhere(monkeypatch, tmp_path)
    zoe = kept(there, name="zoe\u0308 smith", words="the garden")
    tom = kept(there, name="Tom")
    person = somebody("Lay it beside")

    main(["unpack", str(file)])

    assert not any("Tom" in words for words in person.asked)
    assert tom in plans(there)
    assert zoe not in plans(there)
    assert len(plans(there)) == 2


@pytest.mark.parametrize(("name", "said_of_it"), [("Tom", "the plan here is Tom's plan"), ("", "has no name in it")])
@pytest.mark.parametrize("agreed", [True, False])
def test_a_plan_under_another_name_is_asked_about_once_more(
    records: Path,
    file: Path,
    name: str,
    said_of_it: str,
    agreed: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    somebody: Callable[..., Somebody],
) -> None:
    """Mary may be called otherwise here; only the person can know."""
    packed(kept(records), file)
    there = elsewhere(monkeypatch, tmp_path)
    other = kept(there, name=name, words="the garden", created=AT - timedelta(days=1))
    person = somebody("Lay it beside", "Yes" if agreed else "No")

    main(["unpack", str(file), "--beside", other.id])

    assert any(said_of_it in words for words in person.asked)
    assert (plans(there) == [other]) is not agreed


def test_a_carers_talk_is_offered_to_the_plan_it_belongs_to(
    records: Path, file: Path, somebody: Callable[..., Somebody]
) -> None:
    """Where that plan is here."""
    mary = kept(records)
    packed(carers(records, "all", about=mary.id), file)
    person = somebody("Take it in, as belonging to Mary's plan")

    main(["unpack", str(file)])

    assert person.shown[0] == "A carer's own talk"
    assert sorted(one.about for one in plans(records)) == ["", mary.id, mary.id]


@pytest.mark.usefixtures("records")
def test_hostile_words_never_reach_the_terminal(records: Path, file: Path, capsys: Printed) -> None:
    """Neither in a name nor in a list."""
    packed(kept(records, name="Ma\x1b]0;owned\x07ry", words="\x1b[2J"), file)
    capsys.readouterr()

    main(["unpack", str(file)])

    assert "\x1b" not in capsys.readouterr().out
