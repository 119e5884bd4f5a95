r"""Citations as BibTeX: a `@techreport` each, of data a `@misc`, with a `date` for biblatex, too.

Nothing of a value is markup of TeX.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tacli.render.citations import authors, citations, issued, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.views import Table

SUFFIXES = (".bib",)
STREAMED = True
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MARKUP = re.compile(r"[\\{}$&#%_^~]")
# A brace by itself would leave the value, also after a backslash: BibTeX counts them.
_NAMED = {
    "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
}  # fmt: skip
_NOT_OF_KEYS = re.compile(r"[^A-Za-z0-9.:-]+")


def render(table: Table) -> Iterator[str]:
    """Render an entry each."""
    for said in citations(table):
        date = issued(said)
        names = " and ".join(f"{{{_text(name)}}}" for name in authors(said))
        report = said.get("type") != "dataset"
        entry = {
            "author": names,
            "title": f"{{{_text(said.get('title', ''))}}}",
            "institution": names if report else "",
            "type": "Report" if report else "",
            "year": date and str(date.year),
            "date": date and date.isoformat(),
            "language": _text(said.get("language", "")),
            "note": "; ".join(map(_text, filter(None, [said.get("section"), *remarks(said)]))),
        }
        lines = [f"  {name} = {{{value}}},\n" for name, value in entry.items() if value not in (None, "", "{}")]
        month = f"  month = {_MONTHS[date.month - 1]},\n" if date else ""
        kind, key = "techreport" if report else "misc", _NOT_OF_KEYS.sub("-", said.get("id", "cited"))
        yield f"@{kind}{{{key},\n{''.join(lines)}{month}}}\n"


def _text(text: str) -> str:
    return _MARKUP.sub(lambda match: _NAMED.get(match[0], f"\\{match[0]}"), text)
