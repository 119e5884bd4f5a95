"""The filters of a command: the options for them, and the criteria that they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.cli import complete
from tacli.cli.options import option
from tacli.collections.iati.options import ASKED, OPTIONS
from tacli.collections.paper.collection import PAPER
from tacli.errors import UsageError
from tacli.named_tuples import NamedTuple
from tacli.query.criteria import exclusions, filter_name, parse, together
from tacli.query.field import text
from tacli.query.filters import excluded_example, filter_of, filters
from tacli.text import visible
from tacli.vocabulary import NAMES, vocabulary

if TYPE_CHECKING:
    from inspect import Parameter

    from tacli.anything import Option
    from tacli.collections.collection import Collection
    from tacli.query.criteria import Criteria, Reach
    from tacli.query.filters import Filter
    from tacli.sources.source import Source

_FILTERS = "Filters (same option twice or a,b: any of them; different options: all)"
_OF_IATI = "Filters for IATI data (with --data)"


class Asking(NamedTuple):
    """Filters of a kind of record, all but those of `without`; none where no kind is named."""

    kind: str = ""
    without: frozenset[str] = frozenset()

    def filters(self, of: Collection = PAPER) -> tuple[Filter, ...]:
        """Give those that a collection has."""
        records = of.asked(self.kind) if self.kind else None
        return tuple(f for f in filters(records) if f.name not in self.without) if records else ()

    @property
    def options(self) -> list[Parameter]:
        """Give the options for those that there are: of the paper first, then those that IATI alone has."""
        of_paper, of_iati = self.filters(), self._of_iati
        return [
            *map(_option, of_paper),
            *(_option(filter_, _OF_IATI) for filter_ in of_iati),
            *_combined((*of_paper, *of_iati)),
        ]

    def criteria(self, typed: dict[str, Option], source: Source, reach: Reach) -> Criteria:
        """Take out of `typed` what the options hold. Raises UsageError for what cannot be meant of the source."""
        own = self.filters(source.collection)
        held = {f.name: typed.pop(f.name.replace("-", "_")) for f in (*self.filters(), *self._of_iati)}
        excluded, every = typed.pop("exclude") or (), typed.pop("every") or ()
        known = {f.name for f in own}
        asked = [name for name, value in held.items() if value]
        for name in (*asked, *(item.partition("=")[0] for item in excluded), *every):
            lack = source.collection.filters.get(name.removeprefix("--"))
            if lack and name not in known:
                raise UsageError(lack.reason, lack.instead)
        for name in asked:
            if name not in known:
                raise self._refusal(name, source.collection)
        criteria = parse(
            {name: value for name, value in held.items() if name in known},
            own,
            exclude=exclusions(excluded, own),
            every=[filter_name(name, own) for name in every],
            reach=reach,
            lookup=source.vocabulary,
        )
        for pair in source.collection.pairs:
            criteria = together(criteria, *pair)
        return criteria

    def _refusal(self, name: str, of: Collection) -> UsageError:
        """Refuse a filter that this kind of record has in other data alone: to pass it over would be a wrong answer."""
        has_it = name in {f.name for f in Asking("activities").filters(of)}
        instead = "tacli activities takes it; here, leave it out." if has_it else "Leave it out."
        return UsageError(f"--{name} is no filter of the {self.kind} in this data.", instead)

    @property
    def _of_iati(self) -> tuple[Filter, ...]:
        known = {f.name for f in self.filters()} | self.without
        declared = (text("", "", "", get=None, **asked) for name, asked in OPTIONS.items() if name not in known)
        return tuple(map(filter_of, declared)) if self.kind in ASKED else ()

    def refuse_words(self, words: list[str]) -> None:
        """Raise UsageError where words stand by themselves, and say to which options they belong."""
        if not words:
            return
        from shlex import quote

        typed = " ".join(words)
        meant = [f.name for f in self.filters() if f.vocabulary in NAMES and vocabulary(f.vocabulary).has(typed)]
        options = [f"--{name} {quote(typed)}" for name in meant]
        raise UsageError(
            f"'{visible(typed)[:80]}' belongs to no option.",
            f"Type {', or '.join([*options, f'tacli search {quote(visible(typed)[:80])}'])}",
        )


def _option(filter_: Filter, panel: str = _FILTERS) -> Parameter:
    return option(
        list[str] | None,
        f"--{filter_.name}",
        filter_.help,
        panel,
        metavar=_metavar(filter_),
        autocompletion=complete.values(filter_),
    )


def _metavar(filter_: Filter) -> str:
    """Say what to type: a name of a vocabulary, or values as they may be typed."""
    if filter_.vocabulary:
        return filter_.vocabulary.upper()
    if filter_.name in ("has", "no"):
        return "FIELD"
    return "|".join(filter_.examples[:2]) or "WORDS"


def _combined(chosen: tuple[Filter, ...]) -> list[Parameter]:
    """Give the options by which filters work together."""
    if not chosen:
        return []
    options = [
        option(
            list[str] | None, "--not", f"Leave out rows with this value, such as {excluded_example(chosen)}.", _FILTERS,
            metavar="FILTER=VALUE", name="exclude", autocompletion=complete.exclusions(chosen),
        ),
        option(
            list[str] | None, "--all", "Require all values of this filter, not just one.", _FILTERS,
            metavar="FILTER", name="every", autocompletion=complete.choices(lambda: ((f.name, f.help) for f in chosen)),
        ),
    ]  # fmt: skip
    if any(f.reaches for f in chosen):
        options += [
            option(bool, "--include-regional", "Also rows that name only a region containing the place.", _FILTERS),
            option(bool, "--only-named", "Only rows that name the place itself, not a part of it.", _FILTERS),
        ]
    return [*options, option(bool, "--explain", "Show on stderr how each value was understood.", _FILTERS)]
