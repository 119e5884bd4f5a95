"""Whom a page is of, and what stands on it: what profiles and comparisons share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.errors import UnknownValueError
from tacli.query.subject import Subject, paragraph, subject
from tacli.sources.paper import PaperSource
from tacli.views.about import cite
from tacli.views.iati_profile import KINDS
from tacli.views.iati_profile import facts_of as iati_facts
from tacli.views.paper_pages import beside
from tacli.views.profile import facts_of as paper_facts
from tacli.views.subject_page import Beside, subject_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.sources.source import Source
    from tacli.views.fact import Fact
    from tacli.views.lists import Look
    from tacli.views.table import Page


def subject_of(typed: str, source: Source) -> Subject:
    """Understand whom a page is to be of. Raises UnknownValueError."""
    if not isinstance(source, PaperSource):
        return _of_iati(typed, source)
    number = paragraph(typed)
    if number is None:
        return _of_paper(typed, source)
    most = source.dataset.document.paragraphs
    if not 1 <= number <= most:
        raise UnknownValueError(f"There is no paragraph {number}.", f"Type tacli profile 1 to tacli profile {most}")
    return Subject("paragraph", str(number))


def _of_paper(typed: str, source: PaperSource) -> Subject:
    donors = [c.donor for c in source.dataset.contributions if c.country is None]
    try:
        return subject(typed, source.vocabulary, donors)
    except UnknownValueError:
        wanted = typed.strip().lower()
        if any(activity.id == wanted for activity in source.dataset.activities):
            said = f"{wanted} is a record, which has no profile."
            raise UnknownValueError(said, f"Type tacli show {wanted}") from None
        raise


def _of_iati(typed: str, source: Source) -> Subject:
    try:
        return subject(typed, source.vocabulary, (), KINDS)
    except UnknownValueError as error:
        unknown = error
    try:
        found = source.vocabulary("topic").match(typed)  # also of words that no code list has
    except UnknownValueError:
        raise unknown from None
    return Subject("topic", found.code, found.taken_for)


def facts_of(of: Subject, source: Source) -> Iterator[Fact]:
    """Give what is counted of a subject."""
    return paper_facts(of, source.dataset) if isinstance(source, PaperSource) else iati_facts(of, source)


def cite_of(source: Source) -> str:
    """Give how the whole is cited."""
    return cite(source.dataset) if isinstance(source, PaperSource) else source.cite("").removeprefix("Source: ")


# What a subject of IATI is called.
_CALLED = {
    "country": "country",
    "region": "region",
    "topic": "sector",
    "entity": "organization that reports",
    "partner": "organization that takes part",
}


def page_of(of: Subject, source: Source, look: Look, *, whole: bool = False) -> Page:
    """Give the page of a subject, its first rows and figures or the `whole`."""
    if isinstance(source, PaperSource):
        known = beside(of, source.dataset, look.names, look.briefs)
    else:
        known = Beside((_CALLED[of.kind],))
    engine = source.engine("activities")
    return subject_page(of, title_of(of, look), engine, look, known, cite=cite_of(source), whole=whole)


def title_of(of: Subject, look: Look, *, brief: bool = False) -> str:
    """Give what a subject is called, in brief where there is little room."""
    if of.kind == "paragraph":
        return f"Paragraph {of.code}"
    if of.kind in ("donor", "partner"):
        return of.code
    names = look.briefs if brief else look.names
    return names(of.kind).get(of.code, of.code)
