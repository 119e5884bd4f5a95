"""Files of IATI for tests: small ones of our own, and real ones where there are such."""

import os
from pathlib import Path

import pytest

from tacli.models.iati import IatiActivity
from tacli.sources.iati.activity import activity
from tacli.sources.iati.again import Again
from tacli.sources.iati.held import Activities
from tacli.sources.iati.problems import Problems
from tacli.sources.iati.reading import Reading
from tacli.sources.watch import unwatched

DATA = Path(__file__).parents[2] / "data" / "iati"
OLD = DATA / "old-1.05.xml"
NASTY = DATA / "nasty-2.03.xml"
_ROOT = Path(__file__).parents[3]
COVID = "covid-2020-18-publishers.xml"
UNHCR = "unhcr-2023.xml"
ANNOTATED = "annotated-2.03.xml"


def example(name: str) -> Path:
    """Give a real file, of TACLI_IATI_EXAMPLES or of ../shared; skip the test where there is none."""
    beside = (folder / "shared" / "iati" / "examples" for folder in _ROOT.parents)
    folders = [Path(given)] if (given := os.environ.get("TACLI_IATI_EXAMPLES")) else list(beside)
    found = next((folder / name for folder in folders if (folder / name).exists()), None)
    if found is None:
        pytest.skip(f"{name} is neither in TACLI_IATI_EXAMPLES nor in ../shared/iati/examples")
    return found


def read(*paths: Path) -> tuple[list[IatiActivity], Problems]:
    """Give all activities of files, and the problems."""
    reading = Reading([str(path) for path in paths], activity)
    return list(reading), reading.problems


def held(*paths: Path, all_versions: bool = False) -> Activities:
    """Give the activities of files that stand."""
    return Activities([str(path) for path in paths], Again(unwatched, {}), unwatched, all_versions=all_versions)


def written(path: Path, *activities: str, root: str = 'version="2.03"', before: str = "") -> Path:
    """Write a file of activities, each given as what its element holds."""
    inner = "\n".join(f"<iati-activity>{activity}</iati-activity>" for activity in activities)
    path.write_text(f"{before}<iati-activities {root}>\n{inner}\n</iati-activities>\n", encoding="utf-8")
    return path


def identified(name: str, more: str = "") -> str:
    """Give what an activity holds that lacks nothing."""
    return f'<iati-identifier>{name}</iati-identifier><reporting-org ref="XX-1" type="10"/>{more}'
