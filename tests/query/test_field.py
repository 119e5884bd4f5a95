"""Fields as declared."""

from types import SimpleNamespace

from tacli.query.field import Period, Records, Through, number, percent, text
from tacli.query.spans import YEARS

ROW = SimpleNamespace(size=3)


def test_a_field_is_of_the_attribute_of_its_name() -> None:
    assert text("size", "Size", "How large.").get(ROW) == 3
    assert text("size", "Size", "How large.", get=lambda row: row.size + 1).get(ROW) == 4


def test_counts_and_shares_stand_right_and_sort_largest_first() -> None:
    made = [make("size", "Size", "How large.", 2) for make in (text, number, percent)]
    assert [f.align for f in made] == ["left", "right", "right"]
    assert [f.style for f in made] == ["text", "number", "percent"]
    assert [f.descending for f in made] == [False, True, True]
    assert [f.type for f in made] == [str, int, float | None]
    assert [f.priority for f in made] == [2, 2, 2]
    assert [f.title for f in made] == ["Size"] * 3
    assert [number("size", "Size", "", descending=False).descending] == [False]


def test_a_list_is_many() -> None:
    assert text("names", "Names", "", type=list[str]).many
    assert not text("name", "Name", "").many


def test_a_field_that_follows_from_others_is_no_column() -> None:
    fields = (
        text("countries", "Countries", "", type=list[str], option="country", vocabulary="country"),
        text("group", "Group", "", option="group", vocabulary="group", through=Through("countries", lambda c: [c])),
        number("start", "Start", ""),
        text("year", "Year", "", option="year", read=YEARS, period=Period("start", "start")),
    )
    records = Records("test", fields)
    assert [f.name for f in records.columns] == ["countries", "start"]
    assert list(records.facets) == ["country", "group", "year"]
    assert records["group"] is fields[1]


def test_what_can_be_counted_by() -> None:
    fields = (
        number("page", "Page", "", option="page", read=YEARS),
        number("amount", "Amount", "", option="min", read=YEARS),  # an option that is a bound and no name of it
        text("title", "Title", "", weight=2),
    )
    records = Records("test", fields)
    assert list(records.facets) == ["page"]
    assert records.searched == fields[2:]
