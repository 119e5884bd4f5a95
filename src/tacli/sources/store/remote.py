"""A store that lies where Spark sees it, and is asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.spark import Spark
from tacli.errors import TacliError, UsageError
from tacli.sources.files import shown
from tacli.sources.folders import MANIFEST
from tacli.sources.store.manifest import manifest_in
from tacli.sources.store.source import StoredIati

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tacli.engines.spark import Session
    from tacli.sources.source import Source


_ASK_DUCKDB = "Ask where the store is seen from here: --data STORE --engine duckdb"


class Remote:
    """The tables of a store at a path of Spark's own, such as `s3a://bucket/store`."""

    def __init__(self, path: str, session: Session) -> None:
        """Take the path, and who asks Spark. Raises TacliError."""
        self._session = session
        self._path = path.rstrip("/")
        self.manifest = manifest_in(session.text(f"{self._path}/{MANIFEST}"), path)

    def text(self, name: str) -> str:
        """Give the text of a file beside the tables."""
        return self._session.text(f"{self._path}/{self.manifest.generation}/{name}")

    def database(self, tables: Mapping[str, str], *, measured: bool) -> Spark:  # noqa: ARG002 - Spark does not tell
        """Give what asks tables, by their names those of their files."""
        folder = f"{self._path}/{self.manifest.generation}"
        return Spark(self._session, {table: f"{folder}/{name}" for table, name in tables.items()})

    def interrupt(self) -> None:
        """Let the server leave what it does."""
        self._session.interrupt()

    def close(self) -> None:
        """Leave the server, which ends what nobody waits for."""
        self._session.close()


class IatiOfSpark(StoredIati):
    """Activities that stand, in tables that only Spark sees."""

    def take_versions(self, *, all_versions: bool) -> None:
        """Refuse what is not there. Raises UsageError."""
        if all_versions and self._aside:
            raise UsageError(
                "Spark answers of the versions that stand.",
                _ASK_DUCKDB,
            )

    def take_lang(self, typed: str | None) -> None:
        """Refuse what is not there. Raises UsageError."""
        if typed is not None:
            raise UsageError("Spark answers in the language of each activity.", _ASK_DUCKDB)

    def take_whole(self) -> None:
        """Refuse what is not there. Raises UsageError."""
        raise UsageError(
            "Spark does not see the files in which activities stand as they were published.",
            "Ask where they are: --data FILE, or --data STORE without --engine spark",
        )


def asked_of_spark(path: str, session: Session) -> Source:
    """Give the source of a store; where there is none the session is closed. Raises TacliError, UsageError."""
    try:
        held = Remote(path, session)
        if held.manifest.kind != "iati":
            raise UsageError("Spark is asked of stores of IATI.", f"DuckDB answers of this one: --data {shown(path)}")
    except TacliError:
        session.close()
        raise
    return IatiOfSpark(path, held)
