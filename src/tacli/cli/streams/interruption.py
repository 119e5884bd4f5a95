"""Ctrl-C, SIGTERM and a hang-up end the process at once, wherever it is; what must not stay behind is undone first.

An exception would not do: raised in a callback or inside a library's call, it is lost or becomes another one.
"""

import os
import signal
from contextlib import contextmanager

TYPE_CHECKING = False  # what typing.TYPE_CHECKING is, without the import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

ANSWERED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_undo: "list[Callable[[], object]]" = []


def answer_interruptions() -> None:
    """End with 128 and the signal's number, as shells have it; a signal that is ignored stays ignored."""
    for number in ANSWERED:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


@contextmanager
def undone(undo: "Callable[[], object]") -> "Iterator[None]":
    """Call `undo` if an interruption comes before the block ends."""
    _undo.append(undo)
    try:
        yield
    finally:
        _undo.remove(undo)


def _end(number: int, _frame: "FrameType | None") -> None:
    for undo in reversed(_undo):
        undo()
    os._exit(128 + number)
