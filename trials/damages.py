"""Ways in which a file can be damaged: by disks, by other programs, by hand."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple

_DEEP = 100_000
_DIGITS = 5_000
_WRONG = ("null", "true", "[]", "{}", '"words"', "-1", "1e999", "NaN", "Infinity", "9" * _DIGITS, '"\\ud800"', "[[[]]]")
"""What stands, as JSON, where something else is to stand."""
_MARK = "the wrong thing stands here"


class Damage(NamedTuple):
    """What was done to the file, and what it holds then; None where the file is gone."""

    name: str
    content: bytes | None


def damages(content: bytes, random: Random, holds_json: bool = True) -> Iterator[Damage]:
    """Every damage to this content; the flips and holes are where chance wants them."""
    yield Damage("missing", None)
    yield from (Damage(f"cut at byte {end}", content[:end]) for end in range(len(content)))
    for name, does in _BLOWS.items():
        yield from (Damage(f"{name} {number}", does(content, random)) for number in range(len(content) // 8))
    yield from (Damage(name, made) for name, made in _as_a_whole(content))
    if holds_json:
        yield from _inside(content)


def _flip(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << random.randrange(8)]) + content[at + 1 :]


def _zeros(content: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return content[:start] + bytes(end - start) + content[end:]


def _zeros_to_the_end(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))].ljust(len(content), b"\0")


def _twice(content: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return content[:end] + content[start:]


def _hole(content: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return content[:start] + content[end:]


def _noise(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + random.randbytes(16) + content[at + 16 :]


_BLOWS: dict[str, Callable[[bytes, Random], bytes]] = {
    "a bit flipped": _flip,
    "zeros inside": _zeros,
    "zeros to the end": _zeros_to_the_end,
    "a part twice": _twice,
    "a part left out": _hole,
    "noise inside": _noise,
}


def _as_a_whole(content: bytes) -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "one blank", b" "
    yield "zeros only", bytes(len(content))
    yield "a mark of UTF-8 before it", BOM_UTF8 + content
    yield "two marks before it", BOM_UTF8 * 2 + content
    yield "in UTF-16", content.decode(errors="replace").encode("utf-16")
    yield "lines as on Windows", content.replace(b",", b",\r\n")
    yield "the same twice", content * 2
    yield "a line more", content + b"\n"
    yield "words after it", content + b" and more"
    yield "half a letter", content.replace(b"a", b"\xc3")
    yield "a lone surrogate in UTF-8", content.replace(b"a", b"\xed\xa0\x80")
    yield "a web page", b"<!DOCTYPE html><html><body>Sign in</body></html>"
    for opens, closes in ((b"[", b"]"), (b'{"kept":', b"}")):
        yield f"{_DEEP} deep", opens * _DEEP + closes * _DEEP
        yield f"{_DEEP} deep and not closed", opens * _DEEP
    for whole in ("null", "[]", "{}", '{"kept":{}}', '{"kept":{"1":{}}}', '{"kept":[]}', "9" * _DIGITS, "NaN", '"x"'):
        yield f"only {whole[:20]}", whole.encode()


def _inside(content: bytes) -> Iterator[Damage]:
    """Wrong things in each place of the JSON, places left out, and keys that stand there twice."""
    document = json.loads(content)
    for place in _places(document):
        name = ".".join(map(str, place))
        marked = json.dumps(_with(document, place, _MARK))
        for wrong in _WRONG:
            yield Damage(f"{wrong[:20]} at {name}", marked.replace(f'"{_MARK}"', wrong).encode())
        deep = "[" * _DEEP + "]" * _DEEP if len(place) == 3 else None
        if deep:
            yield Damage(f"{_DEEP} deep at {name}", marked.replace(f'"{_MARK}"', deep).encode())
        if isinstance(place[-1], str):
            yield Damage(f"{name} left out", json.dumps(_with(document, place, None, leave_out=True)).encode())
            again = f"0, {json.dumps(place[-1])}: {json.dumps(_at(document, place))}"
            yield Damage(f"{name} twice", marked.replace(f'"{_MARK}"', again).encode())


def _places(value: Any, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if here:
        yield here
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from _places(inner, (*here, key))


def _at(value: Any, place: tuple[str | int, ...]) -> Any:
    for key in place:
        value = value[key]
    return value


def _with(document: Any, place: tuple[str | int, ...], value: Any, leave_out: bool = False) -> Any:
    """A copy of the document with another value in one place, or with nothing there."""
    copy = json.loads(json.dumps(document))
    inner = _at(copy, place[:-1])
    if leave_out:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return copy
