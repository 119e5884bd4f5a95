"""Spark, asked over Spark Connect by its thin client: an extra, imported where `--engine spark` is asked for alone."""

from __future__ import annotations

import os
import re
import warnings
from contextlib import contextmanager, nullcontext, suppress
from itertools import chain, islice
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from tacli.engines.database import Asked
from tacli.engines.sql import SPARK, Sql
from tacli.errors import DatasetError, TacliError, UsageError
from tacli.text import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from tacli.anything import Foreign, JsonObject, Values
    from tacli.engines.database import Kept

    # Surrounds what is waited for, and is told how many tasks are done of how many.
    Waiting = Callable[[], AbstractContextManager[Callable[[int, int], object]]]

_ADDRESS = re.compile(r"sc://(\[[0-9a-fA-F:]+\]|[^/:;\s]+)(?::([0-9]{1,5}))?(?:/(?:;[^;=\s]+=[^;\s]*)*)?")
_SIGN = re.compile(r"`[^`]*`|'[^']*'|\?")  # or what only holds one
_PORT = 15002  # of Spark Connect
_PATIENCE = 10.0  # seconds for a short question, and between two of whether the server is there
_SILENT = 2  # such questions without an answer: it is not
_RETRIES = 3  # within a second
_AT_ONCE = "spark.sql.execution.arrow.maxRecordsPerBatch", 256  # Spark's own 10,000 rows fill memory here
_NO_LIBRARY = re.compile(r"Class org\.apache\.hadoop\.fs\.\S+ not found|No FileSystem for scheme")
_DETAILS = re.compile(r'details = "(.*?)"')  # of what gRPC tells
_REFUSED = {"UNAUTHENTICATED", "PERMISSION_DENIED"}
_AWAY = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED", "UNIMPLEMENTED"}  # what gRPC says where no Spark answers


def unseen() -> AbstractContextManager[Callable[[int, int], object]]:
    """Let what is waited for be, as nobody looks."""
    return nullcontext(lambda _done, _tasks: None)


class Session:
    """A connection to a server of Spark Connect, which sees files in its own way."""

    def __init__(self, remote: str, waiting: Waiting = unseen) -> None:
        """Take `sc://HOST:PORT`. Raises UsageError for another form, TacliError where no server is."""
        _reach(remote)
        self.remote = remote
        self._waiting = waiting
        self._tell: Callable[[int, int], object] = min  # whatever takes two numbers
        with _told(remote):
            self._session = _connected(remote)
            self._session.registerProgressHandler(self._progressed)
            self.version: str = self._session.version

    def text(self, path: str) -> str:
        """Give the text of a file that Spark sees. Raises TacliError."""
        with self._watched(), self._awaited():
            rows = self._session.read.text(path, wholetext=True).collect()
        return "".join(str(found) for (found,) in rows)  # no row where the file is empty

    def see(self, name: str, path: str) -> None:
        """Let statements name a table that lies at a path. Raises TacliError."""
        with self._watched(), self._awaited():
            self._session.read.parquet(path).createOrReplaceTempView(name)

    def run(self, statement: Sql) -> Iterator[Values]:
        """Give the rows of a statement, one at a time. Raises TacliError."""
        with self._watched():
            text, values = named_signs(statement)
            with self._awaited():
                rows = iter(self._session.sql(text, args=values).toLocalIterator())
                first = list(islice(rows, 1))
            yield from map(tuple, chain(first, rows))

    def interrupt(self) -> None:
        """Let the server leave what it does, as this process is about to end."""
        _apart(self._session.client.interrupt_all)

    def close(self) -> None:
        """Leave the server, which ends what it still does for this."""
        _apart(self._session.client.release_session)

    @contextmanager
    def _awaited(self) -> Iterator[None]:
        """Show what is waited for, until it comes."""
        with self._waiting() as self._tell:
            yield

    def _progressed(self, stages: Iterable[Foreign] | None, **_: Foreign) -> None:
        tasks = [(stage.num_completed_tasks, stage.num_tasks) for stage in stages or ()]
        if tasks:
            self._tell(*map(sum, zip(*tasks, strict=True)))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Tell what fails, also where the server falls silent: while it works it is asked if it is still there."""
        over = Event()

        def ask() -> None:
            silent = 0
            while silent < _SILENT and not over.wait(_PATIENCE):
                try:
                    self._session.conf.get("spark.sql.session.timeZone")  # any: what a server is asked each time
                    silent = 0
                except Exception:  # noqa: BLE001 - whatever it is, there was no answer
                    silent += 1
            if silent:
                self._session.client.close()  # which ends the waiting

        Thread(target=ask, daemon=True).start()
        try:
            with _told(self.remote, lambda: bool(self._session.client.is_closed)):
                yield
        finally:
            over.set()


class Spark:
    """Tables of Parquet by their names, as Spark sees them."""

    dialect = SPARK

    def __init__(self, session: Session, tables: Mapping[str, str]) -> None:
        self.name = f"Spark {session.version}"
        self.asked: list[Asked] = []
        self._session = session
        self._unseen = {f"`{table}`": path for table, path in tables.items()}
        self._looking = Lock()  # as questions may be asked from several threads

    def ask(self, statement: Sql) -> Iterator[Values]:
        """Give the rows of a statement, one at a time. Raises TacliError."""
        with self._looking:
            for table in [table for table in self._unseen if table in statement.text]:  # each takes a job
                self._session.see(table, self._unseen[table])
                del self._unseen[table]
        yield from self._session.run(statement)
        self.asked.append(Asked(*statement))

    def kept(self, statement: Sql, most: int = 0) -> Kept | None:  # noqa: ARG002 - a server would keep it for all
        """Give nothing: Spark runs a statement for each that asks of it."""
        return None


def _apart(call: Callable[[], object]) -> None:
    """Call in a thread of its own, as an interruption may have come in the midst of another call; not for ever."""

    def attempt() -> None:
        with suppress(Exception):  # the server may be gone
            call()

    calling = Thread(target=attempt, daemon=True)
    calling.start()
    calling.join(_PATIENCE)


def named_signs(statement: Sql) -> tuple[str, JsonObject]:
    """Give each sign a name: Spark 4.2 takes values for signs without one in another order where queries are nested."""
    names = (f"p{number}" for number, _ in enumerate(statement.values))
    text = _SIGN.sub(lambda found: f":{next(names)}" if found[0] == "?" else found[0], statement.text)
    return text, {f"p{number}": value for number, value in enumerate(statement.values)}


def _reach(remote: str) -> None:
    """Say at once where no server is: the client would try for minutes."""
    import socket

    found = _ADDRESS.fullmatch(remote)
    if not found:
        said = visible(remote.partition(";")[0])[:80]  # a token may follow
        raise UsageError(f"'{said}' is no address of Spark Connect.", _ADDRESSES)
    try:
        socket.create_connection((found[1].strip("[]"), int(found[2] or _PORT)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise _failed(remote, f"cannot be reached: {getattr(error, 'strerror', None) or error}", _START) from error


def _connected(remote: str) -> Foreign:
    warnings.simplefilter("ignore")  # of libraries about one another
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # else what fails there is told beside our own sentence
    try:
        from grpc import UnaryUnaryClientInterceptor
        from pyspark.sql.connect.client import DefaultChannelBuilder
        from pyspark.sql.connect.client.retries import DefaultPolicy
        from pyspark.sql.connect.session import SparkSession
    except ImportError as error:
        raise TacliError(
            "Spark needs pyspark-client, which is not there.", "Type pip install 'tacli[spark]'"
        ) from error

    class Patience(UnaryUnaryClientInterceptor):  # type: ignore[misc]
        """Waits for short answers but a while; rows come as a stream, which may last."""

        def intercept_unary_unary(
            self, go_on: Callable[[Foreign, Foreign], Foreign], details: Foreign, request: Foreign
        ) -> Foreign:
            return go_on(details._replace(timeout=_PATIENCE), request)

    channel = DefaultChannelBuilder(remote)
    channel.add_interceptor(Patience())
    session = SparkSession.builder.channelBuilder(channel).create()
    session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES, max_backoff=1000)])
    session.conf.set(*_AT_ONCE)  # the first that is asked: with the patience of the line above
    return session


@contextmanager
def _told(remote: str, is_given_up: Callable[[], bool] = bool) -> Iterator[None]:
    """Say of what Spark could not do that it is Spark's."""
    try:
        yield
    except TacliError:
        raise
    except Exception as error:  # grpc's, pyspark's and others': whatever it is, the server did not answer
        raise (_failed(remote, "does not answer", _START) if is_given_up() else _explained(remote, error)) from error


def _explained(remote: str, error: Exception) -> DatasetError:
    status = error.getGrpcStatusCode().name if hasattr(error, "getGrpcStatusCode") else ""
    said = " ".join(str(error).partition("JVM stacktrace:")[0].split()) or type(error).__name__
    if status in _AWAY:
        is_plain = "handshake failed" in said.lower()
        return _failed(remote, *(("speaks no TLS", _PLAIN) if is_plain else ("does not answer", _START)))
    if status in _REFUSED:
        details = _DETAILS.search(said)
        return _failed(remote, f"refuses: {shortened(visible(details[1] if details else said), 300)}", _REFUSAL)
    if said.startswith("[PATH_NOT_FOUND]"):
        return _failed(remote, f"sees no store there: {shortened(visible(said), 300)}", _STORE)
    if _NO_LIBRARY.search(said):
        return _failed(remote, f"has no library for storage of that kind: {shortened(visible(said), 300)}", _LIBRARY)
    return _failed(remote, f"failed: {shortened(visible(said), 300)}", _LOG)


_ADDRESSES = "Type --remote sc://HOST:15002; what is more stands behind it: sc://HOST:15002/;token=…;use_ssl=true."
_PLAIN = "A token asks for it, too, but at sc://localhost. Type the address of a port that does."
_REFUSAL = "Set TACLI_REMOTE to its address with the token that it takes: sc://HOST:PORT/;token=…."
_START = "Start it there, or type --remote sc://HOST:PORT of one that runs."
_STORE = "Type --data with the path of a store as Spark sees it; tacli index SOURCE… --output STORE makes one."
_LIBRARY = (
    "s3a://BUCKET/STORE wants a server started with --packages org.apache.hadoop:hadoop-aws:VERSION, its Hadoop's."
)
_LOG = "Its log says more; of a store on this machine type --engine duckdb."


def _failed(remote: str, reason: str, hint: str) -> DatasetError:
    where = remote.partition("/;")[0]  # a token may follow
    return DatasetError(f"Spark at {visible(where)[:80]} {reason.rstrip('.')}.", hint)
