"""Write files of IATI with the skew of real ones, seeded: few publishers, countries and sectors have most of the rows.

`python benchmarks/aid.py 10000 FOLDER` writes so many activities, 500 a file, some 12 KB each, as of version 2.03.
"""

from __future__ import annotations

import random
import sys
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import tacli
from tacli.vocabulary.codelists import codelist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEED = 14
A_FILE = 500  # activities
WORDS = 30_000  # that are made up, beside those of the paper
PUBLISHERS, ORGANIZATIONS = 300, 5_000
LETTERS = "aeioulnrstmpdc"


class Skewed:
    """Draws of values of which the first come most, as 1 to their place."""

    def __init__(self, chance: random.Random, values: Sequence[str], power: float = 1.0) -> None:
        self._chance = chance
        self._values = values
        self._weights = list(accumulate(1 / place**power for place, _ in enumerate(values, 1)))

    def draw(self, size: int) -> list[str]:
        """Draw so many."""
        return self._chance.choices(self._values, cum_weights=self._weights, k=size)

    def one(self) -> str:
        """Draw one."""
        return self.draw(1)[0]


class World:
    """What activities are made of."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        paper = [word for row in tacli.load().activities for word in row.summary.split()]
        made_up = ["".join(chance.choices(LETTERS, k=chance.randint(4, 11))) for _ in range(WORDS)]
        self.words = Skewed(chance, [*dict.fromkeys(paper), *made_up])
        countries = list(codelist("Country"))
        chance.shuffle(countries)
        self.countries = Skewed(chance, countries)
        self.regions = Skewed(chance, list(codelist("Region")))
        sectors = [code for code in codelist("Sector") if len(code) == 5]  # noqa: PLR2004 - the sectors of the DAC
        chance.shuffle(sectors)
        self.sectors = Skewed(chance, sectors)
        self.publishers = Skewed(chance, [f"XM-DAC-{n:05}" for n in range(PUBLISHERS)])
        self.organizations = Skewed(chance, [self.text(1, 6) for _ in range(ORGANIZATIONS)], 0.8)
        self.currencies = Skewed(chance, ["USD", "EUR", "GBP", "SEK", "NOK", "CAD", "CHF", "JPY", "AUD", "DKK"], 1.3)

    def text(self, least: int, most: int) -> str:
        """Give some words."""
        return " ".join(self.words.draw(self.chance.randint(least, most))).capitalize()

    def few(self, mean: float, most: int) -> int:
        """Give a number that is mostly small and sometimes large."""
        return min(most, int(self.chance.lognormvariate(0, 1.2) * mean))


def activity(world: World, number: int) -> Iterator[str]:
    """Give the XML of an activity, a line each."""
    chance = world.chance
    publisher, currency = world.publishers.one(), world.currencies.one()
    start = chance.randint(2005, 2025)
    attributes = f'default-currency="{currency}" xml:lang="en" hierarchy="{chance.choice((1, 1, 2))}"'
    yield f'<iati-activity {attributes} last-updated-datetime="2025-{chance.randint(1, 12):02}-01T00:00:00Z">'
    yield f"<iati-identifier>{publisher}-{number}</iati-identifier>"
    yield f'<reporting-org ref="{publisher}" type="{chance.choice((10, 21, 40))}">{_said(f"Publisher {publisher}")}</reporting-org>'
    french = _said(world.text(4, 14), ' xml:lang="fr"') if chance.random() < 0.2 else ""  # noqa: PLR2004 - a fifth
    yield f"<title>{_said(world.text(4, 14))}{french}</title>"
    yield f'<description type="1">{_said(world.text(20, 140))}</description>'
    for role in (1, 4, *chance.choices((1, 2, 3, 4), k=world.few(1, 8))):
        yield f'<participating-org role="{role}" type="22">{_said(world.organizations.one())}</participating-org>'
    yield f'<activity-status code="{chance.choice((2, 2, 2, 4, 4, 1, 3, 5))}"/>'
    yield f'<activity-date type="2" iso-date="{start}-01-01"/>'
    if chance.random() < 0.7:  # noqa: PLR2004 - most have an end
        yield f'<activity-date type="3" iso-date="{start + world.few(2, 20)}-12-31"/>'
    if chance.random() < 0.25:  # noqa: PLR2004 - a quarter name a region alone
        yield f'<recipient-region vocabulary="1" code="{world.regions.one()}"/>'
    else:
        yield from _shared("recipient-country", world.countries.draw(1 + world.few(0.4, 20)))
    yield from _shared("sector", world.sectors.draw(1 + world.few(0.5, 8)), ' vocabulary="1"')
    yield f'<policy-marker vocabulary="1" code="{chance.randint(1, 9)}" significance="{chance.randint(0, 2)}"/>'
    yield f'<default-aid-type code="{chance.choice(("B01", "C01", "D02"))}"/>'
    for year in range(start, start + world.few(1, 10)):
        yield _money(
            "budget", f'<period-start iso-date="{year}-01-01"/><period-end iso-date="{year}-12-31"/>', chance, year
        )
    for _ in range(1 + world.few(5, 2_000)):
        day = f"{start + chance.randint(0, 3)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        head = f'<transaction-type code="{chance.choice((1, 2, 3, 3, 3, 4))}"/><transaction-date iso-date="{day}"/>'
        receiver = f"<receiver-org>{_said(world.organizations.one())}</receiver-org>"
        yield _money("transaction", head, chance, day[:4], receiver)
    yield "</iati-activity>"


def _said(text: str, attributes: str = "") -> str:
    return f"<narrative{attributes}>{escape(text)}</narrative>"


def _shared(name: str, codes: Iterable[str], more: str = "") -> Iterator[str]:
    once = list(dict.fromkeys(codes))
    for code in once:
        share = f' percentage="{100 / len(once):.2f}"' if len(once) > 1 else ""
        yield f"<{name}{more} code={quoteattr(code)}{share}/>"


def _money(name: str, head: str, chance: random.Random, year: int | str, tail: str = "") -> str:
    amount = f"{chance.lognormvariate(10, 2):.2f}"
    return f'<{name}>{head}<value value-date="{year}-01-01">{amount}</value>{tail}</{name}>'


def write(count: int, folder: Path) -> None:
    """Write so many activities to a folder."""
    world = World(random.Random(SEED))  # noqa: S311 - data, no secret
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, count, A_FILE):
        with (folder / f"{first:08}.xml").open("w", encoding="utf-8") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n')
            for number in range(first, min(first + A_FILE, count)):
                file.writelines(f"{line}\n" for line in activity(world, number))
            file.write("</iati-activities>\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
