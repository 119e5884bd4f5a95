"""Batches shared among processes, each of which has one to do at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress
from json import dumps, loads
from selectors import EVENT_READ, DefaultSelector
from socket import socketpair
from typing import TYPE_CHECKING

from tacli.engines.duckdb import runner
from tacli.errors import DatasetError, TacliError
from tacli.sources.store.batch import read_batch
from tacli.sources.store.units import Read, read_of
from tacli.sources.store.worker import MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from socket import socket

    from tacli.anything import JsonObject
    from tacli.sources.store.batch import Batch
    from tacli.sources.store.kinds import Tell


def read_all(batches: Sequence[Batch], spill: str, processes: int, tell: Tell) -> dict[str, list[Read]]:
    """Give by its key what was read of each batch. `tell` is told what is done. Raises DatasetError."""
    if min(len(batches), processes) <= 1:
        run = runner(spill, MEMORY)
        return {batch.key: read_batch(batch, run, tell) for batch in batches}
    with _workers(spill, batches[0].kind, min(len(batches), processes)) as workers:
        return _shared(list(batches), workers, tell)


def _shared(batches: list[Batch], workers: Iterable[socket], tell: Tell) -> dict[str, list[Read]]:
    waiting = batches[::-1]
    found: dict[str, list[Read]] = {}
    with DefaultSelector() as selector:
        for worker in workers:
            selector.register(worker, EVENT_READ, _Busy(worker, waiting.pop()))
        while selector.get_map():
            for key, _ in selector.select():
                busy: _Busy = key.data
                for said in busy.hear():
                    tell(*said.get("done", (0, 0)))
                    if "read" in said:
                        found[busy.batch.key] = [read_of(each) for each in said["read"]]
                        if waiting:
                            busy.give(waiting.pop())
                        else:
                            selector.unregister(key.fileobj)
    return found


_BLOCK = 2**16
# An activity is some hundred pieces of memory: what was one is kept to be one of the next. That is for glibc alone.
_AT_HAND = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=4096"}


class _Busy:
    """A process with the batch that it has to do."""

    def __init__(self, worker: socket, batch: Batch) -> None:
        self._worker = worker
        self._rest = b""
        self.give(batch)

    def give(self, batch: Batch) -> None:
        """Give it another batch."""
        self.batch = batch
        with suppress(ConnectionError):  # it has ended, which is heard
            self._worker.sendall(dumps(batch).encode() + b"\n")

    def hear(self) -> Iterator[JsonObject]:
        """Give what it says. Raises TacliError."""
        block = b""
        with suppress(ConnectionError):
            block = self._worker.recv(_BLOCK)
        if not block:
            raise TacliError("A process that read files has ended.", "There may be too little memory; try again.")
        *lines, self._rest = (self._rest + block).split(b"\n")
        for line in lines:
            said: JsonObject = loads(line)
            if "message" in said:
                raise DatasetError(said["message"], said["hint"])
            yield said


@contextmanager
def _workers(spill: str, kind: str, count: int) -> Iterator[list[socket]]:
    """Start processes, which end at the latest when they can be given no more; give what leads to each."""
    with ExitStack() as stack:
        pairs = [socketpair() for _ in range(count)]
        theirs = [stack.enter_context(their).fileno() for _, their in pairs]
        command = [sys.executable, "-m", "tacli.sources.store.worker", spill, kind, *map(str, theirs)]
        stack.enter_context(subprocess.Popen(command, pass_fds=theirs, env={**_AT_HAND, **os.environ}))  # noqa: S603 - our own
        for _, their in pairs:
            their.close()
        yield [stack.enter_context(our) for our, _ in pairs]


def processors() -> int:
    """Give how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
