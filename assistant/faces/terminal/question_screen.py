"""The screen with the question: shows the turn, gives the reply, keeps what is half typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from assistant.clean_text import one_line
from assistant.conversation.turns import (
    AskMe,
    Back,
    Coach,
    Finished,
    GoTo,
    NotToday,
    Park,
    ReadBack,
    Reply,
    Skip,
    TakeOut,
    Tell,
    Turn,
    Undo,
)
from assistant.errors import CannotSave, SaidPlainly
from assistant.faces.sitting import Sitting
from assistant.faces.terminal.control import Control
from assistant.faces.terminal.kinds import control_for
from assistant.faces.terminal.panels import WIDE, Buttons, GrowingPlan, Keys, Stages, Top
from assistant.plan.model import Plan
from assistant.record import Value
