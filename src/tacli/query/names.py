"""Names of fields, filters, facets, formats and the like, found as those of terms are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.query.taken import tell
from tacli.vocabulary import Names, Term

if TYPE_CHECKING:
    from collections.abc import Iterable


def named(what: str, names: Iterable[str], typed: str) -> str:
    """Give the one of the names that is meant. Raises UnknownValueError with what there is.

    Of what only begins a name `tacli.query.taken` is told.
    """
    terms = [Term(name, name, "", ()) for name in names]
    listing = f"There are: {', '.join(term.code for term in terms)}."
    code, taken_for = Names(what, terms, listing=listing).match(typed)
    if taken_for:
        tell(typed, code)
    return code
