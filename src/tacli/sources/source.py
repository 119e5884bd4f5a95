"""Where the records of a run come from: what every source can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Protocol, Self

from tacli.errors import UsageError
from tacli.sources.watch import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.collections.collection import Collection
    from tacli.engines.engine import Engine
    from tacli.sources.iati.found import Found
    from tacli.sources.problems import Problem
    from tacli.sources.watch import Watch
    from tacli.vocabulary import Match, Term


class Words(Protocol):
    """What gives codes for what people type, and all its terms."""

    def match(self, typed: str) -> Match:
        """Raise UnknownValueError where there is none."""

    def resolve(self, typed: str) -> str:
        """Give the code. Raises UnknownValueError where there is none."""

    def split(self, typed: str) -> list[str]:
        """Part names at commas that stand in none of them."""

    def held(self, code: str) -> tuple[str, ...]:
        """Give what rows hold that a code stands for."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give them in order."""


class Source(ABC):
    """The records of some paths, none for the bundled paper; `watch` is what all that is read passes through.

    `watch` is told how many bytes there are, if that is known.
    """

    collection: Collection
    explains = False  # whether it is to be told how answers come about

    def __init__(self, paths: tuple[str, ...] = (), watch: Watch = unwatched) -> None:
        self.paths = paths
        self.watch = watch

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Close what was opened."""

    @property
    @abstractmethod
    def is_stream(self) -> bool:
        """Say whether activities come alone and can be gone through but once."""

    @property
    def loaded(self) -> tuple[str, ...] | None:
        """The paths of which `tacli.load` gives the same activities, None where it cannot."""
        return None if self.is_stream else self.paths

    @abstractmethod
    def engine(self, kind: str) -> Engine:
        """Give what answers of a kind of record of the collection. Raises DatasetError, perhaps while it answers."""

    @abstractmethod
    def vocabulary(self, name: str) -> Words:
        """Give a vocabulary of the collection."""

    @abstractmethod
    def cite(self, part: str) -> str:
        """Give the line that names the source and a part of it."""

    def interrupt(self) -> None:  # noqa: B027 - most ask nothing elsewhere
        """Let go of what is asked for elsewhere, as the process ends."""

    def take_versions(self, *, all_versions: bool) -> None:
        """Keep activities that others replace, too. Raises UsageError where none does."""
        if all_versions:
            raise UsageError("--all-versions is for IATI: nothing here stands in several versions.", "Leave it out.")

    def take_lang(self, typed: str | None) -> None:
        """Give texts in a language. Raises UsageError where there is but one."""
        if typed is not None:
            raise UsageError("--lang is for IATI: the rows here are in English alone.", "Leave it out.")

    def take_whole(self) -> None:  # noqa: B027 - most are ready
        """Be ready to give rows whole, as they are in a format of their own."""

    def found(self) -> Found:
        """Say what was found of files of IATI."""
        raise AssertionError("the paper is asked otherwise")

    def problems(self) -> list[Problem]:
        """Give what could not be read of files of IATI."""
        raise AssertionError("the paper is proved otherwise")

    def remarks(self) -> Iterable[str]:
        """Say what was found of the files, once all that was asked for was gone through."""
        return ()
