"""Sealed files as somebody may leave them who changes, cuts, swaps or rewrites what lies on the disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from random import Random
from typing import Any, NamedTuple, get_args
from zlib import crc32

from assistant.storage.sealed import Holds
from assistant.storage.written_way import canonical

_NONCE = 12
_ONE_BIT = (0x01, 0x20, 0x80)
"""The lowest bit, the one that makes capitals small, and the one that no plain text has."""


class File(NamedTuple):
    """A sealed file, and what the place that it lies in is to hold."""

    content: bytes
    holds: Holds


def changes(files: Mapping[str, File], others: Sequence[File], size: int, random: Random) -> Iterator[tuple[str, File]]:
    """Every change of one byte, every cut, every swap with parts of `others`, and `size` by chance, each with its kind.

    Some of what comes out is by chance a file as it was.
    """
    for name, file in files.items():
        for content in _bytes_changed(file.content, random):
            yield f"{name}s with one byte changed", file._replace(content=content)
        for length in range(len(file.content)):
            yield f"{name}s cut off", file._replace(content=file.content[:length])
            yield f"{name}s without their beginning", file._replace(content=file.content[length + 1 :])
        for content in _headers_rewritten(file.content, others):
            yield "first lines rewritten", file._replace(content=content)
    for content in _parts_swapped([*files.values(), *others]):
        for holds in get_args(Holds):
            yield "parts swapped", File(content, holds)
    for _ in range(size):
        file = random.choice(list(files.values()))
        yield "changes by chance", file._replace(content=_by_chance(file.content, others, random))


def _bytes_changed(content: bytes, random: Random) -> Iterator[bytes]:
    for place, byte in enumerate(content):
        for change in (*_ONE_BIT, random.choice((0x02, 0x04, 0x08, 0x10, 0x40)), random.randrange(1, 256)):
            yield content[:place] + bytes((byte ^ change,)) + content[place + 1 :]
        yield content[:place] + content[place : place + 1] + content[place:]


def _parts_swapped(files: list[File]) -> Iterator[bytes]:
    """The first line of one, the nonce of another, the words of a third."""
    parts = [_parts(file.content) for file in files]
    for (header, _, _), (_, nonce, _), (_, _, words) in product(parts, repeat=3):
        yield header + b"\n" + nonce + words


def _parts(content: bytes) -> tuple[bytes, bytes, bytes]:
    header, _, rest = content.partition(b"\n")
    return header, rest[:_NONCE], rest[_NONCE:]


def _headers_rewritten(content: bytes, others: Sequence[File]) -> Iterator[bytes]:
    """What somebody writes into the first line who knows how it is made, right checks included."""
    header, _, rest = content.partition(b"\n")
    for rewrite in (*_REWRITES, *_with_ways_of(others)):
        said = json.loads(header)
        rewrite(said)
        for way in said["ways"]:
            _check(way)
        yield json.dumps(said, separators=(",", ":")).encode() + b"\n" + rest
    # The same said in other letters.
    yield json.dumps(json.loads(header)).encode() + b"\n" + rest
    yield header.replace(b'"plan"', b'"plan":"zzz999","plan"') + b"\n" + rest


def _check(way: dict[str, Any]) -> None:
    way.pop("check", None)
    way["check"] = f"{crc32(canonical(way)):08x}"


_Rewrite = Callable[[dict[str, Any]], object]


def _with_ways_of(others: Sequence[File]) -> Iterator[_Rewrite]:
    for file in others:
        strange = json.loads(_parts(file.content)[0])
        yield partial(_take, strange, names=("ways",))
        yield partial(_take, strange, names=("plan", "ways"))
        for place in range(len(strange["ways"])):
            yield partial(_take_one, strange["ways"], place=place)


def _take(strange: dict[str, Any], said: dict[str, Any], names: tuple[str, ...]) -> None:
    said.update({name: strange[name] for name in names})


def _take_one(strange: list[Any], said: dict[str, Any], place: int) -> None:
    said["ways"][place] = strange[place]


_REWRITES: tuple[_Rewrite, ...] = (
    lambda said: said["ways"].reverse(),
    lambda said: said["ways"].clear(),
    lambda said: said["ways"].pop(0),
    lambda said: said["ways"].pop(1),
    lambda said: said["ways"].pop(2),
    lambda said: said["ways"].append(said["ways"][0]),
    lambda said: said["ways"].extend([said["ways"][2]] * 7),
    lambda said: said["ways"].extend([said["ways"][2]] * 200),
    lambda said: said["ways"][0].update(memory=16 * 1024),
    lambda said: said["ways"][0].update(memory=2**50),
    lambda said: said["ways"][0].update(memory=8 * 1024.0),
    lambda said: said["ways"][0].update(passes=1),
    lambda said: said["ways"][0].update(passes=2**31),
    lambda said: said["ways"][0].update(lanes=1),
    lambda said: said["ways"][0].update(lanes=2**24),
    lambda said: said["ways"][0].update(salt="00" * 16),
    lambda said: said["ways"][1].update(salt="00" * 16),
    lambda said: said["ways"][1].update(nonce="00" * 12),
    lambda said: said["ways"][1].update(by="passphrase"),
    lambda said: said["ways"][2].update(name="Somebody else"),
    lambda said: said["ways"][2].update(name="\x1b[31m"),
    lambda said: said["ways"][2].update(wrapped="00" * 300),
    lambda said: said.update(plan="zzz999"),
    lambda said: said.update(plan="../bcd234"),
    lambda said: said.update(holds="record"),
    lambda said: said.update(holds="draft"),
    lambda said: said.update(holds="aside"),
    lambda said: said.update(format=0),
    lambda said: said.update(format=2),
    lambda said: said.update(format=True),
    lambda said: said.update(format=10**4000),
    lambda said: said.update(more="x" * 70_000),
)


def _by_chance(content: bytes, others: Sequence[File], random: Random) -> bytes:
    """One to four edits, each of them somewhere."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(content) + 1)
        end = min(len(content), start + random.choice((0, 1, 2, 16, 200)))
        content = content[:start] + random.choice(_EDITS)(content[start:end], others, random) + content[end:]
    return content


def _elsewhere(part: bytes, others: Sequence[File], random: Random) -> bytes:
    other = random.choice(others).content
    start = random.randrange(len(other))
    return other[start : start + max(1, len(part))]


_EDITS: tuple[Callable[[bytes, Sequence[File], Random], bytes], ...] = (
    lambda _part, _others, _random: b"",
    lambda part, _others, _random: part * 2,
    lambda part, _others, _random: part[::-1],
    lambda part, _others, _random: bytes(len(part) + 1),
    lambda part, _others, random: random.randbytes(len(part) + random.randint(0, 2)),
    lambda part, _others, random: part[: len(part) // 2] + random.choice((b"\n", b'"', b"{", b"]", b"\xff", b"9")),
    _elsewhere,
)
