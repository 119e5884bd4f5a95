"""The code lists of the IATI Standard, each read when it is first asked for."""

from functools import cache

from tacli.named_tuples import NamedTuple
from tacli.vocabulary.bundled import read

DAC = "1"  # in the standard's lists of vocabularies of regions and of sectors
DAC_CATEGORY = "2"  # of sectors: the codes of three digits
_DIGITS = (3, 5)  # of a DAC category, and of a sector
M49 = "2"  # of regions: those of the United Nations


class Code(NamedTuple):
    """One code of a list, with its names in English and French, "" where the standard has none.

    `category` is the code of another list that holds it; `withdrawn` the day since when it is no longer to be used,
    "yes" where none is given, "" where it is in use.
    """

    code: str
    name: str
    name_fr: str = ""
    category: str = ""
    withdrawn: str = ""


class Region(NamedTuple):
    """A region of a vocabulary, DAC or M49, with its members as ISO 3166-1 alpha-2."""

    vocabulary: str
    code: str
    name: str
    members: frozenset[str]

    @property
    def key(self) -> str:
        """The code as a row holds it."""
        return qualified(self.vocabulary, self.code)


@cache
def codelist(name: str) -> dict[str, Code]:
    """Give a list by the standard's name for it, such as `Sector`: its codes, withdrawn ones too."""
    return {row["code"]: Code(**row) for row in read(f"iati/{name}.json")}


@cache
def regions() -> dict[str, Region]:
    """Give the regions of the DAC and of M49 by their codes as rows hold them."""
    rows = (
        Region(row["vocabulary"], row["code"], row["name"], frozenset(row["members"]))
        for row in read("iati/RegionMembers.json")
    )
    return {region.key: region for region in rows}


def qualified(vocabulary: str, code: str) -> str:
    """Give a code as a row holds it: alone where it is the DAC's, else behind its vocabulary."""
    return code if vocabulary == DAC else f"{vocabulary}:{code}"


def category_of(sector: str) -> frozenset[str]:
    """Give the DAC category of a sector as a row holds it: its first three digits, if it is the DAC's."""
    return frozenset((sector[:3],)) if sector.isascii() and sector.isdigit() and len(sector) in _DIGITS else frozenset()


def sectors_of(category: str) -> frozenset[str]:
    """Give the DAC sectors, of five digits, of a category."""
    return frozenset(row.code for row in codelist("Sector").values() if row.category == category)
