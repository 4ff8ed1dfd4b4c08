"""Reads days as people type them: `28 Feb`, `next Tuesday`, `in 6 weeks`, `22/5/2027`."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

from assistant.days import months_on
from assistant.errors import NotUnderstood

_DAYS = tuple(name.lower() for name in calendar.day_name)
_MONTHS = tuple(name.lower() for name in calendar.month_name)
_COUNT_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {"a": 1, "an": 1, "next": 1, **{word: number for number, word in enumerate(_COUNT_WORDS.split(), 1)}}
_SOON = {"today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2, "in a fortnight": 14, "next week": 7}
_FEASTS = {"christmas(?: day)?": (12, 25), "boxing day": (12, 26), "new year(?:'s day)?": (1, 1)}
_AFTER_A_DAY = (
    r"\s*[,;(]|\s+(?:at|about|around|in the|or|and|if|when|after|before|sooner|then|morning|afternoon|evening)\b"
)
_YEARS_AHEAD = 20
_EARLIEST = date(1880, 1, 1)
_HAS_YEAR = re.compile(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d{2}$")
_LONGEST_DAY = 60
"""Longer words are no day in any spelling, and would take long to be found none."""


def read_date(typed: str, today: date) -> date | None:
    """The day meant, or None where the words hold no day; raises NotUnderstood for a day that cannot be."""
    text = " ".join(typed.casefold().replace(",", " ").split()).rstrip(".")
    found = _whole(text, today) or _leading(typed.casefold(), today) or _others(text, today)
    if found is not None and not -366 <= (found - today).days <= 366 * _YEARS_AHEAD:
        raise NotUnderstood(
            f"I read that as {found.day} {found:%B} {found.year:04d}, and that is a long way off. "
            f"Try again with the year."
        )
    return found


def read_past_date(typed: str, today: date) -> date | None:
    """A day that has been, such as a birthday, or None where the words hold none; raises NotUnderstood.

    It needs its year; one of 2 digits is the newest that is not to come.
    """
    text = " ".join(typed.casefold().replace(",", " ").split()).rstrip(".")
    if not _HAS_YEAR.search(text):
        return None
    found = _day_and_month(text, today)
    if found is not None and found > today and not re.search(r"\d{4}", text):
        found = found.replace(year=found.year - 100)
    if found is not None and not _EARLIEST <= found <= today:
        raise NotUnderstood(f"I read that as {found.day} {found:%B} {found.year}. Try again, such as '3 May 1948'.")
    return found


def _whole(text: str, today: date) -> date | None:
    if text in _SOON:
        return today + timedelta(days=_SOON[text])
    return _counted(text, today) or _weekday(text, today) or _day_and_month(text, today) or _feast(text, today)


def _leading(typed: str, today: date) -> date | None:
    """A day with more words after it: `Tuesday at 2pm`, `1 April, sooner if I am in hospital`."""
    first, _, rest = re.sub(_AFTER_A_DAY, "\n", typed, count=1).partition("\n")
    return _whole(" ".join(first.split()), today) if rest.strip() or first != typed else None


def _feast(text: str, today: date) -> date | None:
    """The same day each year, by its name."""
    for name, (month, day) in _FEASTS.items():
        if re.fullmatch(rf"(?:on |by |at )?{name}", text):
            return _real_day(day, month, None, today)
    return None


def _counted(text: str, today: date) -> date | None:
    match = re.fullmatch(r"(?:in |within )?(\d{1,3}|[a-z]+) (day|week|month|year)s?(?:'? time| from now)?", text)
    if not match:
        return None
    count = int(match[1]) if match[1].isdigit() else _COUNTS.get(match[1], 0)
    if not count:
        return None
    if match[2] in ("day", "week"):
        return today + timedelta(days=count * (7 if match[2] == "week" else 1))
    return months_on(today, count * (12 if match[2] == "year" else 1))


def _weekday(text: str, today: date) -> date | None:
    match = re.fullmatch(r"(a week |two weeks )?(?:(?:next|this|on|coming) )?([a-z]{3,9})", text)
    if not match:
        return None
    later = {"a week ": 7, "two weeks ": 14}.get(match[1] or "", 0)
    named = [number for number, name in enumerate(_DAYS) if name.startswith(match[2]) and len(match[2]) >= 3]
    if len(named) != 1:
        return None
    return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1 + later)


def _day_and_month(text: str, today: date) -> date | None:
    text = re.sub(rf"^(?:on )?(?:{'|'.join(f'{day}|{day[:3]}' for day in _DAYS)}) (?=\d|the )", "", text)
    match = re.fullmatch(r"(?:on |by )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})(?: (\d{4}))?", text)
    if match:
        return _real_day(int(match[1]), _month(match[2]), match[3], today)
    match = re.fullmatch(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", text)
    if match:
        return _real_day(int(match[2]), _month(match[1]), match[3], today)
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?", text)
    if match:
        year = f"20{match[3]}" if match[3] and len(match[3]) == 2 else match[3]
        return _real_day(int(match[1]), int(match[2]), year, today)
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    return _real_day(int(match[3]), int(match[2]), match[1], today) if match else None


def _month(name: str) -> int:
    return next((number for number, full in enumerate(_MONTHS) if number and full.startswith(name)), 0)


def _real_day(day: int, month: int, year: str | None, today: date) -> date | None:
    if not month:
        return None
    if month > 12:
        raise NotUnderstood(
            "I read that as a day and a month, and there are only 12 months. Try '28 Feb' or '28/2/2027'."
        )
    wanted = int(year) if year else today.year
    if year is None and (month, day) < (today.month, today.day):
        wanted += 1
    if year is None and (month, day) == (2, 29):
        wanted += next(years for years in range(9) if calendar.isleap(wanted + years))
    try:
        return date(wanted, month, day)
    except ValueError:
        named = f"{day} {calendar.month_name[month]}"
        raise NotUnderstood(
            f"I read that as {named}, and there is no such day. Try '28 Feb', 'next Tuesday' or 'in 6 weeks'."
        ) from None


def _others(text: str, today: date) -> date | None:
    """What else people write, read by dateparser; only looked at where a digit or a month speaks of a day."""
    if not re.search(r"\d", text) and not any(re.search(rf"\b{name[:3]}", text) for name in _MONTHS[1:]):
        return None
    if len(text) > _LONGEST_DAY:
        return None
    import dateparser  # heavy: only when somebody writes a day in a way of their own

    found = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "REQUIRE_PARTS": ["month"],
            "PREFER_DAY_OF_MONTH": "last",
        },
    )
    return found.date() if found else None
