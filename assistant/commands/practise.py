"""Lists the people to practise with, and checks their files."""

from __future__ import annotations

import argparse
import textwrap

from assistant.commands.printing import width, write
from assistant.commands.surroundings import content
from assistant.errors import SaidPlainly
from assistant.practice.people import look_at_file, look_at_person, people_names
from assistant.practice.simulated.example_questions import example_questions


class PersonFaults(SaidPlainly):
    """The checker found something; its lines are on standard output."""


def list_people(options: argparse.Namespace) -> None:
    """Prints id, name, age and one line for everybody."""
    files = content(options)
    names = people_names(files)
    widest = max((len(name) for name in names), default=0)
    for name in names:
        person, _ = look_at_person(files, name)
        line = f"{name:<{widest}}  {person.name}, {person.age}. {person.in_short}"
        write(*textwrap.wrap(line, width(), subsequent_indent=" " * (widest + 2)))


def check(options: argparse.Namespace) -> None:
    """Prints every fault of one file, or of everybody; raises PersonFaults where there are any."""
    if options.file:
        found = {options.file.name: look_at_file(options.file)[1]}
    else:
        files = content(options)
        example_questions(files)  # a mistake in them is nobody's own, and is told before all others
        found = {name: look_at_person(files, name)[1] for name in people_names(files)}
    for name, faults in found.items():
        write(*(map(str, faults) if faults else [f"{name}: no faults found."]))
    count = sum(map(len, found.values()))
    if count:
        many = "1 fault" if count == 1 else f"{count} faults"
        raise PersonFaults(f"{many} found. Each line above says where it is and what to do.")
