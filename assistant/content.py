"""The one way to reach flows/, prompts/ and data/, and a service's own folder laid over them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.errors import ContentFault, Fault
from assistant.plain_yaml import Block, read_yaml, text_faults
from assistant.unchanging import fixed

FOLDERS = ("flows", "prompts", "data")


@fixed
class Content:
    """What ships with the program, with a service's own folder (or None) laid over it.

    The own folder may hold `flows/`, `prompts/` and `data/`. A file there that has the name of
    one of ours needs only what differs: its keys replace ours, key by key. Flows are replaced whole.
    """

    own: Path | None = None

    def names(self, folder: str, below: str = ".") -> list[str]:
        """The names of the YAML files of a folder, or of one below it, ours and the service's, sorted."""
        shipped = {entry.name for entry in _shipped(folder).joinpath(below).iterdir()}
        owned = {entry.name for entry in self.own.joinpath(folder, below).glob("*.yaml")} if self.own else set()
        return sorted(name for name in shipped | owned if name.endswith(".yaml"))

    def has(self, folder: str, name: str) -> bool:
        """Whether there is such a file, ours or the service's."""
        owned = self.own is not None and (self.own / folder / name).is_file()
        return owned or _shipped(folder).joinpath(name).is_file()

    def load(self, folder: str, name: str) -> Block:
        """A file as blocks; raises ContentFault with every fault of its form."""
        block, faults = self.look(folder, name)
        if faults:
            raise ContentFault(faults)
        return block

    def look(self, folder: str, name: str) -> tuple[Block, list[Fault]]:
        """A file as far as it can be read, and its faults."""
        shown = f"{folder}/{name}"
        ours, faults = Block(1), list[Fault]()
        shipped = _shipped(folder) / name
        if shipped.is_file():
            ours, faults = _parsed(shipped.read_text(encoding="utf-8"), shown, folder)
        own = self.own / folder / name if self.own else None
        if own is None or not own.is_file():
            if not ours and not faults:
                faults = [Fault(shown, 1, "there is no such file.")]
            return ours, faults
        try:
            text = own.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return ours, [Fault(shown, 1, "the file is not plain UTF-8 text. Save it as UTF-8 in your editor.")]
        except OSError:
            return ours, [Fault(shown, 1, "the file cannot be read. Check that you may open it.")]
        theirs, own_faults = _parsed(text, shown, folder)
        return (theirs if folder == "flows" else laid_over(ours, theirs)), own_faults


@cache
def _shipped(folder: str) -> Path:
    """Where a folder of ours lies; importlib.resources would tell too, and bring in a reader of zip files for it."""
    return Path(import_module(f"assistant.{folder}").__path__[0])


def _parsed(text: str, shown: str, folder: str) -> tuple[Block, list[Fault]]:
    block, faults = read_yaml(text.removeprefix("\ufeff"), shown)
    if folder != "flows":
        faults.extend(text_faults(text, shown))
    return block, faults


def laid_over(below: Block, above: Block) -> Block:
    """The keys of both; where both have a block it is laid over in turn, else the upper one stands."""
    both = Block(above.line)
    both.update(below)
    both.lines.update(below.lines)
    for key, value in above.items():
        under: Any = below.get(key)
        both[key] = laid_over(under, value) if isinstance(under, Block) and isinstance(value, Block) else value
        both.lines[key] = above.line_of(key)
    return both
