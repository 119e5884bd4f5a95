"""What activities hold in other languages than their own, of those that say something in several."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from tacli.collections.iati.activities import FOLLOWING, in_language, money_in_language
from tacli.collections.iati.money import amounts
from tacli.collections.iati.spoken import languages_beside
from tacli.collections.iati.vocabularies import OF_LANGUAGE, named_in
from tacli.engines.adding import money_of
from tacli.engines.columns import Column, amounts_name
from tacli.engines.layout import Layout, SharedPart
from tacli.engines.ledger import given_name, given_of
from tacli.engines.tables import terms_name
from tacli.query.stems import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tacli.anything import JsonObject
    from tacli.collections.iati.vocabularies import Named
    from tacli.models.iati import IatiActivity, Organization, Participant


_MOST_PARTICIPANTS = 2**6  # of an activity whose terms are kept, so that all take little memory
_OF_MONEY = {"reporter", "participants", "transactions"}


def columns_of_language() -> list[Column]:
    """Give the columns that depend on a language."""
    columns = [column for records in in_language(ENGLISH).values() for column in Layout(records).columns]
    given = [amounts_name(given_name(facet)) for facet in money_of(money_in_language(ENGLISH)).facets]
    return [*columns, *(Column(name, "text", many=True) for name in (*given, *map(terms_name, OF_LANGUAGE)))]


def _parts(part: str) -> tuple[SharedPart, ...]:
    return (SharedPart(attrgetter(part, "lang"), FOLLOWING[part]),) if part in FOLLOWING else ()


class _In:
    """What activities hold in a language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._facts = {part: Layout(records, _parts(part)).facts for part, records in in_language(lang).items()}
        self._goes = given_of(money_in_language(lang))

    def facts(self, row: IatiActivity, parts: Collection[str]) -> JsonObject:
        """Give what columns hold that are of some parts of an activity."""
        facts: JsonObject = {}
        for part in sorted(parts):
            facts.update(self._facts[part](row))
        if "participants" in parts:
            facts.update(terms_in(row, self._lang))
        if _OF_MONEY.intersection(parts) and (of := amounts(row)):
            facts.update((amounts_name(name), values) for name, values in self._goes(row, of).items())
        return facts


class Spoken:
    """Tells of activities what differs in other languages than their own."""

    def __init__(self) -> None:
        self._in: dict[str, _In] = {}

    def of(self, row: IatiActivity, facts: JsonObject, terms: JsonObject) -> str | None:
        """Give, as JSON, what columns hold by each language in which they hold something else; None where none do."""
        from pydantic_core import to_json  # five times as fast as Python's own

        beside = languages_beside(row)
        found = self.differing(row, beside, {**facts, **terms}) if beside else {}
        return to_json(found).decode() if found else None

    def differing(self, row: IatiActivity, beside: Mapping[str, set[str]], held: JsonObject) -> dict[str, JsonObject]:
        """Give the columns of which something else is `held` than in a language, by the languages."""
        found = {}
        for lang, parts in sorted(beside.items()):
            if lang not in self._in:
                self._in[lang] = _In(lang)
            facts = self._in[lang].facts(row, parts)
            if differs := {name: value for name, value in facts.items() if value != held[name]}:
                found[lang] = differs
        return found


def terms_in(row: IatiActivity, lang: str | None = None) -> dict[str, list[str]]:
    """Give the terms that an activity names of each vocabulary, each as JSON."""
    terms = _kept_terms if len(row.participants) <= _MOST_PARTICIPANTS else _terms
    return terms(row.reporter, row.participants, lang, row.lang)


def _terms(
    reporter: Organization, participants: Sequence[Participant], lang: str | None, own: str | None
) -> dict[str, list[str]]:
    named = named_in(reporter, participants, lang, own)
    return {terms_name(name): list(map(_as_json, found)) for name, found in named.items()}


_kept_terms = lru_cache(maxsize=2**10)(_terms)  # many activities of a publisher name the same ones


@lru_cache(maxsize=2**14)  # the same organizations are named again and again
def _as_json(term: Named) -> str:
    from pydantic_core import to_json  # five times as fast as Python's own

    return to_json(term).decode()
