"""A person's file is read whole, and each mistake in it is said at its line with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cli import main
from assistant.content import Content
from assistant.errors import CannotUse
from assistant.practice.people import look_at_file, people_names, person
from assistant.practice.person import SAYINGS
from tests.practice.small_person import FILE, SMALL, line_of, read

Printed = pytest.CaptureFixture[str]


def faults_of(old: str, new: str) -> list[tuple[int, str]]:
    """The faults once some words of the small file are replaced by others."""
    assert SMALL.count(old) == 1
    return read(SMALL.replace(old, new))[1]


def test_the_small_person_has_no_faults_and_all_of_the_file_is_there() -> None:
    """The least that a service has to write."""
    ann, faults = read(SMALL)

    assert faults == []
    assert (ann.id, ann.name, ann.age, ann.level, ann.carer, ann.talks) == ("ann", "Ann", 70, 2, False, "plainly")
    assert [one.guarded for one in ann.facts[:3]] == [1, 2, 3]
    assert [dict(one.opens) for one in ann.facts[:3]] == [{}, {"listening": 2}, {"listening": 2}]
    assert ann.fact("one").topics == ("one leeks", "one beans", "one peas")
    assert ann.fact("one").first == ("Wording ab of Ann.",)
    assert set(ann.says) == set(SAYINGS)
    assert ann.goal.steps[1].sure.after == 7
    assert ann.goal.steps[1].helped_by == ("spade",)
    assert len(ann.ahead.early_signs) == 2
    assert ann.refuses[0].words == ("rain refuses",)


def test_facts_are_found_by_id_area_and_kind() -> None:
    """In the order of the file; an id that is not there is a KeyError."""
    ann, _ = read(SMALL)

    assert [one.id for one in ann.in_area("physical")] == ["one", "ten"]
    assert [one.id for one in ann.of_kind("strength")] == ["three"]
    with pytest.raises(KeyError, match="thirteen"):
        ann.fact("thirteen")


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("level: 2\ntalks", "levle: 2\ntalks", "level: 2", '"levle" is not known here. Did you mean level?'),
        ("level: 2\ntalks", "level: 5\ntalks", "level: 2", '"level" is a number from 1 to 4, not "5".'),
        ("age: 70", "age: seventy", "age: 70", '"age" is a number from 16 to 110, not "seventy".'),
        ("name: Ann", "name:", "name: Ann", '"name:" is missing or empty. It holds what they like to be called.'),
        (
            "talks: plainly",
            "talks: plainely",
            "talks: plainly",
            '"plainely" is no talks. Did you mean plainly? Write one of few_words, plainly, at_length.',
        ),
        (
            "person: ann",
            "person: anne",
            "person: ann",
            '"anne" is not the name of the file. Write "person: ann".',
        ),
        (
            "    kind: matters",
            "    kind: mattres",
            "kind: matters",
            '"mattres" is no kind. Did you mean matters? '
            "Write one of fact, matters, good_day, strength, worry, wish, unmet.",
        ),
        (
            "topics: [one leeks, one beans, one peas]",
            "topics: [leek]",
            "topics: [one leeks",
            '"topics" needs 3 words or more; there is 1.',
        ),
        (
            "topics: [one leeks, one beans, one peas]",
            "topics: leeks",
            "topics: [one leeks",
            '"topics" is a list of words, such as [stairs, steps, going up].',
        ),
        (
            "topics: [two leeks, two beans, two peas]",
            "topics: [two leeks, One  Beans, two peas]",
            "topics: [two leeks",
            '"one beans" is a topic of "two" and stands there in "one" too. Keep one.',
        ),
        (
            "topics: [two leeks, two beans, two peas]",
            "topics: [two leeks, two beans, two beans]",
            "topics: [two leeks",
            '"two beans" is a topic of "two" and stands there twice. Keep one.',
        ),
        ("[one]", "[onne]", "grows_from", '"onne" is no fact of this person. Did you mean one?'),
        ("more: Wording ac of Ann.", "more: [[a]]", "more: Wording ac", '"more" is a wording, or a list of wordings'),
        ("    fact: Fact one", "    fact: [a]", "fact: Fact one", '"fact:" is missing or empty. It holds what it is,'),
    ],
)  # fmt: skip
def test_each_mistake_is_said_at_its_line(old: str, new: str, at: str, message: str) -> None:
    """Where it is, what is wrong, and what to do."""
    found = [said for line, said in faults_of(old, new) if line == line_of(at)]
    assert [said for said in found if said.startswith(message)]


def test_a_guarded_fact_that_nothing_opens_is_said() -> None:
    """Nobody could ever find it; what is told freely needs nothing that opens it."""
    [(_, guarded)] = faults_of(
        "topics: [two leeks, two beans, two peas]\n    guarded: 2\n    opens: {listening: 2}\n",
        "topics: [two leeks, two beans, two peas]\n    guarded: 2\n",
    )
    [(line, free)] = faults_of("one peas]\n    guarded: 1", "one peas]\n    guarded: 1\n    opens: {silence: 1}")

    assert guarded == (
        '"two" is guarded and nothing opens it. Write, for instance: opens: {open_question: 1, listening: 1}'
    )
    assert line == line_of("one peas") + 2
    assert free == '"one" is told freely: take "opens:" out, or guard it.'


def test_an_opener_that_is_not_known_is_said_with_what_was_meant() -> None:
    """The kinds of turn that open something are few."""
    [(_, message)] = faults_of(
        "two peas]\n    guarded: 2\n    opens: {listening: 2}", "two peas]\n    guarded: 2\n    opens: {listning: 2}"
    )

    assert message == '"listning" is not known here. Did you mean listening?'


def test_what_is_guarded_most_needs_something_to_say_in_its_place() -> None:
    """Else a question about it would get an answer that fits nothing."""
    three = SMALL.split("  three:\n")[1].split("  four:\n")[0]
    [held] = [line for line in three.split("\n") if "holds_back" in line]

    [(_, message)] = faults_of(f"{held}\n", "")

    assert message == '"holds_back" needs 1 wording; there are none. Write more of them.'


def test_an_area_and_a_kind_of_which_nothing_is_told_are_said() -> None:
    """All nine areas, and each kind that a talk looks for."""
    assert [said for _, said in faults_of("area: after_care", "area: physical")] == [
        'nothing is told about after_care. Write a fact with "area: after_care".'
    ]
    assert [said for _, said in faults_of("    kind: unmet\n", "")] == [
        'no fact says a need that fits no service. Give one of them "kind: unmet".'
    ]


def test_too_few_facts_are_said() -> None:
    """A talk of half an hour needs something to find."""
    start, end = SMALL.index("  ten:\n"), SMALL.index("says:\n")
    messages = [said for _, said in read(SMALL[:start] + SMALL[end:])[1]]

    assert "a person has 12 facts or more, and there are 9. Write some more." in messages


def test_nothing_told_freely_is_said() -> None:
    """Such a person would never begin to talk."""
    guarded = SMALL.replace("    guarded: 1\n", "    guarded: 2\n    opens: {listening: 1}\n")

    assert [said for _, said in read(guarded)[1]] == [
        'nothing is told freely, so no talk could begin. Give some facts "guarded: 1".'
    ]


def test_a_saying_that_is_missing_or_too_short_is_said_with_when_it_is_said() -> None:
    """So that whoever writes it knows what to write."""
    start, end = SMALL.index("  advised:\n"), SMALL.index("  told_again:\n")
    whole, one_line = SMALL[start:end], SMALL[start:end].split("\n")[1]

    assert faults_of(whole, "")[0][1] == (
        '"says" has no "advised:". They say it when told what to do without being asked; 5 wordings or more.'
    )
    assert faults_of(f"{one_line}\n", "") == [
        (line_of("  advised:"), '"advised" needs 5 different wordings; there are 4. Write more of them.')
    ]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            "one two three four five six seven eight nine ten eleven twelve a b c d e f g h i.",
            "a sentence has 21 words. Cut it in two: people say 20 at most in one breath.",
        ),
        ("Ring 01632 960001.", 'somebody could dial "01632 960001". Leave it out, or write it in words.'),
        ("I rang 999.", 'somebody could dial "999". Leave it out, or write it in words.'),
        ("It was +44 (0)7 00.", 'somebody could dial "+44 (0)7 00". Leave it out, or write it in words.'),
        ("I take 20 mg.", '"20 mg" is a dose. Leave it out: nobody in practice names one.'),
        (
            "Ask {name}.",
            'nothing fills "{name}". Only {number} is filled, where they say how sure they are.',
        ),
    ],
)
def test_words_that_do_not_belong_into_practice_are_said(said: str, message: str) -> None:
    """Too long, to be dialled, a dose, or a bracket that nothing fills."""
    assert (line_of("Wording ac of Ann"), message) in faults_of("Wording ac of Ann.", said)


@pytest.mark.parametrize("said", ["I was born in 1951.", "Seat 9, row F, at 10.", "I would say {number}."])
def test_years_small_numbers_and_the_number_of_how_sure_are_fine(said: str) -> None:
    """Nobody could dial them."""
    assert faults_of("Wording ac of Ann.", said) == []


def test_a_sentence_that_comes_twice_is_said_with_where_it_was_first() -> None:
    """Whatever its case and signs; very short ones may come again."""
    assert faults_of("Wording ac of Ann.", "Well, wording AB, of Ann! Yes.") == []
    [(line, message)] = faults_of("Wording ac of Ann.", "Yes. WORDING ab of Ann?")

    assert line == line_of("Wording ac of Ann")
    assert message == f'"wording ab of ann" is said on line {line_of("Wording ab of Ann")} too. Say it in other words.'


def test_a_goal_needs_two_steps_and_help_makes_surer() -> None:
    """One step is no choice."""
    start, end = SMALL.index("    sow:\n"), SMALL.index("ahead:\n")
    assert [said for _, said in faults_of(SMALL[start:end], "")] == ["a goal has 2 steps or more; there is 1."]

    dig = "topics: [dig, bed]\n      sure: {before: 4, after: 7}"
    assert [said for _, said in faults_of(dig, dig.replace("7", "3"))] == [
        'with help they are surer, not less: "after: 3" is below 4.'
    ]


def test_early_warnings_and_other_parts_that_are_missing_are_said() -> None:
    """A part that is not there is said once, with what it holds."""
    start, end = SMALL.index("  early_signs:\n"), SMALL.index("  pushed:")
    assert [said for _, said in faults_of(SMALL[start:end], "")] == [
        '"early_signs" needs 2 different wordings; there are none. Write more of them.'
    ]
    without = SMALL[: SMALL.index("agreeing:\n")]
    assert '"agreeing:" is missing or empty. It holds what they say about the plan.' in [
        said for _, said in read(without)[1]
    ]


def test_a_file_of_other_things_is_said_and_does_not_stop_the_checker() -> None:
    """Each part that a person needs is named."""
    messages = [said for _, said in read("flow: tea\n")[1]]

    assert '"flow" is not known here.' in messages
    assert '"facts:" is missing or empty. It holds what they carry, each fact below its id.' in messages


@settings(deadline=None)
@given(st.sampled_from(SMALL.split("\n")[:-1]), st.sampled_from(["", "x: y", "- z", "  level: {a: b}", "says: []"]))
def test_whatever_one_line_is_changed_to_there_are_only_faults(old: str, new: str) -> None:
    """The checker never breaks, and every fault has a line and a sentence."""
    _, faults = read(SMALL.replace(f"{old}\n", f"{new}\n", 1))

    last = SMALL.count("\n") + 1
    assert all(1 <= line <= last and len(message.split()) > 3 for line, message in faults)


# Files, ours and a service's


def test_a_service_lays_its_own_people_beside_ours(tmp_path: Path, capsys: Printed) -> None:
    """All are listed and checked together."""
    (tmp_path / "data" / "people").mkdir(parents=True)
    (tmp_path / "data" / "people" / FILE).write_text(SMALL, encoding="utf-8")
    both = Content(tmp_path)

    assert set(people_names(both)) == {*people_names(Content()), "ann"}
    assert person(both, "ann").name == "Ann"
    assert main(["practise", "list", "--content", str(tmp_path)]) == 0
    listed = capsys.readouterr().out
    assert "Ann, 70. She grows leeks." in listed
    assert "Mrs Smith, 61." in listed
    assert main(["practise", "check", "--content", str(tmp_path)]) == 0
    assert "ann: no faults found." in capsys.readouterr().out


def test_a_file_is_checked_wherever_it_lies(tmp_path: Path, capsys: Printed) -> None:
    """Every fault with its line, and 1 as the exit code."""
    file = tmp_path / FILE
    file.write_text(SMALL.replace("level: 2\n", "level: 9\n"), encoding="utf-8")

    assert main(["practise", "check", str(file)]) == 1
    printed = capsys.readouterr()
    assert printed.out == 'ann.yaml line 7: "level" is a number from 1 to 4, not "9".\n'
    assert printed.err == "1 fault found. Each line above says where it is and what to do.\n"


def test_a_line_that_cannot_be_read_is_said_alone(tmp_path: Path) -> None:
    """What it hides is not counted as missing."""
    file = tmp_path / FILE
    file.write_text(SMALL.replace("mood: calm", "mood: calm: really"), encoding="utf-8")

    _, faults = look_at_file(file)

    assert [fault.line for fault in faults] == [6]
    assert "put double quotes round this wording" in faults[0].message


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(CannotUse, match="Check its name and that you may open it"):
        look_at_file(tmp_path / "nobody.yaml")
    (tmp_path / "noise.yaml").write_bytes(b"name: \xff\xfe")
    with pytest.raises(CannotUse, match="Save it as UTF-8"):
        look_at_file(tmp_path / "noise.yaml")


def test_somebody_who_is_not_there_or_whose_file_is_broken_is_not_practised_with(tmp_path: Path) -> None:
    """A near name is offered; faults are said before anything else."""
    with pytest.raises(CannotUse, match=r'nobody called "mrs_smit" to practise with. Did you mean mrs_smith\?'):
        person(Content(), "mrs_smit")
    (tmp_path / "data" / "people").mkdir(parents=True)
    (tmp_path / "data" / "people" / FILE).write_text("person: ann\n", encoding="utf-8")
    with pytest.raises(
        CannotUse, match=r"^data/people/ann\.yaml line 1: .* more: type 'whatmatters practise check' to"
    ):
        person(Content(tmp_path), "ann")
