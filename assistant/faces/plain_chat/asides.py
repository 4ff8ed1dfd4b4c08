"""Asides: what a word such as `plan` shows, or `go` asks for, while the question stays where it is."""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.turns import AskMe, Back, Coach, GoTo, NotToday, Park, Reply, Skip, Speaking, TakeOut, Undo
from assistant.errors import SaidPlainly
from assistant.faces.not_saved import WHICH_FOLDER, folder_named, my_answers
from assistant.faces.plain_chat import showing
from assistant.faces.plain_chat.hearing import WORDS, Word, place_called, unquoted
from assistant.faces.plain_chat.world import PROMPT, World, choose, say, say_help
from assistant.faces.sitting import Sitting
from assistant.faces.whose import speakers
from assistant.roles import LEVELS, Level

WAYS_OF_ASKING: tuple[tuple[str, Level | None], ...] = (
    ("One small thing at a time, with ideas to choose from", LEVELS[0]),
    ("Small steps, each with a short reason", LEVELS[1]),
    ("Open questions", LEVELS[2]),
    ("Short and direct, about hard times too", LEVELS[3]),
    ("As it comes", None),
)
_REPLIES: dict[str, Reply] = {
    "back": Back(),
    "skip": Skip(),
    "not today": NotToday(),
    "undo": Undo(),
    "take out": TakeOut(),
}


class Asides:
    """The words that show something, and those that lead to a reply; `heard` acts on a word typed at a list."""

    def __init__(
        self,
        sitting: Sitting,
        world: World,
        help_now: tuple[str, ...],
        show_plan: Callable[[], list[str]],
        heard: Callable[[str], bool],
        share: Callable[[Callable[[str], bool]], None] | None = None,
    ) -> None:
        self._sitting = sitting
        self._world = world
        self._help_now = help_now
        self._show_plan = show_plan
        self._heard = heard
        self._share = share

    def reply_to(self, word: Word) -> Reply | None:
        """The reply that a word stands for, or that is chosen from its list; None where the list is left."""
        match word.name:
            case "park":
                return self._thought(word.rest)
            case "go":
                return self._place_named(word.rest) if word.rest else self._place_chosen()
            case "words":
                return self._way_of_asking()
            case "whose":
                return self._speaker()
            case name:
                return _REPLIES[name]

    def shows(self, word: Word, half_typed: str) -> bool:
        """Shows what a word stands for; False for a word that shows nothing."""
        shown: dict[str, Callable[[], None]] = {
            "where": self.where,
            "plan": lambda: self.plan(half_typed),
            "answers": self.answers,
            "elsewhere": self.elsewhere,
            "why": self.why,
            "cues": self.cues,
            "print": self.share,
            "help": self.help,
        }
        if word.name in shown:
            shown[word.name]()
        return word.name in shown

    def where(self) -> None:
        """Says how far each part of the talk is."""
        say(self._world, *self._stages())

    def plan(self, half_typed: str) -> None:
        """Says the plan so far, and the words that are in no plan yet, so that they can be copied."""
        say(self._world, *self._show_plan())
        if half_typed:
            say(self._world, *showing.quoted("Typed, and not in the plan yet", half_typed))

    def answers(self) -> None:
        """Says all the answers, first those that could not be saved."""
        say(self._world, *my_answers(self._sitting, self._show_plan()))

    def elsewhere(self) -> None:
        """Asks for a folder, and keeps a copy there."""
        say(self._world, WHICH_FOLDER, "Enter leaves it.")
        self._world.write(PROMPT)
        line = self._world.read_line() or ""
        if not line.strip() or self._heard(line):
            return
        try:
            say(self._world, self._sitting.keep_elsewhere(folder_named(line)))
        except SaidPlainly as sentence:
            say(self._world, str(sentence))

    def share(self) -> None:
        """Makes a document of the plan, and writes it where the person says."""
        if self._share:
            self._share(self._heard)
        else:
            say(self._world, "There is nothing to print or share here.")

    def why(self) -> None:
        """Says what the question is for."""
        turn = self._sitting.turn
        reason = turn.reason if isinstance(turn, Coach) else turn.words.why
        say(self._world, reason or "There is no more to say about this one. You can leave it out.")

    def cues(self) -> None:
        """Says other ways into the question."""
        lines = showing.cues(self._sitting.turn, self._sitting.record.role)
        say(self._world, *(lines or ["There are no other ways into this one. You can leave it out."]))

    def help(self) -> None:
        """Says where help is now, first of all, and then every word."""
        if self._help_now:
            say_help(self._world, self._help_now)
        say(self._world, "Words you can type at any time, on a line of their own:")
        say(self._world, *(f"{word}: {does}" for word, does in WORDS.items()), hang=2)
        say(self._world, 'To give such a word as an answer, put it in double quotes: "back".')

    def _thought(self, typed: str) -> Reply | None:
        if not typed:
            say(self._world, "What would you like to keep for later? Enter leaves it.")
            self._world.write(PROMPT)
            line = self._world.read_line() or ""
            if not line.strip() or self._heard(line):
                return None
            typed = line
        return Park(unquoted(typed))

    def _place_named(self, name: str) -> Reply | None:
        place = place_called(self._sitting.conversation, name)
        if place is None:
            say(self._world, "There is no place of that name. Type go to see the list.")
        return GoTo(place) if place else None

    def _place_chosen(self) -> Reply | None:
        sitting = self._sitting
        stage = choose(self._world, "Which part would you like to go to?", self._stages(), self._heard)
        if stage is None:
            return None
        chosen = sitting.conversation.flow.stages[stage]
        questions = showing.questions_of(sitting.overview, chosen.id)
        lines = [showing.place_in_words(question) for question in questions]
        number = choose(self._world, f"{chosen.title}. Which question?", lines, self._heard) if questions else None
        return None if number is None else GoTo(questions[number].address)

    def _way_of_asking(self) -> Reply | None:
        ways = [way for way, _ in WAYS_OF_ASKING]
        number = choose(self._world, "How would you like to be asked?", ways, self._heard)
        return None if number is None else AskMe(WAYS_OF_ASKING[number][1])

    def _speaker(self) -> Reply | None:
        people = speakers(self._sitting.record)
        number = choose(self._world, "Whose words come next?", [name for _, name in people], self._heard)
        return None if number is None else Speaking(people[number][0])

    def _stages(self) -> list[str]:
        return showing.stages_in_words(self._sitting.overview.stages)
