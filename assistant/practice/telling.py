"""Finds telling by its form: advice, also when put as a question; information; options."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.practice.turn_forms import OWN, Turn, pattern

_ADVICE = pattern(
    r"you (?:really |just |also |still |probably |definitely |maybe |do |will |would |are going to )*"
    r"(?:should|need to|must(?! (?:be|have|feel|like))|ought to|had better|better|might (?:want|like|consider|try|"
    r"find|need|be able)|"
    r"may (?:want|like|need|find)|could (?:try|also|maybe|just|do|go|start|ask|take|always|use|consider|look|get|"
    r"have|talk|bring))",
    r"i (?:would |really |strongly |do |am going to |will |just |can )*(?:suggest|recommend|advise|encourage|urge|"
    r"prescribe|refer)",
    r"i (?:think|want|need|would like|would want|expect)(?: that)? you (?:to|should|need|could|might|can)",
    r"if i (?:were|was) you",
    r"(?:have|had) you (?:\w+ )?(?:thought (?:about|of)|considered|tried)",
    r"why (?:do )?not (?:you|we|just|try)",
    r"(?:just )?(?:get on with it|pull yourself|cheer up|calm down|stop worrying|look on the bright)",
    r"try (?:to|and|not|\w+ing|a|an|the|some)",
    r"(?:make|be) sure (?:to|that you|you)",
    r"how about (?:\w+ing|we|if)",
    r"it (?:would be|might be|may be|will be) (?:\w+ )?(?:best|better|good|important|worth|helpful|useful|"
    r"a good idea)"
    r"(?: \w+){0,3} (?:to|for|if|that)",
    r"the best (?:thing|way)",
    r"one (?:thing|way|option|idea|approach) (?:you|we|is|would|might|could|that)",
    r"(?<=[.,?] )(?:please |just |do not |maybe |perhaps |then |and |so |well )*(?:take|go|get|try|start|stop|"
    r"keep|eat|drink|call|ask|talk to|write|"
    r"consider|remember|avoid|cut|use|move|walk|book|join|look|sit|lie|read|find|put|come|bring|join|ring|speak|"
    r"see your|rest|imagine|look at)(?! to me| me| your time| all the time| as (?:long|much))",
    r"let us",
    r"(?:perhaps|maybe) (?:you|we|if|try)",
    r"(?:some|other|another) (?:options?|things you|ways? (?:you|to)|ideas?)",
)
_WEAKER = pattern(
    r"we (?:can|could|will|should|need|might|are going to|want|would|do|have|know)",
    r"you (?:can|could|will) (?!you)\w+",
    r"it is (?:\w+ )?(?:best|better|good|important|worth|helpful|useful)(?: \w+){0,3} (?:to|for|if|that)",
    r"think about",
    r"i (?:think|believe|will|can|could|would|want|wish)",
)
_FACTS = pattern(
    r"(?:research|studies|study|evidence|guidelines?|experts?|statistics|the literature)",
    r"(?:some|most|many|a lot of|lots of|few|plenty of) (?:people|folks|men|women|patients|clients|of my|of the)",
    r"(?:causes?|caused|leads? to|increases?|reduces?|prevents?|affects?|results? in|raises?|linked|associated|"
    r"contains?|includes?|consists?|protects?|damages?|means that|helps to|can (?:be|make|cause|help|lead|also|"
    r"get))",
    r"(?:\d+|one|two|three|four|five|six|seven|ten) (?:percent|%|times|hours|minutes|pounds)",
    r"\d+%",
    r"percent",
    r"(?:risks?|diseases?|treatments?|medicines?|medications?|vaccine|dose|results?|"
    r"leaflet|tests?|blood|nurse|infection|virus|cancer|information|law|rules?|programm?e)",
    r"(?:it|that|they|these|which) (?:will|can|might|could|would|means|works?|makes?|gives?)",
    r"for (?:example|instance)",
    r"in (?:fact|reality|general)",
    r"the (?:reason|thing|truth|fact|idea) is",
    r"what we \w+",
    r"i (?:worry|am worried|am concerned)",
    r"tends? to",
    r"usually",
    r"often",
)
_INFORMS = pattern(
    r"(?:research|studies|evidence|guidelines?|experts?|statistics)",
    r"(?:most|many|a lot of|lots of|some|plenty of|few) (?:people|folks|men|women|patients|carers)",
    r"there (?:is|are) (?:a|an|some|groups?) (?:\w+ )?(?:groups?|services?|class|team|number|charity|club|leaflet|"
    r"website|people|scheme|grant)",
    r"costs? (?:about|around|nothing|a|\d+)",
    r"\d+ (?:pounds|percent|%)",
    r"percent",
    r"(?:the|your|a) (?:\w+ )?(?:doctor|gp|nurse|council|pharmacist|chemist|hospital|clinic|charity|library|"
    r"surgery|service|team|charity) "
    r"(?:can|will|could|might|does|do|offers?|runs?|has|have|gives?)",
    r"(?<=[.] )\w+ing (?:\w+ ){0,3}?(?:helps?|is good|is bad|makes|causes|reduces|improves)",
    r"(?:can|may|could|might|will) (?:cause|lead to|make it|make you|damage|prevent|reduce|increase|improve|"
    r"affect)",
    r"(?:my|our) (?:aunt|uncle|mum|mother|dad|father|sister|brother|friend|neighbour|husband|wife|son|daughter|"
    r"gran|nan)",
    r"(?:is|are) (?:caused|due to|linked|(?:very |quite )?common|normal (?:for|after|at))",
    r"can (?:prescribe|refer|arrange|offer|apply)",
)
_SUGGESTS = pattern(
    r"have you (?:\w+ )?(?:thought (?:about|of)|considered|tried)",
    r"why (?:do )?not (?:you|we|just|try)",
    r"what (?:about|if you) \w+ing",
    r"how about (?:\w+ing|a|an|we)",
    r"could you not",
    r"do you not think you should",
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How much of a turn tells (0 and up), and the words that advise."""

    strength: float
    advice: str
    suggests: bool
    """Whether advice is put as a question."""


def telling_in(said: Turn, rest: Turn) -> Telling:
    """The telling in a turn; `rest` is the turn without its questions, in which "you should" is no advice."""
    suggests, advice = _SUGGESTS.search(said.plain), _ADVICE.search(rest.plain)
    words = max(1, len(rest.words))
    strength = (
        2.6 * bool(advice or suggests)
        + 1.4 * bool(_INFORMS.search(rest.plain))
        + 0.5 * min(len(_WEAKER.findall(rest.plain)), 3)
        + 0.5 * min(len(_FACTS.findall(rest.plain)), 4)
        + 3.0 * min(sum(word in OWN for word in rest.words) / words, 0.2)
        + 0.02 * min(words, 60)
    )
    shown = suggests or advice
    return Telling(strength, shown.group() if shown else "", bool(suggests))
