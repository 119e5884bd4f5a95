"""A terminal that a whole screen is drawn on, and that is given back as it was."""

from __future__ import annotations

import os
import sys
import termios
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from tacli.cli.streams.interruption import undone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import Foreign

# No mouse, no pasted brackets, no reports of focus or size, the keys as ever, the screen that was there, its cursor.
_AS_BEFORE = b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[<u\x1b[?1049l\x1b[?25h"


def is_screen() -> bool:
    """Say whether there is a terminal that can move its cursor, for what is typed and what is shown."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(s is not None and s.isatty() for s in streams) and os.environ.get("TERM") not in ("dumb", "", None)


@contextmanager
def given_back() -> Iterator[None]:
    """Give the terminal back as it is now if an interruption comes before the block ends."""
    with undone(partial(_give_back, termios.tcgetattr(0))):
        yield


def _give_back(attributes: list[Foreign]) -> None:
    with suppress(OSError, termios.error):  # it hung up
        os.write(2, _AS_BEFORE)
        termios.tcsetattr(0, termios.TCSANOW, attributes)
