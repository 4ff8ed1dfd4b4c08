"""Proves that a sealed file is refused after any change to it, and that a wrong passphrase or code opens nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from random import Random
from typing import NamedTuple

from assistant.errors import CannotUnlock, PlanDamaged, PlanTooNew
from assistant.storage.recovery_code import code_understood, new_code
from assistant.storage.sealed import Locked, Seal, locked, new_seal
from trials.outcome import Outcome
from trials.tampered import File, changes

SMALL, FULL = 400, 10_000
"""How many changes by chance come on top of every byte, every length and every swap."""
_FOR_EACH_GUESS = 20
"""Changes by chance for each guess at a passphrase, which takes as long as the slow derivation."""
_LITTLE = 8 * 1024
"""KiB for each derivation, the least that a file may ask for; what is proved does not hang on it."""
_PLAN = "bcd234"
_PASSPHRASE, _LATER, _STRANGE = "Three grey geese", "Seven slow swans", "One old oak"
_WORDS = json.dumps({"kept": {"1": {"words": "A walk by the river with Ellie, and tea afterwards. " * 4}}}).encode()
_REFUSED = (PlanDamaged, PlanTooNew, CannotUnlock)
"""All that may come of a changed file; where only the number of the format was raised, it is called too new."""


class _Owner(NamedTuple):
    """Who can open a plan: the seal itself, and all that leads to it."""

    seal: Seal
    passphrases: tuple[str, ...]
    code: str
    identity: str


def trial(size: int, seed: int) -> Outcome:
    """Changes a record and a draft in every small way and `size` times by chance, then guesses at the words."""
    random, counts, breaches = Random(seed), Counter[str](), list[str]()
    mine, strange = _owner(_PLAN, _PASSPHRASE, _LATER), _owner("xyz789", _STRANGE)
    later = mine.seal.with_passphrase(_LATER, memory=_LITTLE)
    files = {"record": File(mine.seal.sealed(_WORDS, "record"), "record"), "draft": _draft(mine.seal)}
    own = (*files.values(), File(later.sealed(_WORDS, "record"), "record"), _draft(later), _draft(mine.seal))
    foreign = (File(strange.seal.sealed(_WORDS, "record"), "record"), _draft(strange.seal))
    opens = _opening(mine, strange)
    breaches += ["a file that nobody changed does not open" for file in own if not opens(file)]
    for kind, file in changes(files, (*own, *foreign), size, random):
        if file not in (*own, *foreign):
            counts[kind] += 1
            breaches += _trouble(kind, partial(opens, file))
    lock = locked(files["record"].content, mine.seal.plan_id)
    for kind, guess in _guesses(lock, mine.code, size // _FOR_EACH_GUESS, random):
        counts[kind] += 1
        breaches += _trouble(kind, guess)
    return Outcome(dict(counts), tuple(breaches))


def _owner(plan_id: str, *passphrases: str) -> _Owner:
    import pyrage

    code, identity = new_code(), pyrage.x25519.Identity.generate()
    service = ("The surgery", str(identity.to_public()))
    seal = new_seal(plan_id, passphrases[0], code, [service], memory=_LITTLE)
    return _Owner(seal, passphrases, code, str(identity))


def _draft(seal: Seal) -> File:
    return File(seal.sealed(b'{"place":"goals/goal#2","words":"A walk by the ri"}', "draft"), "draft")


def _opening(*owners: _Owner) -> Callable[[File], bool]:
    """Whether anything that anybody has opens a file: each seal, and each way that its first line offers."""

    @cache  # most changes leave the first line as it was, and each passphrase takes its time
    def seals(lock: Locked) -> list[Seal]:
        return [owner.seal for owner in owners] + [seal for owner in owners for seal in _unlocked(lock, owner)]

    def opens(file: File) -> bool:
        for seal in seals(locked(file.content, _PLAN)):
            with suppress(*_REFUSED):
                seal.opened(file.content, file.holds)
                return True
        return False

    return opens


def _unlocked(lock: Locked, owner: _Owner) -> Iterator[Seal]:
    by_passphrase = [(lock.with_passphrase, text) for text in owner.passphrases]
    for way, text in (*by_passphrase, (lock.with_code, owner.code), (lock.with_identity, owner.identity)):
        with suppress(CannotUnlock):
            yield way(text)


def _trouble(kind: str, attempt: Callable[[], object]) -> Iterator[str]:
    """What was wrong, when it was not refused in a sentence."""
    try:
        if attempt():
            yield f"{kind}: it opened"
    except _REFUSED:
        return
    except Exception as broken:
        yield f"{kind}: it ended in {type(broken).__name__}"


def _guesses(lock: Locked, code: str, number: int, random: Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """Passphrases one key away from the right one, and codes that fit together as the right one does."""
    for _ in range(number):
        yield "wrong passphrases", partial(lock.with_passphrase, _nearly(_PASSPHRASE, random))
        yield "wrong codes", partial(lock.with_code, new_code())
        yield "wrong codes", partial(lock.with_code, _another_code(code, random))
        yield "codes that are none", partial(lock.with_code, _no_code(code, random))


def _nearly(text: str, random: Random) -> str:
    """The text with one key missed, hit twice, or hit with the wrong shift, and never what counts as the same."""
    while True:
        at = random.randrange(len(text))
        letter = random.choice(("", text[at] * 2, text[at].swapcase(), random.choice("aeiou .,!1")))
        typed = text[:at] + letter + text[at + 1 :]
        if typed.strip() != text:
            return typed


def _another_code(code: str, random: Random) -> str:
    """The code with one word changed, or two in each other's place, where its own check lets that pass."""
    while True:
        words = code.split()
        one, other = random.sample(range(len(words)), 2)
        words[one], words[other] = words[other], random.choice((words[one], new_code().split()[0]))
        with suppress(CannotUnlock):
            if (typed := code_understood(" ".join(words))) != code:
                return typed


def _no_code(code: str, random: Random) -> str:
    """The code with a word left out, given twice, cut to three letters, or put where its check does not let it pass."""
    while True:
        words = code.split()
        at = random.randrange(len(words))
        words[at : at + 1] = random.choice(([], [words[at]] * 2, [words[at][:3]], [words[at - 1]]))
        try:
            code_understood(" ".join(words))
        except CannotUnlock:
            return " ".join(words)
