"""Finds what neither asks, nor listens back, nor tells: greetings, thanks, praise; and asking for permission."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.practice.turn_forms import Turn, pattern

_THANKS = pattern(
    r"(?:thanks|thank you|welcome|appreciate|no problem|my pleasure|cheers)",
    r"(?:hi|hello|hey|goodbye|bye|see you|take care)",
    r"good (?:morning|afternoon|evening|luck)",
    r"nice to (?:meet|see)",
    r"(?:pleased|lovely|good|great) to (?:meet|see)",
    r"my name is",
    r"i am (?:so |very |really |just )?(?:glad|sorry|happy|pleased|delighted|impressed|proud)",
    r"(?:take your time|no rush|no hurry|up to you|your (?:choice|decision|call)|nothing you have to|"
    r"just listening|i am here)",
    r"sorry",
    r"no worries",
    r"bless you",
    r"have a (?:good|nice|great|lovely)",
    r"fair enough",
    r"of course",
    r"absolutely",
    r"(?:that is|it is|this is|sounds|that sounds) (?:\w+ )?(?:great|good|fine|okay|wonderful|fantastic|excellent|"
    r"awesome|terrific)",
    r"i (?:see|agree|understand|bet|know|can imagine|can see|hear you) [.,]",
    r"^(?:exactly|definitely|wow|awesome|perfect|excellent|fantastic|wonderful|brilliant)",
)
_PRAISE = pattern(
    r"(?:well done|good for you|good job|nice work|great work|great job|good work|congratulations|good on you|"
    r"way to go)",
    r"you (?:have |are |really |already |should be )*(?:did|done|do|doing) (?:so |really |very )*(?:well|great|"
    r"good)",
    r"you (?:should be|must be|can be|are right to be) (?:so |very |really )?proud",
    r"(?:takes|took|shows|showed|needs|needed) (?:a lot of |real |some |such |great )?(?:courage|strength|effort|"
    r"patience|care)",
    r"i (?:really |do )?(?:admire|applaud|like (?:how|that) you)",
    r"(?:impressed|impressive|brave|kind|thoughtful|strong|lovely) (?:of you|thing)",
    r"you (?:have |really |must have |clearly )*(?:worked|tried) (?:so |very |really )?hard",
    r"(?:real|big|great|huge) (?:achievement|step|effort)",
)
_PERMISSION = pattern(
    r"(?:may|can|could) i (?:just |maybe )?(?:share|tell|offer|suggest|give|ask|say|make|add)",
    r"(?:is|would) (?:it|that) (?:be )?(?:okay|all right|fine|useful|helpful) (?:with you )?(?:if|for|to)",
    r"(?:do you mind|would you mind|mind) if i",
    r"would you like (?:me to|to hear)",
    r"if (?:that is|it is) (?:okay|all right) with you",
)


@dataclass(frozen=True, slots=True)
class Courtesy:
    """How much of a turn is courtesy (0 and up), and whether it praises or asks for permission."""

    strength: float
    praises: bool
    asks_first: bool


def courtesy_in(said: Turn, rest: Turn) -> Courtesy:
    """The courtesy in a turn; `rest` is the turn without its questions."""
    praises = bool(_PRAISE.search(rest.plain))
    # A thank-you weighs less, the more words come after it.
    thanks = 2.2 * bool(_THANKS.search(rest.plain)) * (8 / max(8, len(rest.words)))
    return Courtesy(thanks + 2.6 * praises, praises, bool(_PERMISSION.search(said.plain)))
