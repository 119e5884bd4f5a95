"""Facts of the working paper, checked as facts."""

import re
from collections import Counter
from pathlib import Path

import tacli

# How many sentences each paragraph of annex I has, ten paragraphs a line; `data/README.md` says how they are counted.
# fmt: off
SENTENCES = (
    2, 2, 3, 1, 1, 6, 8, 5, 2, 5,
    2, 1, 6, 1, 12, 3, 1, 4, 2, 1,
    2, 2, 6, 2, 5, 1, 2, 2, 2, 5,
    3, 3, 7, 2, 3, 16, 6, 3, 2, 2,
    4, 1, 1, 1, 3, 2, 1, 3, 2, 2,
    4, 5, 3, 3, 2, 3, 3,
)
# fmt: on


def test_twenty_five_entities_replied(dataset: tacli.Dataset) -> None:
    itself = [e for e in dataset.entities if e.replied_through is None]
    assert len(itself) == 25
    assert sum(e.section == "B" for e in itself) == 18
    assert sum(e.reply == "nothing-to-report" for e in itself) == 6
    assert sum(e.section == "C" for e in dataset.entities) == 8


def test_every_paragraph_is_accounted_for_once(dataset: tacli.Dataset) -> None:
    rows = {a.paragraph for a in dataset.activities}
    reasons = [w.paragraph for w in dataset.without_activities]
    assert reasons == [1, 2, 29, 47]
    assert sorted([*rows, *reasons]) == list(range(1, 58))


def test_every_sentence_of_annex_one_is_accounted_for_once(dataset: tacli.Dataset) -> None:
    assert sum(SENTENCES) == 187
    without = {w.paragraph for w in dataset.without_activities}
    every = {(p, n) for p, count in enumerate(SENTENCES, 1) if p not in without for n in range(1, count + 1)}
    rows = {(a.paragraph, n) for a in dataset.activities for n in a.sentences}
    context = [(c.paragraph, n) for c in dataset.context for n in c.sentences]
    assert context == [(18, 1), (22, 1), (30, 1)]
    assert rows | set(context) == every
    assert rows.isdisjoint(context)
    assert all(a.sentences for a in dataset.activities)


def test_rows_are_as_many_as_the_readme_says(dataset: tacli.Dataset) -> None:
    readme = (Path(__file__).parents[1] / "data" / "README.md").read_text(encoding="utf-8")
    assert f"{len(dataset.activities)} rows" in readme


def test_numbers_that_were_taken_away_stay_free(dataset: tacli.Dataset) -> None:
    numbers: dict[str, list[int]] = {}
    for a in dataset.activities:
        place, _, number = a.id.rpartition(".")
        numbers.setdefault(place, []).append(int(number))
    gaps = {f"{place}.{n}" for place, found in numbers.items() for n in range(1, max(found) + 1) if n not in found}
    assert gaps == {"adb-15.2", "adb-15.8", "dda-48.2"}  # and iom-31.2, the last of its paragraph


def test_titles_are_noun_phrases_of_one_line(dataset: tacli.Dataset) -> None:
    nouns = {"Training", "Reporting", "Awareness-raising", "Capacity-building", "Institution-building"}
    adjectives = {"Anti-trafficking", "Proposed", "Advanced", "Integrated", "Continued", "Running", "United"}
    for a in dataset.activities:
        first = a.title.split()[0]
        assert not first.endswith(("ing", "ed")) or first in nouns | adjectives, a.id
        assert len(a.title) <= 80, a.id
        assert a.title[0].isupper(), a.id
        assert a.title[-1] not in ".;:", a.id


def test_summaries_stand_alone(dataset: tacli.Dataset) -> None:
    leaning = re.compile(r"\b(there|these|this|the same|the region|did the same|reports that|reported that)\b")
    assert {a.id: found[0] for a in dataset.activities if (found := leaning.search(a.summary))} == {}
    assert all(a.summary.endswith(".") for a in dataset.activities)
    assert len({a.summary for a in dataset.activities}) == len(dataset.activities)


def test_what_the_document_says_of_the_group_and_of_the_fund(dataset: tacli.Dataset) -> None:
    assert dataset.document.replies.group == "Inter-Departmental Group to Implement the Action Plan"
    assert dataset.document.replies.action_plan == "An Era of Application of International Law"
    assert "promotion of their ratification" in dataset.document.contributions.purpose


def test_totals_of_annex_two(dataset: tacli.Dataset) -> None:
    totals: Counter[tuple[str, str]] = Counter()
    for r in dataset.responses:
        if r.group != "least-developed":
            totals[r.instrument, "parties"] += r.parties
            totals[r.instrument, "replies"] += r.replies
    assert dict(totals) == {
        ("convention", "parties"): 107,
        ("convention", "replies"): 50,
        ("trafficking-protocol", "parties"): 87,
        ("trafficking-protocol", "replies"): 37,
        ("migrants-protocol", "parties"): 78,
        ("migrants-protocol", "replies"): 35,
    }


def test_contributions_of_annex_three(dataset: tacli.Dataset) -> None:
    amounts = {c.donor: c.amount for c in dataset.contributions}
    assert amounts["Japan"] == 827410
    assert amounts["Asia Crime Prevention Foundation"] == 55243
    assert len(amounts) == 11
    assert sum(amounts.values()) == dataset.document.contributions.total == 2875202


def test_countries_of_the_paragraphs(dataset: tacli.Dataset) -> None:
    named: dict[int, set[str]] = {}
    for a in dataset.activities:
        if a.countries:
            named.setdefault(a.paragraph, set()).update(a.countries)
    expected = {
        7: "BEN LSO MOZ NGA ZAF TGO",
        12: "IND NPL",
        13: "USA",
        15: "BGD IND NPL KHM LAO THA VNM",
        21: "ALB MDA ROU RUS UKR",
        25: "KAZ MDA RUS UKR UZB ARM AZE BLR GEO",
        27: "COL",
        28: "RUS UKR",
        33: "AFG",
        36: "JAM MDA ZMB BGD BLZ ECU KGZ IRL CRI SLV GTM HND NIC PAN",
        45: "ARG BLZ BOL MEX VEN",
        52: "BEN CMR NZL PLW",
    }
    assert named == {paragraph: set(codes.split()) for paragraph, codes in expected.items()}


def test_counts_of_the_paragraphs(dataset: tacli.Dataset) -> None:
    figures = {(a.paragraph, f.value, f.qualifier) for a in dataset.activities for f in a.figures}
    assert figures == {
        (6, 100, "more-than"),
        (10, 5, "exact"),
        (15, 2, "exact"),
        (15, 3, "exact"),
        (25, 77, "exact"),
        (31, 1100, "more-than"),
        (33, 5, "exact"),
        (35, 146, "exact"),
        (36, 200, "more-than"),
        (37, 9, "exact"),
        (48, 30, "each-year"),
        (52, 100, "more-than"),
    }
