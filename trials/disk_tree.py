"""Steps on a disk, and the files and folders that they leave; any of the steps may be left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

ROOT = 0
"""The number of the folder that was recorded."""

Entry = tuple[int, str]
"""A name in a folder: the folder's number, and the name."""


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes put into a file."""

    node: int
    at: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file made this long."""

    node: int
    length: int


@dataclass(frozen=True, slots=True)
class Flushed:
    """What was done to a file, or in a folder, is on the disk from here on."""

    node: int


@dataclass(frozen=True, slots=True)
class Named:
    """Names given to files and folders, or taken away (None); whole or not at all."""

    changes: tuple[tuple[Entry, int | None], ...]


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """From here on the person has been told that it is done."""


Step = Wrote | Cut | Flushed | Named | Acknowledged


@dataclass
class Tree:
    """Files and folders by number, and the names they stand under."""

    names: dict[Entry, int] = field(default_factory=dict)
    files: dict[int, bytes] = field(default_factory=dict)
    folders: set[int] = field(default_factory=lambda: {ROOT})

    def copy(self) -> Tree:
        """The same tree, to be changed."""
        return Tree(dict(self.names), dict(self.files), set(self.folders))

    def apply(self, step: Step) -> None:
        """Does what the step did."""
        match step:
            case Wrote(node, at, content):
                self.files[node] = written(self.files.get(node, b""), at, content)
            case Cut(node, length):
                self.files[node] = self.files.get(node, b"")[:length].ljust(length, b"\0")
            case Named(changes):
                for entry, to in changes:
                    if to is None:
                        self.names.pop(entry, None)
                    else:
                        self.names[entry] = to

    def paths(self) -> dict[str, bytes | None]:
        """Every file by its path with its content, every folder with None: all that is reached from the root."""
        found: dict[str, bytes | None] = {}
        below = [(ROOT, "")]
        while below:
            folder, path = below.pop()
            for (inside, name), node in self.names.items():
                if inside == folder:
                    found[path + name] = None if node in self.folders else self.files.get(node, b"")
                    if node in self.folders:
                        below.append((node, f"{path}{name}/"))
        return found


@dataclass
class Tape:
    """What stood in the folder before, and every step since; `escaped` are writes that no step tells of."""

    before: Tree
    steps: list[Step] = field(default_factory=list)
    folders: set[int] = field(default_factory=lambda: {ROOT})
    escaped: list[str] = field(default_factory=list)

    def acknowledge(self) -> None:
        """Notes that the operation has said that it is done."""
        self.steps.append(Acknowledged())

    def after(self) -> Tree:
        """The tree once every step is done."""
        tree = self.before.copy()
        tree.folders |= self.folders
        for step in self.steps:
            tree.apply(step)
        return tree


def written(content: bytes, at: int, more: bytes) -> bytes:
    """The content with more put in at a place; what lies between is zeros."""
    return content[:at].ljust(at, b"\0") + more + content[at + len(more) :]


def paths_in(folder: Path) -> dict[str, bytes | None]:
    """What really stands in a folder, as `Tree.paths` tells it."""
    return {
        entry.relative_to(folder).as_posix(): entry.read_bytes() if entry.is_file() else None
        for entry in folder.rglob("*")
    }


def tree_of(folder: Path) -> Tree:
    """The tree of what really stands in a folder; two names of one file stay two names of one file."""
    tree, known = Tree(), {folder: ROOT}
    seen: dict[int, int] = {}
    for entry in sorted(folder.rglob("*")):
        node = len(tree.files) + len(tree.folders)
        if entry.is_dir():
            tree.folders.add(node)
            known[entry] = node
        else:
            node = seen.setdefault(entry.stat().st_ino, node)
            tree.files[node] = entry.read_bytes()
        tree.names[known[entry.parent], entry.name] = node
    return tree
