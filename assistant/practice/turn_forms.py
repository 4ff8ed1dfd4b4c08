"""Brings a typed turn into one plain form, in which question marks, capitals and apostrophes are never needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


def word_set(written: str) -> frozenset[str]:
    """Words that were written one after the other."""
    return frozenset(written.split())


def _pairs(written: str) -> dict[str, str]:
    return dict(pair.split(": ") for pair in written.split("; "))


_ASIDE = re.compile(r"\[[^\]]*\]")
_STUTTER = re.compile(r"\b(\w+(?: \w+)?)(?:\s*[-\u2013\u2014,]+\s*\1\b)+")
_CUT = re.compile(r"(?<=\w)-(?=\s|$)|\s-+(?=\w)|^-+|[-\u2013\u2014]{2,}|[\u2013\u2014]")
_STOPS = frozenset(".,?")
_QUOTES = str.maketrans("\u2018\u2019\u02bc`", "''''")
_WORD = r"[\w%][\w%']*"
_TOKEN = re.compile(rf"'cause\b|{_WORD}|[.?!,;:…\n]")
_WORDS = re.compile(_WORD)
_SIGNS = {"!": ".", ";": ".", "\n": ".", "…": ".", ":": ","}
_ENDINGS = {"n't": "not", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
_SHORT = _pairs(
    "what's: what is; how's: how is; where's: where is; who's: who is; when's: when is; it's: it is; that's: "
    "that is; there's: there is; he's: he is; she's: she is; here's: here is; let's: let us; can't: can not; "
    "won't: will not; cannot: can not; whats: what is; hows: how is; wheres: where is; thats: that is; "
    "theres: there is; im: i am; ive: i have; youre: you are; youve: you have; theyre: they are; dont: do "
    "not; didnt: did not; doesnt: does not; isnt: is not; arent: are not; havent: have not; hasnt: has not; "
    "wouldnt: would not; couldnt: could not; cant: can not; wont: will not; wasnt: was not; shouldnt: should "
    "not; d'you: do you; lets: let us; theyve: they have; youd: you would; youll: you will; itll: it will; "
    "u: you; ur: your; gonna: going to; wanna: want to; gotta: got to; 'cause: because; "
    "cuz: because; cos: because; kinda: kind of; ok: okay; alright: all right; whatd: what did; ya: you"
)
SHORTENED = frozenset(_SHORT)
"""Words that are written out in the plain form."""
_VAGUE = ("sort of ", "kind of ")
"""What tells nothing wherever it stands."""
_FILLERS = re.compile(
    rf"(?<= )(?:(?:um+|uh+|er+m?|ah+|oh|hm+|mm+|like(?= ,)|(?:you know|i mean)(?= ,)) |{'|'.join(_VAGUE)})"
)
_SAID_TWICE = re.compile(r" (\w+(?: \w+){0,2})(?:(?: ,)? \1(?= ))+")
_ENDING = re.compile(r"(?:ings?|edly|ed|ies|es|s|ly|er|e|y)$")
EMPTY = word_set(
    "a an the and or but so if then than that this these those there here to of in on at for from with about "
    "into as by i me my mine myself you your yours yourself we us our he him his she her it its they them their "
    "who what which how when where why whose is are am was were be been being do does did doing done have has "
    "had having will would can could should may might must shall not no yes yeah yep okay right sure well just "
    "really very quite too also maybe perhaps sounds sound like seems seem feel feels feeling felt think "
    "thinking know mean get got getting go going goes said say saying tell told want wanted wanting some any "
    "all more much many lot lots bit little thing things something anything one out up down over off back now "
    "still because kind sort guess good great hear hearing see make makes making let way oh um uh mm mmm hm hmm "
    "ah mhm huh aha hi hello thanks thank fine"
)
"""Words that carry no meaning of their own: picking one up is not listening."""
OWN = word_set("i me my mine we us our")
"""Words by which speakers name themselves."""
_JOINED = r"and|but|so|or|because|then|well|now|okay|yes|yeah|right|sure|great|good|also|actually|first|again"


def pattern(*written: str) -> re.Pattern[str]:
    """Ways to say something, as one pattern over a turn's plain form; `^` stands for where a clause may begin."""
    begin = rf"(?:(?<=[.,?] )|(?<= and )|(?<= but )|(?<= so )|(?<= or ))(?:(?:{_JOINED}) )*"
    either = "|".join(way.replace("^", begin) for way in written)
    return re.compile(rf"(?<= )(?:{either})(?= )")


def stem(word: str) -> str:
    """A word without its ending, so that `worries` and `worried` are the same."""
    short = _ENDING.sub("", word)
    if len(short) > 3 and short[-1] == short[-2]:
        short = short[:-1]
    return short if len(short) > 2 else word


def stems(words: Iterable[str]) -> frozenset[str]:
    """The words that carry meaning, without their endings."""
    return frozenset(stem(word) for word in words if word not in EMPTY)


@dataclass(frozen=True)
class Turn:
    """What somebody typed in one go: `plain` has a space between all words and signs, and around them."""

    plain: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, without signs."""
        return tuple(one for one in self.plain.split() if one not in _STOPS)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the turn is about."""
        return stems(self.words)

    @cached_property
    def sentences(self) -> tuple[Turn, ...]:
        """The turn cut at its stops; without stops it is one sentence."""
        cut = re.findall(r"[^.?]*[.?]", self.plain.removeprefix(" . "))
        return tuple(Turn(f" . {one.strip()} ") for one in cut if one.strip(" .?,"))


def turn(text: str) -> Turn:
    """The plain form of typed words: small letters, short forms written out, stutters and fillers left out."""
    said = _ASIDE.sub(" ", text.lower().translate(_QUOTES))
    said = _STUTTER.sub(r"\1", _CUT.sub(" , ", said))
    words = [word for token in _TOKEN.findall(said.replace("-", " ")) for word in written_out(token)]
    plain = f" . {' '.join(words)} "
    plain = _SAID_TWICE.sub(r" \1", _FILLERS.sub("", plain))
    plain = re.sub(r"(?: ,)*( [.?])(?: [,.])*(?= )", r"\1", plain)
    plain = re.sub(r"(?: ,)+(?= )", " ,", re.sub(r"(?<= [.?]) [.,](?= )", "", plain))
    return Turn(plain if plain.rstrip().endswith((".", "?")) else f"{plain.rstrip(' ,')} . ")


def pieces(sentence: str) -> list[str]:
    """What stands between the spaces of a sentence, in small letters and with its signs; "sort of" is left out."""
    small = sentence.lower()
    for vague in _VAGUE:
        small = small.replace(vague, "")
    return small.split()


def tokens(piece: str) -> list[str]:
    """The words of a piece without its signs, short forms as they were written."""
    return _WORDS.findall(piece)


def written_out(token: str) -> list[str]:
    """A short form in full, such as `do not` for `don't`; any other word alone."""
    if token in _SHORT:
        return _SHORT[token].split()
    if "'" in token:
        for ending, word in _ENDINGS.items():
            if token.endswith(ending) and token != ending:
                return [token.removesuffix(ending), word]
    return [_SIGNS.get(token, token)]
