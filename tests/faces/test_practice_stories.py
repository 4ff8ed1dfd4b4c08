"""The ten scripted practices through both faces: each gives the very same talk, and is looked back at in full."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

import pytest

from assistant.content import Content
from assistant.conversation.urgent_help import urgent_help
from assistant.documents.forms.text import text_lines
from assistant.documents.wording import Words, document_words
from assistant.faces.noticing import Noticing
from assistant.faces.plain_chat.practice import PlainPractice
from assistant.faces.plain_chat.practice_lines import word_in
from assistant.faces.plain_chat.world import World
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.terminal.box import AnswerBox
from assistant.faces.terminal.practice_end import Lines, LookBack
from assistant.faces.terminal.practice_screen import PracticeApp
from assistant.practice.looking_back import paper
from assistant.practice.practice import Practice
from assistant.practice_record import Behaviour
from tests.faces.terminal_driver import words_on
from tests.practice.scripted import NAMES, Script, new_practice, played, script

FILES = Content()
HELP = ("If life is at risk, call 999.",)
UNBROKEN = 10_000


class KeptInMemory:
    """Keeps every practice it is given, and how often it was ended."""

    id = "bcd234"

    def __init__(self) -> None:
        self.turns: list[int] = []
        self.ended: list[bool] = []

    def keep(self, practice: Practice, _overruled: dict[int, Behaviour], ended: bool) -> None:
        """Kept with so many turns."""
        self.turns.append(len(practice.exchanges))
        self.ended.append(ended)

    def anew(self) -> None:
        """Nobody tries a moment again here."""
        raise AssertionError


def words(name: str) -> Words:
    """Words of practice that ship."""
    return document_words(FILES, name, folder="practise")


def a_sheet(practice: Practice, overruled: Mapping[int, Behaviour]) -> list[str]:
    """The look back as it ships, in unbroken lines."""
    return text_lines(paper(FILES, practice, overruled, []), UNBROKEN)


def a_visit(one: Script, keeping: KeptInMemory) -> PracticeVisit:
    """A visit to the practice of a script."""
    noticing = Noticing(lambda: urgent_help(FILES))
    return PracticeVisit(new_practice(one), keeping, a_sheet, words("remarks"), noticing)


def plainly(visit: PracticeVisit, turns: tuple[str, ...]) -> str:
    """All that the plain chat says when these turns are typed, and stop, and Enter to leave."""
    said: list[str] = []
    lines = deque([*(f'"{turn}"' if word_in(turn) else turn or "..." for turn in turns), "stop", ""])
    world = World(lambda: lines.popleft() if lines else None, said.append, 80)
    assert PlainPractice(visit, world, words("faces"), HELP).run() == "stopped"
    return "".join(said)


async def on_the_screen(visit: PracticeVisit, turns: tuple[str, ...]) -> str:
    """The look back on the screen, after these turns and the key that ends the talk."""
    app = PracticeApp(visit, words("faces"), HELP, screen_words=words("screen"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for turn in turns:
            if turn:
                app.screen.query_one(AnswerBox).put(turn)
            await pilot.press("enter" if turn else "f6")
        await pilot.press("f4")
        await pilot.pause()
        assert isinstance(app.screen, LookBack)
        assert words_on(app).startswith(f"Practice: {visit.practice.person.name}")
        return app.screen.query_one(Lines).render().plain


def flat(text: str) -> str:
    """Words without the places where lines are broken."""
    return " ".join(text.split())


@pytest.fixture(params=NAMES)
def one(request: pytest.FixtureRequest) -> Script:
    """Each of the scripted practices."""
    return script(request.param)


def test_a_scripted_practice_goes_through_the_plain_chat(one: Script) -> None:
    """Every answer is said with the name before it, and the whole look back is there to be read."""
    keeping = KeptInMemory()
    visit = a_visit(one, keeping)
    said = flat(plainly(visit, one.turns))

    assert visit.exchanges == played(one).exchanges
    assert [line.text for each in visit.exchanges for line in each.lines if flat(line.text) not in said] == []
    assert flat(" ".join(visit.sheet())) in said
    assert keeping.turns == [*range(1, len(one.turns) + 1), len(one.turns)]
    assert keeping.ended == [False] * len(one.turns) + [True]


async def test_a_scripted_practice_goes_through_the_screen(one: Script) -> None:
    """The very same exchanges as in the plain chat, and the very same look back."""
    keeping = KeptInMemory()
    visit = a_visit(one, keeping)
    seen = flat(await on_the_screen(visit, one.turns))

    assert visit.exchanges == played(one).exchanges
    assert seen == flat(" ".join(visit.sheet()))
    assert keeping.ended == [False] * len(one.turns) + [True]
