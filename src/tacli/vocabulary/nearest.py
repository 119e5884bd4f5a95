"""Which names were meant by one that is misspelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = 4  # in which one slip is allowed
_MOST = 2  # slips: with three, prosecution is near prostitution


def nearest(key: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Give the codes of the nearest names in their order, none where none is near; names are keys with their codes.

    Near is one slip in every four letters that were typed, and two at most: a letter too many, too few or wrong, or
    two changed places (the distance of Damerau and Levenshtein). So nothing is near a word of three letters.
    """
    from jellyfish import damerau_levenshtein_distance as distance

    slips = min(len(key) // _LETTERS, _MOST)
    alike = ((name, code) for name, code in names if abs(len(name) - len(key)) <= slips)
    found = sorted((slipped, name, code) for name, code in alike if (slipped := distance(key, name)) <= slips)
    return list(dict.fromkeys(code for slipped, _, code in found if slipped == found[0][0]))
