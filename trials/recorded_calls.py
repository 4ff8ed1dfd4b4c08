"""Records what one operation asks of the disk, call by call, so that any part of it can be made undone again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trials.disk_tree import ROOT, Cut, Entry, Flushed, Named, Step, Tape, Wrote, tree_of
from trials.through_os import files_through_os

_NOT_KNOWN = (
    *("truncate", "symlink", "pwrite", "writev", "pwritev", "renames", "sendfile", "copy_file_range"),
    *("posix_fallocate", "mkfifo", "dup2"),
)
"""Nothing of ours calls these; where it comes to, the recording has to learn them first."""
_UNNAMED = getattr(os, "O_TMPFILE", 0)


@contextmanager
def recording(folder: Path) -> Iterator[Tape]:
    """Records every call below a folder, until the block ends; everywhere else the calls are as ever."""
    tape = Tape(tree_of(folder))
    recorder = _Recorder(folder, tape)
    kept = {name: getattr(os, name) for name in recorder.calls}
    try:
        for name, call in recorder.calls.items():
            setattr(os, name, call(kept[name]))
        with files_through_os(recorder.watches, tape.escaped.append):
            yield tape
    finally:
        for name, real in kept.items():
            setattr(os, name, real)


@dataclass
class _Handle:
    """An open file: its number, and where the next byte goes."""

    node: int
    at: int = 0
    appends: bool = False


Call = Callable[..., Any]


class _Recorder:
    """Stands between the program and the system, and writes down what passes."""

    def __init__(self, folder: Path, tape: Tape) -> None:
        self._folder = os.path.realpath(folder)
        self._tape = tape
        self._now = tape.before.copy()
        self._handles: dict[int, _Handle] = {}
        self._next = 1 + max((*self._now.files, *self._now.folders))
        self.calls: dict[str, Callable[[Call], Call]] = {
            "open": self._opens,
            "close": self._closes,
            "write": self._writes,
            "lseek": self._seeks,
            "ftruncate": self._cuts,
            "fsync": self._flushes,
            "fdatasync": self._flushes,
            "link": self._links,
            "rename": self._renames,
            "replace": self._renames,
            "unlink": self._unlinks,
            "remove": self._unlinks,
            "rmdir": self._unlinks,
            "mkdir": self._makes_folder,
            **dict.fromkeys(_NOT_KNOWN, self._unknown),
        }
        self.calls = {name: call for name, call in self.calls.items() if hasattr(os, name)}

    def watches(self, file: Any) -> bool:
        """Whether a path or an open file is below the folder; a file without a name is gone when it is closed."""
        if isinstance(file, int):
            return file in self._handles and self._handles[file].node in self._now.names.values()
        return self._entry(file) is not None

    # Names

    def _entry(self, path: Any, folder: int | None = None) -> Entry | None:
        """Where a path stands in the tree; None where it is elsewhere."""
        if folder is not None and folder in self._handles:
            return self._handles[folder].node, os.fsdecode(path)
        if isinstance(path, int):
            return None
        parent, name = os.path.split(Path(os.fsdecode(path)).absolute())
        parent = os.path.realpath(parent)
        if parent != self._folder and not parent.startswith(self._folder + os.sep):
            return None
        node = ROOT
        for part in Path(parent).relative_to(self._folder).parts:
            if (node, part) not in self._now.names:
                return None
            node = self._now.names[node, part]
        return node, name

    def _node(self, path: Any) -> int | None:
        if os.path.realpath(os.fsdecode(path)) == self._folder:
            return ROOT
        entry = self._entry(path)
        return self._now.names.get(entry) if entry else None

    def _step(self, step: Step) -> None:
        self._tape.steps.append(step)
        self._now.apply(step)

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    # Calls

    def _opens(self, real: Call) -> Call:
        def call(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
            there = os.path.lexists(path) if dir_fd is None else True
            descriptor: int = real(path, flags, mode, dir_fd=dir_fd)
            self._handles.pop(descriptor, None)  # Python's own files close without telling
            entry = self._entry(path, dir_fd)
            if _UNNAMED and flags & _UNNAMED == _UNNAMED:
                self._handles[descriptor] = _Handle(self._new())
            elif self._node(path) == ROOT:
                self._handles[descriptor] = _Handle(ROOT)
            elif entry is not None:
                self._opened(descriptor, entry, flags, there)
            return descriptor

        return call

    def _opened(self, descriptor: int, entry: Entry, flags: int, there: bool) -> None:
        if not there:
            node = self._new()
            self._now.files[node] = b""
            self._step(Named(((entry, node),)))
        node = self._now.names[entry]
        if flags & os.O_TRUNC and self._now.files[node]:
            self._step(Cut(node, 0))
        self._handles[descriptor] = _Handle(node, appends=bool(flags & os.O_APPEND))

    def _closes(self, real: Call) -> Call:
        def call(descriptor: int) -> None:
            self._handles.pop(descriptor, None)
            real(descriptor)

        return call

    def _writes(self, real: Call) -> Call:
        def call(descriptor: int, content: Any) -> int:
            count: int = real(descriptor, content)
            handle = self._handles.get(descriptor)
            if handle is not None:
                at = len(self._now.files.get(handle.node, b"")) if handle.appends else handle.at
                self._step(Wrote(handle.node, at, bytes(content[:count])))
                handle.at = at + count
            return count

        return call

    def _seeks(self, real: Call) -> Call:
        def call(descriptor: int, offset: int, whence: int) -> int:
            at: int = real(descriptor, offset, whence)
            if descriptor in self._handles:
                self._handles[descriptor].at = at
            return at

        return call

    def _cuts(self, real: Call) -> Call:
        def call(descriptor: int, length: int) -> None:
            real(descriptor, length)
            if descriptor in self._handles:
                self._step(Cut(self._handles[descriptor].node, length))

        return call

    def _flushes(self, real: Call) -> Call:
        def call(descriptor: int) -> None:
            real(descriptor)
            if descriptor in self._handles:
                self._step(Flushed(self._handles[descriptor].node))

        return call

    def _links(self, real: Call) -> Call:
        def call(source: Any, target: Any, **options: Any) -> None:
            real(source, target, **options)
            entry, node = self._entry(target), self._node(source)
            if entry is not None and node is not None:
                self._step(Named(((entry, node),)))

        return call

    def _renames(self, real: Call) -> Call:
        def call(source: Any, target: Any, **options: Any) -> None:
            old, new = self._entry(source), self._entry(target)
            real(source, target, **options)
            node = self._now.names[old] if old else None
            if old is None or new is None:
                if old or new:
                    self._tape.escaped.append("a file was moved into the folder or out of it")
            elif self._now.names.get(new) != node:  # two names of one file stay as they are
                self._step(Named(((new, node), (old, None))))

        return call

    def _unlinks(self, real: Call) -> Call:
        def call(path: Any, *, dir_fd: int | None = None) -> None:
            real(path, dir_fd=dir_fd)
            entry = self._entry(path, dir_fd)
            if entry is not None:
                self._step(Named(((entry, None),)))

        return call

    def _makes_folder(self, real: Call) -> Call:
        def call(path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
            real(path, mode, dir_fd=dir_fd)
            entry = self._entry(path, dir_fd)
            if entry is not None:
                node = self._new()
                self._tape.folders.add(node)
                self._now.folders.add(node)
                self._step(Named(((entry, node),)))

        return call

    def _unknown(self, real: Call) -> Call:
        def call(*arguments: Any, **options: Any) -> Any:
            if any(isinstance(one, str | os.PathLike) and self._entry(one) for one in arguments) or any(
                one in self._handles for one in arguments if isinstance(one, int)
            ):
                self._tape.escaped.append(f"os.{real.__name__} was called")
            return real(*arguments, **options)

        return call
