"""The data that a command is to answer from: the options for it, and what they come to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tacli.cli import complete
from tacli.cli.options import option
from tacli.cli.paths import paths_of
from tacli.cli.streams.interruption import undone
from tacli.errors import UsageError
from tacli.query.names import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from inspect import Parameter

    from tacli.anything import Option
    from tacli.sources.source import Source
    from tacli.sources.watch import Parts

_DATA = "Ask other data: a dataset, JSON Lines, IATI (XML, .gz, .zip, folders) or a store; - for stdin."
_ENGINES = ("duckdb", "spark")


def data_options(*, of_iati: bool = True) -> list[Parameter]:
    """Give the options for another source, and those that only data `of_iati` can have."""
    data = option(list[str] | None, "--data", _DATA, metavar="FILE")
    if not of_iati:
        return [data]
    return [
        data,
        option(
            str | None, "--lang", "For IATI: texts in this language where there are any: fr.", metavar="LANGUAGE",
            autocompletion=complete.choices(_languages),
        ),
        option(bool, "--all-versions", "For IATI: keep older versions of an activity, too."),
        option(
            str | None, "--engine", "What answers of a store: duckdb or spark.", metavar="ENGINE",
            envvar="TACLI_ENGINE", autocompletion=complete.choices(lambda: ((name, "") for name in _ENGINES)),
        ),
        option(str | None, "--remote", "Where Spark is: sc://HOST:PORT.", metavar="ADDRESS", envvar="TACLI_REMOTE"),
    ]  # fmt: skip


def _languages() -> Iterator[tuple[str, str]]:
    """Give the languages that texts of IATI may be in."""
    from tacli.collections.iati.vocabularies import iati_vocabulary

    return ((term.code, term.label) for term in iati_vocabulary("language").terms)


def source_of(typed: dict[str, Option]) -> Source:
    """Give the source that was typed. Raises TacliError."""
    engine, remote = _engine_of(typed), typed.pop("remote", None)
    spark = engine == "spark"
    paths = paths_of(typed.pop("data", None), single=spark)
    if not spark:
        from tacli.sources.opened import opened

        if engine and engine != os.environ.get("TACLI_ENGINE"):
            _refuse_no_store(paths)
        if remote and remote != os.environ.get("TACLI_REMOTE"):  # a default for when Spark is asked
            raise UsageError("--remote is for Spark, which is not asked.", "Add --engine spark, or leave --remote out.")
        return opened(paths)
    if not remote:
        raise UsageError("Where is Spark?", "Add --remote sc://HOST:15002")
    if len(paths) != 1:
        raise UsageError("Spark is asked of one store.", "Add --data STORE, a path as Spark sees it.")
    from functools import partial

    from tacli.cli.streams.progress import waiting
    from tacli.engines.spark import Session
    from tacli.sources.store.remote import asked_of_spark

    session = Session(str(remote), partial(waiting, "Spark works"))
    with undone(session.interrupt):
        return asked_of_spark(paths[0], session)


def _engine_of(typed: dict[str, Option]) -> str | None:
    """Take the engine out of what was typed, None where any will do. Raises UsageError."""
    engine = typed.pop("engine", None)
    return named("engine", _ENGINES, engine) if engine else None


def _refuse_no_store(paths: Sequence[str]) -> None:
    from tacli.sources.store.manifest import is_store

    if not (len(paths) == 1 and is_store(paths[0])):
        raise UsageError(
            "--engine is for a store, and this is none.",
            "Leave it out, or make one: tacli index FILE --output STORE",
        )


def watched(size: int | None) -> AbstractContextManager[Callable[[Parts], Parts]]:
    """Show how far a long read is, where a person looks."""
    from tacli.cli.streams import progress

    return progress.watched(size)
