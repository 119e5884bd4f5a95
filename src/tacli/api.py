"""What Python programs call: a dataset that can be asked what the command line is asked."""

from __future__ import annotations

from os import fspath
from typing import TYPE_CHECKING, cast, overload

from tacli import models
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.collection import words_of
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.query.criteria import Reach, looking_in, parse, parts, together
from tacli.query.filters import filters
from tacli.sources import json_dataset
from tacli.sources.opened import opened
from tacli.sources.paper import PaperSource
from tacli.sources.store.manifest import is_store
from tacli.sources.store.source import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from os import PathLike

    from tacli.anything import JsonObject, Option
    from tacli.models.iati import IatiActivity
    from tacli.sources.iati.problems import Problem
    from tacli.sources.iati.source import IatiSource
    from tacli.sources.source import Source

    Path = str | PathLike[str]


class Dataset(models.Dataset):
    """Document, entities, activities, responses and contributions of one source; its activities can be selected."""

    def select(
        self,
        *,
        exclude: Mapping[str, Option] | None = None,
        every: Iterable[str] = (),
        within: Iterable[str] = (),
        include_regional: bool = False,
        only_named: bool = False,
        **criteria: Option,
    ) -> tuple[models.Activity, ...]:
        """Give the activities that the same-named options of `tacli activities` would list.

        A value may be a code, label, alias or beginning, or several in a list: `select(topic="trafficking",
        country=["Moldova", "UKR"], year="2003..2005")`. `exclude` is `--not` as a dictionary, `every` names the
        filters whose values a row must all hold, `within` the fields that `search` looks in; `include_regional` and
        `only_named` are the options of these names.
        Raises UnknownValueError for a value that no term fits, UsageError for another that cannot be meant, TypeError
        for a filter that does not exist.
        """
        asked = parse(
            criteria,
            filters(ACTIVITIES),
            exclude=exclude,
            every=every,
            reach=Reach(only_named=only_named, regional=include_regional),
            lookup=lambda name: words_of(self, name),
        )
        asked = looking_in(asked, within, ACTIVITIES)
        return tuple(MemoryEngine(ACTIVITIES, self.activities).found(Query(parts(asked))))


class IatiDataset:
    """Activities of files of IATI, of each identifier the last updated; they can be selected, as often as wanted.

    Activities are read anew each time that they are gone through, so that files of any size do.
    """

    def __init__(self, source: IatiSource) -> None:
        self._source = source

    def __iter__(self) -> Iterator[IatiActivity]:
        """Give the activities one at a time. Raises DatasetError."""
        yield from self._source.engine("activities").found(Query())

    @property
    def set_aside(self) -> int:
        """How many activities others replace."""
        return len(self._source.found().aside)

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be read and is left empty, with file and line; the first 10,000."""
        return tuple(self._source.found().problems.first)

    def select(
        self,
        *,
        exclude: Mapping[str, Option] | None = None,
        every: Iterable[str] = (),
        within: Iterable[str] = (),
        include_regional: bool = False,
        only_named: bool = False,
        **criteria: Option,
    ) -> tuple[IatiActivity, ...]:
        """Give the activities that the same-named options of `tacli activities --data` would list.

        What `Dataset.select` says of values holds here; of an option's name, hyphens are underscores.
        """
        reach = Reach(only_named=only_named, regional=include_regional)
        query = _query(self._source, criteria, reach, exclude=exclude, every=every, within=within)
        return tuple(self._source.engine("activities").found(query))


class StoredDataset:
    """Activities of a store, asked where they lie: each a dictionary as `tacli activities --json` writes it.

    Amounts are exact decimals. The store is opened for each question anew, so that one which was brought up to date
    meanwhile is asked as it is then, and stores of any size do.
    """

    def __init__(self, path: str, *, all_versions: bool = False) -> None:
        self._path = path
        self._all_versions = all_versions

    def __iter__(self) -> Iterator[JsonObject]:
        """Give the activities one at a time. Raises DatasetError."""
        with self._opened() as source:
            yield from _rows(source, Query())

    def select(
        self,
        *,
        exclude: Mapping[str, Option] | None = None,
        every: Iterable[str] = (),
        within: Iterable[str] = (),
        include_regional: bool = False,
        only_named: bool = False,
        **criteria: Option,
    ) -> tuple[JsonObject, ...]:
        """Give the activities that the same-named options of `tacli activities --data` would list.

        What `Dataset.select` says of values holds here; of an option's name, hyphens are underscores.
        """
        reach = Reach(only_named=only_named, regional=include_regional)
        with self._opened() as source:
            return tuple(_rows(source, _query(source, criteria, reach, exclude=exclude, every=every, within=within)))

    def _opened(self) -> Source:
        source = stored(self._path)
        source.take_versions(all_versions=self._all_versions)
        return source


def _rows(source: Source, query: Query) -> Iterator[JsonObject]:
    engine = source.engine("activities")
    names = [field.name for field in engine.records.shown]
    return (dict(zip(names, row, strict=True)) for row in engine.rows(query))


def _query(
    source: Source,
    criteria: Mapping[str, Option],
    reach: Reach,
    *,
    exclude: Mapping[str, Option] | None,
    every: Iterable[str],
    within: Iterable[str],
) -> Query:
    """Understand criteria by the names of options, of which hyphens are underscores."""
    of = source.collection
    declared = of.kinds["activities"]
    typed = {name.replace("_", "-"): value for name, value in criteria.items()}
    asked = parse(typed, filters(declared), exclude=exclude, every=every, reach=reach, lookup=source.vocabulary)
    asked = looking_in(asked, within, declared)
    for pair in of.pairs:
        asked = together(asked, *pair)
    return Query(parts(asked))


@overload
def load(path: None = None, *, all_versions: bool = False) -> Dataset: ...


@overload
def load(path: Path | Sequence[Path], *, all_versions: bool = False) -> Dataset | IatiDataset | StoredDataset: ...


def load(
    path: Path | Sequence[Path] | None = None, *, all_versions: bool = False
) -> Dataset | IatiDataset | StoredDataset:
    """Give the bundled dataset, or the one in a JSON file of the same form; of IATI, and of a store, activities.

    Several files, and a directory that is no store, are of IATI; `all_versions` keeps activities that others replace.
    Raises DatasetError with the file, the place and the reason if it cannot be read or breaks a check; of IATI when
    activities are gone through. Raises UsageError for versions of what has none.
    """
    if path is None:
        return json_dataset.load(None, Dataset)
    paths = (path,) if isinstance(path, str) or not isinstance(path, (list, tuple)) else path
    names = [fspath(each) for each in paths]
    if len(names) == 1 and is_store(names[0]):
        with stored(names[0]) as source:
            source.take_versions(all_versions=all_versions)
        return StoredDataset(names[0], all_versions=all_versions)
    source = opened(names)
    if isinstance(source, PaperSource):
        with source:
            source.take_versions(all_versions=all_versions)
        return json_dataset.load(source.path, Dataset)
    source.take_versions(all_versions=all_versions)
    return IatiDataset(cast("IatiSource", source))
