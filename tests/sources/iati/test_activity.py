"""What becomes of an element: both versions in one form, and what cannot be read is empty and told."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tacli.models.iati import Coded, Money, Narrative, Organization, Participant, Share
from tacli.sources.iati import reader
from tests.sources.iati.files import ANNOTATED, NASTY, OLD, example, identified, read, written


def test_version_1_is_read_where_it_has_a_plain_counterpart() -> None:
    (row,), problems = read(OLD)
    assert problems.first == []
    assert (row.identifier, row.version, row.line, row.file) == ("XX-1-A", "1.05", 4, str(OLD))
    assert row.reporter == Organization("XX-1", "10", (Narrative("Ministry of Examples", "en"),))
    assert row.titles == (Narrative("Police reform", "en"), Narrative("Réforme de la police", "fr"))
    assert row.descriptions == (Narrative("Formation de policiers", "fr"),)
    assert [p.role for p in row.participants] == ["1", "4"]
    assert row.participants[1] == Participant("4", Organization(None, None, (Narrative("Village & Sons", "en"),)))
    assert (row.dates.start, row.dates.end) == (date(2012, 3, 5), date(2015, 12, 31))
    assert row.dates.planned_start == date(2012, 1, 1)
    assert row.countries == (Share("KE", Decimal(60), "", (Narrative("Kenya", "en"),)),)
    assert [(s.vocabulary, s.code, s.percentage) for s in row.sectors] == [
        ("1", "15130", Decimal(50)),
        ("2", "151", Decimal(25)),
        ("99", "P1", Decimal("12.5")),
        ("WB", "BC", Decimal("12.5")),
    ]
    assert row.markers == (Coded("1", "1", "2"),)
    assert row.aid_types == (Coded("C01", "1"),)
    assert row.updated == datetime(2014, 4, 30, tzinfo=UTC)
    disbursed, incoming = row.transactions
    assert (disbursed.type, disbursed.date) == ("3", date(2012, 4, 1))
    assert disbursed.value == Money(Decimal("250.50"), "EUR", date(2012, 4, 1))
    assert disbursed.provider == Organization("XX-1", "10", (), "XX-1-P")._replace(
        type=None, names=(Narrative("Ministry of Examples", "en"),)
    )
    assert (incoming.type, incoming.date) == ("1", date(2012, 5, 1))
    assert incoming.value[:2] == (Decimal(-7), "USD")
    (budget,) = row.budgets
    assert (budget.type, budget.value.amount) == ("2", Decimal("1000000000000.01"))


def test_the_standards_own_example_is_read_whole() -> None:
    (row,), problems = read(example(ANNOTATED))
    assert [p.reason for p in problems.first] == ["recipient-region: '616' is no code of the code list Region"]
    assert row.titles[1] == Narrative("Titre de l'activité", "fr")
    assert [(s.code, s.percentage) for s in row.countries] == [("AF", Decimal(25)), ("AG", Decimal(25))]
    assert [(s.vocabulary, s.code) for s in row.regions] == [("1", "489"), ("99", "A1")]
    assert [len(d) for d in (row.descriptions, row.participants, row.sectors, row.transactions)] == [6, 3, 3, 1]
    assert (row.hierarchy, row.humanitarian, row.currency, row.status, row.scope) == (1, True, "USD", "2", "3")


def test_what_cannot_be_read_is_empty_and_told_with_its_line() -> None:
    (first, second), problems = read(NASTY)
    assert (first.identifier, first.currency, first.hierarchy, first.humanitarian, first.lang) == (None,) * 5
    assert (first.status, first.scope) == (None, None)
    assert first.dates.start is None
    assert first.dates.end == date(2020, 3, 1)
    assert [(s.code, s.percentage) for s in first.countries] == [("KE", None), ("QQ", None)]
    assert [(s.vocabulary, s.code) for s in first.regions] == [("2", "002"), ("2", "777"), ("99", "HQ")]
    assert [(s.vocabulary, s.code) for s in first.sectors] == [
        ("1", "15130"), ("1", "99999"), ("7", None), ("8", "16.3"),
    ]  # fmt: skip
    assert [t.value.amount for t in first.transactions] == [
        None, None, None, Decimal("123456789012345678901234567890.12"),
    ]  # fmt: skip
    assert [t.value.currency for t in first.transactions] == ["USD", None, None, "EUR"]
    assert second.reporter == Organization(None, None, ())
    assert sorted((p.line, p.kind) for p in problems.first) == [
        (6, "bad value"), (6, "bad value"), (6, "unknown code"), (6, "unknown code"),
        (7, "missing"), (8, "unknown code"), (11, "unknown code"), (12, "missing"),
        (13, "bad value"), (14, "bad value"), (15, "unknown code"),
        (17, "bad value"), (18, "unknown code"), (20, "unknown code"),
        (22, "bad value"), (23, "unknown code"), (24, "missing"),
        (32, "bad value"), (34, "missing"), (34, "missing"), (34, "missing"),
        (39, "bad value"), (39, "missing"),
        (50, "missing"), (50, "missing"), (51, "contradiction"),
    ]  # fmt: skip
    assert problems.total == len(problems.first) == problems.counts.total()
    assert {p.file for p in problems.first} == {str(NASTY)}


def test_a_text_is_whole_whatever_stands_in_it() -> None:
    (row, _), _ = read(NASTY)
    assert row.descriptions == (Narrative("One two <three> four", None),)


def test_what_belongs_to_others_is_left_alone() -> None:
    (row, _), _ = read(NASTY)
    assert "11110" not in [s.code for s in row.sectors]


def test_a_day_that_is_written_beside_a_narrative_is_of_its_own_activity(tmp_path: Path) -> None:
    days = "".join(
        f'<iati-activity><activity-date type="1">{day}<narrative>x</narrative></activity-date></iati-activity>'
        for day in ("2020-01-01", "2021-02-02")
    )
    path = tmp_path / "a.xml"
    path.write_text(f"<iati-activities>{days}</iati-activities>")
    rows, _ = read(path)
    assert [str(row.dates.start) for row in rows] == ["2020-01-01", "2021-02-02"]


@pytest.mark.parametrize(
    ("root", "activity", "narrative", "expected"),
    [
        ("", "", "", None),
        ('xml:lang="pt"', "", "", "pt"),
        ('xml:lang="pt"', 'xml:lang="FR"', "", "fr"),
        ('xml:lang="pt"', 'xml:lang="FR"', 'xml:lang="es-MX"', "es"),
        ('xml:lang="pt"', 'xml:lang="FR"', 'xml:lang="??"', None),
    ],
)
def test_a_text_has_the_language_that_stands_nearest(
    tmp_path: Path, root: str, activity: str, narrative: str, expected: str | None
) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        f'<iati-activities version="2.03" {root}><iati-activity {activity}>'
        f"<title><narrative {narrative}>x</narrative></title></iati-activity></iati-activities>"
    )
    (row,), _ = read(path)
    assert row.titles == (Narrative("x", expected),)


@pytest.mark.parametrize(
    "bad",
    [
        '<activity-status code="{}"/>',
        '<recipient-country code="KE" percentage="{}"/>',
        '<activity-date type="1" iso-date="{}"/>',
        '<title xml:lang="{}">x</title>',
        '<sector vocabulary="2" code="{}"/>',
        '<recipient-region vocabulary="2" code="{}"/>',
        '<participating-org role="{}"/>',
        '<budget type="{}"/>',
    ],
)
def test_a_value_of_any_length_is_told_in_a_line(tmp_path: Path, bad: str) -> None:
    long = written(tmp_path / "a.xml", identified("A", bad.format("y" * 100_000)))
    _, problems = read(long)
    assert all(len(problem.reason) < 200 for problem in problems.first)
    assert problems.total


@pytest.mark.parametrize("most", [2**14, 1])
def test_the_same_said_again_is_the_same_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Also where the language around it differs, where it was told as a problem before, and where little is kept."""
    monkeypatch.setattr(reader, "_MOST_KNOWN", most)
    part = '<participating-org role="1"><narrative>World Bank</narrative></participating-org><sector code="9"/>'
    path = tmp_path / "a.xml"
    each = [f'<iati-activity xml:lang="{lang}">{identified(lang, part)}</iati-activity>' for lang in ("en", "fr", "en")]
    path.write_text(f'<iati-activities version="2.03">{"".join(each)}</iati-activities>')
    rows, problems = read(path)
    assert [row.participants[0].organization.names[0].lang for row in rows] == ["en", "fr", "en"]
    assert rows[0].participants == rows[2].participants
    assert problems.counts == {"unknown code": 3}
