"""Rows that no collection declares: hits of a search, terms, problems of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.query.field import SCORE, Records, number, text
from tacli.query.sheet import Sheet, Shown
from tacli.vocabulary import countries, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tacli.anything import AnyRow, JsonType, Value
    from tacli.collections.collection import Collection
    from tacli.query.field import Field


def search_records(of: Records[AnyRow], *, scored: bool = False) -> Records[AnyRow]:
    """Declare the hits of a search among records; their scores are shown where they are to be explained."""
    sheet = of.sheet
    if sheet and scored:
        sheet = sheet._replace(columns=(SCORE.name, *sheet.columns))
    score = SCORE._replace(priority=0) if scored else SCORE
    return Records("search", (score, *of.columns, *of.forms.values()), sheet)


VOCABULARIES = Records(
    "terms",
    (
        text("vocabulary", "Vocabulary", "Name for tacli terms."),
        number("terms", "Terms", "How many codes it holds."),
        text("used", "Used by", "Commands and options that take it.", 1, flexible=True),
    ),
    Sheet("vocabulary", "vocabularies", ("vocabulary", "terms", "used")),
)

_TERM = (
    text("code", "Code", "What the records hold."),
    text("label", "Label", "In words.", 2, flexible=True, least=24),
    number("count", "Rows", "Rows of the dataset that hold the code.", 1),
    text("aliases", "Aliases", "What may be typed too.", 6, flexible=True, type=list[str]),
    text("definition", "Definition", "What it covers.", 3, flexible=True, least=24),
)


def _of_country(name: str, title: str, help_: str, type_: JsonType) -> Field[AnyRow]:
    return text(name, title, help_, None, type=type_, get=lambda row: countries()[row.code][name])


_COUNTRY = (
    _of_country("group", "Grouping", "Its regional group of September 2005.", str | None),
    _of_country("least_developed", "Least developed", "Whether it was among the least developed.", bool),
    _of_country("since", "Since", "From which year it is in ISO 3166-1, if later than 2005.", int | None),
    _of_country("until", "Until", "Until which year it was.", int | None),
    _of_country("within", "Within", "The State that it was within in 2005.", str | None),
)


def _grouping(row: Mapping[str, Value]) -> str:
    return label("group", row["group"]) if row["group"] else ""


_GROUPING = Shown("Grouping", ("group",), _grouping, 3, 12)


def term_records(vocabulary: str | None, of: Collection) -> Records[AnyRow]:
    """Declare the terms of a vocabulary; States of the paper have groups and dates, too."""
    columns = tuple(field.name for field in _TERM)
    if vocabulary == "country" and of.name == "paper":
        return Records("terms", (*_TERM, *_COUNTRY), Sheet("term", "terms", (*columns[:-1], _GROUPING)))
    return Records("terms", _TERM, Sheet("term", "terms", columns))


PROBLEMS = Records(
    "validate",
    (
        text("place", "Place", "File, line, or path to the field.", flexible=True),
        text("reason", "Reason", "What is wrong.", flexible=True),
        text("kind", "Kind", "What kind of wrong it is.", 2),
    ),
)

INDEXED = Records(
    "index",
    (
        text("state", "State", "What became of files since the store was made: new, changed, unchanged or gone."),
        number("files", "Files", "How many."),
        number("bytes", "Bytes", "Of these files, as they lie there."),
    ),
)
