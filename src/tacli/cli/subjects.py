"""Whom a page is of, and what stands on it: what profiles and comparisons share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.errors import UnknownValueError
from tacli.query.subject import Subject, paragraph, subject
from tacli.views.about import cite
from tacli.views.paper_pages import beside
from tacli.views.subject_page import subject_page

if TYPE_CHECKING:
    from tacli.sources.paper import PaperSource
    from tacli.views.lists import Look
    from tacli.views.page import Page


def subject_of(typed: str, source: PaperSource) -> Subject:
    """Understand whom a page is to be of. Raises UnknownValueError."""
    number = paragraph(typed)
    if number is None:
        donors = [c.donor for c in source.dataset.contributions if c.country is None]
        return subject(typed, source.vocabulary, donors)
    most = source.dataset.document.paragraphs
    if not 1 <= number <= most:
        raise UnknownValueError(f"There is no paragraph {number}.", f"Type tacli profile 1 to tacli profile {most}.")
    return Subject("paragraph", str(number))


def page_of(of: Subject, source: PaperSource, look: Look) -> Page:
    """Give the page of a subject."""
    dataset = source.dataset
    return subject_page(
        of,
        title_of(of, look),
        source.engine("activities"),
        look,
        beside(of, dataset, look.names, look.briefs),
        cite=cite(dataset),
    )


def title_of(of: Subject, look: Look, *, brief: bool = False) -> str:
    """Give what a subject is called, in brief where there is little room."""
    if of.kind == "paragraph":
        return f"Paragraph {of.code}"
    if of.kind in ("donor", "partner"):
        return of.code
    names = look.briefs if brief else look.names
    return names(of.kind).get(of.code, of.code)
