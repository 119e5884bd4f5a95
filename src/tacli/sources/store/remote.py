"""A store that lies where Spark sees it, and is asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.spark import Session, Spark
from tacli.errors import UsageError
from tacli.sources.files import shown
from tacli.sources.store.manifest import MANIFEST, manifest_in
from tacli.sources.store.source import StoredIati

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tacli.sources.source import Source


class Remote:
    """The tables of a store at a path of Spark's own, such as `s3a://bucket/store`."""

    def __init__(self, path: str, remote: str) -> None:
        """Take the path, and the address of the server. Raises TacliError, UsageError."""
        self._session = Session(remote)
        self._path = path.rstrip("/")
        self.manifest = manifest_in(self._session.text(f"{self._path}/{MANIFEST}"), path)

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
        """Leave it to the server, which ends sessions itself."""


def asked_of_spark(path: str, remote: str) -> Source:
    """Give the source of a store. Raises TacliError, UsageError."""
    held = Remote(path, remote)
    if held.manifest.kind != "iati":
        raise UsageError("Spark is asked of stores of IATI.", f"DuckDB answers of this one: --data {shown(path)}.")
    return StoredIati(path, held)
