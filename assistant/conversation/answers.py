"""Understands a reply as what was asked for, or says kindly how to put it.

The shapes that answers have, as JSON:
text        the words
choice      the option's id, or own words        choices   a list of those
scale       a number, or the id of its words     another   `yes` or `no`
date        {"on": "2027-05-22", "said": "in 6 months"}, {"option": "soon"} or {"said": "when it is warm"}
people      a list of {"name", "who", "contact"}; an empty one says "nobody"
look_over   {row: option}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from assistant.clean_text import LONGEST_ANSWER, clean, one_line
from assistant.conversation.dates import read_date, read_past_date
from assistant.conversation.flow import SCALES, Kind, Step
from assistant.conversation.wording import Words
from assistant.days import day_written
from assistant.errors import NotUnderstood
from assistant.record import Value

_LIKE_A_DAY = re.compile(r"^\d+$|\d\s*[/.-]\s*\d|\d{4}")
"""Own words for a time that look like a mistyped day: better asked again than kept as words."""
_NOBODY = re.compile(
    r"(?:no|none|nobody|no one|not? any(?:body|one)|nobody else|no one else|just me)\W*", re.IGNORECASE
)
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def understood(step: Step, words: Words, reply: Value, today: date) -> Value:
    """What was typed or chosen, in the shape of the step's answers; raises NotUnderstood."""
    return _READERS[step.kind](step, words, reply, today)


def within_length(text: str) -> str:
    """The cleaned text without blank ends; raises NotUnderstood when it is empty or too long."""
    text = clean(text).strip()
    if len(text) > LONGEST_ANSWER:
        raise NotUnderstood(
            f"That is {len(text):,} characters, and one answer can hold {LONGEST_ANSWER:,}. "
            f"Nothing is cut: please make it shorter, or put part of it in another question."
        )
    if not text:
        raise NotUnderstood("Nothing is typed yet. Type a few words, or choose Skip to leave this out.")
    return text


def _text(_step: Step, _words: Words, reply: Value, _today: date) -> Value:
    return within_length(str(reply))


def _choice(step: Step, words: Words, reply: Value, _today: date) -> Value:
    return _one_of(step.options, words.options, str(reply), step.own_words)


def _choices(step: Step, words: Words, reply: Value, _today: date) -> Value:
    parts = reply if isinstance(reply, list) else re.split(r"[;\n]", within_length(str(reply)))
    if len(parts) == 1 and re.fullmatch(r"[\d ]+", str(parts[0]).strip()):
        parts = str(parts[0]).split()
    found: list[str] = []
    for part in parts:
        picked = [part] if isinstance(reply, list) else part.split(",")
        meant = [_one_of(step.options, words.options, str(one), step.own_words) for one in picked if str(one).strip()]
        found += _sentences_whole(meant, step.options)
    if not found:
        raise NotUnderstood("Nothing is chosen yet. Choose one or more, or Skip to leave this out.")
    return list(dict.fromkeys(found))


def _sentences_whole(found: list[str], options: tuple[str, ...]) -> list[str]:
    """Own words between commas that stand side by side are put together again: they may be one sentence."""
    whole: list[str] = []
    for one in found:
        if whole and one not in options and whole[-1] not in options:
            whole[-1] += f", {one}"
        else:
            whole.append(one)
    return whole


def _one_of(options: tuple[str, ...], labels: Any, typed: str, own_words: bool) -> str:
    """The id of the option meant: by its number, its id, its label or the start of its label."""
    typed = within_length(typed)
    bare = typed.rstrip(".)").casefold()
    if re.fullmatch(r"\d{1,9}", bare) and 1 <= int(bare) <= len(options):
        return options[int(bare) - 1]
    exact = [one for one in options if bare in (one, one.replace("_", " "), str(labels.get(one, "")).casefold())]
    if exact:
        return exact[0]
    begun = [one for one in options if str(labels.get(one, one)).casefold().startswith(bare)]
    if len(begun) == 1 and (not own_words or len(bare) > 2):
        return begun[0]
    if own_words and not bare.isdigit():
        return typed
    more = ", or your own words" if own_words else ""
    raise NotUnderstood(
        f'I could not match "{one_line(typed, 30)}". '
        f"Type a number from 1 to {len(options)}, or the start of the words{more}."
    )


def _scale(step: Step, words: Words, reply: Value, _today: date) -> Value:
    first, last = step.numbers
    if isinstance(reply, int) and not isinstance(reply, bool) and first <= reply <= last:
        return reply
    typed = within_length(str(reply)).casefold().rstrip(".")
    for one in SCALES[step.scale]:
        if typed in (one, one.replace("_", " "), words.in_words.get(one, "").casefold()):
            return one
    if typed in _NUMBER_WORDS:
        typed = str(_NUMBER_WORDS.index(typed))
    match = re.fullmatch(rf"(-?\d{{1,9}})(?: *(?:/|out of) *{last})?", typed)
    if match and first <= int(match[1]) <= last:
        return int(match[1])
    said = f"I read that as {int(match[1])}. " if match else ""
    in_words = ", ".join(f'"{label}"' for label in words.in_words.values())
    raise NotUnderstood(f"{said}The numbers here go from {first} to {last}. Words work too: {in_words}.")


def _date(step: Step, words: Words, reply: Value, today: date) -> Value:
    if isinstance(reply, dict):
        _date(step, words, reply.get("on") or reply.get("option") or reply.get("said") or "", today)
        return {key: str(reply[key]) for key in ("on", "said", "option") if reply.get(key)}
    typed = within_length(str(reply))
    bare = typed.casefold().rstrip(".")
    for number, one in enumerate(step.options, 1):
        if bare in (str(number), one, one.replace("_", " "), words.options.get(one, "").casefold()):
            return {"option": one}
    found = read_past_date(typed, today) if step.past else read_date(typed, today)
    if found is not None:
        return {"on": found.isoformat(), "said": typed}
    if step.past:
        raise NotUnderstood(f"I could not read a day in \"{one_line(typed, 30)}\". Try it with its year: '3 May 1948'.")
    if step.own_words and not _LIKE_A_DAY.search(bare):
        return {"said": typed}
    raise NotUnderstood(
        f"I could not read a day in \"{one_line(typed, 30)}\". Try '28 Feb', 'next Tuesday' or 'in 6 weeks'."
    )


def _people(_step: Step, _words: Words, reply: Value, _today: date) -> Value:
    if reply == [] or (isinstance(reply, str) and _NOBODY.fullmatch(reply.strip())):
        return []
    if isinstance(reply, list):
        people = [_person(one) for one in reply]
    else:
        people = [_person(line) for line in re.split(r"[;\n]", within_length(str(reply))) if line.strip()]
    if not any(person["name"] for person in people):
        raise NotUnderstood(
            "Nobody is named yet. Type a name, who they are and a number, with commas between, or Skip."
        )
    return [person for person in people if person["name"]]


def _person(written: Any) -> dict[str, str]:
    """Somebody written as `name, who they are, how to reach them`, or as a mapping with those keys."""
    if isinstance(written, dict):
        parts = [clean(str(written.get(key, ""))).strip() for key in ("name", "who", "contact")]
    else:
        parts = [part.strip() for part in clean(str(written)).strip().split(",", 2)]
        if len(parts) == 2 and re.search(r"\d{3}|@", parts[1]):
            parts = [parts[0], "", parts[1]]
    return dict(zip(("name", "who", "contact"), [*parts, "", ""], strict=False))


def _look_over(step: Step, words: Words, reply: Value, _today: date) -> Value:
    if isinstance(reply, dict):
        pairs: Iterable[tuple[str, str]] = reply.items()
    else:
        pairs = _typed_rows(step, within_length(str(reply)))
    found = {
        _one_of(step.rows, words.rows, str(row), False): _one_of(step.options, words.options, str(option), False)
        for row, option in pairs
    }
    return {row: found[row] for row in step.rows if row in found}


# Numbers of rows, then words up to the next comma, line or number.
_ROWS = re.compile(r"[\s,;]*(\d+(?:(?:\s|,|and\s)+\d+)*)\s*[:=]?([^\d,;\n]+)")


def _typed_rows(step: Step, typed: str) -> Iterable[tuple[str, str]]:
    """Reads `all fine`, `2 talk`, `2 and 5 talk, 3 on my mind`: numbers of rows, then words of an option."""
    typed = "\n".join(" ".join(line.split()) for line in typed.split("\n") if line.strip()).rstrip(" ,;.")
    if match := re.fullmatch(r"all (.+)", typed, re.IGNORECASE):
        return [(row, match[1]) for row in step.rows]
    pairs: list[tuple[str, str]] = []
    at = 0
    while at < len(typed):
        match = _ROWS.match(typed, at)
        if not match:
            raise NotUnderstood(
                f'I could not read "{one_line(typed[at:], 30)}". '
                f'Type the number of a line and a word, such as "2 talk, 5 on my mind".'
            )
        words = re.sub(r" and$", "", match[2].strip())
        pairs += [(number, words) for number in re.findall(r"\d+", match[1])]
        at = match.end()
    return pairs


def _passed(_step: Step, _words: Words, _reply: Value, _today: date) -> Value:
    return "read"


def _known(step: Step, words: Words, reply: Value, today: date) -> Value:
    """What is known from another talk is changed as what it is: people, or words."""
    return _people(step, words, reply, today) if isinstance(reply, list) else _text(step, words, reply, today)


_READERS: dict[Kind, Callable[[Step, Words, Value, date], Value]] = {
    "tell": _passed,
    "text": _text,
    "choice": _choice,
    "choices": _choices,
    "offer": _choice,
    "another": _choice,
    "read_back": _choice,
    "thoughts": _choice,
    "scale": _scale,
    "date": _date,
    "people": _people,
    "look_over": _look_over,
    "gaps": _choice,
    "options": _choices,
    "known": _known,
}


def in_words(value: Value, words: Words) -> str:
    """An answer as it is read back: the person's words, or the label of what was chosen."""
    if isinstance(value, str):
        return words.options.get(value) or words.in_words.get(value) or value
    if value == []:
        return "Nobody"
    if isinstance(value, list):
        return ", ".join(_person_in_words(one) if isinstance(one, dict) else in_words(one, words) for one in value)
    if isinstance(value, dict) and set(value) <= {"on", "said", "option"}:
        return _date_in_words(value, words)
    if isinstance(value, dict):
        return "\n".join(
            f"{_before_colon(words.rows.get(row, row))}: {words.options.get(one, one)}" for row, one in value.items()
        )
    return "" if value is None else str(value)


def _before_colon(label: str) -> str:
    return label.partition(":")[0]


def _person_in_words(person: dict[str, str]) -> str:
    about = ", ".join(part for part in (person.get("who", ""), person.get("contact", "")) if part)
    return f"{person.get('name', '')} ({about})" if about else person.get("name", "")


def _date_in_words(value: dict[str, str], words: Words) -> str:
    if value.get("on"):
        return day_in_words(date.fromisoformat(value["on"]))
    return value.get("said") or words.options.get(value.get("option", ""), value.get("option", ""))


def day_in_words(day: date) -> str:
    """A day as people write it: `Tuesday 28 February 2027`."""
    return f"{day:%A} {day_written(day)}"
