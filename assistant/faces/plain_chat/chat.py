"""The plain chat: says each turn as lines, takes what is typed, and keeps it before it moves on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from assistant.clean_text import LONGEST_ANSWER, clean
from assistant.conversation.answers import in_words, understood
from assistant.conversation.overview import progress, stages
from assistant.conversation.turns import (
    AskDate,
    AskMe,
    AskPeople,
    AskText,
    Back,
    Chosen,
    Coach,
    Finished,
    GoOn,
    GoTo,
    LookOver,
    NotToday,
    Park,
    Reply,
    Skip,
    TakeOut,
    Turn,
    Typed,
    Undo,
)
from assistant.errors import CannotSave, SaidPlainly
from assistant.faces.plain_chat import showing
from assistant.faces.plain_chat.hearing import (
    NOTHING_TYPED,
    WORDS,
    Word,
    idea_picked,
    meant,
    place_called,
    several_lines,
    takes_words,
    unquoted,
    word_in,
)
from assistant.faces.plain_chat.world import PROMPT, World, choose, say
from assistant.faces.sitting import Sitting
from assistant.plan.model import Plan
from assistant.record import Address
from assistant.roles import LEVELS, Level
