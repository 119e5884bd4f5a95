"""Names of fields, filters and facets, found as those of terms are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.errors import UnknownValueError
from tacli.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection


def named(what: str, names: Collection[str], typed: str) -> str:
    """Give the one of the names that is meant. Raises UnknownValueError with what there is."""
    try:
        return Vocabulary(what, tuple(Term(name, name, "", ()) for name in names)).resolve(typed)
    except UnknownValueError as error:
        raise UnknownValueError(error.message, f"There are: {', '.join(names)}.") from None
