"""A process that makes tables of files: batches come as lines of JSON on stdin, what became of them goes to stdout.

It ends when stdin does, in the middle of its work too: no process is left when the one that started it is gone.
"""

from __future__ import annotations

import gc
import os
import sys
from json import dumps, loads
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from tacli.engines.duckdb import runner
from tacli.errors import TacliError
from tacli.sources.store.batch import Batch, read_batch
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


def main(spill: str) -> None:
    """Work until there is no more to be done."""
    tidy_seldom()
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
    main(sys.argv[1])
