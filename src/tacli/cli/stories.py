"""What a page says of a command's rows, beside the rows: put together when a page is asked for, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.errors import DatasetError
from tacli.query.conditions import Query
from tacli.query.tallies import Groups
from tacli.sources.paper import PaperSource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tacli.anything import Values
    from tacli.cli.output import Output
    from tacli.collections.paper.annexes import Rate
    from tacli.query.criteria import Criteria
    from tacli.query.tallies import Counts
    from tacli.sources.source import Source
    from tacli.views import Table
    from tacli.views.origin import Origin
    from tacli.views.sum_profile import Section
    from tacli.views.sums import Line
    from tacli.views.table import Page

    Telling = Callable[[Table, Sequence[Values]], Page]


def cited(story: Page, source: Source, annex: str, counted: str = "") -> Page:
    """Say how a page of the paper is cited, to the annex, and what its figures are."""
    if not isinstance(source, PaperSource) or source.is_stream:
        return story._replace(cite=source.cite("").removeprefix("Source: "))
    document = source.dataset.document
    return story._replace(cite=f"{document.body}, {document.session}, {source.title}, {annex}.", counted=counted)


def origin_of(source: Source) -> Origin | None:
    """Say what the rows are from, by whom, and as at when; nothing of data that is refused."""
    from tacli.views import origin

    try:
        if not isinstance(source, PaperSource):
            return _of_iati(source)
        if source.is_stream:
            return origin.of_lines(source.path or "")
        return origin.of_document(source.dataset.document)
    except DatasetError:
        return None


def _of_iati(source: Source) -> Origin:
    from tacli.views import origin

    names, updated = published(source)
    return origin.of_files(names, updated, source.paths)


def published(source: Source) -> tuple[list[str], date | None]:
    """Give the names of those who publish what the files hold, and the day of the last update."""
    from datetime import date

    groups = list(source.engine("activities").groups(Query(), Groups(("entity",), most=("updated",))))
    codes = sorted((-group.rows, str(group.by[0])) for group in groups if group.by[0] is not None)
    names = {term.code: term.label for term in source.vocabulary("entity").terms}
    updated = max(filter(None, (group.most[0] for group in groups)), default=None)
    return [names.get(code, code) for _, code in codes], date.fromisoformat(updated[:10]) if updated else None


_NEVER = 9999  # a year that is after all others
_CODED = (
    "The paper was read by hand, and each thing that an organization did, does, plans or offers is one activity. The "
    "facts are those of the paper; titles and summaries were written for this edition of it. Countries are those that "
    "it names: a region is never counted as its States."
)


def listing_of(kind: str, criteria: Criteria, source: Source, output: Output) -> Telling:
    """Give what tells rows of a kind as a list."""

    def tell(table: Table, rows: Sequence[Values]) -> Page:
        from tacli.views.stories.listing import Asked, listing_story

        known = isinstance(source, PaperSource) and kind in source.collection.kinds and not source.is_stream
        whole = source.engine(kind).tally(Query(), ()).total if known else None
        question = Asked(
            kind,
            criteria,
            whole,
            bool(output.order),
            source.vocabulary,
            within(source),
        )
        return cited(listing_story(table, rows, question), source, "annex I", _CODED)

    return tell


def within(source: Source) -> str:
    """Say in what the rows stand: the paper with its date, or a file."""
    if not isinstance(source, PaperSource):
        return "files of IATI"
    if source.is_stream:
        return source.title
    from tacli.text import day

    return f"the working paper of {day(source.dataset.document.issued)}"


def responses_of(found: Sequence[Rate], criteria: Criteria, source: PaperSource, output: Output) -> Telling:
    """Give what tells rates of reply: as dots, or as a list where its form was asked for."""
    if _is_shaped(output):
        return listing_of("responses", criteria, source, output)

    def tell(_table: Table, _rows: Sequence[Values]) -> Page:
        from tacli.views.stories.annexes import responses_story
        from tacli.views.stories.naming import Labels, asked

        labels = Labels(source.vocabulary)
        as_at = source.dataset.document.responses.as_at
        story = responses_story(found, as_at, labels, f"Replies of States in {within(source)}", asked(criteria, labels))
        return cited(story, source, "annex II")

    return tell


def donors_of(criteria: Criteria, source: PaperSource, output: Output) -> Telling:
    """Give what tells donors: as bars, or as a list where its fields were asked for."""
    if output.fields:
        return listing_of("donors", criteria, source, output)

    def tell(_table: Table, _rows: Sequence[Values]) -> Page:
        from tacli.views.stories.annexes import donors_story
        from tacli.views.stories.naming import Labels, asked

        found = list(source.held("donors").found(output.query(criteria)))
        facts, words = source.dataset.document.contributions, asked(criteria, Labels(source.vocabulary))
        return cited(donors_story(found, facts, f"Donors in {within(source)}", words), source, "annex III")

    return tell


def counts_of(
    counts: Counts,
    facets: Sequence[str],
    criteria: Criteria,
    source: Source,
    output: Output,
) -> Telling:
    """Give what tells counts by one field, by two, or all that there is to count where no field is named."""
    if output.fields or (_is_shaped(output) and not facets):
        return listing_of("counts", criteria, source, output)
    paper = source.dataset if isinstance(source, PaperSource) and not source.is_stream else None
    dataset = None if facets or criteria else paper

    def tell(table: Table, rows: Sequence[Values]) -> Page:
        from tacli.views.stories.naming import Labels, asked
        from tacli.views.stories.overview import overview_story
        from tacli.views.stories.tallies import Counted, cross_story, tally_story

        labels = Labels(source.vocabulary)
        now = paper.document.issued.year if paper else _NEVER
        by = Counted(counts, labels, source.engine("activities").records.facets, now)
        words, kind = asked(criteria, labels), f"Summary of {within(source)}"
        if not facets:
            story = overview_story(by, dataset, kind, words)
        elif len(facets) == 1:
            shown = [value for value, *_ in rows] if _is_shaped(output) else None
            story = tally_story(by, facets[0], kind, words, shown)
        else:
            story = cross_story(by, facets, table, rows, kind=kind, words=words)
        return cited(story, source, "annexes I, II and III" if dataset else "annex I", _CODED)

    return tell


def sums_of(
    lines: Callable[[], Sequence[Line]],
    by: Sequence[str],
    criteria: Criteria,
    source: Source,
    output: Output,
    *,
    many: str,
    told: Callable[[list[str]], list[str]],
) -> Telling:
    """Give what tells sums by facets: as bars by currency, or as a list where its form was asked for.

    `many` is the word for amounts of their kind; `told` gives what is to be known of them, of filters in words.
    """
    if _is_shaped(output):
        return listing_of("sums", criteria, source, output)

    def tell(table: Table, rows: Sequence[Values]) -> Page:
        from tacli.views.stories.naming import Labels, asked
        from tacli.views.stories.sums import Added, sum_story
        from tacli.views.table import without
        from tacli.views.wording import sentence

        words = asked(criteria, Labels(source.vocabulary))
        listed = listing_of("sums", criteria, source, output)(*without(table, rows, "role"))
        columns = [column for column in table.columns if column.name in by]
        added = Added(many, tuple(Labels(source.vocabulary).columns(columns)), lines(), told(words))
        return sum_story(added, f"{sentence(many)} in {within(source)}", words, listed)

    return tell


def sum_profile_of(title: str, sections: Sequence[Section], source: Source, *, many: str, told: list[str]) -> Telling:
    """Give what tells the money of one subject: by what its page is about, with bars by currency."""

    def tell(_table: Table, _rows: Sequence[Values]) -> Page:
        from tacli.views.stories.sums import sum_profile_story
        from tacli.views.wording import sentence

        return sum_profile_story(title, sections, f"{sentence(many)} in {within(source)}", many, told)

    return tell


def _is_shaped(output: Output) -> bool:
    """Say whether fields, an order or a number of rows were asked for."""
    return bool(output.fields or output.order or output.limit)
