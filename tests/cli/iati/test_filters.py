"""Filters, terms and completion of files of IATI."""

from tests.cli.iati.answered import rows
from tests.conftest import Run


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


def test_a_role_is_that_of_the_partner_where_both_are_asked_for(pipe: Run, path: str) -> None:
    asked = ["activities", "--data", path, "--count", "--partner", "Ministry of Aid"]
    assert pipe(*asked).out == "2\n"
    assert pipe(*asked, "--role", "funding").out == "2\n"
    alone = pipe(*asked, "--role", "implementing")
    assert alone.out == "0\n"
    assert "No row passes --partner 'Ministry of Aid' --role implementing" in alone.err
    assert pipe("activities", "--data", path, "--count", "--role", "implementing").out == "1\n"
    assert pipe(*asked, "--not", "role=implementing").out == "1\n"


def test_a_code_of_an_organization_is_taken_as_it_stands(pipe: Run, path: str) -> None:
    assert pipe("activities", "--entity", "XX-1", "--data", path, "--count").out == "3\n"
    assert pipe("activities", "--entity", "XX-1,XX-2", "--data", path, "--count").out == "3\n"
    none = pipe("activities", "--entity", "XX-2", "--data", path, "--count")
    assert (none.code, none.out) == (0, "0\n")
    assert "No row passes --entity XX-2" in none.err
    assert pipe("activities", "--entity", "nobody", "--data", path).code == 2


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
