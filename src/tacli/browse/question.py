"""What is asked on the screen, as data: it gives the query and the command line that asks the same."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.query.conditions import Order
from tacli.query.criteria import Reach
from tacli.query.filters import filters
from tacli.query.words import Words, parse_words
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tacli.anything import AnyRow
    from tacli.query.criteria import Criteria, Criterion
    from tacli.query.field import Field, Records
    from tacli.query.filters import Filter

Values = dict[str, tuple[str, ...]]  # of filters by their names, as they would be typed
NOTHING: Values = {}


class Question(NamedTuple):
    """Records of a kind that hold, for each filter of `asked`, any of its values, and none of those in `without`.

    Of the filters in `every`, all values; `words` are searched for; `order` and `reach` as on the command line.
    """

    kind: str
    asked: Values = NOTHING
    without: Values = NOTHING
    every: frozenset[str] = frozenset()
    words: str = ""
    order: tuple[Order, ...] = ()
    reach: Reach = Reach()

    def asking(self, name: str, value: str) -> Question:
        """Ask for a value too, or not any more."""
        return self._replace(asked=_turned(self.asked, name, value), without=_left(self.without, name, value))

    def leaving_out(self, name: str, value: str) -> Question:
        """Ask for rows without a value, or not any more."""
        return self._replace(asked=_left(self.asked, name, value), without=_turned(self.without, name, value))

    def asking_for_all(self, name: str) -> Question:
        """Ask for all values of a filter, or for any of them again."""
        return self._replace(every=self.every ^ {name})

    def reaching_further(self) -> Question:
        """Let places mean regions around them too, then only what names them, then what they mean as a rule."""
        reaches = (Reach(), Reach(regional=True), Reach(only_named=True))
        return self._replace(reach=reaches[(reaches.index(self.reach) + 1) % len(reaches)])

    def as_counted_by(self, name: str) -> Question:
        """Give what a facet is counted of: rows as if nothing of it was asked for or left out yet.

        Where all values are asked for, another one would leave fewer rows: of those it is counted.
        """
        if name in self.all_of:
            return self
        asked, without = (
            {key: values for key, values in of.items() if key != name} for of in (self.asked, self.without)
        )
        return self._replace(asked=asked, without=without)

    def sorted_by(self, field: Field[AnyRow]) -> Question:
        """Sort by a field; in the other direction if that is how it is; then not any more."""
        first, second = Order(field.name, field.descending), Order(field.name, not field.descending)
        following: dict[tuple[Order, ...], tuple[Order, ...]] = {(first,): (second,), (second,): ()}
        return self._replace(order=following.get(self.order, (first,)))

    @property
    def searched(self) -> Words | None:
        """The words, understood. Raises UsageError if none is wanted."""
        return parse_words(self.words) if self.words else None

    @property
    def all_of(self) -> list[str]:
        """Give the filters of which all values are asked for, where there are some."""
        return sorted(name for name in self.every if self.asked.get(name))

    def meant(self, known: Sequence[Filter]) -> Reach:
        """Say how far places go, where one is asked for."""
        return self.reach if any(f.reaches and self.asked.get(f.name) for f in known) else Reach()

    def arguments(self, records: Records[AnyRow]) -> list[str]:
        """Give the words of the command line that asks the same, without the name of the tool."""
        words = _words(self.words)
        options = [*self.options(records), *self._sorting(records)]
        if not words:
            return [self.kind, *options]
        if any(word.startswith("-") for word in words):
            return ["search", *options, "--", *words]
        return ["search", *words, *options]

    def options(self, records: Records[AnyRow]) -> list[str]:
        """Give the filters as options."""
        known = filters(records)
        options = [part for name, values in self.asked.items() for part in _option(name, values)]
        options += [part for name in self.all_of for part in ("--all", name)]
        excluded = [f"{name}={value}" for name, values in self.without.items() for value in values]
        options += [part for value in excluded for part in ("--not", value)]
        reach = self.meant(known)
        options += ["--include-regional"] if reach.regional else []
        options += ["--only-named"] if reach.only_named else []
        return options

    def _sorting(self, records: Records[AnyRow]) -> list[str]:
        return [part for by in self.order for part in ("--sort", _order(by, records))]


def started(kind: str, criteria: Criteria, *, reach: Reach, order: tuple[Order, ...] = (), words: str = "") -> Question:
    """Give the question that options of a command line ask; codes stand for what was typed of a vocabulary."""
    asked: Values = {}
    without: Values = {}
    for criterion in criteria:
        held = asked if criterion.mode != "not" else without
        held[criterion.filter.name] = _values(criterion)
        if criterion.beside:
            held[criterion.beside.filter.name] = _values(criterion.beside)
    every = frozenset(criterion.filter.name for criterion in criteria if criterion.mode == "all")
    return Question(kind, asked, without, every, words, order, reach)


def _values(criterion: Criterion) -> tuple[str, ...]:
    """Give codes where they are the values; words that are of one thing with those of another filter stay as typed."""
    codes = criterion.filter.vocabulary and not criterion.beside
    return tuple(dict.fromkeys(map(str, criterion.values) if codes else criterion.typed))


def command(arguments: Iterable[str]) -> str:
    """Give a command line as it is typed in a shell; what would not be seen there is written as its number."""
    return " ".join(["tacli", *map(_quoted, arguments)])


def _quoted(argument: str) -> str:
    if visible(argument) == argument:
        return quote(argument)
    inner = "".join(_numbered(char) for char in argument)
    return f"$'{inner}'"


def _numbered(char: str) -> str:
    if char in "\\'":
        return f"\\{char}"
    return char if visible(char) == char else f"\\U{ord(char):08x}"


def _option(name: str, values: tuple[str, ...]) -> list[str]:
    """Give one option for values that no comma parts, else one for each."""
    if any("," in value for value in values) or values[0].startswith("-") or name == "search":
        return [f"--{name}={value}" for value in values]
    return [f"--{name}", ",".join(values)]


def _order(by: Order, records: Records[AnyRow]) -> str:
    field = records.by_name.get(by.field)
    usual = field.descending if field else True
    if by.descending == usual:
        return by.field
    return f"-{by.field}" if by.descending else f"{by.field}:asc"


def _words(typed: str) -> list[str]:
    """Part words as a shell would hand them over: those in one argument would be a phrase."""
    return [typed] if '"' in typed or " -" in typed else typed.split()


def _turned(of: Mapping[str, tuple[str, ...]], name: str, value: str) -> Values:
    """Add a value, or take it away where it is."""
    if value in of.get(name, ()):
        return _left(of, name, value)
    return {**of, name: (*of.get(name, ()), value)}


def _left(of: Mapping[str, tuple[str, ...]], name: str, value: str) -> Values:
    rest = tuple(other for other in of.get(name, ()) if other != value)
    others = {key: values for key, values in of.items() if key != name}
    return {**of, name: rest} if rest else others
