"""Files that others made, with hostile strings in them: plans edited by hand, packs, a service's own content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from assistant.clean_text import clean
from assistant.content import Content
from assistant.plain_yaml import Block
from assistant.record import Draft, Record
from assistant.storage.store import Store
from trials.hostile_outputs import said
from trials.hostile_strings import Hostile, acts, without_halves
from trials.hostile_talk import Wrong, mark_of, shown_wrong, texts_in

_FITS = 9_000
"""As many characters fit into one answer."""


def kept(folder: Path, record: Record, draft: Draft | None) -> Record:
    """The record once it was saved and read again."""
    with Store(folder).create(record) as plan:
        plan.keep(record)
        if draft:
            plan.keep_draft(draft)
    return Store(folder).read(record.id)


def packed_and_unpacked(folder: Path, record: Record, wrong: Wrong) -> None:
    """Packs a plan, takes it in as a new one, and holds the two against each other."""
    file, before = folder / "pack.json", {one.name for one in folder.glob("*.json")}
    said(folder, "pack", record.id, "--to", str(file))
    code, shown = said(folder, "unpack", str(file), "--yes")
    file.unlink()
    fresh = [one.stem for one in folder.glob("*.json") if one.name not in before]
    if code or not fresh:
        wrong["a pack is not taken in again", shown[-200:]] += 1
        return
    again = Store(folder).read(fresh[0])
    if [talk.answers for talk in again.talks] != [talk.answers for talk in Store(folder).read(record.id).talks]:
        wrong["a pack holds other answers than the plan", ""] += 1
    for one in folder.glob(f"{fresh[0]}.*"):
        one.unlink()


def edit_by_hand(folder: Path, plan_id: str, raw: dict[str, Hostile]) -> None:
    """Puts strings as they are into the files of a plan, where their marks stand, as somebody with an editor could."""

    def edited(value: Any) -> Any:
        if isinstance(value, str) and (mark := mark_of(value)) in raw:
            return f"{mark} {without_halves(raw[mark].text)}"
        if isinstance(value, dict):
            return {key: edited(one) for key, one in value.items()}
        return [edited(one) for one in value] if isinstance(value, list) else value

    for file in (folder / f"{plan_id}.json", folder / f"{plan_id}.draft"):
        if file.exists():
            file.write_text(json.dumps(edited(json.loads(file.read_bytes()))), encoding="utf-8")
    (folder / ".index").unlink(missing_ok=True)


def check_hostile_pack(folder: Path, record: Record, raw: dict[str, Hostile], wrong: Wrong) -> None:
    """Takes in a pack as another program could make it: its texts act, and its sum fits."""
    file = folder / "other.json"
    said(folder, "pack", record.id, "--to", str(file))
    held = json.loads(file.read_bytes()) if file.exists() else {}
    file.unlink(missing_ok=True)
    if not held:
        return

    def hostile(text: str) -> str:
        mark = mark_of(text)
        return f"{mark} {without_halves(raw[mark].text)}" if mark in raw else text

    held = {**{key: _mapped(one, hostile) for key, one in held.items() if key != "check"}, "of": "\x1b[31mMary\u202e"}
    whole = json.dumps(held, sort_keys=True, separators=(",", ":"))
    file.write_text(json.dumps({**held, "check": hashlib.sha256(whole.encode()).hexdigest()}), encoding="utf-8")
    before = {one.name for one in folder.glob("*.json")}
    for run in (("unpack", str(file)), ("unpack", str(file), "--yes")):
        code, shown = said(folder, *run)
        if code or acts(shown):
            wrong["a pack of another program", f"{code}, {acts(shown)}, {shown[-200:]!r}"] += 1
    file.unlink()
    for one in folder.glob("*.json"):
        if one.name not in before:
            _check_taken_in(folder, one.stem, raw, wrong)


def _check_taken_in(folder: Path, plan_id: str, raw: dict[str, Hostile], wrong: Wrong) -> None:
    for text in texts_in(Store(folder).read(plan_id)):
        mark = mark_of(text)
        if acts(text) or (mark in raw and text != clean(f"{mark} {without_halves(raw[mark].text)}")):
            wrong["a pack brings in other words", f"{text!r}"[:300]] += 1
    for one in folder.glob(f"{plan_id}.*"):
        one.unlink()


def check_commands_on_content(own: Path, words: dict[str, str], wrong: Wrong) -> int:
    """Shows, checks and tries a service's own content; how many commands."""
    story = own / "story.yaml"
    answers = {
        "welcome/name": f"q {next(iter(words.values()), '')}",
        "what_matters/good_day": f"q {' '.join(words.values())}"[:_FITS],
    }
    story.write_text(yaml.safe_dump({"flow": "discuss", "answers": answers}, width=10_000), encoding="utf-8")
    attempt = ("flow", "try", "discuss", "--story", str(story))
    runs = (
        ("flow", "show", "discuss"),
        ("flow", "show", "discuss", "--json"),
        ("flow", "check", "discuss"),
        attempt,
        (*attempt, "--json"),
    )
    for run in runs:
        code, shown = said(own, *run, content=own)
        if code != 0 or acts(shown.replace("\r", "\x00")):
            wrong["content of a service", f"{' '.join(run[:3])}: {code}, {acts(shown)}, {shown[-300:]!r}"] += 1
        if run == runs[0]:
            for mark in shown_wrong(shown, {mark: clean(text) for mark, text in words.items()}):
                wrong["other words are shown", f"flow show, {words[mark]!r}"[:200]] += 1
    return len(runs)


def _mapped(value: Any, strings: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return strings(value)
    if isinstance(value, dict):
        return {key: _mapped(one, strings) for key, one in value.items()}
    return [_mapped(one, strings) for one in value] if isinstance(value, list) else value


_TEXTS = ("ask", "before", "help", "why", "listen", "example", "cues", "ideas", "ends", "options", "in_words")
_PARTS = ("prompts/discuss.en.yaml", "prompts/discuss/welcome.en.yaml", "prompts/discuss/what_matters.en.yaml")


def content_by_hand(folder: Path, strings: Iterator[tuple[str, Hostile]], chance: Random) -> dict[str, str]:
    """A service's own content in which texts end in strings; what each mark has to look like."""
    words: dict[str, str] = {}

    def hostile(value: Any) -> Any:
        if isinstance(value, str):
            if chance.random() < 0.5 or not (found := next(strings, None)):
                return value
            text = "".join(one for one in without_halves(found[1].text) if one not in "{}")
            words[found[0]] = text
            return f"{value} {found[0]} {text}"
        if isinstance(value, list):
            return [hostile(one) for one in value]
        return {key: hostile(one) for key, one in value.items()}

    def walk(block: Any, inside: bool) -> Any:
        if isinstance(block, dict):
            return {key: walk(one, inside or key in _TEXTS) for key, one in block.items()}
        return hostile(block) if inside else block

    for name in _PARTS:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            yaml.safe_dump(walk(_shipped(name), False), allow_unicode=False, width=10_000), encoding="utf-8"
        )
    return words


@cache
def _shipped(name: str) -> dict[str, Any]:
    folder, _, file = name.partition("/")
    plain: dict[str, Any] = _as_dict(Content().load(folder, file))
    return plain


def _as_dict(block: Any) -> Any:
    if isinstance(block, Block | dict):
        return {str(key): _as_dict(one) for key, one in block.items()}
    return [_as_dict(one) for one in block] if isinstance(block, list) else str(block)
