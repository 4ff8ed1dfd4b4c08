"""Days are read as people type them, and a day that cannot be is said kindly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.dates import read_date, read_past_date
from assistant.errors import NotUnderstood

TODAY = date(2026, 11, 22)  # a Sunday
TRY = "Try '28 Feb', 'next Tuesday' or 'in 6 weeks'."


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-22"),
        ("Tonight.", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("the day after tomorrow", "2026-11-24"),
        ("in a fortnight", "2026-12-06"),
        ("next week", "2026-11-29"),
        ("next month", "2026-12-22"),
        ("next year", "2027-11-22"),
        ("in 6 weeks", "2027-01-03"),
        ("6 weeks", "2027-01-03"),
        ("in six weeks", "2027-01-03"),
        ("in nine weeks", "2027-01-24"),
        ("in seven days", "2026-11-29"),
        ("in twelve months", "2027-11-22"),
        ("in a month", "2026-12-22"),
        ("in an year", "2027-11-22"),
        ("within 3 months", "2027-02-22"),
        ("two weeks' time", "2026-12-06"),
        ("in 2 weeks time", "2026-12-06"),
        ("3 days from now", "2026-11-25"),
        ("in 10 years", "2036-11-22"),
        ("next Tuesday", "2026-11-24"),
        ("tues", "2026-11-24"),
        ("on Fri", "2026-11-27"),
        ("this Sunday", "2026-11-29"),
        ("Monday", "2026-11-23"),
        ("28 Feb", "2027-02-28"),
        ("28th February", "2027-02-28"),
        ("the 28th of Feb", "2027-02-28"),
        ("Feb 28", "2027-02-28"),
        ("February 28th, 2028", "2028-02-28"),
        ("29 Feb", "2028-02-29"),
        ("29 feb 2028", "2028-02-29"),
        ("22/5/2027", "2027-05-22"),
        ("22/05/27", "2027-05-22"),
        ("22.5.2027", "2027-05-22"),
        ("22-05-2027", "2027-05-22"),
        ("2027-05-22", "2027-05-22"),
        ("1/12", "2026-12-01"),
        ("22 Nov", "2026-11-22"),
        ("21 Nov", "2027-11-21"),
        ("Sunday 29 November", "2026-11-29"),
        ("Tue, 24 Nov", "2026-11-24"),
        ("on the 3rd of december", "2026-12-03"),
        ("by 5 January", "2027-01-05"),
        ("3rd Sept", "2027-09-03"),
        ("July 2027", "2027-07-31"),
        ("  28   FEB.  ", "2027-02-28"),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: str) -> None:
    """Day before month, the next one to come, and British spellings."""
    assert read_date(typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        "when it is warm",
        "soon",
        "maybe with Sam",
        "when Maya comes",
        "not sure",
        "in many weeks",
        "12",
        "10:30",
        "5 times a week",
        "the day she said",
        "3 Blursday",
        "Blursday 3",
        "thu thu",
        "in the new year",
        "0/0",
    ],
)
def test_words_that_hold_no_day_give_none(typed: str) -> None:
    """Nothing is guessed."""
    assert read_date(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("30 Feb", f"I read that as 30 February, and there is no such day. {TRY}"),
        ("29 Feb 2027", f"I read that as 29 February, and there is no such day. {TRY}"),
        ("31/11", f"I read that as 31 November, and there is no such day. {TRY}"),
        ("32/1/2027", f"I read that as 32 January, and there is no such day. {TRY}"),
        ("00 dec", f"I read that as 0 December, and there is no such day. {TRY}"),
        (
            "5/13/2027",
            "I read that as a day and a month, and there are only 12 months. Try '28 Feb' or '28/2/2027'.",
        ),
        (
            "2027-13-01",
            "I read that as a day and a month, and there are only 12 months. Try '28 Feb' or '28/2/2027'.",
        ),
        (
            "1 Jan 1990",
            "I read that as 1 January 1990, and that is a long way off. Try again with the year.",
        ),
        (
            "22/5/3027",
            "I read that as 22 May 3027, and that is a long way off. Try again with the year.",
        ),
        (
            "in 999 years",
            "I read that as 22 November 3025, and that is a long way off. Try again with the year.",
        ),
    ],
)
def test_a_day_that_cannot_be_is_said_as_it_was_read(typed: str, message: str) -> None:
    """One sentence says what was read, and what to type."""
    with pytest.raises(NotUnderstood) as trouble:
        read_date(typed, TODAY)

    assert str(trouble.value) == message


def test_a_month_on_from_a_long_month_ends_with_the_short_one() -> None:
    """There is no 31 February to fall on."""
    assert read_date("in 3 months", date(2026, 11, 30)) == date(2027, 2, 28)
    assert read_date("in a year", date(2028, 2, 29)) == date(2029, 2, 28)


def test_a_leap_day_is_the_next_one_there_is() -> None:
    """On the day itself, just after it, and round the year 2100 that has none."""
    assert read_date("29 Feb", date(2028, 2, 29)) == date(2028, 2, 29)
    assert read_date("29 Feb", date(2028, 3, 1)) == date(2032, 2, 29)
    assert read_date("29 Feb", date(2096, 3, 1)) == date(2104, 2, 29)


PIECES = st.sampled_from(
    [
        *("in", "next", "on", "by", "the", "of", "1", "2", "3rd", "28", "29th", "30", "31", "99", "2027", "22/5", "0"),
        *("31/2/27", "2027-02-30", "feb", "may", "august", "mon", "tuesday", "week", "weeks", "month", "years", "days"),
        *(
            "time",
            "a",
            "an",
            "six",
            ",",
            ".",
            "-",
            "/",
            ":",
            "10:30",
            "noon",
            "ago",
            "last",
            "\u00b2",
            "\u0663",
            "\uff11",
        ),
    ]
)


@given(
    st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=6).map(" ".join)),
    st.dates(date(2026, 1, 1), date(2060, 12, 31)),
)
def test_any_words_give_a_day_in_range_or_none_or_a_kind_sentence(typed: str, today: date) -> None:
    """Nothing but NotUnderstood is ever raised."""
    found, said = None, ""
    try:
        found = read_date(typed, today)
    except NotUnderstood as sentence:
        said = str(sentence)

    assert said == "" or said.endswith(".")
    assert found is None or today - timedelta(366) <= found <= today + timedelta(366 * 20)


@given(st.dates(date(2026, 1, 1), date(2060, 12, 31)), st.integers(0, 366 * 19))
def test_a_day_written_out_is_read_back(today: date, ahead: int) -> None:
    """In the three ways that hold a year."""
    day = today + timedelta(ahead)

    assert read_date(f"{day.day} {day:%B %Y}", today) == day
    assert read_date(f"{day:%d/%m/%Y}", today) == day
    assert read_date(day.isoformat(), today) == day


@given(st.dates(date(2026, 1, 1), date(2060, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_next_one_to_come(today: date, number: int) -> None:
    """From tomorrow up to a week from today."""
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
    found = read_date(f"next {name}", today)

    assert found is not None
    assert found.weekday() == number
    assert 1 <= (found - today).days <= 7


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 May 1948", "1948-05-03"),
        ("3/5/48", "1948-05-03"),
        ("3.5.1948", "1948-05-03"),
        ("May 3, 1948", "1948-05-03"),
        ("1948-05-03", "1948-05-03"),
        ("3/5/19", "2019-05-03"),
        ("29 February 1952", "1952-02-29"),
    ],
)
def test_a_birthday_is_a_day_that_has_been(typed: str, day: str) -> None:
    """A year of 2 digits is the newest that is not to come."""
    assert read_past_date(typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("typed", ["3 May", "tomorrow", "in the spring", "48", "in 1948"])
def test_a_birthday_needs_its_day_and_its_year(typed: str) -> None:
    """Nothing is guessed."""
    assert read_past_date(typed, TODAY) is None


@pytest.mark.parametrize("typed", ["3 May 2048", "3 May 1748", "31 February 1948"])
def test_a_birthday_that_cannot_be_is_asked_again(typed: str) -> None:
    """Still to come, too long ago, or no day at all."""
    with pytest.raises(NotUnderstood):
        read_past_date(typed, TODAY)
