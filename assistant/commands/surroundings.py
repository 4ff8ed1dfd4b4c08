"""What the command line and the environment say about where things are."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.keys import asks
from assistant.commands.looking import Looking
from assistant.content import Content
from assistant.errors import CannotUse
from assistant.faces.noticing import Noticing
from assistant.help_now import help_now
from assistant.storage.store import Store

if TYPE_CHECKING:
    from assistant.conversation.urgent_help import UrgentHelp


def now() -> datetime:
    """The time it is here."""
    return datetime.now().astimezone()


def store(options: argparse.Namespace) -> Store:
    """The plans in the folder of records; a passphrase is asked for where a plan needs one."""
    unlock = asks(options, lambda: help_now(content(options)))
    return Store(records_folder(options), unlock=unlock, progress=Looking(" the first time"))


def records_folder(options: argparse.Namespace) -> Path:
    """Where records are kept: `--records`, else WHATMATTERS_RECORDS, else the user's own data folder."""
    named = getattr(options, "records", None) or os.environ.get("WHATMATTERS_RECORDS")
    if named:
        return Path(named).expanduser()
    import platformdirs  # only where no folder is named

    return Path(platformdirs.user_data_dir("whatmatters", appauthor=False))


def content(options: argparse.Namespace) -> Content:
    """What ships, with `--content` or WHATMATTERS_CONTENT laid over it; raises CannotUse for no such folder."""
    named = getattr(options, "content", None) or os.environ.get("WHATMATTERS_CONTENT")
    if not named:
        return Content()
    own = Path(named).expanduser()
    if not own.is_dir():
        raise CannotUse(f'There is no folder "{own}" with content. Name one that holds flows/, prompts/ or data/.')
    return Content(own)


def noticing(files: Content) -> Noticing:
    """What notices words that call for help, once they are saved."""

    def rules() -> UrgentHelp:
        from assistant.conversation.urgent_help import urgent_help  # late: the first question needs no rules

        return urgent_help(files)

    return Noticing(rules)
