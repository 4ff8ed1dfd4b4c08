"""The people to practise with: ours, and those of a service beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.content import Content
from assistant.errors import CannotUse, Fault
from assistant.plain_yaml import Block, read_yaml, text_faults
from assistant.practice.person import Person
from assistant.practice.person_file import read_person
from assistant.practice.simulated.asking_words import asking_words
from assistant.suggestion import suggestion

_FOLDER = "people"


def people_names(files: Content) -> list[str]:
    """The ids of all people, sorted."""
    return [name.removesuffix(".yaml") for name in files.names("data", _FOLDER)]


def look_at_person(files: Content, name: str) -> tuple[Person, list[Fault]]:
    """A person as far as the file can be read, and every fault of it."""
    file = f"{_FOLDER}/{name}.yaml"
    block, faults = files.look("data", file)
    return _read(block, faults, f"data/{file}", files)


def look_at_file(file: Path) -> tuple[Person, list[Fault]]:
    """A person in a file of any folder, and every fault of it; raises CannotUse where it cannot be read."""
    try:
        text = file.read_text(encoding="utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CannotUse(f'"{file}" is not plain UTF-8 text. Save it as UTF-8 in your editor.') from error
    except OSError as error:
        raise CannotUse(f'"{file}" cannot be read. Check its name and that you may open it.') from error
    block, faults = read_yaml(text, file.name)
    return _read(block, [*faults, *text_faults(text, file.name)], file.name, Content())


def _read(block: Block, faults: list[Fault], file: str, files: Content) -> tuple[Person, list[Fault]]:
    person, more = read_person(block, file)
    more = sorted([*more, *_subject_faults(person, block, file, files)])
    # A file that is broken in form lacks much, and saying all of it would hide the one line to mend.
    return person, sorted(set(faults)) or more


def _subject_faults(person: Person, block: Block, file: str, files: Content) -> Iterator[Fault]:
    """Subjects that nobody asks about: their names are those of `data/practising.yaml`."""
    names = {one.name for one in asking_words(files).subjects}
    for key, written in (("told_by", person.told_by), ("asked_about", person.asked_about)):
        for name in written:
            if name not in names:
                line = block[key].line_of(name)
                message = f'"{name}" is no subject of data/practising.yaml.{suggestion(name, names)}'
                yield Fault(file, line, message)
            elif key == "told_by" and name in person.asked_about:
                yield Fault(file, block[key].line_of(name), f'"{name}" stands in "asked_about" too. Keep one.')


def person(files: Content, name: str) -> Person:
    """The person with this id; raises CannotUse for nobody, and for somebody whose file has faults."""
    names = people_names(files)
    if name not in names:
        raise CannotUse(f'There is nobody called "{name}" to practise with.{suggestion(name, names)}')
    found, faults = look_at_person(files, name)
    if faults:
        more = f" ({len(faults) - 1} more: type 'whatmatters practise check' to see all.)" if len(faults) > 1 else ""
        raise CannotUse(f"{faults[0]}{more}")
    return found
