"""Spark, asked over Spark Connect by its thin client: an extra, imported where `--engine spark` is asked for alone."""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tacli.engines.answering import Asked
from tacli.engines.sql import SPARK, Sql
from tacli.errors import TacliError, UsageError
from tacli.text import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ADDRESS = re.compile(r"sc://(\[[0-9a-fA-F:]+\]|[^/:;\s]+)(?::([0-9]{1,5}))?(/.*)?")
_SIGN = re.compile(r"`[^`]*`|'[^']*'|\?")  # or what only holds one
_PORT = 15002  # of Spark Connect
_PATIENCE = 10.0  # seconds for a server to be reached, and to hear that a job is not wanted any more
_RETRIES = 3


class Session:
    """A connection to a server of Spark Connect, which sees files in its own way."""

    def __init__(self, remote: str) -> None:
        """Take `sc://HOST:PORT`. Raises UsageError for another form, TacliError where no server is."""
        _reach(remote)
        self.remote = remote
        with _told(remote):
            self._session = _connected(remote)
            self.version: str = self._session.version

    def text(self, path: str) -> str:
        """Give the text of a file that Spark sees. Raises TacliError."""
        with _told(self.remote):
            ((found,),) = self._session.read.text(path, wholetext=True).collect()
        return str(found)

    def run(self, statement: Sql) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a statement, one at a time. Raises TacliError."""
        with _told(self.remote):
            text, values = named_signs(statement)
            found = self._session.sql(text, args=values)
            yield from map(tuple, found.toLocalIterator())

    def interrupt(self) -> None:
        """Let the server leave what it does, also where this process is about to end."""
        from threading import Thread

        def cancel() -> None:
            with suppress(Exception):
                self._session.interruptAll()

        telling = Thread(target=cancel, daemon=True)
        telling.start()
        telling.join(_PATIENCE)


class Spark:
    """Tables of Parquet by their names, as Spark sees them."""

    dialect = SPARK

    def __init__(self, session: Session, tables: Mapping[str, str]) -> None:
        self.name = f"Spark {session.version}"
        self.asked: list[Asked] = []
        self._session = session
        for table, path in tables.items():
            escaped = path.replace("\\", "\\\\").replace("'", "\\'")
            view = f"CREATE OR REPLACE TEMPORARY VIEW `{table}` USING parquet OPTIONS (path '{escaped}')"
            list(session.run(Sql(view)))

    def ask(self, statement: Sql) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a statement, one at a time. Raises TacliError."""
        yield from self._session.run(statement)
        self.asked.append(Asked(*statement))


def named_signs(statement: Sql) -> tuple[str, dict[str, Any]]:
    """Give each sign a name: Spark 4.2 takes values for signs without one in another order where queries are nested."""
    names = (f"p{number}" for number, _ in enumerate(statement.values))
    text = _SIGN.sub(lambda found: f":{next(names)}" if found[0] == "?" else found[0], statement.text)
    return text, {f"p{number}": value for number, value in enumerate(statement.values)}


def _reach(remote: str) -> None:
    """Say at once where no server is: the client would try for minutes."""
    import socket

    found = _ADDRESS.fullmatch(remote)
    if not found:
        raise UsageError(f"'{visible(remote)[:80]}' is no address of Spark Connect.", "Type --remote sc://HOST:15002.")
    try:
        socket.create_connection((found[1].strip("[]"), int(found[2] or _PORT)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise _failed(remote, f"cannot be reached: {getattr(error, 'strerror', None) or error}") from error


def _connected(remote: str) -> Any:
    warnings.simplefilter("ignore")  # of libraries about one another
    try:
        from pyspark.sql import SparkSession
        from pyspark.sql.connect.client.retries import DefaultPolicy
    except ImportError as error:
        raise TacliError(
            "Spark needs pyspark-client, which is not there.", "Type pip install 'tacli[spark]'."
        ) from error
    session = SparkSession.builder.remote(remote).create()
    session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES, max_backoff=1000)])
    return session


@contextmanager
def _told(remote: str) -> Iterator[None]:
    """Say of what Spark could not do that it is Spark's."""
    try:
        yield
    except (TacliError, GeneratorExit):
        raise
    except Exception as error:  # grpc's, pyspark's and others': whatever it is, the server did not answer
        said = " ".join(str(error).split())
        raise _failed(remote, f"failed: {shortened(visible(said) or type(error).__name__, 300)}") from error


def _failed(remote: str, reason: str) -> TacliError:
    return TacliError(f"Spark at {visible(remote)[:80]} {reason.rstrip('.')}.", "See that it runs, and try again.")
