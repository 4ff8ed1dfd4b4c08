"""Proves that each way leads to the key of a plan, that nothing else does, and that codes are understood."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from typing import Any

import pyrage
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mnemonic import Mnemonic

from assistant.errors import CannotUnlock
from assistant.storage import ways_in
from assistant.storage.recovery_code import CODE_WORDS, code_understood, new_code
from assistant.storage.ways_in import (
    by_code,
    by_passphrase,
    by_service,
    key_by_code,
    key_by_identity,
    key_by_passphrase,
)
from assistant.storage.written_way import ByPassphrase, ByService, Way, way_as_data, way_of

LITTLE = 8 * 1024
"""KiB: the least memory that a file may ask for, so that the tests are quick."""
KEY, PLAN = bytes(range(32)), "bcd234"
CODE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
WORDS = Mnemonic("english").wordlist
IDENTITY = pyrage.x25519.Identity.generate()
STRANGER = pyrage.x25519.Identity.generate()
RECIPIENT = str(IDENTITY.to_public())
BY_PASSPHRASE = by_passphrase(KEY, "Three grey geese", PLAN, memory=LITTLE)
BY_CODE = by_code(KEY, CODE, PLAN)
BY_SERVICE = by_service(KEY, "The surgery", RECIPIENT, PLAN)
WAYS = (BY_PASSPHRASE, BY_CODE, BY_SERVICE)


def test_the_passphrase_gives_the_key() -> None:
    """Spaces around it do not matter; capitals do, and so does each letter."""
    assert key_by_passphrase(BY_PASSPHRASE, "  Three grey geese\n", PLAN) == KEY
    for wrong in ("three grey geese", "Three grey goose", "Threegreygeese", ""):
        assert key_by_passphrase(BY_PASSPHRASE, wrong, PLAN) is None


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    """An é of one piece and an é of two are one letter, and so is a letter of full width."""
    way = by_passphrase(KEY, unicodedata.normalize("NFC", "café au lait"), PLAN, memory=LITTLE)
    assert key_by_passphrase(way, unicodedata.normalize("NFD", "café au lait"), PLAN) == KEY
    assert key_by_passphrase(way, "café\u00a0au\u2003\uff4cait", PLAN) == KEY


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1).filter(lambda text: unicodedata.normalize("NFKC", text).strip()))
@example("\ud800")
def test_any_text_can_be_a_passphrase(text: str) -> None:
    """Whatever can be typed or pasted, halves of letters among it, opens what it locked."""
    assert key_by_passphrase(by_passphrase(KEY, text, PLAN, memory=LITTLE), text, PLAN) == KEY


@pytest.mark.parametrize("empty", ["", "  ", "\n\t\u00a0"])
def test_an_empty_passphrase_is_refused(empty: str) -> None:
    """Nothing is locked with nothing."""
    with pytest.raises(CannotUnlock, match="Type one with at least one letter"):
        by_passphrase(KEY, empty, PLAN, memory=LITTLE)


def test_a_passphrase_costs_what_rfc_9106_names() -> None:
    """64 MiB, 3 passes, 4 lanes stand in the way itself."""
    way = by_passphrase(KEY, "geese", PLAN)
    assert (way.memory, way.passes, way.lanes) == (64 * 1024, 3, 4)


def test_too_little_memory_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small computer that cannot take the memory says so, and does not call the passphrase wrong."""

    def full(*_: Any, **__: Any) -> None:
        raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", full)
    with pytest.raises(CannotUnlock, match="too little free memory"):
        key_by_passphrase(BY_PASSPHRASE, "Three grey geese", PLAN)


def test_the_code_gives_the_key() -> None:
    """However it is typed; the code of another plan gives nothing."""
    assert key_by_code(BY_CODE, CODE, PLAN) == KEY
    assert key_by_code(BY_CODE, CODE.upper().replace(" ", ",\n"), PLAN) == KEY
    assert key_by_code(BY_CODE, new_code(), PLAN) is None


def test_a_service_opens_with_its_secret_key() -> None:
    """The line alone, or the whole key file as age writes it, or a file with several keys."""
    for text in (
        str(IDENTITY),
        f"# created: today\n# public key: {RECIPIENT}\n{IDENTITY}\n",
        f"{STRANGER}\n{IDENTITY}",
    ):
        assert key_by_identity(BY_SERVICE, text, PLAN) == KEY
    assert key_by_identity(BY_SERVICE, str(STRANGER), PLAN) is None


@pytest.mark.parametrize(
    "text",
    ["", "# only a remark", RECIPIENT, "AGE-SECRET-KEY-1QQ", "\ud800", f"{IDENTITY}x"],
    ids=["nothing", "a remark", "the public half", "too short", "no letters", "one letter more"],
)
def test_what_is_no_secret_key_is_called_that(text: str) -> None:
    """A person who gives the public half by mistake is told what to look for."""
    with pytest.raises(CannotUnlock, match="a line that starts with AGE-SECRET-KEY-1"):
        key_by_identity(BY_SERVICE, text, PLAN)


ZEROS = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"


@pytest.mark.parametrize(
    "recipient",
    ["", "age1", RECIPIENT[:-1], f"{RECIPIENT}q", str(IDENTITY), "\ud800", ZEROS],
    ids=["nothing", "too short", "a letter less", "a letter more", "the secret half", "no letters", "all zeros"],
)
def test_what_is_no_public_key_is_called_that(recipient: str) -> None:
    """A wrong letter, a secret key in its place, or a key that could protect nothing."""
    with pytest.raises(CannotUnlock, match="not the public key of a service"):
        by_service(KEY, "The surgery", recipient, PLAN)


def test_the_name_of_a_service_is_one_short_clean_line() -> None:
    """It is shown on the lock screen, so nothing in it can act there."""
    assert by_service(KEY, " The\x1b[31m\nsurgery ", f" {RECIPIENT}\n", PLAN).name == "The surgery"
    assert len(by_service(KEY, "surgery " * 100, RECIPIENT, PLAN).name) <= 60


def test_a_way_leads_to_its_own_plan_only() -> None:
    """Put into the file of another plan, it opens nothing."""
    assert key_by_passphrase(BY_PASSPHRASE, "Three grey geese", "zzz999") is None
    assert key_by_code(BY_CODE, CODE, "zzz999") is None
    assert key_by_identity(BY_SERVICE, str(IDENTITY), "zzz999") is None


def test_what_a_way_says_of_itself_is_bound_to_the_key() -> None:
    """A service under another name, or a passphrase made cheaper, opens nothing."""
    assert key_by_identity(BY_SERVICE._replace(name="Somebody else"), str(IDENTITY), PLAN) is None
    cheaper = BY_PASSPHRASE._replace(passes=1)
    assert key_by_passphrase(cheaper, "Three grey geese", PLAN) is None


def test_two_wrappings_of_one_key_have_nothing_in_common() -> None:
    """Salt and nonce are drawn anew each time."""
    again = by_passphrase(KEY, "Three grey geese", PLAN, memory=LITTLE)
    assert {again.salt, again.nonce, again.wrapped}.isdisjoint(BY_PASSPHRASE)
    assert set(by_code(KEY, CODE, PLAN)).isdisjoint(BY_CODE)


@pytest.mark.parametrize("way", WAYS)
def test_a_way_comes_back_as_it_was_written(way: Way) -> None:
    """As JSON and back is the same way, of the same kind."""
    assert way_of(way_as_data(way)) == way
    assert type(way_of(way_as_data(way))) is type(way)


ABSURD: list[tuple[str, Any]] = [
    ("memory", 1024 * 1024 + 1),
    ("memory", 8 * 1024 - 1),
    ("memory", 2**70),
    ("memory", -1),
    ("memory", 65536.0),
    ("memory", "65536"),
    ("memory", None),
    ("passes", 0),
    ("passes", 11),
    ("passes", True),
    ("lanes", 0),
    ("lanes", 17),
    ("salt", b""),
    ("salt", bytes(8)),
    ("salt", bytes(17)),
    ("nonce", bytes(11)),
    ("nonce", bytes(13)),
    ("wrapped", bytes(47)),
    ("wrapped", bytes(49)),
]


@pytest.mark.parametrize(("name", "value"), ABSURD)
def test_absurd_values_are_refused_before_anything_is_derived(
    name: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their check is right, so that only the value itself can be what is refused."""
    monkeypatch.setattr(ways_in, "_by_argon2", None)
    with pytest.raises(ValueError, match="values that no plan has"):
        way_of(way_as_data(BY_PASSPHRASE._replace(**{name: value})))


@pytest.mark.parametrize(
    "way",
    [
        BY_SERVICE._replace(name="two\nlines"),
        BY_SERVICE._replace(name="\x1b[31mred"),
        BY_SERVICE._replace(name="x" * 61),
        BY_SERVICE._replace(name="\ud800"),
        BY_SERVICE._replace(recipient="age1"),
        BY_SERVICE._replace(recipient=RECIPIENT.upper()),
        BY_SERVICE._replace(wrapped=bytes(1025)),
        BY_SERVICE._replace(wrapped=b""),
    ],
)
def test_a_service_that_no_plan_names_so_is_refused(way: ByService) -> None:
    """What could act on a screen, or is far too large, never gets past the reading."""
    with pytest.raises(ValueError, match="values that no plan has"):
        way_of(way_as_data(way))


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        "passphrase",
        {"by": "luck"},
        {"by": "code"},
        {"by": ["code"]},
        way_as_data(BY_CODE) | {"more": 1},
        way_as_data(BY_CODE) | {"by": "passphrase"},
        way_as_data(BY_CODE) | {"check": "00000000"},
        way_as_data(BY_CODE) | {"salt": way_as_data(BY_CODE)["salt"].upper() + " "},
        way_as_data(BY_CODE) | {"salt": 16},
        way_as_data(BY_CODE) | {"salt": "zz" * 16},
        {name: value for name, value in way_as_data(BY_CODE).items() if name != "check"},
    ],
)
def test_what_is_no_way_is_a_value_error(data: object) -> None:
    """Unknown kinds, missing and added parts, other spellings of the same."""
    with pytest.raises(ValueError, match=r".") as trouble:
        way_of(data)
    assert type(trouble.value) is ValueError


@given(st.sampled_from(WAYS), st.data())
def test_one_letter_changed_in_a_written_way_is_noticed(way: Way, data: st.DataObject) -> None:
    """So that a damaged file is called damaged, and the passphrase not called wrong."""
    written = way_as_data(way)
    name = data.draw(st.sampled_from([key for key, value in written.items() if isinstance(value, str)]))
    place = data.draw(st.integers(0, len(written[name]) - 1))
    other = data.draw(st.characters(exclude_characters=written[name][place]))
    written[name] = written[name][:place] + other + written[name][place + 1 :]
    with pytest.raises(ValueError, match=r"."):
        way_of(written)


def test_a_new_code_is_12_words_of_the_english_list() -> None:
    """Each is another one, and is understood as it stands."""
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        assert len(code.split()) == CODE_WORDS
        assert set(code.split()) <= set(WORDS)
        assert code_understood(code) == code


def badly_ended(word: str) -> str:
    """The word with its first four letters right."""
    return f"{word[:4]}zz"[: len(word)]


SHAPES: list[Callable[[str], str]] = [str, str.upper, str.title, lambda word: word[:4], badly_ended]


@settings(max_examples=60)
@given(st.binary(min_size=16, max_size=16), st.data())
def test_a_code_is_understood_however_it_is_typed(bits: bytes, data: st.DataObject) -> None:
    """Capitals, numbering, commas, line breaks, words cut to four letters or badly ended: all the same code."""
    code = Mnemonic("english").to_mnemonic(bits)
    between = st.sampled_from([" ", ", ", "\n", "\t", " - ", "; ", "  \r\n"])
    shape: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(SHAPES)
    typed = ""
    for place, word in enumerate(code.split(), 1):
        number = data.draw(st.sampled_from(["", f"{place}. ", f"{place}) ", f"({place})"]))
        typed += number + data.draw(shape)(word) + data.draw(between)
    assert code_understood(typed) == code


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the 12 words of the recovery code, with a space after each."),
        ("12 34", "Type the 12 words of the recovery code, with a space after each."),
        (CODE.rpartition(" ")[0], "1 word is missing. The code has 12 words. Type all of them."),
        ("legal winner", "10 words are missing. The code has 12 words. Type all of them."),
        (f"{CODE} legal", "1 word is too many. The code has 12 words. Type only those."),
        (f"{CODE} {CODE}", "12 words are too many. The code has 12 words. Type only those."),
        (
            CODE.replace("wave", "wav"),
            "Word 5 is not one that a code can have. Check how it is written, then try again.",
        ),
        (
            CODE.replace("thank", "thx"),
            "Words 3 and 11 are not ones that a code can have. Check how they are written, then try again.",
        ),
        (
            CODE.replace("legal", "blah").replace("year", "été"),
            "Words 1, 4 and 9 are not ones that a code can have. Check how they are written, then try again.",
        ),
        (
            CODE.replace("thank year", "year thank"),
            "I know all 12 words, but they do not fit together. Check each word and their order.",
        ),
    ],
)
def test_a_code_that_cannot_be_right_says_where_to_look(typed: str, said: str) -> None:
    """The sentence names places and numbers, and never repeats a word of the code."""
    with pytest.raises(CannotUnlock, match=f"^{re.escape(said)}$"):
        code_understood(typed)


@given(st.text())
def test_no_text_is_more_than_a_sentence(text: str) -> None:
    """Whatever is pasted in the place of a code, it is refused in words."""
    with pytest.raises(CannotUnlock, match=r"\.$"):
        code_understood(text)


def test_a_plan_without_a_lock_never_pays_for_one() -> None:
    """What a sealed file looks like can be known without any of the libraries that open it."""
    heavy = "{'cryptography', 'pyrage', 'mnemonic'}"
    program = f"import sys, assistant.storage.sealed; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_way_of_a_passphrase_shows_no_passphrase() -> None:
    """Nothing that is written or shown holds the words themselves."""
    assert isinstance(BY_PASSPHRASE, ByPassphrase)
    assert "geese" not in f"{BY_PASSPHRASE!r}{way_as_data(BY_PASSPHRASE)}"
