"""Somebody who answers as people do, and not as one would wish: by chance, and the same way for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from assistant.conversation.flow import Flow
from assistant.conversation.turns import (
    AskChoice,
    AskDate,
    AskMe,
    AskPeople,
    AskScale,
    AskText,
    Back,
    ChangeIt,
    Chosen,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LeaveAsItIs,
    LookOver,
    NotToday,
    OfferThought,
    Option,
    Park,
    ReadBack,
    Reply,
    Rest,
    Skip,
    Speaking,
    TakeOut,
    Tell,
    Turn,
    Typed,
    Undo,
)
from assistant.roles import LEVELS

ORDINARY = (
    *("Walk to the shop with Ellie", "Sundays with my grandchildren", "Getting up the stairs", "Sleeping through"),
    *(
        "Company in the evenings",
        "My garden",
        "The allotment and my tomatoes",
        "Going back to the choir",
        "A quiet day",
    ),
    *(
        "exercise more",
        "Attend physio",
        "Take my pills",
        "Fewer trips to A&E",
        "Keep all my appointments",
        "be healthier",
    ),
    *(
        "lose weight, stop smoking, sleep better and see friends",
        "More swimming, less telly",
        "Nothing",
        "I don't know",
    ),
    *("no", "yes", "?", "...", "10", "3", "7 out of 10", "about 4", "50 50", "twice a week", "👍", "naw, no the day"),
    *("My knees are killing me", "I could murder a cup of tea", "dying for a holiday", "cut down on sugar", "x" * 400),
    *("My daughter does the shopping. She comes on Fridays.\nMy son rings.", "It is all too much just now"),
)
MEDICINES = (
    *(
        "I take 2 tablets of metformin 500 mg twice a day",
        "10 units of insulin at night",
        "warfarin, 3mg",
        "no allergies",
    ),
    *("The pills make me dizzy, so I stopped my tablets", "Can I stop taking my blood pressure tablets?", "my inhaler"),
    *("Penicillin brings me out in a rash", "We recommend you take your tablets, the doctor said", "half a tablet"),
)
ABOUT_ILLNESS = (
    *("I have type 2 diabetes and arthritis", "Am I depressed?", "They say I may have dementia", "my asthma is bad"),
    *("I am at high risk of falls, they say", "My risk score is high", "My PHQ-9 score is 18", "My sugar was 14.2"),
    *("The nurse monitors my heart", "The test detected something", "My alarm was set off twice", "My GP was told"),
    *("Which is the best option for me?", "The team has been told", "What is my risk level?", "pain is 9 out of 10"),
)
URGENT = (
    *("I want to kill myself", "I don't want to be here any more", "I took all my pills an hour ago", "chest pain now"),
    *(
        "My husband hits me",
        "He takes my money and locks me in",
        "I used to cut myself when I was 16",
        "I can't breathe",
    ),
    *("My son says he wants to die", "I am not suicidal", "I have thought about ending it", "my mum has collapsed"),
)
WORDS = (*ORDINARY, *MEDICINES, *ABOUT_ILLNESS, *URGENT)
PEOPLE = (
    *("Ellie, my daughter, 07700 900123", "Dr Lee, GP", "nobody", "Maya; Tom, next door, 01632 960001", "the nurse"),
    *("My son, who may be suicidal", "just me", "Jo, link worker, jo@example.org\nAnn, carer"),
)
DAYS = (
    *("in 6 weeks", "next Tuesday", "31 February", "3 May 2027", "soon", "when it is warmer", "12.5.2027", "tomorrow"),
    *("12 May 1948", "1948", "last spring", "never", "after Christmas"),
)
_KEYS = ("Skip", "NotToday", "Park", "Back", "GoTo", "Undo", "AskMe", "Speaking", "TakeOut")


def reply_of(turn: Turn, flow: Flow, random: Random) -> Reply:
    """What this person does at a turn: mostly an answer, sometimes one of the keys that work everywhere."""
    return _key(flow, random) if random.random() < 0.12 else _answer(turn, random)


def way_on(turn: Turn) -> Reply:
    """What somebody does whose answer was not understood."""
    if isinstance(turn, AskText | AskChoice | AskScale | AskDate | AskPeople | LookOver):
        return Skip()
    return LeaveAsItIs() if isinstance(turn, Coach) else GoOn()


def somewhere(flow: Flow, random: Random) -> GoTo:
    """Any question of a flow."""
    return GoTo(random.choice(list(flow.steps)))


def _key(flow: Flow, random: Random) -> Reply:
    match random.choice(_KEYS):
        case "Park":
            return Park(random.choice(WORDS))
        case "GoTo":
            return somewhere(flow, random)
        case "AskMe":
            return AskMe(random.choice((None, *LEVELS)))
        case "Speaking":
            return Speaking(random.choice((None, "carer", "practitioner", "person")))
        case name:
            bare: dict[str, Callable[[], Reply]] = {
                "Skip": Skip,
                "NotToday": NotToday,
                "Back": Back,
                "Undo": Undo,
                "TakeOut": TakeOut,
            }
            return bare[name]()


def _answer(turn: Turn, random: Random) -> Reply:
    match turn:
        case AskText():
            return Typed(random.choice((*turn.words.ideas, *WORDS)))
        case AskPeople():
            return Typed(random.choice(PEOPLE))
        case AskDate(options=options):
            return Typed(random.choice((*DAYS, *(one.label for one in options))))
        case AskChoice(options=options, many=many, own_words=own_words):
            return _choice(options, random, many=many, own_words=own_words)
        case OfferThought(options=options):
            return Chosen(random.choice(options).id)
        case AskScale(first=first, last=last, in_words=in_words):
            # Low numbers lead furthest, to what is said when somebody is not so sure.
            number = min(random.randint(first, last), random.randint(first, last))
            return Chosen(number) if random.random() < 0.7 or not in_words else Typed(random.choice(in_words).label)
        case LookOver(rows=rows, options=options):
            return Chosen({row.id: random.choice(options).id for row in rows if random.random() < 0.7})
        case Coach():
            return random.choice((LeaveAsItIs(), ChangeIt()))
        case ReadBack(lines=lines):
            return GoTo(random.choice(lines).address) if lines and random.random() < 0.2 else GoOn()
        case Tell() | Rest() | Finished():
            return GoOn()


def _choice(options: Sequence[Option], random: Random, *, many: bool, own_words: bool) -> Reply:
    if random.random() < (0.3 if own_words else 0.05):
        return Typed(random.choice(WORDS))
    if not options:
        return Skip()
    if many:
        return Chosen([one.id for one in random.sample(list(options), random.randint(1, min(3, len(options))))])
    return Chosen(random.choice(options).id)
