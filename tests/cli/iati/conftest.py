"""Activities of IATI that several files of tests ask."""

from pathlib import Path

import pytest

from tests.sources.iati.files import identified, written

ACTIVITIES = {
    "XX-1-A": (
        "<title><narrative>Police training</narrative></title>"
        '<participating-org role="1" ref="XX-9" type="10"><narrative>Ministry of Aid</narrative></participating-org>'
        '<participating-org role="4"><narrative>Village &amp; Sons</narrative></participating-org>'
        '<activity-status code="2"/><activity-date type="2" iso-date="2020-01-01"/>'
        '<recipient-country code="KE"/><sector code="15130"/>'
    ),
    "XX-1-B": (
        "<title><narrative>Courts</narrative></title>"
        '<participating-org role="1" ref="XX-9"><narrative>Ministry of Aid</narrative></participating-org>'
        '<activity-status code="4"/><recipient-region code="298"/><sector vocabulary="2" code="151"/>'
    ),
    "XX-1-C": '<title><narrative>Somewhere</narrative></title><activity-status code="2"/><sector code="12220"/>',
}


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(written(tmp_path / "a.xml", *(identified(name, more) for name, more in ACTIVITIES.items())))
