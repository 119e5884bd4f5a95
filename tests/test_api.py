"""What Python programs ask of a dataset."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tacli
from tacli import models
from tacli.errors import UsageError
from tacli.vocabulary.bundled import data_file
from tests.sources.iati.files import identified, written

DATASET = tacli.load()
TOPICS = st.sampled_from(sorted({t for a in DATASET.activities for t in a.topics}))
ENTITIES = st.sampled_from(sorted({a.entity for a in DATASET.activities}))


def _ids(rows: tuple[tacli.Activity, ...]) -> set[str]:
    return {row.id for row in rows}


def test_a_dataset_is_one_of_the_models() -> None:
    assert isinstance(DATASET, models.Dataset)
    assert DATASET.model_dump() == models.Dataset.model_validate(DATASET.model_dump()).model_dump()


@given(TOPICS, ENTITIES)
def test_filters_commute_and_only_shrink(topic: str, entity: str) -> None:
    both = DATASET.select(topic=topic, entity=entity)
    fewer = DATASET.model_copy(update={"activities": DATASET.select(entity=entity)})
    assert both == fewer.select(topic=topic)
    assert both == DATASET.select(entity=entity, topic=topic)
    assert _ids(both) <= _ids(DATASET.select(topic=topic))


@given(TOPICS, TOPICS)
def test_the_same_filter_twice_is_either(one: str, other: str) -> None:
    either = DATASET.select(topic=[one, other])
    assert either == DATASET.select(topic=f"{one},{other}")
    assert _ids(either) == {id_ for t in (one, other) for id_ in _ids(DATASET.select(topic=t))}


def test_years_overlap_a_range() -> None:
    rows = DATASET.select(year="2003")
    assert all(a.start is not None or a.end is not None for a in rows)
    assert all((a.start or 0) <= 2003 <= (a.end or 9999) for a in rows)
    assert _ids(rows) <= _ids(DATASET.select(year="2003..2005"))
    assert _ids(DATASET.select(year="..2002")) | _ids(DATASET.select(year="2003..")) == {
        a.id for a in DATASET.activities if a.start or a.end
    }
    assert DATASET.select(year=2003) == rows


def test_a_range_that_is_none() -> None:
    with pytest.raises(tacli.UsageError, match="year"):
        DATASET.select(year="20x4")
    with pytest.raises(UsageError, match="paragraph"):
        DATASET.select(paragraph="x")


def test_a_group_is_that_of_the_states_named() -> None:
    assert {a.paragraph for a in DATASET.select(group="african")} == {7, 36, 52}


def test_niger_is_never_nigeria() -> None:
    assert DATASET.select(country="Niger") == ()
    assert DATASET.select(country="Nigeria")


def test_paragraphs() -> None:
    assert {a.paragraph for a in DATASET.select(paragraph="22..24")} == {22, 23, 24}
    assert DATASET.select(paragraph=[22, 23, 24]) == DATASET.select(paragraph="22..24")


@given(TOPICS, ENTITIES)
def test_not_is_the_complement(topic: str, entity: str) -> None:
    rows = DATASET.select(entity=entity)
    kept, dropped = DATASET.select(entity=entity, topic=topic), DATASET.select(entity=entity, exclude={"topic": topic})
    assert sorted(a.id for a in (*kept, *dropped)) == sorted(a.id for a in rows)


@given(TOPICS, TOPICS)
def test_every_keeps_rows_that_hold_all(one: str, other: str) -> None:
    rows = DATASET.select(topic=[one, other], every=["topic"])
    assert rows == tuple(a for a in DATASET.activities if {one, other} <= set(a.topics))


def test_presence_and_absence_part_the_rows() -> None:
    assert {a.paragraph for a in DATASET.select(has="figures")} == {6, 10, 15, 25, 31, 33, 35, 36, 37, 48, 52}
    assert len(DATASET.select(has="countries")) + len(DATASET.select(no="countries")) == len(DATASET.activities)
    assert DATASET.select(no="countries,regions") == tuple(
        a for a in DATASET.activities if not (a.countries or a.regions)
    )


def test_select_joins_all_its_criteria() -> None:
    rows = DATASET.select(topic=["drugs", "terrorism"], every=["topic"], exclude={"kind": "training"})
    assert rows == tuple(
        a for a in DATASET.activities if {"drugs", "terrorism"} <= set(a.topics) and "training" not in a.kinds
    )
    assert rows


def test_a_country_is_reached_through_its_regions() -> None:
    reached = DATASET.select(country="Cambodia", topic="trafficking", include_regional=True)
    assert _ids(DATASET.select(country="Cambodia", topic="trafficking")) < _ids(reached)
    assert all("KHM" in a.countries or a.regions for a in reached)


def test_a_region_is_what_names_it_or_a_part_of_it() -> None:
    named = DATASET.select(region="africa", only_named=True)
    assert named == tuple(a for a in DATASET.activities if "africa" in a.regions)
    reached = DATASET.select(region="africa")
    assert _ids(named) < _ids(reached)
    assert _ids(DATASET.select(region="west-africa")) <= _ids(reached)
    assert _ids(DATASET.select(group="african")) <= _ids(reached)
    assert _ids(reached) < _ids(DATASET.select(region="africa", include_regional=True))


def test_words_are_those_of_a_search() -> None:
    assert _ids(DATASET.select(search='"border guards"')) == {"iom-33.4"}
    both, without = (_ids(DATASET.select(search=typed)) for typed in ("trafficking children", "trafficking -children"))
    assert both
    assert without
    assert both | without == _ids(DATASET.select(search="trafficking"))
    assert not both & without


def test_select_takes_what_the_options_take() -> None:
    by_words = DATASET.select(topic="trafficking", country=["Moldova"])
    assert by_words == DATASET.select(topic="trafficking-in-persons", country="MDA")
    assert {a.paragraph for a in by_words} == {21, 25}


def test_select_refuses_an_unknown_filter_and_value() -> None:
    with pytest.raises(TypeError, match="colour"):
        DATASET.select(colour="red")
    with pytest.raises(tacli.UnknownValueError, match="traficking"):
        DATASET.select(topic="traficking")
    with pytest.raises(tacli.UsageError, match="include-regional does nothing without"):
        DATASET.select(topic="drugs", include_regional=True)


def test_the_entities_are_the_datasets_own() -> None:
    renamed = DATASET.entities[0].model_copy(update={"aliases": ("our-office",)})
    own = DATASET.model_copy(update={"entities": (renamed, *DATASET.entities[1:])})
    assert own.select(entity="our-office") == DATASET.select(entity="eclac")
    with pytest.raises(tacli.UnknownValueError, match="entity 'our-office' is unknown"):
        DATASET.select(entity="our-office")


def _iati(tmp_path: Path) -> Path:
    police = "<title><narrative>Police</narrative></title>"
    partner = '<participating-org role="4"><narrative>Village</narrative></participating-org>'
    return written(
        tmp_path / "a.xml",
        identified("A", f'{police}<recipient-country code="KE"/>{partner}<activity-status code="x"/>'),
        identified("B", '<recipient-region code="298"/>'),
        identified("B"),
    )


def test_files_of_iati_can_be_selected_from_again_and_again(tmp_path: Path) -> None:
    path = _iati(tmp_path)
    data = tacli.load(path)
    assert isinstance(data, tacli.IatiDataset)
    assert [row.identifier for row in data] == ["A", "B"]
    assert data.set_aside == 1
    assert [(problem.line, problem.kind) for problem in data.problems] == [(2, "unknown code")]
    (row,) = data.select(country="Kenya", search="police", within=["title"])
    assert isinstance(row, tacli.IatiActivity)
    assert data.select(partner="village", role="implementing", publisher_type="Government") == (row,)
    assert data.select(partner="village", role="funding") == ()
    assert [row.line for row in data.select(exclude={"country": "Kenya"})] == [4]
    every = tacli.load([path, str(path)], all_versions=True)
    assert len(list(every)) == 6
    with pytest.raises(TypeError, match="no filter named instrument"):
        data.select(instrument="convention")


def test_versions_of_what_has_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    path.write_bytes(data_file("records.json").read_bytes())
    assert isinstance(tacli.load(path), tacli.Dataset)
    with pytest.raises(UsageError, match="for IATI"):
        tacli.load(path, all_versions=True)
