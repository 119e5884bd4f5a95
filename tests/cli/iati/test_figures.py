"""What an independent program counted in real files of IATI comes out."""

import csv
import io
from collections import Counter

from tests.cli.iati.answered import rows
from tests.conftest import Run
from tests.sources.iati.files import COVID, UNHCR, example


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
