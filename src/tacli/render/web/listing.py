"""A list: every field of every row as text, and what narrows and sorts it once its script runs."""

from __future__ import annotations

import shlex
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple
from tacli.render.web.charts import caption
from tacli.render.web.markup import Markup, el, joined
from tacli.render.words import heading, words
from tacli.text import fold
from tacli.views.wording import counted, years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tacli.anything import AnyRow, Value, Values
    from tacli.query.field import Field
    from tacli.render.web.markup import Content
    from tacli.views.charts import Listing
    from tacli.views.layout import Beside

_LEAST_TO_NARROW = 8  # rows; fewer are seen at once
_MOST_CHOICES = 300
_MOST_OPEN = 6  # choices that are shown without unfolding them
_OF_OUTPUT = {"--output", "-o", "--format", "-f"}


class Facet(NamedTuple):
    """What a list is narrowed by: its choices with their codes, names and counts, and the number of the first."""

    column: Field[AnyRow]
    choices: tuple[tuple[str | None, str, int], ...]
    first: int


class Page(NamedTuple):
    """A listing with what is looked up for each of its rows."""

    figure: Listing
    places: dict[str, int]
    facets: tuple[Facet, ...]
    shared: dict[str, str]
    under: tuple[str, ...]

    def column(self, name: str) -> Field[AnyRow]:
        """Give a column by its name."""
        return self.figure.columns[self.places[name]]

    def title(self, name: str) -> str:
        """Give what a column is called."""
        return dict(self.figure.layout.titles).get(name, heading(self.column(name)))

    def told(self, name: str, row: Values) -> str:
        """Give what a row says in a field, in words."""
        return words(self.column(name), row[self.places[name]])


def listing(figure: Listing, _id: str) -> Markup:
    """Draw the controls, which a script shows, and the table."""
    if not figure.rows and not figure.total:
        return el("p", "No row fits.", class_="measure")
    page = _page(figure)
    orders = _orders(page)
    narrows = figure.narrows and len(figure.rows) >= _LEAST_TO_NARROW
    said = [
        el("p", f"{page.title(name)} of all: {told}.", class_="measure") for name, told in page.shared.items() if told
    ]
    return joined((_controls(page, orders) if narrows else None, *said, _table(page)))


def _page(figure: Listing) -> Page:
    layout = figure.layout
    places = {column.name: place for place, column in enumerate(figure.columns)}
    facets: list[Facet] = []
    for name in layout.facets:
        choices = _choices(figure, places[name])
        if 1 < len(choices) <= _MOST_CHOICES:
            facets.append(Facet(figure.columns[places[name]], choices, sum(len(facet.choices) for facet in facets)))
    held = {
        layout.lead,
        layout.text,
        layout.group,
        *(name for b in layout.beside for name in (*b.fields, *(b.spans or ()))),
    }
    bare = Page(figure, places, tuple(facets), {}, ())
    shared: dict[str, str] = {}
    under: list[str] = []
    for name in (column.name for column in figure.columns if column.name not in held):
        values = {bare.told(name, row) for row in figure.rows}
        if len(values) == 1 and len(figure.rows) > 1 and not figure.total:
            shared[name] = values.pop()
        else:
            under.append(name)
    return bare._replace(shared=shared, under=tuple(under))


def _choices(figure: Listing, place: int) -> tuple[tuple[str | None, str, int], ...]:
    column = figure.columns[place]
    counts: Counter[Value] = Counter()
    for row in figure.rows:
        counts.update(_values(row[place]) or (None,))
    none = counts.pop(None, 0)
    found = [(str(code), words(column._replace(type=str), code), count) for code, count in counts.items()]
    found.sort(key=lambda choice: (-choice[2], fold(choice[1])))
    return (*found, *(((None, "None named", none),) if none else ()))


def _values(value: Value) -> Sequence[Value]:
    if isinstance(value, (list, tuple)):
        return value
    return () if value is None else (value,)


def _controls(page: Page, orders: list[tuple[str, list[int]]]) -> Markup:
    figure = page.figure
    one, many = figure.unit
    command = shlex.join(_without_output(shlex.split(figure.command))) if figure.command else ""
    find = el(
        "div",
        el("label", "Search in all that the rows say", for_="q"),
        el("input", id="q", type="search", autocomplete="off", spellcheck="false"),
        class_="find",
    )
    options = [el("option", "As listed", value="")]
    options += [el("option", name, value=" ".join(map(str, order))) for name, order in orders]
    order = el("div", el("label", "Order", for_="order"), el("select", *options, id="order"), class_="find")
    live = el("b", f"Showing all {counted(len(figure.rows), figure.unit)}", id="live", role="status")
    clear = el("button", "Clear", type="button", id="clear", hidden=True)
    return el(
        "form",
        el("div", find, order, class_="finds"),
        *(_facet(facet, page.title(facet.column.name)) for facet in page.facets),
        el("div", el("p", live, " ", clear), class_="now"),
        id="controls",
        class_="controls",
        hidden=True,
        aria_label="Narrow the list",
        data_one=one,
        data_many=many,
        data_command=command,
        data_asked=" ".join(figure.asked),
    )


def _without_output(parts: list[str]) -> Iterator[str]:
    """Leave out of a command where its answer goes."""
    skip = False
    for part in parts:
        if not skip and part.partition("=")[0] not in _OF_OUTPUT:
            yield part
        skip = not skip and part in _OF_OUTPUT


def _facet(facet: Facet, title: str) -> Markup:
    column = facet.column
    chips = el("div", *(_chip(facet, place) for place in range(len(facet.choices))), class_="chips")
    attributes = {"data_option": column.option, "data_empty": column.name if column.may_be_empty else None}
    if len(facet.choices) <= _MOST_OPEN:
        return el("fieldset", el("legend", title), chips, **attributes)
    summary = el("summary", title, " ", el("small", f"{len(facet.choices)} choices"))
    fields = el("fieldset", el("legend", title, class_="unseen"), chips, **attributes)
    return el("details", summary, fields, class_="fold")


def _chip(facet: Facet, place: int) -> Markup:
    code, name, count = facet.choices[place]
    box = el("input", type="checkbox", value=facet.first + place, data_code=code or "")
    return el("label", box, el("span", name), " ", el("b", f"{count:,}"), class_="chip")


def _orders(page: Page) -> list[tuple[str, list[int]]]:
    """Give the orders that the rows can be put in: the places of the rows, as this page counts them."""
    found = []
    for name in page.figure.layout.sorts:
        column = page.column(name)
        for said, turned in _ways(column, page):
            found.append((f"{page.title(name)}, {said}", _ranked(page, name, turned=turned)))
    return found


def _ways(column: Field[AnyRow], page: Page) -> tuple[tuple[str, bool], ...]:
    place = page.places[column.name]
    if any(isinstance(row[place], (int, float)) for row in page.figure.rows):
        first, last = ("largest first", True), ("smallest first", False)
        return (first, last) if column.descending else (("earliest first", False), ("latest first", True))
    return (("A to Z", False),)


def _ranked(page: Page, name: str, *, turned: bool) -> list[int]:
    place = page.places[name]
    rows = list(enumerate(page.figure.rows))
    said = [(number, row) for number, row in rows if row[place] not in (None, [], ())]

    def key(item: tuple[int, Values]) -> Value:
        value = item[1][place]
        return value if isinstance(value, (int, float)) else fold(page.told(name, item[1]))

    ordered = [number for number, _ in sorted(said, key=key, reverse=turned)]
    return [*ordered, *(number for number, row in rows if row[place] in (None, [], ()))]


def _table(page: Page) -> Markup:
    figure, layout = page.figure, page.figure.layout
    heads = [page.title(layout.lead), *(beside.title for beside in layout.beside)]
    right = [False, *(_is_right(page, beside) for beside in layout.beside)]
    head = el("tr", *(_head(title, is_right=is_right) for title, is_right in zip(heads, right, strict=True)))
    numbered = list(enumerate(figure.rows))
    if layout.group:
        place = page.places[layout.group]
        bodies = [
            _group(page, value, list(rows), len(heads)) for value, rows in groupby(numbered, lambda i: i[1][place])
        ]
    else:
        bodies = [el("tbody", *(_row(page, number, row) for number, row in numbered))]
    foot = el("tfoot", *(_row(page, None, row) for row in figure.total)) if figure.total else None
    return el(
        "table", caption(figure.caption), el("thead", head), *bodies, foot,
        id="rows" if figure.narrows else None, class_=f"list of-{len(heads)}",
    )  # fmt: skip


def _head(title: str, *, is_right: bool) -> Markup:
    """Give the head of a column; a cell where what leads needs none."""
    return el("th", title, scope="col", class_="r" if is_right else None) if title else el("td")


def _is_right(page: Page, beside: Beside) -> bool:
    return len(beside.fields) == 1 and page.column(beside.fields[0]).align == "right"


def _group(page: Page, value: Value, rows: list[tuple[int, Values]], width: int) -> Markup:
    column = page.column(page.figure.layout.group)
    name = words(column, value) or "Not said"
    count = el("span", counted(len(rows), page.figure.unit), class_="count")
    head = el("tr", el("th", name, " ", count, colspan=width, scope="rowgroup"), class_="group")
    return el("tbody", head, *(_row(page, number, row) for number, row in rows), data_rows=len(rows))


def _row(page: Page, number: int | None, row: Values) -> Markup:
    layout = page.figure.layout
    facets = " ".join(map(str, _of_facets(page, row))) if number is not None and page.facets else None
    return el(
        "tr",
        el("th", *_lead(page, row), scope="row"),
        *(_beside(page, beside, row) for beside in layout.beside),
        id=f"row-{number}" if number is not None and page.figure.narrows else None,
        class_="row" if number is not None else None,
        data_f=facets,
    )


def _of_facets(page: Page, row: Values) -> Iterator[int]:
    for facet in page.facets:
        held = {str(value) for value in _values(row[page.places[facet.column.name]])}
        for place, (code, _, _) in enumerate(facet.choices):
            if code in held or (code is None and not held):
                yield facet.first + place


def _lead(page: Page, row: Values) -> Iterator[Content]:
    layout = page.figure.layout
    yield el("b", page.told(layout.lead, row) or "Without a title", class_="lead")
    if layout.text and (text := page.told(layout.text, row)):
        yield el("p", text)
    lines = [el("li", el("span", f"{title}:"), " ", told) for title, told in _under(page, row) if told]
    if layout.group:
        lines.insert(0, el("li", page.told(layout.group, row), class_="of-group"))
    if lines:
        yield el("ul", joined(lines, " "), class_="more")


def _under(page: Page, row: Values) -> Iterator[tuple[str, str]]:
    also = dict(page.figure.layout.also)
    for name in page.under:
        column, value, title = page.column(name), row[page.places[name]], page.title(name)
        fixed = page.figure.fixed.get(name)
        if fixed is not None and column.many and name in also:
            value, title = [code for code in value if code != fixed], also[name]
        yield title, words(column, value)


def _beside(page: Page, beside: Beside, row: Values) -> Markup:
    phrases = dict(beside.said)
    said = [(name, page.told(name, row)) for name in beside.fields]
    lines = [phrases.get(name, "{}").format(told) for name, told in said if told]
    if beside.spans:
        start, end = (page.told(name, row) for name in beside.spans)
        lines.append(years(start, end))
    lines = [line for line in lines if line]
    first = [el("span", lines[0])] if lines else []
    others = (el("small", line) for line in lines[1:])
    class_ = "r" if _is_right(page, beside) else None if lines else "empty"
    return el("td", el("i", beside.title), el("div", *first, *others), class_=class_)
