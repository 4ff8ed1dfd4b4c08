"""A plan in one file, to take along or to send: written from a record, and checked whole before any of it is used."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn, get_args

from assistant.clean_text import clean, one_line
from assistant.errors import CannotPack, CannotUnpack
from assistant.handing_over.checks import is_part, is_sound, moments
from assistant.handing_over.sharing import only, without_apart
from assistant.record import FORMAT as RECORD_FORMAT
from assistant.record import Giver, Record
from assistant.record_json import json_of, record_of
from assistant.roles import Role

FORMAT = 1
"""The number of this file format; a file with a higher one is from a newer version."""
LARGEST = 20_000_000
"""Bytes a file may hold; a plan with every question answered takes well under a million."""
_DEEPEST = 24
"""Lists and mappings inside each other; the plans in a record's versions go deepest, to about half of this."""
_LONGEST_NUMBER = 15
_CARERS_TALK = "carer"
_GIVERS: dict[Role, Giver] = {"patient": "person", "peer": "peer", "practitioner": "practitioner"}
_CLOCKS = timedelta(days=1)
"""How far ahead of ours another computer's clock may be; words from later would outdo every word to come."""

_HEAD = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"whatmatters"\s*:\s*"pack"')

_EMPTY = "This file is empty. Ask for it again."
_LARGE = f"This file is larger than any plan (more than {LARGEST // 1_000_000} million bytes). Nothing was taken in."
_FOREIGN = "This is not a file with a packed plan. Nothing was taken in. Look for the file that was written with: pack"
_DAMAGED = "This file was damaged on its way. Nothing was taken in. Ask for it again."
_ODD = "This file holds something that no plan can hold. Nothing was taken in. Ask for it again."
_NEWER = (
    "This file is from a newer version of the program. Nothing was taken in. Get the newest version, then try again."
)
_AHEAD = (
    "This file holds words from a day that is still to come. Nothing was taken in. "
    "Set the clock of the computer that is wrong, then try again."
)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What a file holds, and what it says of itself; nothing in it proves who wrote it."""

    made: datetime
    by: Giver
    """Who packed it: who had the keyboard, or `carer` for a carer's own talk."""
    of: str
    """The name of the person, or an empty text."""
    parts: tuple[str, ...] = ()
    """The places in the plan that were shared; empty when the record is whole."""
    record: Record


def packed(record: Record, parts: tuple[str, ...], at: datetime) -> bytes:
    """The record as a file, or with `parts` only what stands in these places of the plan; raises CannotPack."""
    shared = only(record, parts) if parts else without_apart(record)
    held: dict[str, Any] = {
        "whatmatters": "pack",
        "format": FORMAT,
        "made": at.isoformat(),
        "from": "carer" if is_carers(record) else _GIVERS[record.role],
        "of": one_line(record.name),
        "parts": list(parts),
        "record": json.loads(json_of(shared), parse_constant=lambda _: None),
    }
    content = json.dumps({**held, "check": _check(held)}, ensure_ascii=False, indent=1).encode()
    if len(content) > LARGEST:
        raise CannotPack("This plan is too large for one file. Choose some of its parts with --parts.")
    return content


def unpacked(content: bytes, now: datetime) -> Pack:
    """What the file holds, cleaned and checked; raises CannotUnpack with one sentence for whatever is wrong."""
    if len(content) > LARGEST:
        raise CannotUnpack(_LARGE)
    raw = _parsed(content)
    if _is_newer(raw.get("format"), FORMAT) or _is_newer(_part(raw, "record").get("format"), RECORD_FORMAT):
        raise CannotUnpack(_NEWER)
    try:
        cleaned = _cleaned(raw)
    except _Odd:
        raise CannotUnpack(_ODD) from None
    if raw.pop("check", None) != _check(raw):
        raise CannotUnpack(_DAMAGED)
    try:
        pack = _pack(cleaned)
        latest = max(pack.made, *moments(pack.record))
    except Exception:
        # What is wrong comes in any shape. `from None`, because the error of pydantic shows what somebody wrote.
        raise CannotUnpack(_ODD) from None
    if latest > now + _CLOCKS:
        raise CannotUnpack(_AHEAD)
    return pack


def is_carers(record: Record) -> bool:
    """Whether this is a carer's own talk, and not the plan of the person they care for."""
    return bool(record.about) or (bool(record.talks) and all(talk.flow == _CARERS_TALK for talk in record.talks))


# From bytes to a pack


class _Odd(ValueError):
    """JSON that this program never writes."""


def _parsed(content: bytes) -> dict[str, Any]:
    if not content.strip():
        raise CannotUnpack(_EMPTY)
    try:
        raw = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_once_each,
            parse_constant=_odd,
            parse_int=_number(int),
            parse_float=_number(float),
        )
    except (_Odd, RecursionError):
        raise CannotUnpack(_ODD if _HEAD.match(content) else _FOREIGN) from None
    except ValueError:
        raise CannotUnpack(_DAMAGED if _HEAD.match(content) else _FOREIGN) from None
    if not isinstance(raw, dict) or raw.get("whatmatters") != "pack":
        raise CannotUnpack(_FOREIGN)
    return raw


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Odd
    return found


def _odd(_: str) -> NoReturn:
    raise _Odd


def _number(kind: type[int] | type[float]) -> Callable[[str], int | float]:
    def read(written: str) -> int | float:
        number = kind(written) if kind is float or len(written) <= _LONGEST_NUMBER else math.inf
        if not math.isfinite(number):
            raise _Odd
        return number

    return read


def _part(raw: dict[str, Any], name: str) -> dict[str, Any]:
    part = raw.get(name)
    return part if isinstance(part, dict) else {}


def _is_newer(number: object, ours: int) -> bool:
    return isinstance(number, int) and number > ours


def _check(held: dict[str, Any]) -> str:
    """A sum over all that is held, however it is spaced; it tells of damage, not of who wrote it."""
    whole = json.dumps(held, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def _cleaned(value: Any, deep: int = 0) -> Any:
    if deep > _DEEPEST:
        raise _Odd
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one, deep + 1) for one in value]
    if isinstance(value, dict):
        if any(clean(key) != key for key in value):
            raise _Odd
        return {key: _cleaned(one, deep + 1) for key, one in value.items()}
    return value


def _pack(raw: dict[str, Any]) -> Pack:
    """The pack that cleaned JSON data holds; raises any kind of error where it is none."""
    record, parts = record_of(raw["record"]), tuple(raw["parts"])
    if raw["format"] != FORMAT or raw["from"] not in get_args(Giver) or not isinstance(raw["of"], str):
        raise _Odd
    if not all(map(is_part, parts)) or not is_sound(record):
        raise _Odd
    made = datetime.fromisoformat(raw["made"])
    return Pack(made=made, by=raw["from"], of=one_line(record.name or raw["of"]), parts=parts, record=record)
