"""Puts hostile strings on every screen, and looks at each segment of what is painted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from traceback import extract_tb
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.pilot import Pilot

from assistant.clean_text import clean
from assistant.conversation.turns import AskText, GoTo
from assistant.errors import SaidPlainly
from assistant.faces.diary_book import DiaryBook
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.app import TalkApp
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.diary_screen import DiaryApp
from assistant.faces.terminal.lock import LockApp
from assistant.faces.terminal.panels import Keys
from assistant.faces.terminal.welcome import ReadingApp, WelcomeApp
from assistant.record import Draft, Entry, Measure, Record
from trials.hostile_strings import acts, bare
from trials.hostile_talk import Clock, Wrong, mark_of, texts_in
from trials.in_memory import InMemory, conversation_of, plan_lines

_TALL, _PAGE = 60, 400
_OURS = {"app.help_now", "screen.open('whose')"} | {
    action if "." in action else f"screen.{action}" for _, _, action in Keys.ALL
}
"""What a click on our own words does."""
_DIALOGS = ("plan", "where", "answers", "cues", "why", "choices", "how", "whose", "thought", "elsewhere")
_QUESTIONS = 6
"""How many questions of one plan are gone to, beside one of each kind."""


def on_every_screen(record: Record, draft: Draft | None, pasted: Sequence[str], wrong: Wrong) -> int:
    """Shows a plan on every screen, and pastes some strings; how many screens were looked at."""
    return asyncio.run(_every_screen(record, draft, pasted, wrong))


def on_two_pages(record: Record, wrong: Wrong) -> int:
    """Shows every text of a plan on a page to read, and in a list; how many screens were looked at."""
    return asyncio.run(_two_pages(_marked(record), wrong))


async def _two_pages(words: dict[str, str], wrong: Wrong) -> int:
    texts = [*words.values()]
    page = await _app("a page", ReadingApp("My answers", texts), words, wrong, (100, _PAGE))
    return page + await _app("the list of plans", _welcome(texts), {}, wrong, (100, _PAGE))


async def _every_screen(record: Record, draft: Draft | None, pasted: Sequence[str], wrong: Wrong) -> int:
    texts = [*_marked(record).values()]
    record = _with_the_longest_talk_last(record)
    sitting = Sitting(conversation_of(record.talks[-1].flow), record, InMemory(), Clock(), draft, texts[0])
    looked = await _talk(sitting, pasted, wrong)
    book = DiaryBook(_with_diary(record, texts), InMemory(), Clock(), draft, texts[0])
    lock = LockApp(lambda typed, _: typed, texts, services=texts[:4], title=texts[0])
    cases: list[tuple[str, App[Any]]] = [
        ("the plan to read", ReadingApp(texts[0], plan_lines(sitting.plan()), texts)),
        ("the list of plans", _welcome(texts)),
        ("the diary", DiaryApp(book, tuple(texts))),
        ("the lock page", lock),
    ]
    for where, app in cases:
        looked += await _app(where, app, {}, wrong, pasted=pasted)
    return looked


def _with_the_longest_talk_last(record: Record) -> Record:
    """Commands may have begun another talk since, in which nothing is answered yet."""
    longest = max(range(len(record.talks)), key=lambda number: len(record.talks[number].answers))
    return record.changed(talks=record.talks[: longest + 1])


def _marked(record: Record) -> dict[str, str]:
    return {mark: text for text in texts_in(record) if (mark := mark_of(text))}


def _with_diary(record: Record, texts: list[str]) -> Record:
    measures = tuple(Measure(name=text, unit=text, target=text) for text in texts[:3])
    entries = [Entry(at=record.saved, measure=one.name, value=3.0) for one in measures]
    notes = [Entry(at=record.saved, words=text) for text in texts]
    return record.changed(measures=measures, diary=(*record.diary, *entries, *notes))


def _welcome(texts: list[str]) -> WelcomeApp:
    options = [(str(number), text) for number, text in enumerate(texts)]
    return WelcomeApp("What would you like to do?", options, texts, dict(options))


async def _talk(sitting: Sitting, pasted: Sequence[str], wrong: Wrong) -> int:
    app = TalkApp(sitting, ("Call 999.",), lambda: plan_lines(sitting.plan()))
    looked = 0
    try:
        async with app.run_test(size=(120, _TALL)) as pilot:
            for address in _addresses(sitting):
                await app.screen.give(GoTo(address))  # type: ignore[attr-defined]
                looked += await _look(pilot, app, f"the question {sitting.place}", {}, wrong)
                _check_box(app, sitting, wrong)
            for name in _DIALOGS:
                app.screen.action_open(name)  # type: ignore[attr-defined]
                looked += await _look(pilot, app, f"the dialog {name}", {}, wrong)
                if name in ("where", "choices"):
                    await _press_and_paste(pilot, app, pasted[:2])
                    looked += await _look(pilot, app, f"the search in {name}", {}, wrong)
                app.pop_screen()
                await pilot.pause()
            await _paste_answers(pilot, app, sitting, pasted, wrong)
    except Exception as error:
        wrong["an exception", f"a talk on the screen at {sitting.place}: {_told(error)}"] += 1
    return looked


def _addresses(sitting: Sitting) -> list[str]:
    """One question of each kind that was answered, and some of those answered in words."""
    found: dict[str, str] = {}
    answered = [address for address, answer in sitting.record.talks[-1].answers.items() if answer.state == "answered"]
    for address in answered:
        kind = sitting.conversation.flow.steps[address.partition("#")[0]].kind
        found.setdefault(kind, address)
    return [*found.values(), *islice(reversed(answered), _QUESTIONS)]


def _check_box(app: App[Any], sitting: Sitting, wrong: Wrong) -> None:
    """What stands in the box is what stands in the record."""
    turn = sitting.turn
    if not isinstance(turn, AskText) or turn.answer is None or turn.answer.state != "answered":
        return
    expected = sitting.half_typed or str(turn.answer.value)
    if (shown := _box(app).text) != expected:
        wrong["other words stand in the box", f"{expected!r} became {shown!r}"[:300]] += 1


def _box(app: App[Any]) -> AnswerBox:
    """The box of the question asked; those of other kinds of questions wait, hidden."""
    boxes = app.screen.query(AnswerBox)
    return next(box for box in boxes if all(node.display for node in box.ancestors_with_self))


async def _paste_answers(
    pilot: Pilot[Any], app: TalkApp, sitting: Sitting, pasted: Sequence[str], wrong: Wrong
) -> None:
    """Pastes strings into the box of an open question, and types those that terminals send letter by letter."""
    place = await _open_question(app, sitting)
    await pilot.pause()
    for text in pasted:
        box = _box(app)
        box.put("")
        box.focus()
        box.post_message(events.Paste(text))
        await _settled(pilot)
        if box.text != clean(text):
            wrong["other words stand in the box after a paste", f"{text!r} became {box.text!r}"[:300]] += 1
        if clean(text) == text and not set(text) & {"\n", "\t"}:
            box.put("")
            for event in XTermParser().feed(text):
                app.post_message(event)
            await _settled(pilot)
            if box.text != text:
                wrong["other words stand in the box after typing", f"{text!r} became {box.text!r}"[:300]] += 1
        await _give(app, sitting, place, clean(text).strip(), wrong)
    await _look(pilot, app, "the question after pasting", {}, wrong)


async def _open_question(app: TalkApp, sitting: Sitting) -> str:
    """Goes to a question that takes several lines, and says where it is."""
    steps = sitting.conversation.flow.steps
    for place in [one for one in sitting.record.talks[-1].answers if steps[one.partition("#")[0]].kind == "text"]:
        await app.screen.give(GoTo(place))  # type: ignore[attr-defined]
        if isinstance(sitting.turn, AskText) and not sitting.turn.short:
            break
    return sitting.place


async def _give(app: TalkApp, sitting: Sitting, place: str, expected: str, wrong: Wrong) -> None:
    """Gives what stands in the box, holds the record against it, and goes back there."""
    if not expected:
        return
    try:
        await app.screen.action_next()  # type: ignore[attr-defined]
    except SaidPlainly as sentence:
        wrong["an exception", f"Enter after a paste: {sentence}"] += 1
        return
    answer = sitting.record.talks[-1].answers[place]
    if answer.value != expected:
        wrong["other words are kept after a paste", f"{expected!r} became {answer.value!r}"[:300]] += 1
    await app.screen.give(GoTo(place))  # type: ignore[attr-defined]


async def _press_and_paste(pilot: Pilot[Any], app: App[Any], pasted: Iterable[str]) -> None:
    """Types into a search box whatever can be typed of the strings."""
    for text in pasted:
        app.post_message(events.Paste(text))
        for sign in text[:8]:
            if sign.isprintable():
                app.screen.post_message(events.Key(sign, sign))
    await _settled(pilot)


async def _app(
    where: str,
    app: App[Any],
    words: dict[str, str],
    wrong: Wrong,
    size: tuple[int, int] = (100, _TALL),
    pasted: Sequence[str] = (),
) -> int:
    looked = 0
    try:
        async with app.run_test(size=size) as pilot:
            looked += await _look(pilot, app, where, words, wrong)
            if pasted:
                await _press_and_paste(pilot, app, pasted[:2])
                looked += await _look(pilot, app, f"{where}, searched", {}, wrong)
                app.action_help_now()  # type: ignore[attr-defined]
                looked += await _look(pilot, app, f"{where}, with help now", {}, wrong)
    except Exception as error:
        wrong["an exception", f"{where}: {_told(error)}"] += 1
    return looked


def _told(error: Exception) -> str:
    """What went wrong, and the lines it went through."""
    lines = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__))
    return f"{type(error).__name__}: {error}"[:200] + f" ({lines})"


async def _settled(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    await pilot.pause()


async def _look(pilot: Pilot[Any], app: App[Any], where: str, words: dict[str, str], wrong: Wrong) -> int:
    """Looks at every segment of the screen."""
    await _settled(pilot)
    shown = []
    for text, meta, link in _segments(app):
        shown.append(text)
        if found := acts(text.replace("\n", "").replace("\t", "\x00")):
            wrong["what acts is painted", f"{where}, {found}"] += 1
        if link:
            wrong["a link is painted", f"{where}, {link}"] += 1
        for name, action in meta.items():
            if name.startswith("@") and not name.startswith("@mouse") and str(action) not in _OURS:
                wrong["an action is painted", f"{where}, {name}={action}"] += 1
    flat = bare("".join(shown))
    for mark, text in words.items():
        if mark in flat and bare(text) not in flat:
            wrong["other words are painted", f"{where}, {text!r}"[:300]] += 1
    return 1


def _segments(app: App[Any]) -> Iterator[tuple[str, dict[str, Any], str | None]]:
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            yield segment.text, (style.meta if style else {}), (style.link if style else None)
