"""Why an answer is empty or refused, and where what was asked for is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tacli.errors import UnknownValueError
from tacli.query.conditions import Among, Any, Part, Query
from tacli.query.remark import Advice, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.query.conditions import Why
    from tacli.query.criteria import Criteria, Criterion
    from tacli.query.field import Records, Row
    from tacli.sources.source import Source


def emptied(criteria: Criteria, why: Why, source: Source, kind: str) -> Iterator[str]:
    """Say which filter empties an answer, or that only several together do; then where a State is named instead."""
    alone = list(zip(criteria, why.alone, strict=True))
    never = [criterion for criterion, count in alone if not count]
    for criterion in never:
        yield Remark("No row passes ", criterion, _held(criterion, source, kind), ".")
    if len(criteria) > 1 and not never:
        helps = [criterion for criterion, count in zip(criteria, why.without, strict=True) if count]
        if not helps:
            yield "No filter alone empties the answer, nor does leaving one out fill it: they fail only together."
        yield "No row passes all filters. What each gives alone, and what the others give without it:"
        for (criterion, count), without in zip(alone, why.without, strict=True):
            yield Remark("  ", criterion, f": {count:,} alone, {without:,} without it")
    if not source.is_stream:
        for criterion in never:
            yield from _apart(criterion, source, kind)
            yield from _donor(criterion, source, kind)


def _held(criterion: Criterion, source: Source, kind: str) -> str:
    """Say what rows hold where a filter asks for numbers, else which command lists it."""
    filter_ = criterion.filter
    if criterion.mode != "any":
        return ""
    if filter_.vocabulary:
        counted = (name for name, of in source.collection.kinds.items() if filter_.vocabulary in _vocabularies(of))
        if kind == next(counted, kind):
            return Advice(f" ('tacli terms {filter_.vocabulary} --sort count' counts what rows hold)")
        return Advice(f" ('tacli {kind}' lists all)")
    engine = None if source.is_stream else source.engine(kind)
    if engine is None or filter_.name not in engine.records.facets:
        return ""
    values = engine.tally(Query(), [filter_.name]).by[filter_.name]
    return f"; there are {min(values)} to {max(values)}" if values else ""


def _vocabularies(records: Records[Row]) -> set[str]:
    return {field.vocabulary for field in records.fields}


def _apart(criterion: Criterion, source: Source, kind: str) -> Iterator[str]:
    """Say of a phrase that no row holds how many hold its words: whoever quotes two words may want no phrase."""
    if criterion.filter.name != "search" or criterion.mode != "any":
        return
    apart = [words.apart for words in criterion.values if words.apart != words]
    found = source.engine(kind).why(Query((Part(Any(tuple(words.condition for words in apart))),))).found
    if found:
        yield Remark(f"{_rows(found)} with its words apart", Advice(": type them without the quotes"), ".")


def _donor(criterion: Criterion, source: Source, kind: str) -> Iterator[str]:
    """Say of a State that activities do not name what it paid."""
    if (
        source.collection.name != "paper"
        or kind == "donors"
        or criterion.filter.vocabulary != "country"
        or criterion.mode != "any"
    ):
        return
    from shlex import quote

    paid = Query((Part(Among("country", frozenset(criterion.values))),), fields=("donor", "rank"))
    for donor, rank in source.engine("donors").rows(paid):
        yield Remark(f"{donor} is donor number {rank}", Advice(f": tacli profile {quote(donor)} says more"), ".")


@contextmanager
def hits_told(source: Source) -> Iterator[None]:
    """Say of a word that is no name, and is to be searched for, how many rows a search finds."""
    try:
        yield
    except UnknownValueError as error:
        if error.searched and not source.is_stream:
            from tacli.query.words import parse_words

            words = f'"{" ".join(error.searched.split())}"'
            found = source.engine("activities").why(Query((Part(parse_words(words).condition),))).found
            search, or_, listing = error.hint.partition(", or another name;")
            error.hint = f"{search} ({_rows(found)}){or_}{listing}" if found else f"No row holds it either;{listing}"
        raise


def _rows(found: int) -> str:
    return "1 row" if found == 1 else f"{found:,} rows"
