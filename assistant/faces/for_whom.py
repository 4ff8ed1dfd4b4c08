"""For whom a copy is, what it leaves out, and what is said once it is written: the same wherever it is made."""

from __future__ import annotations

from pathlib import Path

from assistant.clean_text import one_line
from assistant.documents.wording import Words
from assistant.errors import CannotUse
from assistant.plan.model import Plan
from assistant.plan.readers import THE_PERSON
from assistant.plan.seeing import PARTS, left_out

WHOEVER = "Whoever has this file can read it."
MAKING = "Making it..."
"""What is said where it takes more than a second."""
_LONGEST_PATH = 200
_MOST_LETTERS = 20
_INSTEAD = "A file that ends in .html or .docx can show them where your computer has them."


def reader_called(reader: str, words: Words) -> str:
    """What a reader is called: a name as it is, a group in the words of the plan, such as `My family`."""
    called = words.part("options.sharing.may_see").get(reader, reader)
    return called[:1].upper() + called[1:]


def check_reader(plan: Plan, reader: str, words: Words) -> None:
    """Raises CannotUse where this reader may see nothing of the plan."""
    if reader != THE_PERSON and left_out(plan, reader) == tuple(PARTS):
        raise CannotUse(
            f"{reader_called(reader, words)} is not to see this plan, so there is no copy for them. "
            "Nothing was written."
        )


def what_is_left_out(plan: Plan, reader: str, words: Words) -> list[str]:
    """What the person is told before a copy for somebody else is written, in lines; none for their own."""
    if reader == THE_PERSON:
        return []
    called = words.part("options.sharing.limits.parts")
    parts = [called.get(part, part) for part in left_out(plan, reader)]
    told = ", ".join(parts) if parts else "nothing but who may see the plan"
    lines = [f"{reader_called(reader, words)}'s copy leaves out: {told}."]
    if plan.sharing.keep_back:
        kept_back = " ".join(plan.sharing.keep_back.split())
        lines.append(f'You also wrote what to keep back: "{kept_back}". Look for it before you give the copy.')
    return lines


def lacking(letters: str) -> list[str]:
    """What is said of letters that the pages of a document cannot show, in lines; none where there are none."""
    if not letters:
        return []
    shown = " ".join(letters[:_MOST_LETTERS])
    return [f"The pages cannot show these letters: {shown}. In their place is \N{REPLACEMENT CHARACTER}. {_INSTEAD}"]


def written(path: Path) -> tuple[str, str]:
    """Where a file now is, and who can read it."""
    return f'Written: "{one_line(str(path), _LONGEST_PATH)}"', WHOEVER
