"""Facts of the working paper, checked as facts."""

from collections import Counter

import tacli


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
