"""What words mean in IATI: the vocabularies of its fields, made of the standard's code lists.

A code, its name in English and its name in French may be typed; of a country, what the paper's own names allow too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tacli.vocabulary import Names, Term, countries
from tacli.vocabulary.codelists import DAC, M49, codelist, regions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.vocabulary.codelists import Code

# The code list of each vocabulary, the first of its fields' names.
_LISTS = {
    "category": "SectorCategory",
    "kind": "AidType",
    "status": "ActivityStatus",
    "scope": "ActivityScope",
    "marker": "PolicyMarker",
    "language": "Language",
    "currency": "Currency",
    "publisher-type": "OrganisationType",
}
NAMES = ("topic", *_LISTS, "country", "region")
_REGIONAL = ", regional"


@cache
def iati_vocabulary(name: str) -> Names:
    """Give a vocabulary of NAMES."""
    match name:
        case "topic":
            terms = (*_terms("SectorCategory"), *_terms("Sector"))
        case "country":
            terms = tuple(map(_country, codelist("Country").values()))
        case "region":
            terms = tuple(_regions())
        case _:
            terms = _terms(_LISTS[name])
    return Names(name.replace("-", " "), terms, listing=f"'tacli terms {name}' lists all.")


def _terms(name: str) -> tuple[Term, ...]:
    return tuple(Term(row.code, row.name, _definition(row), _aliases(row)) for row in codelist(name).values())


def _definition(row: Code) -> str:
    if not row.withdrawn:
        return ""
    return "Withdrawn" if row.withdrawn == "yes" else f"Withdrawn on {row.withdrawn}"


def _aliases(row: Code) -> tuple[str, ...]:
    return (row.name_fr,) if row.name_fr else ()


def _country(row: Code) -> Term:
    """Give a country with the names that are understood of it elsewhere: alpha-3, common names."""
    known = _by_alpha2().get(row.code)
    others: tuple[str | None, ...] = ()
    if known:
        others = (known["code"], known["label"], known["common"], *known["aliases"])
    aliases = tuple(dict.fromkeys(filter(None, (*_aliases(row), *others))))
    return Term(row.code, row.name, _definition(row), tuple(a for a in aliases if a != row.name), proper=True)


@cache
def _by_alpha2() -> dict[str, dict[str, Any]]:
    return {row["alpha2"]: row for row in countries().values() if row["alpha2"]}


def _regions() -> Iterable[Term]:
    """Give all regions. `Africa` is that of M49, which holds all that the DAC's "Africa, regional" does."""
    known = regions().values()
    whole = {region.name for region in known if region.vocabulary == M49}
    for region in known:
        row = codelist("Region")[region.code] if region.vocabulary == DAC else None
        short = region.name.removesuffix(_REGIONAL)
        aliases = (*(_aliases(row) if row else ()), *(() if short in whole else (short,)))
        names = tuple(alias for alias in aliases if alias != region.name)
        yield Term(region.key, region.name, _definition(row) if row else "", names, proper=True)
