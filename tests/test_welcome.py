"""The welcome screen offers what people came for, and a carer's words go where the carer wishes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import face, looking
from assistant.content import Content
from assistant.conversation.playing import play
from assistant.conversation.rehearsing import made_ready
from assistant.conversation.turns import Chosen, GoOn, GoTo, Skip, Typed
from assistant.drawn import drawn_plan
from assistant.errors import SaidPlainly
from assistant.faces.sitting import Sitting
from assistant.record import Record
from assistant.storage.recovery_code import new_code
from assistant.storage.sealed import new_seal
from assistant.storage.store import Store
from tests.planned import kept, talked
from tests.talking import NOON, new_record

STORY = Path(__file__).parent / "conversations" / "whole_way" / "at_home.yaml"
Choose = Callable[..., str | None]


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with Femi's plan in it, as it was prepared at home."""
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(tmp_path))
    with Store(tmp_path).create(play(*made_ready(Content(), STORY, NOON)).record.changed(id="femi23")) as plan:
        plan.keep(plan.record)
    return tmp_path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is shown to be read."""
    lines: list[str] = []
    monkeypatch.setattr(face, "tell", lambda _options, title, text, *_, **__: lines.extend([title, *text]))
    return lines


@pytest.fixture
def had(monkeypatch: pytest.MonkeyPatch) -> list[Sitting]:
    """The talks that were opened; nobody says anything in them."""
    sittings: list[Sitting] = []
    monkeypatch.setattr(face, "talk", lambda _options, sitting, *_, **__: sittings.append(sitting))
    return sittings


def choosing(monkeypatch: pytest.MonkeyPatch, *wishes: str | None) -> list[list[str]]:
    """Somebody who chooses these, one after the other; returns what was offered each time."""
    offered: list[list[str]] = []
    left: Iterator[str | None] = iter(wishes)

    def choose(
        _options: object, _title: str, choices: Sequence[tuple[str, str]], _card: object, _found_by: object = None
    ) -> str | None:
        offered.append([words for _, words in choices])
        wish = next(left)
        assert wish is None or wish in dict(choices)
        return wish

    monkeypatch.setattr(face, "choose", choose)
    return offered


@pytest.mark.parametrize(
    ("wish", "flow", "role"),
    [
        ("prepare patient", "prepare", "patient"),
        ("new peer", "discuss", "peer"),
        ("new practitioner", "discuss", "practitioner"),
        ("carer", "carer", "patient"),
    ],
)
def test_a_talk_begins_in_one_choice(
    records: Path, monkeypatch: pytest.MonkeyPatch, had: list[Sitting], wish: str, flow: str, role: str
) -> None:
    """Whoever came for it says so once."""
    choosing(monkeypatch, wish)

    assert main([]) == 0
    assert [(one.conversation.flow.name, one.record.role) for one in had] == [(flow, role)]
    assert len(Store(records).summaries()) == 1


@pytest.mark.parametrize(
    ("wish", "flow", "role"),
    [
        ("prepare", "prepare", "patient"),
        ("discuss", "discuss", "patient"),
        ("in my care", "discuss", "practitioner"),
    ],
)
def test_a_plan_goes_on_with_any_talk(
    records: Path, monkeypatch: pytest.MonkeyPatch, had: list[Sitting], wish: str, flow: str, role: str
) -> None:
    """A practitioner carries on with what was prepared at home."""
    choosing(monkeypatch, "femi23", wish)

    assert main([]) == 0
    assert [(one.conversation.flow.name, one.record.role) for one in had] == [(flow, role)]
    assert Store(records).summaries()[0].name == "Femi"


def test_the_plan_and_what_changed_can_be_read(records: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]) -> None:
    """And afterwards the list is there again."""
    assert records.is_dir()
    offered = choosing(monkeypatch, "femi23", "look", "help now", "close")

    assert main([]) == 0
    assert "Cooking on Sundays for my sister's children" in " ".join(told)
    assert any("999" in line for line in told)
    assert any(line.startswith("Femi's plan: Get ready for a talk") for line in offered[0])


def test_a_plan_that_cannot_be_opened_is_said_and_the_list_stays(
    records: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    """Somebody else has it open."""
    choosing(monkeypatch, "femi23", "discuss", None)

    with Store(records).open("femi23"):
        assert main([]) == 0

    assert any("open in another window" in line for line in told)


def test_there_is_nothing_to_look_back_at_before_the_first_talk(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A review needs a plan, and a talk in it."""
    assert records.is_dir()
    assert main(["review"]) == 1
    assert "Say which plan" in capsys.readouterr().err
    assert main(["review", "--plan", "femi23"]) == 1
    assert "nothing to look back at" in capsys.readouterr().err


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(("ended", "forgot"), [("away", 1), (None, 0)])
def test_a_page_of_a_plan_that_was_hidden_asks_for_the_passphrase_again(
    ended: str | None, forgot: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it was only read, nothing is asked twice."""
    choices, times = iter(["femi23", "look", "close"]), list[Store]()
    monkeypatch.setattr(face, "choose", lambda *_, **__: next(choices))
    monkeypatch.setattr(face, "tell", lambda *_, **__: ended)
    monkeypatch.setattr(Store, "forget_keys", lambda where: times.append(where))

    assert main([]) == 0
    assert len(times) == forgot


def caring(share: str) -> Callable[[object, Sitting, object], None]:
    """A carer who says what they do, what may be shared, and comes to the end."""

    def talk(_options: object, sitting: Sitting, *_card: object, **_locked: object) -> None:
        sitting.reply(GoOn())
        sitting.reply(Chosen("yes_please"))
        sitting.reply(GoTo("caring/does"))
        sitting.reply(Typed("I do the shopping"))
        sitting.reply(GoTo("sharing/may_share"))
        sitting.reply(Chosen(share))
        for _ in range(100):
            if sitting.place == "end":
                return
            try:
                sitting.reply(Skip())
            except SaidPlainly:
                sitting.reply(GoOn())

    return talk


def carers(folder: Path) -> Record:
    """The carer's own record."""
    store = Store(folder)
    return next(one for one in (store.read(summary.id) for summary in store.summaries()) if one.about)


@pytest.mark.parametrize(("share", "beside"), [("all", "I do the shopping"), ("some", None), ("nothing", None)])
def test_a_carers_words_stand_beside_the_plan_only_as_the_carer_wishes(
    records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], share: str, beside: str | None
) -> None:
    """All of them, or none until parts are chosen, or none at all; their own record keeps them."""
    monkeypatch.setattr(face, "talk", caring(share))

    assert main(["carer", "--plan", "femi23"]) == 0
    plan = drawn_plan(Store(records).read("femi23"))
    assert (plan.carer.does if plan.carer else None) == beside
    own = drawn_plan(carers(records)).carer
    assert own is not None
    assert own.does == "I do the shopping"
    assert carers(records).talks[-1].answers["caring/does"].given_by == "carer"
    assert ("pack" in capsys.readouterr().out) is (share == "some")


def test_a_carers_talk_goes_on_where_it_was_left(
    records: Path, monkeypatch: pytest.MonkeyPatch, had: list[Sitting]
) -> None:
    """By its own id, and from the list, where only what suits a carer is offered."""
    with Store(records).create(new_record().changed(id="kare23", about="femi23")) as plan:
        plan.keep(plan.record)
    offered = choosing(monkeypatch, "kare23", "carer")

    assert main(["carer", "--plan", "kare23"]) == 0
    assert main([]) == 0
    assert [one.record.id for one in had] == ["kare23", "kare23"]
    assert "Go on with the carer's talk" in offered[1]


def test_every_plan_can_be_found_by_its_name_and_its_id(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be begun is no plan, and a locked plan is found by its id alone."""
    seal = new_seal("lckd23", "three tall kettles", new_code(), memory=8 * 1024)
    with Store(records).create(new_record().changed(id="lckd23")) as plan:
        plan.keep(plan.record)
        plan.relock(seal)
    seen: list[tuple[dict[str, str], dict[str, str]]] = []

    def choose(
        _options: object, _title: str, choices: Sequence[tuple[str, str]], _card: object, found_by: dict[str, str]
    ) -> None:
        seen.append((dict(choices), found_by))

    monkeypatch.setattr(face, "choose", choose)
    assert main([]) == 0
    ((offered, found_by),) = seen
    assert found_by == {"femi23": "Femi femi23", "lckd23": " lckd23"}
    assert offered["lckd23"].startswith("A locked plan: saved ")


@pytest.mark.parametrize(
    ("letters", "there", "not_there"),
    [("fem", "Femi's plan", "Zoë"), ("ZOE", "Zoë", "Femi"), ("k7f", "Zoë", "Femi"), ("x z", "x z", "Femi")],
)
def test_plans_lists_those_that_letters_find(
    records: Path, capsys: pytest.CaptureFixture[str], letters: str, there: str, not_there: str
) -> None:
    """By name or id; where there is none, it says what was looked for."""
    with Store(records).create(kept(talked(("person.name", "Zoë")))) as plan:
        plan.keep(plan.record)

    assert main(["plans", letters]) == 0
    printed = capsys.readouterr().out
    assert there in printed
    assert not_there not in printed


def test_plans_says_of_a_locked_plan_only_that_it_is_locked(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When its file was written is no secret."""
    with Store(records).open("femi23") as plan:
        plan.relock(new_seal("femi23", "three tall kettles", new_code(), memory=8 * 1024))

    assert main(["plans"]) == 0
    printed = capsys.readouterr().out
    assert "femi23  A locked plan" in printed
    assert "It opens with its passphrase." in printed
    assert "Femi" not in printed
    main(["plans", "--json"])
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["locked"], row["name"], row["stage"]) == (True, "", "")


def test_looking_through_many_plans_says_so_once_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sooner nobody wonders."""
    now = iter([10.0, 10.9, 11.1, 15.0])
    monkeypatch.setattr(looking, "monotonic", lambda: next(now))
    told = looking.Looking(" the first time")
    for done in range(4):
        told(done, 10_000)

    assert capsys.readouterr().err == "Looking through 10,000 plans. This takes a few seconds the first time.\n"
