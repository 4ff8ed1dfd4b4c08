"""Makes Python's own files write by way of `os`, so that whoever stands in the place of `os.write` sees it all."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_FLAGS = {
    "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
    "x": os.O_WRONLY | os.O_CREAT | os.O_EXCL,
    "a": os.O_WRONLY | os.O_CREAT | os.O_APPEND,
}


class _Raw(io.RawIOBase):
    """An open file that is written with `os.write` and closed with `os.close`, whatever they are at that moment."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        """The number of the open file."""
        return self._descriptor

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, content: Any) -> int:
        """Writes as much as the system takes."""
        return os.write(self._descriptor, content)

    def close(self) -> None:
        """Closes it, once."""
        if not self.closed:
            super().close()
            os.close(self._descriptor)


@contextmanager
def files_through_os(ours: Callable[[Any], bool], cannot: Callable[[str], None]) -> Iterator[None]:
    """Until the block ends, a file that is `ours`, by its path or number, is written by way of `os`.

    `cannot` is told of a way of opening that is not known here, which is then left as it is.
    """
    real = builtins.open

    def opened(file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, *rest: Any, **more: Any) -> Any:
        if more.get("opener") or not set(mode) & set("wxa+") or not ours(file):
            return real(file, mode, buffering, encoding, *rest, **more)
        if "+" in mode or buffering == 0:
            cannot(f"a file was opened with mode {mode!r}")
            return real(file, mode, buffering, encoding, *rest, **more)
        way = next(one for one in mode if one in _FLAGS)
        descriptor = file if isinstance(file, int) else os.open(file, _FLAGS[way] | os.O_CLOEXEC, 0o666)
        binary = io.BufferedWriter(_Raw(descriptor))
        return binary if "b" in mode else io.TextIOWrapper(binary, encoding or "utf-8")

    io.open = builtins.open = opened
    try:
        yield
    finally:
        io.open = builtins.open = real
