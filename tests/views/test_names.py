"""Names in place of codes."""

from tacli.query.field import text
from tacli.views import Table
from tacli.views.labels import named
from tacli.views.names import briefs_of, codes_of, in_names, names_of
from tacli.vocabulary import vocabulary


def test_a_code_is_called_by_its_label_or_its_brief_one() -> None:
    assert names_of(vocabulary)("entity")["iom"] == "International Organization for Migration"
    assert briefs_of(vocabulary)("entity")["iom"] == "IOM"
    assert briefs_of(vocabulary)("entity")["coe"] == "Council of Europe"
    assert briefs_of(vocabulary)("entity")["unesco"] == "UNESCO"
    assert briefs_of(vocabulary)("group")["least-developed"] == "Least developed"
    assert codes_of("entity") == {}


def test_what_has_no_name_stays() -> None:
    assert in_names(["MDA", "XXX"], {"MDA": "Moldova"}) == ["Moldova", "XXX"]
    assert in_names(None, {"MDA": "Moldova"}) is None


def test_an_id_stays_a_code() -> None:
    columns = (text("id", "ID", "", vocabulary="entity"), text("entity", "Entity", "", vocabulary="entity"))
    table = named(Table(columns, (("iom", "iom"),), total=(("coe", "coe"),)), briefs_of(vocabulary))
    assert (list(table.rows), list(table.total)) == ([("iom", "IOM")], [("coe", "Council of Europe")])
