"""A helper of chance: asks, listens back, tells, is silent, rude, off the point, copies, and types anything at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    *("Is now a good time to talk?", "What would you like to be different?", "What could be a first step?"),
    *("How sure are you, from 1 to 10?", "What gets in the way?", "What would make it easier?"),
    *("Would you like to plan for harder days?", "What do you notice first?", "Who would you ring?"),
    *("Let me read back what we wrote down.", "Who may see it?", "When do we look at it again?", "Goodbye then."),
)
_SHORT = ("ok", "yes", "why", "and?", "mm", "Tell me more", "I see", "no", "?", "...", "go on", "thanks", "sorry")
_RUDE = ("Shut up.", "you are stupid", "what is wrong with you", "oh stop moaning, you idiot")
_OFF = ("Did you see the football?", "what is the capital of Peru", "3 + 4", "qwert zuiop", "I like trains.")


def say_anything(practice: Practice, random: Random) -> str:
    """What this helper says next."""
    return random.choices(_WAYS, _OFTEN)[0](practice, random)


def _asks(practice: Practice, random: Random) -> str:
    return random.choice(_OPEN + _CLOSED).format(topic=_topic(practice.person, random))


def _tells(practice: Practice, random: Random) -> str:
    return random.choice(_TELLS).format(topic=_topic(practice.person, random))


def _listens(practice: Practice, random: Random) -> str:
    sentences = practice.heard.replace("?", ".").split(".")
    swapped = random.choice(sentences).replace("I ", "you ").replace("my ", "your ").replace("me", "you").strip()
    return random.choice(("It sounds like {0}.", "So {0}.", "{0}.", "You said {0}. What else?")).format(swapped)


def _repeats(practice: Practice, random: Random) -> str:
    said = [one.said for one in practice.exchanges]
    return random.choice(said) if said else "Hello"


def _copies(practice: Practice, _random: Random) -> str:
    return practice.prompt().ask


def _speaks_long(practice: Practice, random: Random) -> str:
    return " ".join(_tells(practice, random) for _ in range(random.randint(8, 60)))


def _hostile(_practice: Practice, random: Random) -> str:
    return next(hostile_strings(1, random)).text


def _one_of(texts: Sequence[str]) -> Callable[[Practice, Random], str]:
    def said(_practice: Practice, random: Random) -> str:
        return random.choice(texts)

    return said


def _topic(person: Person, random: Random) -> str:
    goal = person.goal
    about = [fact.topics for fact in person.facts] + [step.helped_by for step in goal.steps] + [goal.topics]
    about += [spot.words for spot in (*person.upsets, *person.refuses)]
    return random.choice(random.choice(about))


_WAYS = (
    *(_asks, _listens, _tells, _one_of(_PLAN), _one_of(_SHORT), _one_of(("",)), _one_of(_RUDE), _one_of(_OFF)),
    *(_copies, _repeats, _speaks_long, _hostile),
)
_OFTEN = (30, 15, 12, 20, 8, 4, 1, 3, 4, 3, 1, 2)
"""How often each of the ways, in the same order."""
