"""What the command line and the environment say about where things are."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path

from assistant.content import Content
from assistant.errors import CannotUse
from assistant.storage.store import Store


def now() -> datetime:
    """The time it is here."""
    return datetime.now().astimezone()


def store(options: argparse.Namespace) -> Store:
    """The records: `--records`, else WHATMATTERS_RECORDS, else the user's own data folder."""
    named = getattr(options, "records", None) or os.environ.get("WHATMATTERS_RECORDS")
    if named:
        return Store(Path(named).expanduser())
    import platformdirs  # only where no folder is named

    return Store(Path(platformdirs.user_data_dir("whatmatters", appauthor=False)))


def content(options: argparse.Namespace) -> Content:
    """What ships, with `--content` or WHATMATTERS_CONTENT laid over it; raises CannotUse for no such folder."""
    named = getattr(options, "content", None) or os.environ.get("WHATMATTERS_CONTENT")
    if not named:
        return Content()
    own = Path(named).expanduser()
    if not own.is_dir():
        raise CannotUse(f'There is no folder "{own}" with content. Name one that holds flows/, prompts/ or data/.')
    return Content(own)
