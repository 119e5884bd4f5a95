"""How far a place reaches."""

from collections.abc import Sequence

import pytest

import tacli
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.reach import of_countries, of_groups, of_regions
from tacli.engines.passing import test as passes
from tacli.query.field import Way

DATASET = tacli.load()


def _ways(ways: Sequence[Way], *, countries: str = "", regions: str = "") -> list[str]:
    """Give the ways in which a row that names these places is meant."""
    row = DATASET.activities[0].model_copy(
        update={"countries": tuple(countries.split()), "regions": tuple(regions.split())}
    )
    return [way.said for way in ways if passes(way.condition, ACTIVITIES)(row)]


@pytest.mark.parametrize(
    ("countries", "regions", "said"),
    [
        ("MDA", "", ["naming it"]),
        ("UKR", "", []),
        ("", "eastern-europe", ["naming only a region that holds it"]),
        ("", "africa", []),
        # A region that holds all States that a row names stands for those alone.
        ("UKR", "cis", []),
        ("UKR AFG", "cis", ["naming only a region that holds it"]),
    ],
)
def test_ways_to_mean_a_country(countries: str, regions: str, said: list[str]) -> None:
    assert _ways(of_countries(frozenset({"MDA"})), countries=countries, regions=regions) == said


@pytest.mark.parametrize(
    ("countries", "regions", "said"),
    [
        ("", "africa", ["naming it", "naming only a region that shares States with it"]),
        ("", "west-africa", ["naming a region within it", "naming only a region that shares States with it"]),
        ("NGA", "", ["naming a State of it"]),
        ("NGA", "west-africa", ["naming a region within it", "naming a State of it"]),
        ("", "developing-countries", ["naming only a region that shares States with it"]),
        ("", "caucasus", []),
        ("MDA", "", []),
    ],
)
def test_ways_to_mean_a_region(countries: str, regions: str, said: list[str]) -> None:
    assert _ways(of_regions(frozenset({"africa"})), countries=countries, regions=regions) == said


@pytest.mark.parametrize(
    ("countries", "regions", "said"),
    [
        ("NGA", "", ["naming a State of it"]),
        ("", "africa", ["naming only a region that holds a State of it"]),
        ("", "caucasus", []),
        ("MDA", "", []),
    ],
)
def test_ways_to_mean_a_grouping(countries: str, regions: str, said: list[str]) -> None:
    assert _ways(of_groups(frozenset({"african"})), countries=countries, regions=regions) == said


def test_states_of_a_region_are_within_it_and_regions_through_it() -> None:
    for ways in (of_countries(frozenset({"MDA"})), of_regions(frozenset({"africa"})), of_groups(frozenset({"asian"}))):
        assert ways[0].reach == "named"
        assert [way.reach for way in ways].count("regional") == 1
        assert ways[-1].reach == "regional"
