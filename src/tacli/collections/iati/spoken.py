"""The texts of an activity that searches look in, each with its language; English where nothing says which."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tacli.collections.iati.getters import moved
from tacli.query.last import once_a_row
from tacli.query.stems import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.models.iati import IatiActivity, Narratives
    from tacli.query.field import Text


def titles(row: IatiActivity) -> list[Text]:
    """Give the title in all languages."""
    return _spoken((row.titles,))


def summaries(row: IatiActivity) -> list[Text]:
    """Give all descriptions in all languages."""
    return _spoken((row.descriptions,))


def reporter(row: IatiActivity) -> list[Text]:
    """Give the names of the reporting organization."""
    return _spoken((row.reporter.names,))


def partners(row: IatiActivity) -> list[Text]:
    """Give the names of the participating organizations; of one that has none its code."""
    organizations = [organization for _, organization in row.participants]
    codes = [(o.ref, ENGLISH) for o in organizations if o.ref and not o.names]
    return [*_spoken(o.names for o in organizations), *codes]


def languages_beside(row: IatiActivity) -> dict[str, set[str]]:
    """Give which parts of an activity say something in which languages beside the same in another one.

    Its own language is none of them.
    """
    found: dict[str, set[str]] = {}
    for part, of in _PARTS.items():
        for narratives in of(row):
            if len(narratives) > 1:
                for narrative in narratives:
                    if narrative.lang:
                        found.setdefault(narrative.lang, set()).add(part)
    found.pop(row.lang or ENGLISH, None)
    return found


def _parties(row: IatiActivity) -> list[Narratives]:
    of = moved(row)
    return [party.names for party in of.provider + of.receiver if party]


# What is said of an activity in languages, by the names of its parts.
_PARTS: dict[str, Callable[[IatiActivity], Iterable[Narratives]]] = {
    "titles": lambda row: (row.titles,),
    "descriptions": lambda row: (row.descriptions,),
    "reporter": lambda row: (row.reporter.names,),
    "participants": lambda row: [organization.names for _, organization in row.participants],
    "transactions": _parties,
}


@once_a_row
def named(row: IatiActivity) -> list[Text]:
    """Give the names of its places and sectors, and of what its transactions name."""
    of = moved(row)
    shares = chain(row.countries, row.regions, row.sectors, *of.countries, *of.regions, *of.sectors)
    return _spoken([*[share.names for share in shares], *_parties(row)])


def _spoken(those: Iterable[Narratives]) -> list[Text]:
    """Give texts once each."""
    once = dict.fromkeys(those)  # most come again and again
    return list(dict.fromkeys([(n.text, n.lang or ENGLISH) for narratives in once for n in narratives]))
