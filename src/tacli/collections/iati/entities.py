"""Reporting organizations as people type them: a code as it stands, a name as the activities have it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from tacli.vocabulary import Match

if TYPE_CHECKING:
    from collections.abc import Callable

    from tacli.vocabulary import Names, Term

_CODE = r"[A-Z]{2,4}-\S*[0-9]\S*"


class Entities:
    """Names that are asked for only where no code is typed: to know them, all activities are gone through."""

    def __init__(self, named: Callable[[], Names]) -> None:
        self._named = named

    @cached_property
    def _names(self) -> Names:
        return self._named()

    def match(self, typed: str) -> Match:
        """Take a code as it is typed, or understand a name. Raises UnknownValueError."""
        return Match(typed) if re.fullmatch(_CODE, typed) else self._names.match(typed)

    def resolve(self, typed: str) -> str:
        """Give the code. Raises UnknownValueError."""
        return self.match(typed).code

    def split(self, typed: str) -> list[str]:
        """Part names at commas that stand in none of them."""
        parts = [part.strip() for part in typed.split(",")]
        return parts if all(re.fullmatch(_CODE, part) for part in parts) else self._names.split(typed)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give those that activities name."""
        return self._names.terms
