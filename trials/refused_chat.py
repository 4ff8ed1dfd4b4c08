"""The plain chat on a disk that refuses: a sentence, the answer stays, and Enter tries again."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.faces.plain_chat.chat import PlainChat
from assistant.faces.plain_chat.world import World
from assistant.faces.sitting import Sitting
from trials.one_talk import sitting_of, visits
from trials.refused_visits import found, open_plan, prepare
from trials.refusing_disk import Disk, Fault, refusing_disk

WORDS = "Zebedee from the river"
_TRY_AGAIN = "Press Enter to try again."
_SAVED = re.compile(r"Saved \d|all saved")
_MOST_LINES = 12


class _Typist:
    """Gives one answer, presses Enter as often as it is asked for, and stops."""

    def __init__(self, folder: Path, disk: Disk, sitting: Sitting, fault: Fault | None) -> None:
        self._folder, self._disk, self._sitting, self._fault = folder, disk, sitting, fault
        self._given = 0
        self._said = ""
        self.all_said = ""
        self.false = False
        self.world = World(self.read, self.write, 80)

    def read(self) -> str | None:
        """The next line."""
        said, self._said = self._said, ""
        self._given += 1
        if self._given == 1:
            self._disk.break_by(self._fault)
            return WORDS
        if self._given > 2:
            self._disk.mend()
        if self._given > _MOST_LINES:
            return None
        return "" if _TRY_AGAIN in said else "stop"

    def write(self, text: str) -> None:
        """Hears what is said; when it says that all is saved, that has to be so."""
        self._said += text
        self.all_said += text
        if _SAVED.search(text) and self._given:
            fault, calls = self._disk.fault, list(self._disk.calls)
            self._disk.mend()
            self.false |= found(self._folder)[0] != self._sitting.record
            self._disk.fault, self._disk.calls = fault, calls


def calls_of(folder: Path) -> list[str]:
    """The calls of an answer that meets no fault, and of stopping after it."""
    return _chat(None, folder)[1].calls


def refused(fault: Fault, folder: Path) -> str:
    """What is wrong with a chat whose answer meets this fault; an empty text where nothing is."""
    try:
        typist, _ = _chat(fault, folder)
    except Exception as error:
        return f"an error that is not told in a sentence: {type(error).__name__}"
    if typist.false:
        return "a false Saved"
    if "secret" in typist.all_said:
        return "a path is said"
    record, draft = found(folder)
    answers = record.talks[-1].answers if record else {}
    if [answer.value for answer in answers.values()].count(WORDS) != 1:
        return "the answer is not there once"
    return "" if draft is None else "the answer is half-typed as well"


def _chat(fault: Fault | None, folder: Path) -> tuple[_Typist, Disk]:
    visit = next(one for one in visits() if one.name == "AskText")
    prepare(visit, folder)
    with refusing_disk(folder) as disk, open_plan(visit, folder) as plan:
        sitting = sitting_of(plan.record, plan, plan.draft)
        typist = _Typist(folder, disk, sitting, fault)
        PlainChat(sitting, typist.world, (), list).run()
    return typist, disk
