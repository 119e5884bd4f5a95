"""Organizations as people type them: a code as it stands, a name as the activities have it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from tacli.vocabulary import Match, Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tacli.vocabulary import Term

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

    def held(self, code: str) -> tuple[str, ...]:
        """Give the code, which rows hold."""
        return (code,)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give those that activities name."""
        return self._names.terms


class Participants(Names):
    """Participating organizations by their names, which rows hold.

    A name stands for all that are the same but for their spelling, a code for all names that are given with it.
    """

    def __init__(self, name: str, terms: Iterable[Term], codes: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(name, terms, listing=f"'tacli summary --by {name}' lists all.")
        self._codes = codes

    def match(self, typed: str) -> Match:
        """Understand a code or a name. Raises UnknownValueError."""
        code = typed.strip()
        names = self._codes.get(code) or self.whole(typed)
        if not names:
            return super().match(typed)
        if code not in self._codes:
            code = names[0]
        held = self.held(code)
        others = len(held) - 1
        said = f"{held[0]} and {others} more {'name' if others == 1 else 'names'}" if others else None
        return Match(code if others else held[0], said)

    def has(self, typed: str) -> bool:
        """Say whether this is a code or a whole name, commas included."""
        return typed.strip() in self._codes or super().has(typed)

    def held(self, code: str) -> tuple[str, ...]:
        """Give the names that a code or a name stands for."""
        names = self._codes.get(code, (code,))
        return tuple(dict.fromkeys(held for name in names for held in self.whole(name) or (name,)))
