"""The same questions of files of IATI: every command that can, by --data."""

import csv
import gzip
import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tacli.collections.iati.collection import IATI
from tests.conftest import Run, measured
from tests.sources.iati.files import COVID, OLD, UNHCR, example, identified, written

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


def rows(out: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_activities_are_filtered_and_what_is_left_out_is_said(pipe: Run, path: str) -> None:
    code, out, err = pipe("activities", "--data", path, "--country", "Kenya", "--fields", "id,title,cite", "--json")
    assert code == 0
    assert rows(out) == [{"id": "XX-1-A", "title": "Police training", "cite": f"{path}, line 2, XX-1-A"}]
    assert err == (
        "1 more row naming only a region that holds it (--country Kenya; --include-regional adds them).\n"
        "1 more row naming no place at all (--country Kenya; --no countries,regions lists them).\n"
    )
    assert pipe("activities", "--data", path, "--country", "KE", "--include-regional", "--count").out == "2\n"
    assert pipe("activities", "--data", path, "--no", "countries,regions", "--fields", "id").out == "id\nXX-1-C\n"


def packed(path: str, tmp_path: Path) -> dict[str, list[str]]:
    data = Path(path).read_bytes()
    (tmp_path / "gz").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        archive.writestr("inner", data)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one").write_bytes(data)
    each = {kind: ["--data", str(tmp_path / kind)] for kind in ("gz", "zip", "folder")}
    return {**each, "twice": ["--data", path, "--data", str(tmp_path / "gz")]}


def test_data_is_told_by_what_it_holds(pipe: Run, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = pipe("activities", "--data", path, "--fields", "id,title,status").out
    for kind, data in packed(path, tmp_path).items():
        result = pipe("activities", *data, "--fields", "id,title,status")
        assert (result.code, result.out) == (0, expected), kind
        aside = "3 activities are set aside" in result.err
        assert aside == (kind == "twice")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(path).read_bytes())))
    assert pipe("activities", "--data", "-", "--fields", "id,title,status").out == expected


def test_all_versions_are_kept_where_they_are_asked_for(pipe: Run, path: str) -> None:
    twice = ["activities", "--data", path, "--data", path, "--count"]
    assert pipe(*twice).out == "3\n"
    assert pipe(*twice, "--all-versions") == (0, "6\n", "")
    refused = pipe("activities", "--all-versions")
    assert (refused.code, refused.out) == (2, "")
    assert "--all-versions is for IATI" in refused.err


def test_the_environment_names_files(pipe: Run, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACLI_DATA", f"{path}:{OLD}")
    assert pipe("activities", "--count", "--all-versions").out == "4\n"


def test_who_publishes_and_who_funds(pipe: Run, path: str) -> None:
    (entity,) = rows(pipe("entities", "--data", path, "--json").out)
    assert entity == {
        "id": "XX-1", "name": "XX-1", "type": "10", "activities": 3, "start": "2020-01-01", "end": None,
        "updated": None, "versions": ["2.03"],
    }  # fmt: skip
    (donor,) = rows(pipe("donors", "--data", path, "--json").out)
    assert donor == {
        "donor": "Ministry of Aid", "ref": "XX-9", "type": "10", "activities": 2, "entities": ["XX-1"],
    }  # fmt: skip
    assert pipe("donors", "--data", path, "--country", "Kenya", "--fields", "activities").out == "activities\n1\n"


def test_counts_and_pages(pipe: Run, path: str) -> None:
    assert pipe("summary", "--data", path, "--by", "status", "--csv").out.splitlines()[:2] == [
        "status,count,share", "2,2,0.6666666666666666",
    ]  # fmt: skip
    cross = pipe("summary", "--data", path, "--by", "category", "--by", "status", "--fields", "category,2,6", "--csv")
    assert cross.out == "category,2,6\n151,1,0\n122,1,0\n"
    page = rows(pipe("summary", "--data", path, "--json").out)
    assert ("status", "2", "Implementation", 2) in [(r["section"], r["item"], r["label"], r["count"]) for r in page]
    found = rows(pipe("profile", "Kenya", "--data", path, "--json").out)
    assert [(r["item"], r["count"]) for r in found if r["section"] == "activities"] == [
        ("named", 1), ("through a region", 1), ("no place", 1),
    ]  # fmt: skip
    assert ("first of them", "XX-1-A", "Police training") in [(r["section"], r["item"], r["label"]) for r in found]
    for who in ("africa", "15130", "XX-1", "Ministry of Aid", "Village & Sons"):
        assert pipe("profile", who, "--data", path).code == 0


def test_a_page_of_iati_says_what_its_rows_are_of(pipe: Run, path: str) -> None:
    for question in ("activities", "summary --by country", "summary"):
        result = pipe(*question.split(), "--data", path, "--format", "html")
        assert (result.code, "<html" in result.out) == (0, True)
    assert "files of IATI" in pipe("activities", "--data", path, "--format", "html").out


def test_one_activity(pipe: Run, path: str) -> None:
    assert json.loads(pipe("show", "xx-1-a", "--data", path, "--json").out)["title"] == "Police training"
    refused = pipe("show", "XX-1-AA", "--data", path)
    assert (refused.code, refused.out) == (2, "")
    assert "There is no activity 'XX-1-AA'.\nDid you mean XX-1-A" in refused.err
    assert pipe("cite", "XX-1-A", "--data", path).out == f"XX-1, Police training, {Path(path).name}, line 2, XX-1-A\n"
    assert "There is no activity" in pipe("cite", "XX", "--data", path).err
    assert pipe("cite", "--data", path).out == f"XX-1, IATI data: {Path(path).name}\n"


def test_what_files_hold_and_what_could_not_be_read(pipe: Run, tmp_path: Path) -> None:
    bad = str(written(tmp_path / "bad.xml", identified("A", '<activity-status code="9"/>')))
    result = pipe("about", "--data", bad, "--json")
    (said,) = rows(result.out) if result.out.startswith("[") else [json.loads(result.out)]
    assert said["files"] == [{"name": bad, "version": "2.03", "activities": 1}]
    assert (said["activities"], said["publishers"], said["problems"]) == (1, 1, {"unknown code": 1})
    assert result.err == f"1 thing could not be read and is left empty; tacli validate {bad} lists it.\n"
    shown = pipe("about", "--data", bad, "--format", "markdown").out
    assert f"{bad} (2.03, 1 activity)" in shown.replace("\\", "")
    assert "unknown code 1" in shown
    checked = pipe("validate", bad, "--json")
    assert checked.code == 1
    (problem,) = rows(checked.out)
    assert (problem["place"], problem["kind"]) == (f"{bad}, line 2", "unknown code")
    assert pipe("validate", str(tmp_path / "none.xml")).code == 1
    empty = tmp_path / "empty.xml"
    empty.write_text("<iati-organisations/>")
    (problem,) = rows(pipe("validate", str(empty), "--json").out)
    assert problem["kind"] == "unreadable"
    assert json.loads(pipe("about", "--data", str(written(tmp_path / "b.xml")), "--json").out)["languages"] == {}


def test_terms_are_those_of_iati(pipe: Run, path: str) -> None:
    counts = {r["code"]: r["count"] for r in rows(pipe("terms", "status", "--data", path, "--json").out)}
    assert counts == {"1": 0, "2": 2, "3": 0, "4": 1, "5": 0, "6": 0}
    assert "publisher-type" in pipe("terms", "--data", path).out
    assert "vocabulary 'instrument' is unknown" in pipe("terms", "instrument", "--data", path).err


def test_a_category_is_that_of_sectors(pipe: Run, path: str) -> None:
    sectors = [row["topics"] for row in rows(pipe("activities", "--data", path, "--json").out)]
    for category in ("151", "111"):
        expected = sum(any(sector.startswith(category) for sector in each) for each in sectors)
        result = pipe("activities", "--data", path, "--category", category, "--count")
        assert (result.code, result.out) == (0, f"{expected}\n")
        others = pipe("activities", "--data", path, "--not", f"category={category}", "--count").out
        assert int(others) == len(sectors) - expected


def test_a_search_finds_words(pipe: Run, path: str) -> None:
    assert pipe("search", "police", "--data", path, "--fields", "id,score").out == "id\tscore\nXX-1-A\t100\n"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("activities --instrument convention", "IATI has no codes of treaties"),
        ("activities --not instrument=convention", "IATI has no codes of treaties"),
        ("activities --country Kenya --all paragraph", "IATI has no paragraphs"),
        ("donors --top 3", "have no rank"),
        ("responses", "IATI has no questionnaire"),
        ("activities --humanitarian perhaps", "neither yes nor no"),
        ("activities --sort paragraph", "sort 'paragraph' is unknown"),
        ("activities --topic nonsense", "topic 'nonsense' is unknown"),
    ],
)
def test_what_iati_has_not_is_refused(pipe: Run, path: str, question: str, said: str) -> None:
    code, out, err = pipe(*question.split(), "--data", path)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "option", ["donor", "role", "marker", "currency", "language", "hierarchy", "publisher-type", "min-amount"]
)
def test_what_the_paper_has_not_is_refused(pipe: Run, option: str) -> None:
    code, out, err = pipe("activities", f"--{option}", "1")
    assert (code, out) == (2, "")
    assert "paper" in err


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("entities --topic corruption", "--topic is no filter of the entities in this data."),
        ("entities --partner UNODC", "--partner is no filter of the entities in this data."),
        ("donors --year 2005", "--year is no filter of the donors in this data."),
    ],
)
def test_a_filter_that_only_other_data_has_is_not_passed_over(pipe: Run, question: str, said: str) -> None:
    code, out, err = pipe(*question.split())
    assert (code, out) == (2, "")
    assert err == f"tacli: {said}\ntacli activities takes it; here, leave it out.\n"


@pytest.mark.parametrize("kind", ["activities", "entities", "donors", "summary"])
def test_every_filter_of_iati_filters_the_paper_or_is_refused(pipe: Run, kind: str) -> None:
    help_ = pipe(kind, "--help").out.partition("Filters for IATI data")[2].partition("\n\n")[0]
    options = re.findall(r"^  --([a-z-]+)", help_, re.MULTILINE)
    assert len(options) > 5
    for option in options:
        assert pipe(kind, f"--{option}", "1").code == 2


@pytest.mark.parametrize("question", ["activities", "entities", "donors", "summary", "summary --by topic", "terms"])
def test_rows_of_iati_are_as_described(pipe: Run, path: str, question: str) -> None:
    schema = json.loads(pipe("schema", *question.split(), "--data", path).out)
    found = rows(pipe(*question.split(), "--data", path, "--json").out)
    assert found
    assert [error for row in found for error in jsonschema.Draft202012Validator(schema).iter_errors(row)] == []


def counted(pipe: Run, name: str, facet: str) -> Counter[str]:
    out = pipe("summary", "--by", facet, "--data", str(example(name)), "--all-versions", "--csv").out
    return Counter({row[facet]: int(row["count"]) for row in csv.DictReader(io.StringIO(out))})


def test_the_figures_of_18_publishers_come_out(pipe: Run) -> None:
    data = ["--data", str(example(COVID)), "--all-versions"]
    assert pipe("activities", *data, "--count").out == "401\n"
    assert pipe("activities", *data, "--count", "--has", "regions", "--no", "countries").out == "76\n"
    assert pipe("activities", *data, "--count", "--no", "countries,regions").out == "2\n"
    country = counted(pipe, COVID, "country")
    assert len(country) == 110
    assert [country[code] for code in ("ET", "CN", "KE", "IN", "BD")] == [13, 11, 10, 10, 9]
    topics = Counter(
        {code: n for code, n in counted(pipe, COVID, "topic").items() if code.isdigit() and len(code) == 5}
    )
    assert (len(topics), topics.most_common(3)) == (71, [("12264", 99), ("12250", 45), ("16050", 37)])
    category = counted(pipe, COVID, "category")
    assert (len(category), category.most_common(3)) == (30, [("122", 170), ("160", 57), ("151", 48)])
    assert counted(pipe, COVID, "status") == {"1": 3, "2": 288, "3": 93, "4": 17}
    entities = rows(pipe("entities", *data, "--json").out)
    assert len(entities) == 18
    assert [(row["id"], row["activities"]) for row in entities[:3]] == [
        ("XM-DAC-41114", 100), ("KR-GOV-010", 94), ("GB-GOV-1", 57),
    ]  # fmt: skip


def test_the_figures_of_one_publisher_come_out(pipe: Run) -> None:
    data = ["--data", str(example(UNHCR)), "--all-versions"]
    assert pipe("activities", *data, "--count").out == "134\n"
    assert pipe("activities", *data, "--count", "--has", "regions", "--no", "countries").out == "29\n"
    assert len(counted(pipe, UNHCR, "country")) == 105
    assert {c: n for c, n in counted(pipe, UNHCR, "topic").items() if c in ("72010", "72050", "72012")} == {
        "72010": 132, "72050": 82, "72012": 65,
    }  # fmt: skip
    assert counted(pipe, UNHCR, "category") == {"720": 134}
    assert counted(pipe, UNHCR, "status") == {"2": 134}
    assert len(rows(pipe("entities", *data, "--json").out)) == 1


def test_a_role_is_that_of_the_partner_where_both_are_asked_for(pipe: Run, path: str) -> None:
    asked = ["activities", "--data", path, "--count", "--partner", "Ministry of Aid"]
    assert pipe(*asked).out == "2\n"
    assert pipe(*asked, "--role", "funding").out == "2\n"
    alone = pipe(*asked, "--role", "implementing")
    assert alone.out == "0\n"
    assert "No row passes --partner 'Ministry of Aid' --role implementing" in alone.err
    assert pipe("activities", "--data", path, "--count", "--role", "implementing").out == "1\n"
    assert pipe(*asked, "--not", "role=implementing").out == "1\n"


def test_a_word_of_the_crosswalk_has_a_page(pipe: Run, path: str) -> None:
    found = rows(pipe("profile", "education", "--data", path, "--json").out)
    assert found[0]["label"] == "Education: 111, 112, 113, 114"
    assert ("activities", "within it", 0) in [(r["section"], r["item"], r["count"]) for r in found]


def test_what_has_no_page_is_no_subject_rather_than_no_topic(pipe: Run, path: str) -> None:
    code, out, err = pipe("profile", "nobody at all", "--data", path)
    assert (code, out) == (2, "")
    assert err.startswith("tacli: subject 'nobody at all' is unknown.\n")


def test_explain_gives_the_call_in_python(pipe: Run, path: str) -> None:
    asked = ["--partner", "Village & Sons", "--role", "implementing", "--publisher-type", "10", "--explain"]
    call = pipe("activities", "--data", path, *asked).err.splitlines()[-1]
    expected = "partner='Village & Sons', role='4', publisher_type='10'"
    assert call == f"tacli.load({path!r}).select({expected})"
    assert pipe("activities", "--data", path, "--data", path, "--explain").err.splitlines()[0] == (
        f"tacli.load([{path!r}, {path!r}]).select()"
    )


def completed(process: Run, line: str) -> list[str]:
    words = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    program = ("-c", "from tacli.cli.run import run; run([])")
    return process(program=program, _TACLI_COMPLETE="complete_bash", **words).out.split()


def test_tab_offers_what_the_data_has(process: Run, path: str) -> None:
    assert completed(process, f"tacli activities --data {path} --fields hum") == ["humanitarian"]
    assert "15132" in completed(process, f"tacli activities --data {path} --topic 151")
    assert completed(process, f"tacli summary --data {path} --by cat") == ["category"]
    assert completed(process, f"tacli terms --data {path} publ") == ["publisher-type"]
    assert completed(process, f"tacli activities --data {path} --donor M") == []
    assert completed(process, f"tacli activities --data {path}x --fields par") == ["paragraph", "partners"]


@pytest.mark.parametrize("facet", sorted(IATI.kinds["activities"].facets))
def test_rows_of_iati_are_counted_by_any_facet(pipe: Run, path: str, facet: str) -> None:
    schema = json.loads(pipe("schema", "summary", "--by", facet, "--data", path).out)
    result = pipe("summary", "--by", facet, "--data", path, "--json")
    assert (result.code, result.err) == (0, "")
    for row in rows(result.out):
        assert list(jsonschema.Draft202012Validator(schema).iter_errors(row)) == []


def test_a_code_of_an_organization_is_taken_as_it_stands(pipe: Run, path: str) -> None:
    assert pipe("activities", "--entity", "XX-1", "--data", path, "--count").out == "3\n"
    assert pipe("activities", "--entity", "XX-1,XX-2", "--data", path, "--count").out == "3\n"
    none = pipe("activities", "--entity", "XX-2", "--data", path, "--count")
    assert (none.code, none.out) == (0, "0\n")
    assert "No row passes --entity XX-2" in none.err
    assert pipe("activities", "--entity", "nobody", "--data", path).code == 2


def test_an_activity_is_shown_as_its_identifier_is_typed_or_else_however_it_is_spelled(
    pipe: Run, tmp_path: Path
) -> None:
    path = written(tmp_path / "1.xml", identified("XX-a"), identified("XX-A"), identified("XX-B"))

    def shown(typed: str) -> list[str]:
        out = pipe("show", typed, "--data", str(path), "--format", "jsonl").out
        return [json.loads(line)["id"] for line in out.splitlines()]

    assert shown("XX-A") == ["XX-A"]
    assert shown("xx-a") == ["XX-a", "XX-A"]
    assert pipe("show", "XX-AB", "--data", str(path)).err.splitlines()[1].startswith("Did you mean XX-")


def test_memory_does_not_grow_with_activities(tmp_path: Path) -> None:
    peaks = []
    for count in (400, 16_000):
        each = (identified(f"XX-{n}", f"<description>{'police ' * 100}</description>") for n in range(count))
        many = str(written(tmp_path / f"{count}.xml", *each))
        result, peak = measured("activities", "--data", many, "--country", "Kenya", "--count")
        assert (result.code, result.out) == (0, "0\n")
        peaks.append(peak)
    assert peaks[1] - peaks[0] < 16 * 2**20
