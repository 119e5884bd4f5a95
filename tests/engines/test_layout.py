"""What tables hold follows from the declared fields."""

from operator import itemgetter

import pytest
from hypothesis import given, settings

import tacli
from tacli.collections.iati.activities import IATI_ACTIVITIES
from tacli.collections.paper.activities import ACTIVITIES
from tacli.engines.columns import Column
from tacli.engines.layout import Layout, SharedPart
from tacli.models.iati import IatiActivity
from tacli.query.field import Records, text
from tacli.sources.store.kinds import KINDS
from tests.engines.drawn import IATI
from tests.engines.test_equality import SLOW


def test_each_field_has_a_column_and_so_has_what_follows_from_others() -> None:
    columns = {column.name: column for column in Layout(ACTIVITIES).columns}
    declared = {field.name for field in ACTIVITIES.fields if not field.period and not field.form}
    assert {name.removesuffix(" key") for name in columns} == declared
    assert columns["paragraph"] == Column("paragraph", "whole")
    assert columns["sentences"] == Column("sentences", "whole", many=True)
    assert columns["group"] == Column("group", "text", many=True)
    assert columns["figures"] == Column("figures", "json")


def test_types_of_iati() -> None:
    columns = {column.name: column for column in Layout(IATI_ACTIVITIES).columns}
    assert columns["humanitarian"] == Column("humanitarian", "truth")
    assert columns["start"] == Column("start", "text")
    assert columns["transactions"] == Column("transactions", "json")
    assert {"title key", "category"} <= columns.keys()
    assert "hierarchy key" not in columns


def test_what_a_record_holds(dataset: tacli.Dataset) -> None:
    row = next(row for row in dataset.activities if row.figures)
    facts = Layout(ACTIVITIES).facts(row)
    assert facts["title"] == row.title
    assert facts["figures"].startswith('[{"value":')
    assert "figures key" not in facts
    assert facts["words 0"].split() != []


@settings(SLOW, max_examples=20)
@given(rows=IATI.rows)
def test_what_follows_from_a_part_of_a_row_is_what_the_row_holds(rows: list[IatiActivity]) -> None:
    kept, alone = KINDS["iati"].rows.layout, Layout(IATI_ACTIVITIES)
    for row in rows:
        assert kept.facts(row) == alone.facts(row)
        assert kept.facts(row) == alone.facts(row)  # as it is known now


def test_of_parts_a_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacli.engines.layout._MOST_PARTS", 2)
    asked: list[str] = []

    def first(row: str) -> str:
        asked.append(row)
        return row[0]

    layout = Layout(Records("boats", (text("name", "", "", get=first),)), [SharedPart(itemgetter(0), ("name",))])
    assert [layout.facts(row)["name"] for row in ("Ax", "Ay", "B", "A", "C", "A")] == ["A", "A", "B", "A", "C", "A"]
    assert asked == ["Ax", "B", "C", "A"]


def test_of_parts_none_is_kept_that_says_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacli.engines.layout._LARGEST_PART", 3)
    asked: list[str] = []

    def name(row: str) -> str:
        asked.append(row)
        return row

    layout = Layout(Records("boats", (text("name", "", "", get=name),)), [SharedPart(str, ("name",))])
    assert [layout.facts(row)["name"] for row in ("abc", "abcd", "abc", "abcd")] == ["abc", "abcd", "abc", "abcd"]
    assert asked == ["abc", "abcd", "abcd"]


@pytest.mark.parametrize(
    ("said", "key"), [("The Border", None), ("É", "e"), ("a\nb", "a b"), (("a", "É"), "a e"), ((), None), ("", None)]
)
def test_a_key_is_kept_where_sql_could_not_make_it(said: object, key: str | None) -> None:
    records = Records("boats", (text("name", "", "", type=list[str], get=lambda row: row),))
    assert Layout(records).facts(said)["name key"] == key
