"""Reads the one file in which a plan travels; it lies where the person says, not among the records."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.errors import CannotPack, CannotUnlock, CannotUnpack
from assistant.storage.disk_trouble import reason
from assistant.storage.new_file import said
from assistant.storage.ways_in import identities

_AGE = b"age-encryption.org/v1"
"""How a file begins that age has encrypted."""


def read_pack(path: Path, largest: int) -> bytes:
    """What the file holds, or one byte more than `largest` of it; raises CannotUnpack."""
    if not os.path.exists(path):  # noqa: PTH110 - a Path raises where it may not look
        raise CannotUnpack(f'There is no file "{said(path)}". Check its name and its folder.')
    if not os.path.isfile(path):  # noqa: PTH113
        raise CannotUnpack(f'"{said(path)}" is not a file. Name the file that was written with: pack')
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        why, remedy = reason(error)
        raise CannotUnpack(f'I could not read "{said(path)}" ({why}). {remedy}') from error


def for_recipient(content: bytes, recipient: str) -> bytes:
    """The content as only the holder of the secret key to this age public key can read it; raises CannotPack.

    The ordinary age tool opens it as well.
    """
    import pyrage  # late: few packs are written for one reader only

    try:
        sealed: bytes = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient.strip())])
        return sealed
    except pyrage.RecipientError:
        raise CannotPack(
            "That is not a public key of age. It starts with age1 and has 62 letters and numbers. No file was written."
        ) from None


def opened_pack(content: bytes, identity: Path | None) -> bytes:
    """The content, decrypted where it was written for one reader; raises CannotUnpack."""
    if not content.startswith(_AGE):
        return content
    if identity is None:
        raise CannotUnpack("This file is for one reader only. Name the file of the secret key with: --identity FILE")
    import pyrage

    try:
        opened: bytes = pyrage.decrypt(content, identities(secret_key(identity)))
        return opened
    except CannotUnlock as sentence:
        raise CannotUnpack(str(sentence)) from None
    except pyrage.DecryptError:
        raise CannotUnpack("This file does not open with that key. Nothing was taken in.") from None


def secret_key(file: Path) -> str:
    """The text of a file with a secret key; raises CannotUnlock."""
    try:
        return file.expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CannotUnlock(f'I could not read the key in "{said(file)}". Check its name.') from None
