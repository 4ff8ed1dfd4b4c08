"""The recovery code: 12 words that open a plan without its passphrase, understood however they are typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from assistant.errors import CannotUnlock

if TYPE_CHECKING:
    from mnemonic import Mnemonic

CODE_WORDS = 12
_ENOUGH = 4
"""No two words of the list share their first four letters."""
_BITS = 128
_WORD = re.compile(r"[^\W\d_]+")


def new_code() -> str:
    """12 words of the English list of BIP-39, from 128 random bits; the last word also checks the others."""
    return _list().generate(_BITS)


def code_understood(typed: str) -> str:
    """The code as `new_code` writes it; raises CannotUnlock saying which word is not known, or what is missing.

    Capitals, commas, numbers and line breaks do not matter, and four letters of a word are enough.
    """
    found = [_known().get(word[:_ENOUGH]) for word in _WORD.findall(unicodedata.normalize("NFKC", typed).lower())]
    _count(len(found))
    words = [word for word in found if word is not None]
    if len(words) < len(found):
        raise CannotUnlock(_unknown([place for place, word in enumerate(found, 1) if word is None]))
    if not _list().check(" ".join(words)):
        raise CannotUnlock("I know all 12 words, but they do not fit together. Check each word and their order.")
    return " ".join(words)


def bits_of(code: str) -> bytes:
    """The 128 bits that a code stands for; raises CannotUnlock as `code_understood` does."""
    return bytes(_list().to_entropy(code_understood(code)))


def _count(count: int) -> None:
    if count == 0:
        raise CannotUnlock(f"Type the {CODE_WORDS} words of the recovery code, with a space after each.")
    if count == CODE_WORDS:
        return
    is_are = "word is" if abs(count - CODE_WORDS) == 1 else "words are"
    if count < CODE_WORDS:
        raise CannotUnlock(f"{CODE_WORDS - count} {is_are} missing. The code has {CODE_WORDS} words. Type all of them.")
    raise CannotUnlock(f"{count - CODE_WORDS} {is_are} too many. The code has {CODE_WORDS} words. Type only those.")


def _unknown(places: Sequence[int]) -> str:
    if len(places) == 1:
        return f"Word {places[0]} is not one that a code can have. Check how it is written, then try again."
    listed = f"{', '.join(map(str, places[:-1]))} and {places[-1]}"
    return f"Words {listed} are not ones that a code can have. Check how they are written, then try again."


@cache
def _list() -> Mnemonic:
    from mnemonic import Mnemonic  # late: most plans are opened without a code

    return Mnemonic("english")


@cache
def _known() -> dict[str, str]:
    return {word[:_ENOUGH]: word for word in _list().wordlist}
