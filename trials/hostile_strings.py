"""Strings that would act on a terminal, a screen or a document, each with what has to be left of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

_Piece = tuple[str, str]
"""What is put in, and what is to come out."""


class Hostile(NamedTuple):
    """A text as it is put in, and as it has to be kept; None where sequences run into each other."""

    text: str
    kept: str | None


def _gone(*pieces: str) -> list[_Piece]:
    return [(piece, "") for piece in pieces]


def _stays(*pieces: str) -> list[_Piece]:
    return [(piece, piece) for piece in pieces]


_SEQUENCES = _gone(
    "\x1b[31m", "\x1b[0m", "\x1b[2J", "\x1b[H", "\x1b[1;1H", "\x1b[?1049l", "\x1b[6n", "\x1b[3J", "\x1b[>0q",
    "\x1b[5i",
    "\x9b31m", "\x9b2J", "\x1b[38;2;1;2;3m", "\x1b[!p", "\x1b[4:3m", "\x1bc", "\x1b7", "\x1b8", "\x1b(0",
    "\x1b#8", "\x1bM",
    "\x1b]0;a title\x07", "\x1b]2;a title\x1b\\", "\x1b]52;c;aGVsbG8=\x07", "\x1b]8;;https://evil.example\x1b\\",
    "\x1b]8;;\x1b\\", "\x9d0;title\x9c", "\x1bP1$r0m\x1b\\", "\x1bPq#0;2;0;0;0\x1b\\", "\x90data\x9c",
    "\x1b_hidden\x1b\\",
    "\x1b^private\x1b\\", "\x1bXstart\x1b\\", "\x98start\x9c", "\x9fapp\x9c", "\x1b]1337;File=inline=1:AAAA\x07",
)  # fmt: skip
_CONTROLS = _gone(*(chr(n) for n in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F)))
_C1 = _gone(*(chr(n) for n in range(0x80, 0xA0) if n not in (0x85, 0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F)))
_DIRECTIONS = _gone(*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = [(end, "\n") for end in ("\r\n", "\n", "\x85", "\u2028", "\u2029")] + [("\rx", "\nx")]
_HALF_PAIRS = [(half, "\ufffd") for half in ("\ud83d", "\udc4d", "\udfff", "\ud800")]
_MARKUP = _stays(
    "[@click=app.quit]", "[@click=app.bell]go[/]", "[@click='app.quit']x[/@click]",
    "[link=https://evil.example]", "[/link]",
    "[red]", "[/red]", "[bold red on blue]", "[/]", "[", "]", "[[", "]]", "[b", "\\[", "\\", "[/nothing]",
    "[really]", "[]",
    "[on $error]", "$var", "${HOME}", "$text-muted", "%s", "{name}", "{value}", "{0}", "{", "}", "{{x}}",
    "[#ff0000]", "[reverse]",
    "[i]x[/b]", ":smile:", "[link='javascript:alert(1)']x[/link]", "[@click=screen.dismiss]",
)  # fmt: skip
_EMOJI = _stays(
    "👨‍👩‍👧‍👦", "👩🏽‍⚕️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇬🇧", "🇬🇧🇫🇷", "❤️", "❤️‍🔥", "1️⃣", "👍🏿", "🧑‍🦽‍➡️", "☺︎", "🫱🏻‍🫲🏿",
)  # fmt: skip
_SCRIPTS = _stays(
    "أريد أن أمشي", "مُحَمَّد", "أنا ١٢٣", "אני רוצה", "שָׁלוֹם", "ฉันอยากเดิน", "กำลัง", "一 二 三",
    "散歩したい", "한국어", "\uff46\uff55\uff4c\uff4c", "नमस्ते",
    "e\u0301", "a\u0308\u0323", "z\u0351\u036b\u0343\u036a", "Ω\u0301", "ǅ", "ß", "İ", "ﬁ", "Å", "Å",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
)  # fmt: skip
_INVISIBLE = _stays(
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u2060", "\ufeff", "\u00ad", "\u034f",
    "\u3164", "\u180e",
    "\ue000", "\uf8ff", "\U000f0000", "\U0010fffd", "\ufffe", "\U0001ffff", "\ufffd", "\u00a0", "\u2003",
    "\u3000", "\t",
    "\u206a", "\u206f", "\ufff9x\ufffa", "\U000e0001", "\U000e0041",
)  # fmt: skip
_FORMATS = _stays(
    "=1+1", "=HYPERLINK(\"http://evil.example\")", "@SUM(A1)", "+44", "-1", "a,b", "a;b", '"', "'", '""',
    "a\tb", "#", "# Heading",
    "---", "...", "- a", "* a", "> a", "| a | b |", "```", "*b*", "_i_", "`code`", "![x](http://evil.example/x.png)",
    "[x](javascript:1)", "<script>alert(1)</script>", "</textarea>", "<b>", "&amp;", "&#27;", "&lt;", "<!--",
    "]]>", "\\u001b",
    "\\x1b[31m", "\\n", '{"a": 1}', "null", "true", "yes", "no", "0x1b", "key: value",
    "!!python/object:os.system", "&a *a", "%TAG",
    "; DROP TABLE", "../../etc/passwd", "$(id)", "`id`", "| id", "BEGIN:VEVENT", "NaN", "1e999",
    "\u2018quoted\u2019", "^[[31m",
)  # fmt: skip
_WORDS = _stays(
    "tea", "in the garden", "with Maya", "a walk", "slowly", "I like it", "Sunday", "3 times", "50%", "7.30"
)
_LONG = _stays("x" * 300, "wide" * 90, "一" * 120, "👨‍👩‍👧‍👦" * 30, "a\u0301" * 150, "[" * 80, "][" * 60, " " * 50)

_KINDS = (
    _SEQUENCES, _SEQUENCES, _CONTROLS, _C1, _DIRECTIONS, _LINE_ENDS, _HALF_PAIRS, _MARKUP, _MARKUP, _MARKUP,
    _EMOJI, _SCRIPTS,
    _SCRIPTS, _INVISIBLE, _FORMATS, _FORMATS, _WORDS, _WORDS, _LONG,
)  # fmt: skip
_OPEN = (
    "\x1b", "\x1b[", "\x1b[31", "\x9b", "\x1b]0;never", "\x9d", "\x90", "\x1bP", "\x1b_", "\x1b]8;;", "\x9c",
    "\x1b\\", "\x1b\x1b[",
    "\x9b\x9b", "\x1b]\x1b]", "\x1b[\x00m", "\x1b\u202e[2J", "\x1b]0;\ud83d\x07", "\x9b\x1b\x9b3\x00J",
    "\x1b[\x1b[31mm", "m", "2J",
)  # fmt: skip
"""Beginnings, ends, and sequences within sequences."""
_MOST_PIECES = 7
_RUN_INTO_EACH_OTHER = 0.25


def hostile_strings(size: int, chance: Random) -> Iterator[Hostile]:
    """So many strings: first every piece by itself, then mixtures."""
    for number, piece in enumerate(piece for kind in dict.fromkeys(map(tuple, _KINDS)) for piece in kind):
        if number < size // 2:
            yield Hostile(*piece)
            size -= 1
    for _ in range(size):
        yield _mixture(chance)


def _mixture(chance: Random) -> Hostile:
    pieces = [chance.choice(chance.choice(_KINDS)) for _ in range(chance.randint(1, _MOST_PIECES))]
    if chance.random() < _RUN_INTO_EACH_OTHER:
        loose = [chance.choice(_OPEN) for _ in range(chance.randint(1, 3))]
        parts = [*(text for text, _ in pieces), *loose]
        chance.shuffle(parts)
        return Hostile("".join(parts), None)
    between = chance.choice(("", "", " "))
    return Hostile(between.join(text for text, _ in pieces), between.join(kept for _, kept in pieces))


def acts(text: str) -> str:
    """The first sign in a text that could act where it is shown, by its name; empty where there is none."""
    for sign in text:
        number = ord(sign)
        if (number < 0x20 and sign not in "\n\t") or 0x7F <= number < 0xA0:
            return f"U+{number:04X}"
        if 0x202A <= number <= 0x202E or 0x2066 <= number <= 0x2069 or 0xD800 <= number <= 0xDFFF:
            return f"U+{number:04X} {unicodedata.name(sign, '')}".strip()
        if sign in "\u2028\u2029":
            return f"U+{number:04X}"
    return ""


def bare(text: str) -> str:
    """The text without blanks and line ends, which every page may set as it has room."""
    return "".join(text.split())


def without_halves(text: str) -> str:
    """Without half pairs: a file that holds one is damaged, which is another trial."""
    return "".join(sign for sign in text if not 0xD800 <= ord(sign) <= 0xDFFF)
