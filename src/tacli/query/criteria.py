"""What a person asked, as a value that any engine can run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from tacli.errors import UsageError
from tacli.query.filters import ACTIVITY_FILTERS, Filter, names
from tacli.text import visible
from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Mode = Literal["any", "all", "not"]


class Resolver(Protocol):
    """What gives a code for what a person typed."""

    def resolve(self, typed: str) -> str:
        """Raise UnknownValueError where there is none."""

    def split(self, typed: str) -> list[str]:
        """Part names at commas that stand in none of them."""


class Criterion(NamedTuple):
    """One filter with the values that a row must hold: any of them, all of them, or none."""

    filter: Filter
    values: tuple[Any, ...]
    typed: tuple[str, ...]
    mode: Mode = "any"

    def keeps(self, row: Any) -> bool:
        """Say whether a row passes."""
        if self.mode == "all":
            return all(self.filter.match(row, (value,)) for value in self.values)
        return self.filter.match(row, self.values) is (self.mode == "any")

    def __str__(self) -> str:
        """Give the criterion as it would be typed."""
        from shlex import quote

        value = quote(",".join(self.typed))
        return f"--not {self.filter.name}={value}" if self.mode == "not" else f"--{self.filter.name} {value}"


Criteria = tuple[Criterion, ...]


def parse(
    typed: Mapping[str, Any],
    filters: tuple[Filter, ...] = ACTIVITY_FILTERS,
    *,
    exclude: Mapping[str, Any] | None = None,
    every: Iterable[str] = (),
    include_regional: bool = False,
    lookup: Callable[[str], Resolver] = vocabulary,
) -> Criteria:
    """Understand what was typed for each filter: one value or several; `a,b` is short for both.

    `exclude` holds values that no row may hold; for a filter named in `every` a row must hold all its values;
    `include_regional` keeps rows that reach a country only through a region; `lookup` gives a vocabulary by
    its name. Raises UsageError for a value
    that no term fits and TypeError for a filter that does not exist.
    """
    by_name = {f.name: f for f in filters}
    exclude, every = exclude or {}, set(every)
    unknown = (typed.keys() | exclude.keys() | every) - by_name.keys()
    if unknown:
        raise TypeError(f"no filter named {min(unknown)}; there are {names(filters)}")
    wanted = [
        _criterion(f, typed[f.name], "all" if f.name in every else "any", lookup) for f in filters if typed.get(f.name)
    ]
    missing = every - {c.filter.name for c in wanted}
    if missing:
        name = min(missing)
        raise UsageError(f"--all {name} is of no use without --{name}.", f"Type --{name} A,B --all {name}.")
    if include_regional and not any(c.filter.wider for c in wanted):
        raise UsageError("--include-regional is of no use without a country.", "Type --country Moldova.")
    if include_regional:
        wanted = [c._replace(filter=c.filter.widened()) for c in wanted]
    return (*wanted, *(_criterion(by_name[name], value, "not", lookup) for name, value in exclude.items()))


def exclusions(typed: Iterable[str], filters: tuple[Filter, ...]) -> dict[str, list[str]]:
    """Read `topic=drugs` and the like. Raises UsageError for another shape or an unknown filter."""
    found: dict[str, list[str]] = {}
    for item in typed:
        name, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"--not '{visible(item)[:80]}' has no value.", "Type --not topic=drugs.")
        found.setdefault(filter_name(name, filters), []).append(value)
    return found


def filter_name(typed: str, filters: tuple[Filter, ...]) -> str:
    """Give a filter's name as declared. Raises UsageError for one that does not exist."""
    name = typed.strip().lower().removeprefix("--")
    if name not in {f.name for f in filters}:
        raise UsageError(f"There is no filter '{visible(typed)[:80]}'.", f"There are: {names(filters)}.")
    return name


def _criterion(filter_: Filter, value: Any, mode: Mode, lookup: Callable[[str], Resolver]) -> Criterion:
    values = [value] if isinstance(value, (str, int)) else value
    terms = lookup(filter_.vocabulary) if filter_.vocabulary else None
    typed = tuple(part for item in map(str, values) for part in _parts(filter_, item, terms))
    return Criterion(filter_, tuple(map(terms.resolve if terms else filter_.read, typed)), typed, mode)


def _parts(filter_: Filter, item: str, terms: Resolver | None) -> list[str]:
    """Split at commas, unless these stand in a name ("Korea, Republic of")."""
    if not filter_.splits:
        return [item]
    return terms.split(item) if terms else [part.strip() for part in item.split(",") if part.strip()] or [item]
