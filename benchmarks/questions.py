"""What stores are asked, in the words of each tool: the same rows come of it, money split to the cent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Question(NamedTuple):
    """The same question of each; "" for a tool that has no such answer.

    Arguments of tacli, SQL of DuckDB, an expression of Polars, SQL of SQLite, a program of jq, and an expression of
    iatikit over what it `found`. `{rows}`, `{stems}`, `{money}` and `{splits}` are the tables.
    """

    name: str
    tacli: str
    sql: str
    polars: str = ""
    sqlite: str = ""
    jq: str = ""
    iatikit: str = ""


SHOWN = """id, entity, reporter, title, summary, topics, kinds, status, scope, countries, regions, start, "end", partners, donors,
roles, humanitarian, hierarchy, markers, languages, currencies, publisher_type, updated"""


def _counted(facets: Sequence[str], source: str) -> str:
    """Count rows by facets, of a list each item, and all."""
    by = [f"SELECT '{facet}', CAST({facet} AS VARCHAR) AS v, count(*) FROM {source} GROUP BY v" for facet in facets]
    return " UNION ALL ".join([f"SELECT '', '', count(*) FROM {source}", *by])


YEARS = "unnest(range(coalesce(start_year, end_year), coalesce(end_year, start_year) + 1))"
OVERVIEW = ("status", "unnest(category)", "unnest(countries)", "entity", YEARS)
OF_ONE = ("status", "unnest(topics)", "entity", "unnest(donors)", YEARS)
ETHIOPIA = "list_contains(countries, 'ET')"
IN_ETHIOPIA = '"row" IN (SELECT "row" FROM {rows} WHERE list_contains(countries, \'ET\'))'
# Of a country: the regions that hold it are named by rows, too, and some rows name no place.
REGIONAL = "list_has_any(regions, ['1027', '289', '298', '2:001', '2:002', '2:014', '2:202'])"
PROFILE = f"""
WITH kept AS MATERIALIZED (SELECT id, title, status, topics, entity, donors, start_year, end_year FROM {{rows}}
WHERE {ETHIOPIA}) {_counted(OF_ONE, "kept")}
UNION ALL SELECT * FROM (SELECT id, title, NULL FROM kept LIMIT 10)
UNION ALL SELECT 'regional', NULL, count(*) FROM {{rows}} WHERE len(countries) = 0 AND {REGIONAL}
UNION ALL SELECT 'nowhere', NULL, count(*) FROM {{rows}} WHERE len(countries) = 0 AND len(regions) = 0"""
CROSS = """
SELECT v, o, count(*) FROM (SELECT v, {other} AS o FROM (SELECT unnest(topics) AS v, {kept} FROM {{rows}})) GROUP BY v, o
UNION ALL SELECT v, NULL, count(*) FROM (SELECT unnest(topics) AS v FROM {{rows}}) GROUP BY v
UNION ALL SELECT NULL, o, count(*) FROM (SELECT {other} AS o FROM {{rows}}) GROUP BY o"""


# Money split by percentages, and rounded to cents that add up to the total. Shares are of 15 decimals, so that what is
# multiplied fits into whole numbers of 128 bits; tacli's have 18.
UNIT, CENT = 10**15, 10**8


def _added(facets: Mapping[str, tuple[str, str]], where: str = "", keep: str = "TRUE") -> str:
    """Add up disbursements by facets: the dimension of each, and what its codes are to it."""
    given = ", ".join(f'"given {of}" AS {name}' for name, (of, _) in facets.items())
    codes = ", ".join(f"{code.format(f'of_{name}.code')} AS {name}" for name, (_, code) in facets.items())
    shares = "".join(
        f" JOIN shares AS of_{name} ON of_{name}.dimension = '{of}' AND of_{name}.given = added.{name}"
        for name, (of, _) in facets.items()
    )
    amount = "a * 1000000"
    for name in facets:
        amount = f"({amount}) * of_{name}.share // {UNIT}"
    by = "".join(f", {name} NULLS LAST" for name in facets)
    return f"""
WITH added AS (SELECT currency, {given}, CAST(sum(amount) * 10000 AS HUGEINT) AS a FROM {{money}}
  WHERE kind = 'disbursement'{where} GROUP BY ALL),
shares AS (SELECT *, CAST(high * 1000000000 + middle * 1000 + low // 1000 AS HUGEINT) AS share FROM {{splits}}),
split AS (SELECT currency, {codes}, sum({amount}) AS a FROM added{shares} WHERE {keep} GROUP BY ALL),
cents AS (SELECT *, CAST(round(sum(a) OVER (PARTITION BY currency) / {CENT}) AS HUGEINT)
  - sum(a // {CENT}) OVER (PARTITION BY currency) AS more FROM split)
SELECT * EXCLUDE (a, more), a // {CENT} + CAST(row_number() OVER (
    PARTITION BY currency ORDER BY a % {CENT} DESC{by}
  ) <= more AS INTEGER) AS cents FROM cents"""


def _told(sums: str, passed: str = "", place: str = "") -> str:
    """Say beside sums what tacli says: of how many amounts, split how, activities and publishers, and what of regions."""
    among = f'AND "row" IN (SELECT "row" FROM {{rows}} WHERE {passed})' if passed else ""
    where = f"kind = 'disbursement' {among} {place}"
    counted = "count(DISTINCT entity) AS publishers, list(DISTINCT hierarchy) AS levels"
    told = [
        f"""SELECT how, sum(n) AS amounts FROM (SELECT "given {of}" AS given, count(amount) AS n FROM {{money}}
WHERE {where} GROUP BY ALL) JOIN (SELECT DISTINCT given, how FROM {{splits}} WHERE dimension = '{of}') USING (given)
GROUP BY how"""
        for of in ("sector", "place")
    ]
    if passed:
        each = f'(SELECT DISTINCT "row" FROM {{money}} WHERE {where})'
        told.append(f'SELECT count(*) AS activities, {counted} FROM {{rows}} JOIN {each} USING ("row")')
        told.append(f"""SELECT count(*) FILTER ({REGIONAL}) AS regional, count(*) FILTER (len(regions) = 0) AS nowhere
FROM {{rows}} WHERE len(countries) = 0""")
    else:
        counts = "\"money kinds that count\" LIKE '%;disbursement;%'"
        told.append(f"SELECT count(*) AS activities, {counted} FROM {{rows}} WHERE {counts}")
    return " UNION ALL BY NAME ".join([f"SELECT * FROM ({sums})", *told])


FUNDERS = """
SELECT funder ->> 0 AS name, sum(n), list(DISTINCT entity), list(DISTINCT CAST(funder -> 1 AS VARCHAR[])),
list(DISTINCT CAST(funder -> 2 AS VARCHAR[])) FROM (SELECT f AS funder, entity, count(*) AS n
FROM (SELECT unnest(funders) AS f, entity FROM {rows}) GROUP BY ALL) GROUP BY name"""
TOPIC = ("sector", "{}")
COUNTRY = ("place", "CASE WHEN {0} LIKE 'country %' THEN substr({0}, 9) END")
POINTS = """
SELECT "row", sum(CASE field WHEN 1 THEN 100 WHEN 2 THEN 10 ELSE 1 END) AS p{n}
FROM (SELECT DISTINCT "row", field FROM {{stems}} WHERE stem IN ({stem})) GROUP BY "row"
"""


def _searched(*stems: str) -> str:
    """Find the best rows of stems, all of which they hold."""
    words = " JOIN ".join(
        f"({POINTS.format(n=n, stem=stem)}) AS w{n}{' USING (row)' if n else ''}" for n, stem in enumerate(stems)
    )
    points = " + ".join(f"p{n}" for n, _ in enumerate(stems))
    best = f'SELECT "row", {points} AS score FROM {words} ORDER BY score DESC, "row" LIMIT 25'
    return f'SELECT {SHOWN}, score FROM {{rows}} JOIN ({best}) USING ("row") ORDER BY score DESC, "row"'


SCAN = "pl.scan_parquet({rows!r})"
IN_POLARS = "pl.col('countries').list.contains('ET')"
IN_SQLITE = '"row" IN (SELECT "row" FROM countries WHERE value = \'ET\')'
IN_JQ = 'inputs | select(.countries | index("ET"))'
IN_IATIKIT = "recipient-country/@code = 'ET'"
SEVERAL_IN_IATIKIT = f"{IN_IATIKIT} and sector/@code = '15142' and activity-status/@code = '2'"
FIRST_OF_IATIKIT = "[(a.id, a.title, a.description, a.start, a.end) for a in found.where(xpath={0!r})[:25]]"
TALLY_OF_IATIKIT = "Counter(c for a in found for c in {0})"
LATEST = "[.{0}, $a.{0}] | map(values) | {1}"

QUESTIONS = (
    Question(
        "filter, counted",
        "activities --country ET --count",
        "SELECT count(*) FROM {rows} WHERE list_contains(countries, 'ET')",
        f"{SCAN}.filter({IN_POLARS}).select(pl.len()).collect()",
        "SELECT count(*) FROM countries WHERE value = 'ET'",
        f"reduce ({IN_JQ}) as $a (0; . + 1)",
        f"len(found.where(xpath={IN_IATIKIT!r}))",
    ),
    Question(
        "filter, 25 rows",
        "activities --country ET --limit 25 --json",
        f"SELECT {SHOWN} FROM {{rows}} WHERE list_contains(countries, 'ET') LIMIT 25",
        f"{SCAN}.filter({IN_POLARS}).head(25).collect()",
        f"SELECT * FROM activities WHERE {IN_SQLITE} LIMIT 25",
        f"[limit(25; {IN_JQ})]",
        FIRST_OF_IATIKIT.format(IN_IATIKIT),
    ),
    Question(
        "three filters, counted",
        "activities --country ET --topic 15142 --status 2 --count",
        "SELECT count(*) FROM {rows} WHERE list_contains(countries, 'ET') AND list_contains(topics, '15142') AND status = '2'",
        f"{SCAN}.filter({IN_POLARS}, pl.col('topics').list.contains('15142'), pl.col('status') == '2').select(pl.len()).collect()",
        f"SELECT count(*) FROM activities WHERE status = '2' AND {IN_SQLITE} AND \"row\" IN (SELECT \"row\" FROM topics WHERE value = '15142')",
        f'reduce ({IN_JQ} | select((.topics | index("15142")) and .status == "2")) as $a (0; . + 1)',
        f"len(found.where(xpath={SEVERAL_IN_IATIKIT!r}))",
    ),
    Question(
        "facet",
        "summary --by topic --json",
        "SELECT unnest(topics) AS t, count(*) FROM {rows} GROUP BY t",
        f"{SCAN}.select(pl.col('topics').explode()).group_by('topics').len().collect()",
        "SELECT value, count(*) FROM topics GROUP BY value",
        "reduce inputs.topics[] as $t ({}; .[$t] += 1)",
        TALLY_OF_IATIKIT.format("set(a.etree.xpath('sector/@code'))"),
    ),
    Question(
        "cross-table",
        "summary --by topic --by status --json",
        CROSS.format(other="status", kept="status"),
        f"{SCAN}.select('topics', 'status').explode('topics').group_by('topics', 'status').len().collect()",
        'SELECT value, status, count(*) FROM topics JOIN activities USING ("row") GROUP BY value, status',
        'reduce inputs as $a ({}; reduce $a.topics[] as $t (.; .[$t][$a.status // ""] += 1))',
        TALLY_OF_IATIKIT.format(
            "{(t, s) for t in a.etree.xpath('sector/@code') for s in a.etree.xpath('activity-status/@code')}"
        ),
    ),
    Question(
        "cross-table of lists",
        "summary --by topic --by country --json",
        CROSS.format(other="unnest(countries)", kept="countries"),
        f"{SCAN}.select('topics', 'countries').explode('topics').explode('countries').group_by('topics', 'countries').len().collect()",
        'SELECT t.value, c.value, count(*) FROM topics AS t JOIN countries AS c USING ("row") GROUP BY t.value, c.value',
        "reduce inputs as $a ({}; reduce $a.topics[] as $t (.; reduce $a.countries[] as $c (.; .[$t][$c] += 1)))",
    ),
    Question(
        "search, the best 25",
        "search training --limit 25 --json",
        _searched("'train', 'fr:training'"),
        "",
        "SELECT * FROM texts WHERE texts MATCH 'training' ORDER BY rank LIMIT 25",
    ),
    Question(
        "search, three words",
        "search training police money --limit 25 --json",
        _searched("'train', 'fr:training'", "'polic', 'fr:police'", "'money', 'fr:money'"),
        "",
        "SELECT * FROM texts WHERE texts MATCH 'training police money' ORDER BY rank LIMIT 25",
    ),
    Question("overview", "summary --json", _counted(OVERVIEW, "{rows}")),
    Question("profile", "profile Ethiopia --json", PROFILE),
    Question(
        "sum",
        "summary --sum disbursement --json",
        "SELECT currency, sum(amount) FROM {money} WHERE kind = 'disbursement' GROUP BY currency",
        "pl.scan_parquet({money!r}).filter(pl.col('kind') == 'disbursement').group_by('currency').agg(pl.col('amount').sum()).collect()",
    ),
    Question("sum, by topic", "summary --by topic --sum disbursement --json", _added({"topic": TOPIC})),
    Question(
        "sum, by topic and country",
        "summary --by topic --by country --sum disbursement --json",
        _added({"topic": TOPIC, "country": COUNTRY}),
    ),
    Question(
        "sum, by topic and country, all said",
        "summary --by topic --by country --sum disbursement --json",
        _told(_added({"topic": TOPIC, "country": COUNTRY})),
    ),
    Question(
        "sum, of a country",
        "summary --by topic --country ET --sum disbursement --json",
        _added({"topic": TOPIC, "country": COUNTRY}, f" AND {IN_ETHIOPIA}", "of_country.code = 'country ET'"),
    ),
    Question(
        "sum, of a country, all said",
        "summary --by topic --country ET --sum disbursement --json",
        _told(
            _added({"topic": TOPIC, "country": COUNTRY}, f" AND {IN_ETHIOPIA}", "of_country.code = 'country ET'"),
            ETHIOPIA,
            """AND "given place" IN (SELECT given FROM {splits} WHERE dimension = 'place' AND code = 'country ET')""",
        ),
    ),
    Question(
        "publishers",
        "entities --json",
        """SELECT entity, mode(reporter), mode(publisher_type), count(*), min(start), max("end"), max(updated),
list(DISTINCT version) FROM {rows} GROUP BY entity""",
        f"{SCAN}.group_by('entity').agg(pl.col('reporter', 'publisher_type').mode().first(), pl.len(), pl.col('start').min(), pl.col('end', 'updated').max(), pl.col('version').unique()).collect()",
        "",
        f"reduce inputs as $a ({{}}; .[$a.entity] |= {{n: (.n + 1), reporter: $a.reporter, publisher_type: $a.publisher_type, start: ({LATEST.format('start', 'min')}), end: ({LATEST.format('end', 'max')}), updated: ({LATEST.format('updated', 'max')})}})",
    ),
    Question("funders", "donors --json", FUNDERS),
)
