"""Numbers, shares and lists in the words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times"}
_SIGNS = {"USD": "US$"}
_MANY = 3
_LEAST_SHARE = 0.005


def number(value: int) -> str:
    """Give a count up to twelve as a word, what is more in digits."""
    return _WORDS[value] if 0 <= value < len(_WORDS) else f"{value:,}"


def sentence(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def inside(name: str) -> str:
    """Give a name as it stands inside a sentence: with a small letter, unless it begins with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def counted(value: int, unit: tuple[str, str]) -> str:
    """Give 1 activity, 1,205 activities."""
    return f"{value:,} {unit[value != 1]}"


def share(count: float, whole: float, places: int = 0) -> str:
    """Give a share in per cent, whole unless more places are asked for; nothing of nothing.

    What is there is never 0%.
    """
    if not places and 0 < count < whole * _LEAST_SHARE:
        return "<1%"
    return f"{100 * count / whole:.{places}f}%" if whole else ""


def currency(code: str) -> str:
    """Give the sign of a currency where it is one that all know, else its code."""
    return _SIGNS.get(code, code)


def money(amount: int, code: str) -> str:
    """Give an amount with its currency."""
    return f"{currency(code)} {amount:,}"


def joined(names: Iterable[str], last: str = "and") -> str:
    """Give a, b and c."""
    *others, final = names
    return f"{', '.join(others)} {last} {final}" if others else final


def years(first: int | str | None, last: int | str | None) -> str:
    """Give 2003-2005 with the dash of ranges, one year alone, and what is open as from or until."""
    if first == last or not (first or last):
        return str(first or "")
    if not first:
        return f"until {last}"
    return f"{first}\u2013{last}" if last else f"since {first}"


def ranges(numbers: Iterable[int]) -> str:
    """Give 2, 47, 49-50 with the dash of ranges."""
    found: list[tuple[int, int]] = []
    for value in numbers:
        if found and value == found[-1][1] + 1:
            found[-1] = (found[-1][0], value)
        else:
            found.append((value, value))
    return ", ".join(str(first) if first == last else f"{first}\u2013{last}" for first, last in found)


def leaders(ranked: Sequence[tuple[str, int | Decimal]]) -> list[str]:
    """Give the names that share the largest count or amount, none where they are too many to be said."""
    most = max((count for _, count in ranked), default=0)
    found = [name for name, count in ranked if count == most]
    return found if len(found) <= _MANY + 1 else []


def lead(ranked: Sequence[tuple[str, int]]) -> str:
    """Say how far the first is before the second, where it is nearly twice as much or more."""
    if len(ranked) < 2 or not ranked[1][1]:  # noqa: PLR2004 - there is no second
        return ""
    most, second = ranked[0][1], ranked[1][1]
    times, rest = divmod(most, second)
    nearly = rest * 5 >= second * 4  # four fifths of the way to the next multiple
    times += nearly
    if times < 2:  # noqa: PLR2004 - not twice
        return ""
    about = "nearly " if nearly else "more than " if rest else ""
    return f", {about}{_TIMES.get(times, f'{number(times)} times')} as many as any other"
