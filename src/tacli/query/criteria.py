"""What a person asked, understood: from here on it is data that any engine can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.conditions import All, Among, Not, Part
from tacli.query.conditions import Any as Either
from tacli.query.field import Way
from tacli.query.filters import SEARCH, Filter, excluded_example, names
from tacli.query.names import named
from tacli.text import shortened, visible
from tacli.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tacli.anything import AnyRow, Option, Values
    from tacli.query.conditions import Condition
    from tacli.query.field import Records
    from tacli.vocabulary import Match

Mode = Literal["any", "all", "not"]
_LONGEST_VALUE = 200  # characters


class Resolver(Protocol):
    """What gives a code for what a person typed."""

    def match(self, typed: str) -> Match:
        """Raise UnknownValueError where there is none."""

    def split(self, typed: str) -> list[str]:
        """Part names at commas that stand in none of them."""

    def held(self, code: str) -> tuple[str, ...]:
        """Give what rows hold that a code stands for."""


class Reach(NamedTuple):
    """How far the meaning of a place goes: to what names it, to what it holds, to regions that hold it."""

    only_named: bool = False
    regional: bool = False

    def takes(self, way: Way) -> bool:
        """Say whether rows that are meant in this way are wanted."""
        return {"named": True, "within": not self.only_named, "regional": self.regional, "nowhere": False}[way.reach]


class Criterion(NamedTuple):
    """One filter with the values that a row must hold: any of them, all of them, or none."""

    filter: Filter
    values: Values  # as the filter reads them
    typed: tuple[str, ...]
    mode: Mode = "any"
    reach: Reach = Reach()
    taken: tuple[tuple[str, str], ...] = ()  # what was typed as a beginning, and the label that it was taken for
    beside: Criterion | None = None  # another filter, whose values are in these

    @property
    def condition(self) -> Condition:
        """What a row must be."""
        if self.mode == "all":
            return All(tuple(self._meant((value,)) for value in self.values))
        meant = self._meant(self.values)
        return Not(meant) if self.mode == "not" else meant

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways in which a row can be meant, also those that were not asked for; none where it is simple."""
        return self.filter.ways(self.held) if self.filter.reaches and self.mode == "any" else ()

    @property
    def part(self) -> Part:
        """The condition, and the ways to be told apart."""
        return Part(self.condition, tuple(way.condition for way in self.ways))

    @property
    def held(self) -> Values:
        """What rows hold that the values stand for."""
        return self._held(self.values)

    def _held(self, values: Values) -> Values:
        of = self.filter.held
        return tuple(held for value in values for held in of(value)) if of else values

    def _meant(self, values: Values) -> Condition:
        taken = tuple(way.condition for way in self.filter.ways(self._held(values)) if self.reach.takes(way))
        return taken[0] if len(taken) == 1 else Either(taken)

    def __str__(self) -> str:
        """Give the criterion as it would be typed, but for the middle of what is too long to be read."""
        return self.written()

    @property
    def told(self) -> str:
        """Give it in words, for readers who type nothing."""
        return self.written("")

    def written(self, option: str = "--") -> str:
        """Give it with what `option`s begin with."""
        from shlex import quote

        value = quote(shortened(",".join(self.typed), _LONGEST_VALUE))
        fields = self.values[0].fields if self.filter.name == SEARCH and self.values else ()
        in_ = f" {option}in {','.join(fields)}" if fields else ""
        beside = f" {self.beside.written(option)}" if self.beside else ""
        if self.mode == "not":
            return f"{option}not {self.filter.name}={value}"
        return f"{option}{self.filter.name} {value}{in_}{beside}"


Criteria = tuple[Criterion, ...]


def parts(criteria: Criteria) -> tuple[Part, ...]:
    """Give what a query joins."""
    return tuple(criterion.part for criterion in criteria)


def parse(
    typed: Mapping[str, Option],
    filters: tuple[Filter, ...],
    *,
    exclude: Mapping[str, Option] | None = None,
    every: Iterable[str] = (),
    reach: Reach = Reach(),  # noqa: B008 - it cannot change
    lookup: Callable[[str], Resolver] = vocabulary,
) -> Criteria:
    """Understand what was typed for each filter: one value or several; `a,b` is short for both.

    `exclude` holds values that no row may hold; for a filter named in `every` a row must hold all its values;
    `reach` says how far places go; `lookup` gives a vocabulary by its name. Raises UsageError for a value
    that no term fits and TypeError for a filter that does not exist.
    """
    by_name = {f.name: f for f in filters}
    exclude, every = exclude or {}, set(every)
    unknown = (typed.keys() | exclude.keys() | every) - by_name.keys()
    if unknown:
        raise TypeError(f"no filter named {min(unknown)}; there are {names(filters)}")
    asked: list[tuple[Filter, Option, Mode]] = [
        (f, typed[f.name], "all" if f.name in every else "any") for f in filters if typed.get(f.name)
    ]
    _refuse_what_does_nothing([f for f, _, _ in asked], filters, every, reach)
    wanted = [*asked, *((by_name[name], value, "not") for name, value in exclude.items())]
    return tuple(_criterion(filter_, value, mode, lookup)._replace(reach=reach) for filter_, value, mode in wanted)


def _refuse_what_does_nothing(asked: list[Filter], filters: tuple[Filter, ...], every: set[str], reach: Reach) -> None:
    missing = every - {f.name for f in asked}
    if missing:
        name = min(missing)
        raise UsageError(f"--all {name} does nothing without --{name}.", f"Type --{name} A,B --all {name}")
    if reach != Reach() and not any(f.reaches for f in asked):
        option = "--include-regional" if reach.regional else "--only-named"
        places = " or ".join(f"--{f.name}" for f in filters if f.reaches)
        raise UsageError(f"{option} does nothing without {places}.", f"Type --country Moldova {option}")


def looking_in(criteria: Criteria, typed: Iterable[str], records: Records[AnyRow]) -> Criteria:
    """Let searches look in these of the searched fields alone. Raises UnknownValueError for one that is none."""
    searched = [field.name for field in records.searched]
    fields = tuple(dict.fromkeys(named("searched field", searched, name) for name in typed))
    return tuple(
        c._replace(values=tuple(words._replace(fields=fields) for words in c.values)) if c.filter.name == SEARCH else c
        for c in criteria
    )


def together(criteria: Criteria, first: str, second: str, field: str) -> Criteria:
    """Let two filters that are both asked for be of one thing: an item of a field, `second:first`."""
    asked = {c.filter.name: c for c in criteria if c.mode == "any"}
    if not {first, second} <= asked.keys():
        return criteria
    one, other = asked[first], asked[second]
    pairs = tuple(f"{value}:{of}" for of in one.held for value in other.values)
    filter_ = one.filter._replace(held=None, ways=lambda values: (Way(Among(field, frozenset(values)), "named", ""),))
    both = one._replace(filter=filter_, values=pairs, taken=(*one.taken, *other.taken), beside=other)
    return tuple(both if c is one else c for c in criteria if c is not other)


def exclusions(typed: Iterable[str], filters: tuple[Filter, ...]) -> dict[str, list[str]]:
    """Read `topic=drugs` and the like. Raises UsageError for another shape or an unknown filter."""
    found: dict[str, list[str]] = {}
    for item in typed:
        name, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"--not '{visible(item)[:80]}' has no value.", f"Type --not {excluded_example(filters)}")
        found.setdefault(filter_name(name, filters), []).append(value)
    return found


def filter_name(typed: str, filters: tuple[Filter, ...]) -> str:
    """Give a filter's name as declared. Raises UsageError for one that does not exist."""
    return named("filter", [f.name for f in filters], typed.strip().removeprefix("--"))


def _criterion(filter_: Filter, value: Option, mode: Mode, lookup: Callable[[str], Resolver]) -> Criterion:
    values = [value] if isinstance(value, (str, int)) else value
    terms = lookup(filter_.vocabulary) if filter_.vocabulary else None
    typed = tuple(part for item in map(str, values) for part in _parts(filter_, item, terms))
    if terms is None:
        return Criterion(filter_, tuple(map(filter_.read, typed)), typed, mode)
    filter_ = filter_._replace(held=terms.held)
    found = [terms.match(part) for part in typed]
    taken = tuple((part, match.taken_for) for part, match in zip(typed, found, strict=True) if match.taken_for)
    return Criterion(filter_, tuple(match.code for match in found), typed, mode, taken=taken)


def _parts(filter_: Filter, item: str, terms: Resolver | None) -> list[str]:
    """Split at commas, unless these stand in a name ("Korea, Republic of")."""
    if not filter_.splits:
        return [item]
    return terms.split(item) if terms else [part.strip() for part in item.split(",") if part.strip()] or [item]
