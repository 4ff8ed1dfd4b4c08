"""The list of what is never said finds each kind, leaves plain talk alone, and the trial that uses it can fail."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from assistant.content import Content
from assistant.practice.people import person
from trials import drift
from trials.drift import Reading, played
from trials.never_said import ALLOWED, KINDS, NEVER, Never, found
from trials.outcome import Outcome
from trials.random_person import ABOUT_ILLNESS, MEDICINES, WORDS
from trials.shown_practice import practice_texts
from trials.shown_words import Text, code_texts, content_texts

SEED = 7


@pytest.mark.parametrize("never", NEVER, ids=lambda one: one.planted)
def test_each_pattern_finds_a_sentence_that_says_it_and_has_a_reason(never: Never) -> None:
    """None is in the list without either."""
    assert never in [one for one, _ in found(never.planted)]
    assert len(never.reason.split()) > 3


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("score", "You scored 4, which is below average."),
        ("score", "A total score under 10 is fine."),
        ("risk level", "This puts {name} at increased risk of harm."),
        ("risk level", "Their risk is moderate."),
        ("risk level", "They may be in danger."),
        ("diagnosis", "It looks like dementia."),
        ("diagnosis", "You are showing signs of anxiety."),
        ("diagnosis", "You could have diabetes."),
        ("dose", "Half of people take 500 mg."),
        ("dose", "You could stop taking your antidepressants."),
        ("dose", "Do not take more of these tablets."),
        ("treatment", "Physiotherapy is recommended for you."),
        ("treatment", "You need to see a doctor."),
        ("treatment", "Talking will cure this."),
        ("ranking", "Here is the most suitable service for you."),
        ("ranking", "Swimming works best for people like you."),
        ("ranking", "A group helps 70% of people."),
        ("alert", "Your answers have been read, and the nurse will be told."),
        ("alert", "An alert was sent."),
        ("alert", "Stay where you are. Help is on its way."),
        ("alert", "We will contact your family."),
        ("device word", "A change in your mood has been detected."),
        ("device word", "This raises the alarm."),
        ("device word", "Your sleep is monitored."),
    ],
)
def test_other_ways_of_saying_it_are_found_too(kind: str, sentence: str) -> None:
    """Not only the sentence that stands beside the pattern."""
    assert kind in [one.kind for one, _ in found(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "If life is at risk, call 999 or go to A&E now.",
        "Nobody is watching what you type here, and nothing has been sent to anyone.",
        "Would you like to talk about any risks?",
        "What do you need to have near you?",
        "A personal alarm: a button on your wrist. Press it and somebody answers.",
        "Which medicines do you take, and what are they for?",
        "What makes it hard to take your medicines?",
        "How sure are you? 1 is not sure at all, 10 is completely sure.",
        "You said 4. What would make it feel easier?",
        "It is called a carer's assessment.",
        "Which of these would suit you best?",
        "Who could you tell?",
        "Do you feel in danger now?",
        "The best person to ask is your pharmacist.",
        "Your GP can tell you more about your condition.",
    ],
)
def test_plain_talk_is_left_alone(sentence: str) -> None:
    """A list that found these would soon be switched off."""
    assert found(sentence) == ()


def test_line_breaks_spaces_and_curly_marks_hide_nothing() -> None:
    """Words are wrapped where they are shown."""
    assert found("Your\n  score\nis 14.")
    assert found("Don\u2019t take your tablets.")


def test_whole_texts_that_are_allowed_have_a_reason_and_are_still_there() -> None:
    """One that nobody needs any more is taken out of the list."""
    texts = {" ".join(text.words.split()) for text in content_texts(Content())}

    assert set(ALLOWED) <= texts
    assert all(ALLOWED.values())


# What the trial reads


def test_the_trial_reads_flows_prompts_data_and_code() -> None:
    """Words of every folder, of the help of the command line, and of what is filled in while running."""
    content, code = list(content_texts(Content())), list(code_texts())
    read = {text.where.partition(" ")[0] for text in (*content, *code)}

    assert {"flows/discuss.yaml", "prompts/discuss/goals.en.yaml", "data/help_now.yaml"} <= read
    assert {"data/urgent_help.yaml", "assistant/command_line.py"} <= read
    assert any(text.words.startswith("Kept for later:") for text in code)
    assert not any("one sentence that is true" in text.words for text in code)


def test_what_is_only_compared_with_typed_words_is_not_read() -> None:
    """A list of words that people use about themselves is no word of ours."""
    assert not any(text.words == "i will attend" for text in content_texts(Content()))


def test_what_a_made_up_person_says_is_theirs_and_what_is_said_of_them_is_ours() -> None:
    """They may speak of a dose or an illness as anybody does; the words they know a question by are never shown."""
    read = {text.words for text in content_texts(Content())}
    somebody = person(Content(), "mrs_smith")
    fact, step = somebody.facts[0], somebody.goal.steps[0]

    assert {somebody.in_short, somebody.about, fact.fact, somebody.goal.goal, step.step} <= read
    assert not read & {*fact.first, *somebody.says["advised"], *step.doubts, *somebody.ahead.who}
    assert not read & {"fall detector", "out of breath"}
    assert not any("How are you sleeping?" in words for words in read)


def service(folder: Path, ask: str) -> Content:
    """A service that asks something of its own in the first question of all."""
    (folder / "prompts").mkdir()
    words = f"welcome/name:\n  ask: {ask}\n  practitioner: {ask}\n  peer: {ask}\n"
    (folder / "prompts" / "discuss.en.yaml").write_text(words, encoding="utf-8")
    return Content(folder)


def test_the_trial_fails_when_a_talk_says_it(tmp_path: Path) -> None:
    """One planted sentence of each kind, in the words of a service."""
    planted = " ".join(next(one.planted for one in NEVER if one.kind == kind) for kind in KINDS)

    breaches = played(12, SEED, service(tmp_path, f'"{planted}"')).breaches

    found_there = [one for one in breaches if one.startswith("discuss welcome/name")]
    assert [kind for kind in KINDS if not any(f", {kind}: " in one for one in found_there)] == []


def test_the_trial_fails_when_content_or_code_says_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the place where it stands."""
    monkeypatch.setattr(drift, "side_by_side", lambda *_: Outcome())
    monkeypatch.setattr(drift, "code_texts", lambda: [Text("assistant/x.py line 3", "We have told your GP.")])
    monkeypatch.setattr(drift, "Content", lambda: service(tmp_path, "Your risk level is amber."))

    breaches = drift.trial(drift.SMALL, SEED).breaches

    assert any(one.startswith("assistant/x.py line 3, alert:") for one in breaches)
    assert any(one.startswith("prompts/discuss.en.yaml line 2, risk level:") for one in breaches)


def test_the_trial_fails_when_a_look_back_at_a_practice_says_it(tmp_path: Path) -> None:
    """A practice goes with the talks, and what is shown of it is read."""
    (tmp_path / "prompts" / "practise").mkdir(parents=True)
    own = tmp_path / "prompts" / "practise" / "debrief.en.yaml"
    own.write_text("transcript: {title: You scored 14. That is above average.}\n", encoding="utf-8")

    outcome = played(1, SEED, Content(tmp_path))

    assert [one for one in outcome.breaches if one.startswith("a practice with ")]
    assert int(outcome.counts["remarks of practices"]) > 2


# The person's own words


def test_what_either_says_in_a_practice_is_never_held_against_the_program() -> None:
    """A remark quotes the helper, and the look back both; the words around them are ours."""
    texts = [one for seed in range(3) for one in practice_texts(Content(), Random(seed))]  # noqa: S311
    quoting = [text.words for _, text, own in texts if own]
    reading = Reading()
    for kind, text, own in texts:
        reading.read(kind, text, own)

    assert len(quoting) > 30
    assert reading.breaches == []


def test_what_the_person_types_has_such_words_in_it_and_is_never_held_against_the_program() -> None:
    """People speak of their doses, illnesses and risks; it is read back as they typed it."""
    told = [words for words in (*MEDICINES, *ABOUT_ILLNESS) if found(words)]

    outcome = played(8, SEED)

    assert len(told) > 8
    assert int(outcome.counts["texts with such words of the person's own"]) > 5
    assert outcome.breaches == ()


def test_words_around_those_of_the_person_are_still_ours() -> None:
    """What is said about their words counts."""
    reading = Reading()
    own = ["My risk score is high"]

    reading.read("texts", Text("somewhere", 'You wrote: "My risk score is high".'), own)
    assert reading.breaches == []
    reading.read("texts", Text("somewhere", 'You wrote: "My risk score is high". You are at high risk.'), own)
    assert len(reading.breaches) == 1


def test_no_words_of_the_person_are_words_of_ours() -> None:
    """Else a sentence of ours could pass as theirs."""
    ours = {text.words.casefold() for text in (*content_texts(Content()), *code_texts())}

    assert {words for words in WORDS if found(words)} & ours == set()


def test_the_same_seed_plays_the_same_talks() -> None:
    """So that a breach can be looked at again."""
    once = played(2, SEED).counts

    assert played(2, SEED).counts == once
    assert played(2, SEED + 1).counts != once
