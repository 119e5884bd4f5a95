"""What Python programs call: a dataset that can be asked what the command line is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tacli import models
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.collection import words_of
from tacli.engines.memory import MemoryEngine
from tacli.query.conditions import Query
from tacli.query.criteria import Reach, looking_in, parse, parts
from tacli.query.filters import filters
from tacli.sources import json_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike


class Dataset(models.Dataset):
    """Document, entities, activities, responses and contributions of one source; its activities can be selected."""

    def select(
        self,
        *,
        exclude: Mapping[str, Any] | None = None,
        every: Iterable[str] = (),
        within: Iterable[str] = (),
        include_regional: bool = False,
        only_named: bool = False,
        **criteria: Any,
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


def load(path: str | PathLike[str] | None = None) -> Dataset:
    """Give the bundled dataset, or the one in a JSON file of the same form.

    Raises DatasetError with the file, the place and the reason if it cannot be read or breaks a check.
    """
    return json_dataset.load(path, Dataset)
