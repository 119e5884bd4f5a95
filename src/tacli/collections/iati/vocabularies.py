"""What words mean in IATI: the vocabularies of its fields, made of the standard's code lists.

A code, its name in English and its name in French may be typed; of a country, what the paper's own names allow too.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tacli.collections.iati.getters import FUNDING
from tacli.collections.iati.organizations import Entities, Participants
from tacli.collections.iati.texts import all_texts, name_of
from tacli.collections.iati.topics import Topics
from tacli.text import visible
from tacli.vocabulary import Names, Term, countries, to_search
from tacli.vocabulary.codelists import DAC, M49, codelist, regions
from tacli.vocabulary.keys import EVERYTHING
from tacli.vocabulary.spelling import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.anything import JsonObject
    from tacli.models.iati import IatiActivity, Organization, Participant
    from tacli.vocabulary.codelists import Code

# The code list of each vocabulary, the first of its fields' names.
_LISTS = {
    "category": "SectorCategory",
    "kind": "AidType",
    "status": "ActivityStatus",
    "scope": "ActivityScope",
    "role": "OrganisationRole",
    "marker": "PolicyMarker",
    "language": "Language",
    "currency": "Currency",
    "publisher-type": "OrganisationType",
}
NAMES = ("topic", *_LISTS, "country", "region")
Named = tuple[str, str, tuple[str, ...], str | None]  # a code, its label, its other names, a code that it is given with
Codes = dict[str, list[str]]  # names that codes stand for, the most frequent first
OF_ROWS = ("entity", "partner", "donor")
OF_LANGUAGE = ("partner", "donor")  # those of which names are in the language that is asked for
ALL = (*NAMES, *OF_ROWS)
_REGIONAL = ", regional"
_UNSAID = ("language", "currency")  # of which texts say nothing: no search is proposed, but what rows hold
_BY_COUNT = " --sort count"
_POINTED = ("country", "region", "topic", "kind", "status", "role")  # where a word of another list is looked for


@cache
def iati_vocabulary(name: str) -> Names:
    """Give a vocabulary of NAMES."""
    match name:
        case "topic":
            return Topics((*_terms("SectorCategory"), *_terms("Sector")))
        case "country":
            terms = tuple(map(_country, codelist("Country").values()))
        case "region":
            terms = tuple(_regions())
        case _:
            terms = _terms(_LISTS[name])
    return Names(
        name.replace("-", " "),
        terms,
        listing=f"'tacli terms {name}{_BY_COUNT if name in _UNSAID else ''}' lists all.",
        elsewhere=lambda typed: _elsewhere(name, typed),
        otherwise=None if name in _UNSAID else to_search,
    )


def _elsewhere(name: str, typed: str) -> str:
    """Say what a word means that is no name here: all, or a term of another list."""
    if key_of(typed) in EVERYTHING:
        return f"Leave --{name} out: that means all."
    found = [(other, code) for other in _POINTED if other != name for code in iati_vocabulary(other).whole(typed)]
    from shlex import quote

    pointers = "; or ".join(f"a {other}: --{other} {quote(code)}" for other, code in found)
    return f"'{visible(typed)}' is {pointers}." if found else ""


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
def _by_alpha2() -> dict[str, JsonObject]:
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


def words_of(rows: Iterable[IatiActivity], name: str, lang: str | None = None) -> Names | Entities:
    """Give a vocabulary; `entity`, `partner` and `donor` are those that the rows name, in the language of the rows."""
    if name == "entity":
        return Entities(lambda: Names(name, _entities(rows), listing=f"'tacli summary --by {name}' lists all."))
    if name in ("partner", "donor"):
        return _participants(rows, name, lang)
    return iati_vocabulary(name)


def named_in(
    reporter: Organization, participants: Iterable[Participant], lang: str | None, own: str | None
) -> dict[str, list[Named]]:
    """Give what a row names of each of OF_ROWS, as often as it does, in a language where there is such."""
    label = name_of(reporter, None, own)
    parties = [(role, _named(organization, lang, own)) for role, organization in participants]
    other = _others(all_texts(reporter.names), label)
    return {
        "entity": [(reporter.ref, label or "", other, None)] if reporter.ref else [],
        "partner": [named for _, named in parties if named],
        "donor": [named for role, named in parties if role == FUNDING and named],
    }


def _named(party: Organization, lang: str | None, own: str | None) -> Named | None:
    name = name_of(party, lang, own)
    return (name, name, _others(all_texts(party.names), name), party.ref) if name else None


def _others(texts: list[str], name: str | None) -> tuple[str, ...]:
    return tuple([text for text in dict.fromkeys(texts) if text != name]) if len(texts) > 1 else ()


def of_rows(name: str, said: Iterable[tuple[str, str, Iterable[str]]], codes: Codes) -> Names | Entities:
    """Give a vocabulary of OF_ROWS of what rows name, put together: codes, labels and aliases; names given by codes."""
    terms = tuple(Term(code, label, "", tuple(aliases), proper=True) for code, label, aliases in said)
    if name == "entity":
        return Entities(lambda: Names(name, terms, listing=f"'tacli summary --by {name}' lists all."))
    return Participants(name, terms, {code: tuple(names) for code, names in codes.items()})


def _entities(rows: Iterable[IatiActivity]) -> Iterable[Term]:
    """Give reporting organizations by their codes, each under its most frequent name."""
    names: dict[str, Counter[str]] = {}
    aliases: dict[str, dict[str, None]] = {}
    for row in rows:
        if ref := row.reporter.ref:
            names.setdefault(ref, Counter())[name_of(row.reporter, None, row.lang) or ref] += 1
            aliases.setdefault(ref, {}).update(dict.fromkeys(all_texts(row.reporter.names)))
    for ref, counted in names.items():
        ((label, _),) = counted.most_common(1)
        yield Term(ref, label, "", tuple(alias for alias in aliases[ref] if alias != label), proper=True)


def _participants(rows: Iterable[IatiActivity], name: str, lang: str | None) -> Participants:
    """Give participating organizations as rows hold them; their names in other languages may be typed, and codes."""
    aliases: dict[str, dict[str, None]] = {}
    codes: dict[str, Counter[str]] = {}
    for row in rows:
        for participant in row.participants:
            organization = participant.organization
            called = name_of(organization, lang, row.lang)
            if called and (participant.role == FUNDING or name != "donor"):
                aliases.setdefault(called, {}).update(dict.fromkeys(all_texts(organization.names)))
                if organization.ref:
                    codes.setdefault(organization.ref, Counter())[called] += 1
    terms = [
        Term(called, called, "", tuple(a for a in known if a != called), proper=True)
        for called, known in aliases.items()
    ]
    return Participants(name, terms, {ref: tuple(n for n, _ in names.most_common()) for ref, names in codes.items()})
