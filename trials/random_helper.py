"""A helper of chance: asks, listens back, tells, is silent, rude, off the point, copies, and types anything at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from assistant.practice.person import Person
from assistant.practice.practice import Practice
from trials.hostile_strings import hostile_strings

_OPEN = (
    *("What is it like with {topic}?", "tell me about {topic}", "How has {topic} been for you?"),
    *("what about {topic}", "Where does {topic} come into it?", "may I ask about {topic}?"),
)
_CLOSED = ("Do you {topic}?", "is it the {topic}", "Have you got {topic}?", "Are you all right with {topic}?")
_TELLS = (
    *("You should {topic} more.", "You need to think about {topic}", "I would just {topic} if I were you."),
    *("Have you tried {topic}?", "Research shows that {topic} helps.", "you must stop with {topic} now"),
)
_PLAN = (
    *("Is now a good time to talk?", "What matters most to you just now?", "What is a good day like?"),
    *("What are you good at?", "What would you like to be different?", "What could be a first step?"),
    *("What else could you do towards that?", "When would you do that?", "How sure are you, from 1 to 10?"),
    *("What gets in the way?", "What would make it easier?", "How sure are you now, from 1 to 10?"),
    *("Would you like to plan for harder days?", "What sets it off?", "What do you notice first?", "What helps then?"),
    *(
        "What is better left alone then?",
        "Who would you ring, and who not?",
        "What would you wish for if you were ill?",
    ),
    *("Let me read back what we wrote down.", "Do you agree with the plan?", "Who may see it?"),
    *("Is there anybody who had better not see it?", "When do we look at it again?", "Goodbye then."),
)
"""In the order of a talk."""
_WHOLE = 40
"""Turns in which a helper who goes along the plan comes to its end."""
_SHORT = ("ok", "yes", "why", "and?", "mm", "Tell me more", "I see", "no", "?", "...", "go on", "thanks", "sorry")
_PRAISES = ("Well done with {topic}.", "You have worked hard at {topic}.", "good for you")
_RUDE = ("Shut up.", "you are stupid", "what is wrong with you", "oh stop moaning, you idiot")
_OFF = ("Did you see the football?", "what is the capital of Peru", "3 + 4", "qwert zuiop", "I like trains.")
_SAID_BACK = ("It sounds like {0}.", "So {0}.", "{0}.", "You said {0}. What else?")


class RandomHelper:
    """A helper of one kind of `HELPERS`; the same chance says the same."""

    def __init__(self, random: Random, kind: str) -> None:
        self._random = random
        self._often = HELPERS[kind]

    def says(self, practice: Practice) -> str:
        """What this helper says next."""
        [way] = self._random.choices([*self._often], [*self._often.values()])
        return way(practice, self._random)


def _asks_openly(practice: Practice, random: Random) -> str:
    return random.choice(_OPEN).format(topic=_topic(practice.person, random))


def _asks_closed(practice: Practice, random: Random) -> str:
    return random.choice(_CLOSED).format(topic=_topic(practice.person, random))


def _tells(practice: Practice, random: Random) -> str:
    return random.choice(_TELLS).format(topic=_topic(practice.person, random))


def _praises(practice: Practice, random: Random) -> str:
    return random.choice(_PRAISES).format(topic=_topic(practice.person, random))


def _listens(practice: Practice, random: Random) -> str:
    return random.choice(_SAID_BACK).format(_said_back(practice.heard, random))


def _sums_up(practice: Practice, random: Random) -> str:
    told = [one.answer for one in practice.exchanges[-5:]] or [practice.opening]
    return f"So to sum up: {'. And '.join(_said_back(one, random) for one in told)}. Have I got that right?"


def _said_back(heard: str, random: Random) -> str:
    sentence = random.choice(heard.replace("?", ".").rstrip(".").split("."))
    return sentence.replace("I ", "you ").replace("my ", "your ").replace(" me", " you").strip()


def _goes_on(practice: Practice, random: Random) -> str:
    """The next question of the plan, or one near it."""
    reached = len(practice.exchanges) * len(_PLAN) // _WHOLE
    return _PLAN[min(reached + random.randint(0, 2), len(_PLAN) - 1)]


def _helps(practice: Practice, random: Random) -> str:
    """One of their own steps, or what would make it easier."""
    step = random.choice(practice.person.goal.steps)
    if random.random() < 0.5:
        return f"What would it take to {random.choice(step.topics)}?"
    return f"Would it be easier with {random.choice(step.helped_by)}?"


def _repeats(practice: Practice, random: Random) -> str:
    said = [one.said for one in practice.exchanges]
    return random.choice(said) if said else "Hello"


def _copies(practice: Practice, _random: Random) -> str:
    return practice.prompt().ask


def _speaks_long(practice: Practice, random: Random) -> str:
    return " ".join(_tells(practice, random) for _ in range(random.randint(8, 60)))


def _is_hostile(_practice: Practice, random: Random) -> str:
    return next(hostile_strings(1, random)).text


def _says_little(_practice: Practice, random: Random) -> str:
    return random.choice(_SHORT)


def _says_nothing(_practice: Practice, _random: Random) -> str:
    return ""


def _is_rude(_practice: Practice, random: Random) -> str:
    return random.choice(_RUDE)


def _strays(_practice: Practice, random: Random) -> str:
    return random.choice(_OFF)


def _topic(person: Person, random: Random) -> str:
    goal = person.goal
    about = [fact.topics for fact in person.facts] + [step.topics for step in goal.steps] + [goal.topics]
    about += [spot.words for spot in (*person.upsets, *person.refuses)]
    return random.choice(random.choice(about))


Way = Callable[[Practice, Random], str]
# fmt: off
_KIND: Mapping[Way, int] = {
    _asks_openly: 20, _listens: 20, _goes_on: 35, _helps: 12, _praises: 4, _sums_up: 3, _says_little: 4,
    _says_nothing: 2, _copies: 4, _repeats: 2, _tells: 1,
}
_ANYHOW: Mapping[Way, int] = {
    _asks_openly: 18, _asks_closed: 12, _listens: 15, _goes_on: 15, _helps: 5, _tells: 12, _says_little: 8,
    _says_nothing: 4, _copies: 4, _repeats: 3, _strays: 3, _praises: 2, _sums_up: 1, _is_rude: 1,
    _speaks_long: 1, _is_hostile: 2,
}
# fmt: on
HELPERS: Mapping[str, Mapping[Way, int]] = {"kind": _KIND, "anyhow": _ANYHOW}
"""How often each kind of helper goes each way: one gets to the end of a talk, the other tries everything."""
