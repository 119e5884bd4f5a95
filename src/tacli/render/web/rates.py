"""Rates as dots on a line from 0 to 100 per cent, one scale for all, with the rate of all as a dotted line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.render.web.charts import caption
from tacli.render.web.markup import Markup, el, percent

if TYPE_CHECKING:
    from tacli.views import charts

_TALL = 34
_AXIS = ("0", "50", "100%")


def rates(figure: charts.Rates, _id: str) -> Markup:
    """Draw a row a group and a column a treaty; what is in no total stands apart, as a ring."""
    axis = el("span", *(el("span", mark) for mark in _AXIS), class_="axis", aria_hidden="true")
    heads = (el("th", name, axis, scope="col") for name, _ in figure.treaties)
    head = el("tr", el("th", figure.head, scope="col"), *heads)
    body = [_row(row, figure, "marked" if row.marked else None, "of") for row in figure.rows]
    if figure.total:
        body.append(_row(figure.total, figure, "total", "all"))
    if figure.apart:
        said = el("td", figure.why_apart, colspan=len(figure.treaties) + 1) if figure.why_apart else None
        body.append(el("tr", said, class_="why")) if said else None
        body += [_row(row, figure, "apart", "ring") for row in figure.apart]
    table = el(
        "table",
        caption(figure.caption),
        el("thead", head),
        el("tbody", *body),
        class_=f"rates of-{len(figure.treaties)}",
    )
    return el("figure", table, class_="whole")


def _row(row: charts.RateRow, figure: charts.Rates, class_: str | None, mark: str) -> Markup:
    totals = figure.total.rates if figure.total else (None,) * len(row.rates)
    cells = (
        _cell(reply, total, short, mark)
        for reply, total, (_, short) in zip(row.rates, totals, figure.treaties, strict=True)
    )
    return el("tr", el("th", row.name, scope="row"), *cells, class_=class_)


def _cell(reply: charts.Reply | None, total: charts.Reply | None, short: str, mark: str) -> Markup:
    if reply is None:
        return el("td")
    marks = [el("line", x1=at, x2=at, y1=0, y2="100%", class_="grid") for at in ("0%", "50%", "100%")]
    marks.append(el("line", x1=0, x2="100%", y1="50%", y2="50%", class_="grid"))
    if total and total.rate is not None:
        at = percent(total.rate)
        marks.append(el("line", x1=at, x2=at, y1=0, y2="100%", class_="all", stroke_dasharray="2 3"))
    if reply.rate is not None:
        marks.append(_mark(percent(reply.rate), mark))
    said = f"{100 * reply.rate:.0f}%" if reply.rate is not None else "none"
    return el(
        "td",
        el(
            "div",
            el("span", short, class_="short"),
            el("span", el("svg", *marks, width="100%", height=_TALL, aria_hidden="true"), class_="strip"),
            el("span", el("b", said), f" {reply.replies:,} of {reply.parties:,}", class_="value"),
            class_="cell",
        ),
    )


def _mark(at: str, kind: str) -> Markup:
    if kind == "all":
        return el("line", x1=at, x2=at, y1=11, y2=23, class_="all", stroke_width=4)
    return el("circle", cx=at, cy="50%", r=5 if kind == "ring" else 6, class_=kind)
