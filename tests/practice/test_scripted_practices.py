"""Ten whole practices, good and bad, go and are looked back at as a trainer would expect."""

from __future__ import annotations

import pytest

from assistant.practice.feedback.counts import count
from assistant.practice.looking_back import look_back
from tests.practice.scripted import NAMES, Script, found, is_about, played, reached, script


def _between(how_many: int, expect: dict[str, str], what: str) -> bool:
    return int(expect.get(f"{what}_at_least", 0)) <= how_many <= int(expect.get(f"{what}_at_most", 10_000))


@pytest.fixture(params=NAMES)
def one(request: pytest.FixtureRequest) -> Script:
    """Each of the scripted practices."""
    return script(request.param)


def test_there_are_the_ten_practices_that_are_asked_for() -> None:
    """None of them is left out by mistake."""
    assert {"good", "poor", "silent", "rude", "off_topic", "all_advice", "all_closed"} < set(NAMES)
    assert len(NAMES) == 10


def test_a_turn_is_answered_with_what_it_asks_about(one: Script) -> None:
    """Where it is plain from the person's file what a turn is about."""
    exchanges = played(one).exchanges
    astray = [
        (exchanges[number - 1].said, piece, exchanges[number - 1].answer)
        for number, pieces in one.tells.items()
        for piece in pieces
        if not is_about(exchanges[number - 1], piece)
    ]
    assert astray == []


def test_what_comes_out_is_what_such_a_helper_would_find(one: Script) -> None:
    """So much of the hidden story, and nothing of what is kept from such a helper."""
    came_out = found(played(one))
    assert set(one.expect.get("finds", [])) <= came_out
    assert not set(one.expect.get("never_finds", [])) & came_out
    assert _between(len(came_out), one.expect, "finds")


def test_they_close_up_where_a_person_would(one: Script) -> None:
    """After being told what to do again and again, or rudely spoken to, and only then."""
    assert any(exchange.shut for exchange in played(one).exchanges) == (one.expect["shuts_up"] == "yes")


def test_the_parts_of_the_talk_are_reached_or_not(one: Script) -> None:
    """As a trainer would tick them off."""
    parts = reached(played(one))
    assert set(one.expect.get("reaches", [])) <= parts
    assert not set(one.expect.get("does_not_reach", [])) & parts


def test_turns_are_counted_as_a_trainer_would(one: Script) -> None:
    """Listening back, and telling without asking."""
    counts = count(played(one).exchanges)
    assert _between(counts.listened, one.expect, "listened"), counts
    assert _between(counts.told_unasked, one.expect, "told"), counts


def test_they_say_what_such_a_helper_gets_to_hear(one: Script) -> None:
    """The kinds of answers that have to come."""
    said = {line.key for exchange in played(one).exchanges for line in exchange.lines}
    assert set(one.expect.get("lines", [])) <= said


def test_so_many_moments_are_worth_another_try(one: Script) -> None:
    """None where all went well, some where it did not."""
    least, _, most = str(one.expect["moments"]).partition("-")
    moments = look_back(played(one)).moments
    assert int(least) <= len(moments) <= int(most or least), [(one.exchange.number, one.why) for one in moments]


def test_a_practice_goes_the_same_way_each_time(one: Script) -> None:
    """The same words and the same seed give the same answers."""
    assert [each.answer for each in played(one).exchanges] == [each.answer for each in played(one).exchanges]
