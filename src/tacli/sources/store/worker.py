"""Processes that make tables of files: batches come as lines of JSON, what became of them goes back in the same way.

One process imports what all need, and parts into them. Each ends when no more can come to it, in the middle of its work
too: none is left when the one that started them is gone.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from json import dumps, loads
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NoReturn

from tacli.engines.duckdb import imported, runner
from tacli.errors import TacliError
from tacli.sources.store.batch import Batch, read_batch
from tacli.sources.store.kinds import KINDS
from tacli.sources.store.units import Unit

if TYPE_CHECKING:
    from tacli.anything import JsonObject

MEMORY = 192  # MiB
_SELDOM = 50_000  # objects


def tidy_seldom() -> None:
    """Look for circles of objects, of which XML makes some, but not so often that it takes a tenth of the time."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(_SELDOM)


def main(spill: str, kind: str, *sockets: str) -> None:
    """Part into a process for each socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # which the one that started them answers
    imported()
    KINDS[kind].prepare()
    tidy_seldom()
    ends = {int(number) for number in sockets}
    for own in ends:
        if not os.fork():
            _take(own, ends)
            _work(spill)
    for end in ends:
        os.close(end)
    for _ in ends:
        os.wait()


def _take(own: int, ends: set[int]) -> None:
    """Read and write on its socket, and let go of those of others, which would never end."""
    for end in ends - {own}:
        os.close(end)
    sys.stdin, sys.stdout = os.fdopen(own), os.fdopen(own, "w", closefd=False)


def _work(spill: str) -> NoReturn:
    """Work until there is no more to be done."""
    asked: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(asked,), daemon=True).start()
    run = runner(spill, MEMORY, threads=1)
    while True:
        kind, units, folder = loads(asked.get())
        batch = Batch(kind, tuple(Unit(*each) for each in units), folder)
        try:
            _say({"read": read_batch(batch, run, lambda size, files: _say({"done": (size, files)}))})
        except TacliError as error:
            _say({"message": error.message, "hint": error.hint})


def _listen(asked: SimpleQueue[str]) -> None:
    for line in sys.stdin:
        asked.put(line)
    os._exit(0)


def _say(what: JsonObject) -> None:
    sys.stdout.write(dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
