"""Practice on the screen: the app of one visit, and how its screens look."""

from __future__ import annotations

from assistant.documents.wording import Words
from assistant.faces.practice_visit import PracticeVisit
from assistant.faces.practice_words import Saying
from assistant.faces.terminal.pausing import PausingApp
from assistant.faces.terminal.practice_talk import TalkScreen


class PracticeApp(PausingApp):
    """A visit to a practice; what is half typed stays with the visit when nobody is there for a while."""

    CSS = """
    #practice-top { height: auto; background: $surface; padding: 0 1; }
    #practice-top .whose { text-style: bold; }
    #practice-top .help-key { width: auto; margin-left: 1; }
    .brief { display: none; }
    .-narrow .brief { display: block; }
    .-narrow .long { display: none; }

    #practice-middle { height: 1fr; }
    #talk { height: 1fr; padding: 1 2 0 2; align-vertical: bottom; }
    #talk { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    #talk > * { margin-bottom: 1; max-width: 96; }
    .own { color: $muted; padding-left: 4; }
    .seen { color: $muted; }
    Aside { height: auto; color: $muted; border-left: outer $line; padding-left: 1; }
    Aside .name { text-style: bold; }
    .pair { height: auto; }
    .pair Static { padding-right: 2; }
    .could-say { display: none; }
    .-shown #below { display: block; color: $muted; padding: 0 2; }
    .-shown.-short.-said #below { display: none; }
    .-shown.-wide #below { display: none; }
    .-shown.-wide #beside { display: block; width: 36; height: 100%; background: $surface; padding: 1 2; }
    .-alone #prompt { display: none; }
    #practice-said { margin: 0; }
    #practice-box { min-height: 3; max-height: 6; }
    .-tall PracticeButtons { margin-top: 0; }
    .-narrow #talk, .-narrow #below, .-short #talk, .-short #below { padding: 0 1; }
    .-narrow .own { padding-left: 2; }
    .-narrow .pair { layout: vertical; }
    .-narrow #prompt { display: none; }
    .-short #talk > * { margin-bottom: 0; }
    .-short #below { max-height: 2; }
    .-short #practice-box { max-height: 3; }

    #page { height: 1fr; max-width: 106; padding: 1 3; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    #ways { height: auto; max-height: 50%; padding: 0 3; border-top: solid $line; }
    .-narrow #page, .-narrow #ways, .-short #page, .-short #ways { padding: 0 1; }
    Lines { width: 1fr; height: auto; }
    .-fits #page { height: auto; }
    .-short #ways { max-height: 2; }
    .-short #ways:focus-within { max-height: 50%; }
    .-fits #ways, .-fits #ways:focus-within { height: 1fr; max-height: 100%; border-top: none; }
    """

    def __init__(
        self,
        visit: PracticeVisit,
        words: Words,
        help_now: tuple[str, ...],
        away: float | None = None,
        *,
        screen_words: Words,
    ) -> None:
        super().__init__(help_now, away)
        self._visit, self._say = visit, Saying(words, visit.practice.person.name, screen_words)
        self._talk = TalkScreen(visit, self._say, has_help=bool(help_now))

    def keep_typed(self) -> bool:
        """What stands in the box is there again when the visit goes on."""
        self._visit.half_typed = self._talk.half_typed
        return True

    def get_default_screen(self) -> TalkScreen:
        """The talk is below all else."""
        return self._talk

    def on_mount(self) -> None:
        """What comes before the talk is said once."""
        if not self._visit.exchanges:
            from assistant.faces.terminal.practice_end import BeforeTalk  # late: not needed after a pause

            self.push_screen(BeforeTalk(self._say, self._visit, has_help=self.has_help), self._talk.begin)
