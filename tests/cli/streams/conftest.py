"""A file that stands where an answer is to be written."""

from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "out.json"
    path.write_text("before\n", encoding="utf-8")
    return path
