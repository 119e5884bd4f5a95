"""What a row names of the vocabularies that are of rows."""

from pathlib import Path
from typing import TYPE_CHECKING

from tacli.collections.iati.vocabularies import named_in
from tests.sources.iati.files import identified, read, written

if TYPE_CHECKING:
    from tacli.collections.iati.vocabularies import Named
    from tacli.models.iati import IatiActivity

FUND = (
    '<participating-org role="{}"><narrative>Fund</narrative>'
    '<narrative xml:lang="fr">{}</narrative></participating-org>'
)


def _named(row: "IatiActivity", lang: str | None = None) -> "dict[str, list[Named]]":
    return named_in(row.reporter, row.participants, lang, row.lang)


def test_what_a_row_names_has_its_other_names(tmp_path: Path) -> None:
    inner = FUND.format(1, "Fonds") + FUND.format(4, "Le Fonds") + '<participating-org role="4"/>'
    inner += '<participating-org role="2" ref="XX-2"/>'
    (row,), _ = read(written(tmp_path / "a.xml", identified("a", inner)))
    found = _named(row)
    fund, other = ("Fund", "Fund", ("Fonds",), None), ("Fund", "Fund", ("Le Fonds",), None)
    assert found["partner"] == [fund, other, ("XX-2", "XX-2", (), "XX-2")]
    assert found["donor"] == [fund]
    assert [code for code, *_ in found["entity"]] == [row.reporter.ref]
    assert _named(row, "fr")["donor"] == [("Fonds", "Fonds", ("Fund",), None)]


def test_a_reporter_without_a_code_is_not_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<iati-activities version="2.03"><iati-activity/></iati-activities>')
    (row,), _ = read(path)
    assert _named(row) == {"entity": [], "partner": [], "donor": []}
