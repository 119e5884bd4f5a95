"""Every filter, declared once: options, Python keywords and help all read these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tacli.errors import UsageError
from tacli.query.search import found, parse_words
from tacli.text import visible, whole_number
from tacli.vocabulary import groups_of, members

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tacli.models import Activity

_MOST = 9999


class Span(NamedTuple):
    """Years or paragraphs from `first` to `last`."""

    first: int
    last: int

    def __str__(self) -> str:
        """Give it as it would be typed."""
        if self.first == self.last:
            return str(self.first)
        return f"{self.first or ''}..{'' if self.last == _MOST else self.last}"


class Filter(NamedTuple):
    """A filter: how a typed value is understood, and whether a row holds one of the values.

    Values of a `vocabulary` are its codes, others what `read` makes of them. `splits`: a comma parts values.
    `wider`: whether a row reaches one of the values through a region alone.
    """

    name: str
    help: str
    read: Callable[[str], Any]
    match: Callable[[Any, tuple[Any, ...]], bool]
    vocabulary: str | None = None
    splits: bool = True
    wider: Callable[[Any, tuple[Any, ...]], bool] | None = None

    def widened(self) -> Filter:
        """Give the filter that keeps the wider rows too; itself where there are none."""
        wider, match = self.wider, self.match
        if wider is None:
            return self
        return self._replace(match=lambda row, wanted: match(row, wanted) or wider(row, wanted), wider=None)


def _of(name: str, help_: str, field: str, terms: str | None = None) -> Filter:
    terms = terms or name

    def match(row: Any, wanted: tuple[str, ...]) -> bool:
        held = getattr(row, field)
        if held is None or isinstance(held, str):
            return held in wanted
        for code in held:  # noqa: SIM110 - this runs for every row, and any() takes twice as long
            if code in wanted:
                return True
        return False

    return Filter(name, help_, str, match, terms)


def _in_group(row: Activity, wanted: tuple[str, ...]) -> bool:
    return any(not groups_of(country).isdisjoint(wanted) for country in row.countries)


def _span(typed: str) -> Span:
    """Read `2004`, `2003..2005`, `2003..` or `..2005`."""
    start, dots, end = (part.strip() for part in typed.partition(".."))
    if not (start or end) or not all(
        part.isascii() and part.isdigit() and len(part) <= len(str(_MOST)) for part in (start, end) if part
    ):
        raise UsageError(f"'{visible(typed)[:80]}' is no year or range.", "Type 2004, 2003..2005, 2003.. or ..2005.")
    first = int(start) if start else 0
    last = int(end) if end else (_MOST if dots else first)
    if first > last:
        raise UsageError(f"The range '{visible(typed)}' ends before it starts.", f"Type {last}..{first}.")
    return Span(first, last)


def _overlaps(row: Activity, wanted: tuple[Span, ...]) -> bool:
    """Years overlap a range; a row without years never does, an open end runs on if the row has a start."""
    if row.start is None and row.end is None:
        return False
    start = row.start if row.start is not None else 0
    end = row.end if row.end is not None else _MOST
    return any(start <= last and first <= end for first, last in wanted)


def _paragraphs(row: Activity, wanted: tuple[Span, ...]) -> bool:
    return any(first <= row.paragraph <= last for first, last in wanted)


def _numbers(typed: str) -> Span:
    try:
        return _span(typed)
    except UsageError as error:
        raise UsageError(error.message.replace("year", "paragraph"), "Type 25, 22..28, 22.. or ..28.") from None


def _through_region(row: Activity, wanted: tuple[str, ...]) -> bool:
    return any(not members(region).isdisjoint(wanted) for region in row.regions)


_FIELDS = ("countries", "regions", "venues", "instruments", "start", "end", "partners", "names", "figures")


def _field(typed: str) -> str:
    fits = [name for name in _FIELDS if typed.strip() and name.startswith(typed.strip().lower())]
    if len(fits) != 1:
        raise UsageError(f"'{visible(typed)[:80]}' is no field that may be empty.", f"There are: {', '.join(_FIELDS)}.")
    return fits[0]


def _held(row: Activity, wanted: tuple[str, ...]) -> bool:
    return any(getattr(row, name) not in (None, ()) for name in wanted)


def _lacked(row: Activity, wanted: tuple[str, ...]) -> bool:
    return not _held(row, wanted)


ACTIVITY_FILTERS: tuple[Filter, ...] = (
    _of("topic", "Problem that the assistance addresses.", "topics"),
    _of("kind", "Form that the assistance takes.", "kinds"),
    _of("entity", "Organization that gives it.", "entity"),
    _of("country", "State that the source names.", "countries")._replace(wider=_through_region),
    _of("region", "Region or grouping that the source names.", "regions"),
    Filter("group", "Names a State of this grouping.", str, _in_group, "group"),
    _of("instrument", "Treaty that it serves.", "instruments"),
    _of("status", "Status at September 2005.", "status"),
    _of("scope", "How wide it reaches.", "scope"),
    Filter("year", "Years that overlap: 2004, 2003..2005, 2003.., ..2005.", _span, _overlaps),
    Filter("paragraph", "Paragraph of the paper: 25 or 22..28.", _numbers, _paragraphs),
    Filter("search", "Words, as of tacli search.", parse_words, found, splits=False),
    Filter("has", "Says something in one of these fields: figures.", _field, _held),
    Filter("no", "Says nothing in these fields: countries.", _field, _lacked),
)

RESPONSE_FILTERS: tuple[Filter, ...] = (
    _of("group", "Country grouping.", "group"),
    _of("instrument", "Treaty.", "instrument"),
)


def _amounts(typed: str) -> int:
    amount = whole_number(typed.replace(",", "").replace(" ", "").replace("_", ""))
    if amount is None:
        raise UsageError(f"'{visible(typed)[:80]}' is no amount.", "Type whole dollars: --min 100000.")
    return amount


def _ranks(typed: str) -> int:
    rank = whole_number(typed.strip())
    if not rank:
        raise UsageError(f"'{visible(typed)[:80]}' is no rank.", "Type --top 3.")
    return rank


DONOR_FILTERS: tuple[Filter, ...] = (
    _of("kind", "member-state or other.", "kind", "donor-kind"),
    _of("country", "Donor State.", "country"),
    Filter("top", "Only ranks 1 to N.", _ranks, lambda row, wanted: row.rank <= max(wanted)),
    Filter(
        "min", "Paid at least so many dollars.", _amounts, lambda row, wanted: row.amount >= min(wanted), splits=False
    ),
)

ENTITY_FILTERS: tuple[Filter, ...] = (
    _of("entity", "Organization.", "id", "entity"),
    _of("reply", "reported or nothing-to-report.", "reply"),
)


def names(filters: Collection[Filter]) -> str:
    """List the names of filters for a message."""
    return ", ".join(f.name for f in filters)
