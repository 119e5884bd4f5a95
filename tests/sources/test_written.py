"""What tacli writes of activities, it reads."""

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize("options", [[], ["--labels"]])
@pytest.mark.parametrize("suffix", ["json", "jsonl"])
@pytest.mark.parametrize("command", [["activities", "--search", "drug"], ["search", "drug"]])
def test_activities_are_read_as_they_were_written(
    pipe: Run, tmp_path: Path, command: list[str], suffix: str, options: list[str]
) -> None:
    written = tmp_path / f"written.{suffix}"
    assert pipe(*command, *options, "-o", str(written)).code == 0
    read = pipe("activities", "--data", str(written), "--json", "--sort", "id")
    assert read.out.count("\n") > 5
    assert read == pipe("activities", "--search", "drug", "--json", "--sort", "id")


def test_names_of_other_fields_are_unknown(pipe: Run, tmp_path: Path) -> None:
    (tmp_path / "written.json").write_text('[{"title_label": "", "id": "a"}]', encoding="utf-8")
    assert "title_label\tExtra inputs" in pipe("validate", str(tmp_path / "written.json")).out
