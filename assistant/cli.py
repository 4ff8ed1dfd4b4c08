"""The front door: reads the command line and hands over to the command."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from assistant.clean_text import clean
from assistant.command_line import parser
from assistant.errors import SaidPlainly
from assistant.no_traces import leave_no_core, refuse_watching

FINE, CAN_BE_MENDED, BROKEN = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; 0 when all is fine, 1 for what the person can mend, 2 for wrong usage, 3 when it breaks."""
    # Nothing becomes garbage while everything is being loaded; faces switch the collector on again.
    gc.disable()
    asked = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(asked).parse_args(asked)
        refuse_watching()
        leave_no_core()
        # Each command is imported only when it is asked for: the first question is never delayed.
        module, _, name = options.run.partition(":")
        run: Callable[[argparse.Namespace], None] = getattr(importlib.import_module(module), name)
        run(options)
        sys.stdout.flush()
    except SaidPlainly as sentence:
        print(clean(str(sentence)), file=sys.stderr)  # noqa: T201
        return CAN_BE_MENDED
    except BrokenPipeError:
        # Whoever read our lines has gone; the interpreter must not complain on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        pass
    except Exception as error:
        # A traceback would show paths of the program, and perhaps somebody's answers.
        from assistant.faces.crash import sorry

        print(sorry(error), file=sys.stderr)  # noqa: T201
        return BROKEN
    finally:
        gc.enable()
    return FINE
