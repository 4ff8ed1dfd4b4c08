"""Proves that a sealed file opens by its own ways only, and that any change to it is noticed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import CannotUnlock, CannotUse, PlanDamaged, PlanTooNew
from assistant.storage import ways_in
from assistant.storage.recovery_code import new_code
from assistant.storage.sealed import MOST_SERVICES, Holds, Locked, Seal, is_sealed, locked, new_seal

LITTLE = 8 * 1024
PLAN, PASSPHRASE, CODE = "bcd234", "Three grey geese", new_code()
IDENTITY = pyrage.x25519.Identity.generate()
SERVICE = ("The surgery", str(IDENTITY.to_public()))
SEAL = new_seal(PLAN, PASSPHRASE, CODE, [SERVICE], memory=LITTLE)
OTHER = new_seal("zzz999", PASSPHRASE, CODE, [SERVICE], memory=LITTLE)
WORDS = b'{"kept":{"1":{"words":"A walk by the river"}}}'
SEALED = SEAL.sealed(WORDS, "record")
LOCKED = locked(SEALED, PLAN)
DAMAGED = "^The file of this plan is there, but it cannot be read.$"


def header_of(content: bytes) -> dict[str, Any]:
    """The first line, read."""
    header: dict[str, Any] = json.loads(content.partition(b"\n")[0])
    return header


def with_header(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The same file behind another first line."""
    header = header_of(content)
    change(header)
    return json.dumps(header, separators=(",", ":")).encode() + b"\n" + content.partition(b"\n")[2]


def test_each_way_opens_the_plan() -> None:
    """By passphrase, by code and by the service's key it is the same seal, and the same words."""
    for seal in (
        LOCKED.with_passphrase(PASSPHRASE),
        LOCKED.with_code(CODE),
        LOCKED.with_identity(f"# a key file\n{IDENTITY}\n"),
    ):
        assert seal == SEAL
        assert seal.opened(SEALED, "record") == WORDS


def test_the_file_begins_with_one_line_for_everybody_to_read() -> None:
    """It says what the file is, and nothing of what the person wrote."""
    assert SEALED.startswith(b'{"whatmatters":"locked","format":1,"plan":"bcd234","holds":"record","ways":[{')
    assert list(header_of(SEALED)) == ["whatmatters", "format", "plan", "holds", "ways"]
    assert b"river" not in SEALED
    assert len(SEALED) == SEALED.index(b"\n") + 1 + 12 + len(WORDS) + 16


def test_the_services_that_can_open_it_are_named() -> None:
    """They are declared on the screen before anybody types a passphrase."""
    assert LOCKED.services == ("The surgery",)
    assert locked(new_seal(PLAN, PASSPHRASE, CODE, memory=LITTLE).sealed(WORDS, "draft"), PLAN).services == ()


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (
            lambda lock: lock.with_passphrase("three grey geese"),
            "That passphrase does not open this plan. Check capital letters, then try again.",
        ),
        (
            lambda lock: lock.with_code(new_code()),
            "That code does not open this plan. Check that it is the code of this plan.",
        ),
        (
            lambda lock: lock.with_identity(str(pyrage.x25519.Identity.generate())),
            "That key does not open this plan. Use the secret key of a service named here.",
        ),
    ],
)
def test_nothing_else_opens_it(attempt: Callable[[Locked], Seal], said: str) -> None:
    """A sentence says what to try; it does not say how near the person was."""
    with pytest.raises(CannotUnlock) as trouble:
        attempt(LOCKED)
    assert str(trouble.value) == said


@settings(max_examples=30)
@given(st.binary(max_size=3000), st.sampled_from(["record", "draft", "aside"]))
def test_what_is_sealed_comes_back(content: bytes, holds: Holds) -> None:
    """To the byte, and never looks the same twice."""
    once, again = SEAL.sealed(content, holds), SEAL.sealed(content, holds)
    assert SEAL.opened(once, holds) == SEAL.opened(again, holds) == content
    assert once != again


def test_the_key_is_never_shown() -> None:
    """Not even where the seal itself is printed by mistake."""
    assert repr(SEAL.key) not in repr(SEAL)
    assert "key=" not in repr(SEAL)


@settings(max_examples=300)
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_any_byte_changed_is_noticed(place: int, change: int) -> None:
    """In the line that all can read as much as in the words; the key itself opens none of it."""
    changed = bytearray(SEALED)
    changed[place] ^= change
    with pytest.raises((PlanDamaged, PlanTooNew)):
        SEAL.opened(bytes(changed), "record")


def test_a_file_cut_off_anywhere_is_damaged() -> None:
    """At every length, from nothing to all but one byte."""
    for length in range(len(SEALED)):
        with pytest.raises(PlanDamaged, match=DAMAGED):
            SEAL.opened(SEALED[:length], "record")


def test_a_draft_cannot_stand_in_the_place_of_a_record() -> None:
    """Neither as it is, nor with a first line that claims it."""
    draft = SEAL.sealed(WORDS, "draft")
    assert SEAL.opened(draft, "draft") == WORDS
    for content in (draft, with_header(draft, lambda header: header.update(holds="record"))):
        with pytest.raises(PlanDamaged, match=DAMAGED):
            SEAL.opened(content, "record")


def test_a_file_of_another_plan_is_damaged_here() -> None:
    """Even where both plans have the same passphrase."""
    strange = OTHER.sealed(WORDS, "record")
    for content in (strange, with_header(strange, lambda header: header.update(plan=PLAN))):
        with pytest.raises(PlanDamaged, match=DAMAGED):
            SEAL.opened(content, "record")


def test_the_ways_of_another_plan_open_nothing_here() -> None:
    """Put into this file, the right passphrase of the other plan is refused."""
    ways = header_of(OTHER.sealed(WORDS, "record"))["ways"]
    mixed = locked(with_header(SEALED, lambda header: header.update(ways=ways)), PLAN)
    for attempt, text in (
        (mixed.with_passphrase, PASSPHRASE),
        (mixed.with_code, CODE),
        (mixed.with_identity, str(IDENTITY)),
    ):
        with pytest.raises(CannotUnlock):
            attempt(text)


def test_a_way_left_out_is_noticed() -> None:
    """Nobody can take the code away behind the person's back."""
    fewer = with_header(SEALED, lambda header: header["ways"].pop(1))
    with pytest.raises(PlanDamaged, match=DAMAGED):
        locked(fewer, PLAN).with_passphrase(PASSPHRASE).opened(fewer, "record")


def test_a_copy_under_another_name_opens_as_the_plan_does() -> None:
    """The person knows it by the name of its file; the lock keeps the id that it was made for."""
    copy = locked(SEALED, "copied")
    assert (copy.plan_id, copy.sealed_for) == ("copied", PLAN)
    assert copy.with_passphrase(PASSPHRASE).opened(SEALED, "record") == WORDS


def test_another_passphrase_takes_the_place_of_the_first() -> None:
    """The code and the service stay; what was sealed before is still read by whoever has the key."""
    changed = SEAL.with_passphrase("Seven slow swans", memory=LITTLE)
    fresh = changed.sealed(WORDS, "record")
    lock = locked(fresh, PLAN)
    assert lock.with_passphrase("Seven slow swans") == lock.with_code(CODE) == lock.with_identity(str(IDENTITY))
    with pytest.raises(CannotUnlock):
        lock.with_passphrase(PASSPHRASE)
    assert changed.opened(SEALED, "record") == SEAL.opened(fresh, "record") == WORDS


def test_another_code_takes_the_place_of_the_first() -> None:
    """Somebody who lost the paper gets a new code, and the old one opens nothing that is sealed from then on."""
    other = new_code()
    lock = locked(SEAL.with_code(other).sealed(WORDS, "record"), PLAN)
    assert lock.with_code(other).key == lock.with_passphrase(PASSPHRASE).key == SEAL.key
    with pytest.raises(CannotUnlock):
        lock.with_code(CODE)


def test_an_old_line_before_new_words_is_noticed() -> None:
    """The old passphrase does not come back by putting the old first line in place."""
    fresh = SEAL.with_passphrase("Seven slow swans", memory=LITTLE).sealed(WORDS, "record")
    mixed = SEALED.partition(b"\n")[0] + b"\n" + fresh.partition(b"\n")[2]
    with pytest.raises(PlanDamaged, match=DAMAGED):
        locked(mixed, PLAN).with_passphrase(PASSPHRASE).opened(mixed, "record")


HOSTILE: dict[str, Callable[[dict[str, Any]], object]] = {
    "another format": lambda header: header.update(format=0),
    "a format in words": lambda header: header.update(format="1"),
    "no format": lambda header: header.pop("format"),
    "an id with a path in it": lambda header: header.update(plan="../../etc/passwd"),
    "an id that is no text": lambda header: header.update(plan=["bcd234"]),
    "another kind of content": lambda header: header.update(holds="everything"),
    "no ways": lambda header: header.pop("ways"),
    "ways that are no list": lambda header: header.update(ways={}),
    "a way that is none": lambda header: header.update(ways=[None]),
    "more than there can be": lambda header: header.update(more=1),
    "two passphrases": lambda header: header["ways"].append(header["ways"][0]),
    "two codes": lambda header: header["ways"].append(header["ways"][1]),
    "nine services": lambda header: header["ways"].extend([header["ways"][2]] * MOST_SERVICES),
    "too much memory": lambda header: header["ways"][0].update(memory=2**40),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_line_is_refused_before_anything_is_derived(
    change: Callable[[dict[str, Any]], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no plan says is damage, whatever it was meant to set off."""
    monkeypatch.setattr(ways_in, "_by_argon2", None)
    with pytest.raises(PlanDamaged, match=DAMAGED):
        locked(with_header(SEALED, change), PLAN)


def test_a_newer_kind_of_lock_is_not_called_damaged() -> None:
    """Else an older program would put an older save in the place of the newer one."""
    with pytest.raises(PlanTooNew, match="Get the newest version"):
        locked(with_header(SEALED, lambda header: header.update(format=2, more="of the future")), PLAN)


START = b'{"whatmatters":"locked",'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        WORDS,
        START,
        START + b"\n",
        START + b'"a":' + b"[" * 60_000 + b"\n",
        START + b'"format":' + b"9" * 5000 + b"}\n",
        START + b'"format":1,"plan":"\xff"}\n',
        START + b'"padding":"' + b" " * 70_000 + b'",' + SEALED[len(START) :],
        START + b" " * 10_000_000,
        SEALED.replace(b"\n", b" ", 1),
        b"\xef\xbb\xbf" + SEALED,
    ],
)
def test_what_is_no_sealed_file_is_damaged(content: bytes) -> None:
    """Nothing, half a line, nesting without end, a number without end, a line without end."""
    with pytest.raises(PlanDamaged, match=DAMAGED):
        locked(content, PLAN)


@given(st.binary())
def test_any_bytes_behind_the_first_words_are_damage_at_most(content: bytes) -> None:
    """No file of whatever bytes ends the program."""
    for file in (content, START + content, START + b'"format":1,' + content + b"\n"):
        with pytest.raises((PlanDamaged, PlanTooNew)):
            locked(file, PLAN)


def test_a_sealed_file_is_known_by_its_first_words() -> None:
    """A plan without a lock, an empty file and other JSON are none."""
    assert is_sealed(SEALED)
    for content in (b"", WORDS, b'{"whatmatters":', b' {"whatmatters":"locked",'):
        assert not is_sealed(content)


def test_a_plan_opens_for_a_few_services_at_most() -> None:
    """As many as can be named on a screen, and one more is refused in a sentence."""
    assert len(new_seal(PLAN, PASSPHRASE, CODE, [SERVICE] * MOST_SERVICES, memory=LITTLE).ways) == 2 + MOST_SERVICES
    with pytest.raises(CannotUse, match="8 services at most"):
        new_seal(PLAN, PASSPHRASE, CODE, [SERVICE] * (MOST_SERVICES + 1), memory=LITTLE)


def test_a_key_that_is_not_the_plans_opens_nothing() -> None:
    """The tag of the cipher decides, not the line before it."""
    with pytest.raises(PlanDamaged, match=DAMAGED):
        replace(SEAL, key=bytes(32)).opened(SEALED, "record")
