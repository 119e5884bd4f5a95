"""Pages of subjects: what they say, whatever draws them."""

import pytest

import tacli
from tacli.cli.subjects import page_of, subject_of, title_of
from tacli.errors import UnknownValueError
from tacli.query.subject import Subject, paragraph
from tacli.sources.paper import PaperSource
from tacli.views.blocks import Figure, Series
from tacli.views.lists import Look
from tacli.views.names import briefs_of, names_of
from tacli.views.table import Page, Table
from tacli.vocabulary import vocabulary

LOOK = Look(screen=True, names=names_of(vocabulary), briefs=briefs_of(vocabulary))


def _page(typed: str) -> Page:
    with PaperSource() as source:
        return page_of(subject_of(typed, source), source, LOOK)


def _tables(page: Page) -> list[Table]:
    return [block for section in page.sections for block in section.blocks if isinstance(block, Table)]


def _figures(page: Page) -> dict[str, Figure]:
    blocks = [block for section in page.sections for block in section.blocks]
    return {block.title: block for block in blocks if isinstance(block, Figure)}


@pytest.mark.parametrize(
    ("typed", "title", "kicker", "headings"),
    [
        (
            "Moldova",
            "Republic of Moldova",
            ("Eastern European group", "not a donor to the fund"),
            [
                "Named in 4 activities",
                "Reached through a region by 9 more",
                "Replies of its group (the paper does not name the States)",
            ],
        ),
        (
            "Cambodia",
            "Cambodia",
            ("Asian group", "least developed country", "not a donor to the fund"),
            [
                "Named in 5 activities",
                "Reached through a region by 6 more",
                "Replies of its group (the paper does not name the States)",
                "Replies of the least developed countries",
            ],
        ),
        (
            "Japan",
            "Japan",
            ("Asian group", "donor number 1 of 11"),
            [
                "Named in no activity",
                "Reached through a region by 1 more",
                "Replies of its group (the paper does not name the States)",
                "What it paid into the United Nations Crime Prevention and Criminal Justice Fund, 1999-2005",
            ],
        ),
        (
            "african",
            "African States",
            ("grouping of annex II", "53 States"),
            [
                "Its States are named in 5 activities",
                "Reached through a region by 24 more",
                "How many of its States parties replied",
            ],
        ),
        (
            "IOM",
            "International Organization for Migration",
            ("reported", "annex I, par. 29, 30, 31, 32, 33, 34, 35, 36"),
            ["Reported 34 activities", "The 34 in figures"],
        ),
        (
            "OLA",
            "Office of Legal Affairs",
            ("reported", "annex I, par. 2, 47, 49, 50"),
            ["Reported 7 activities", "Its parts"],
        ),
        (
            "UNICEF",
            "United Nations Children's Fund",
            ("UNICEF", "reported through Office of Legal Affairs", "annex I, par. 56"),
            ["Reported 8 activities", "The 8 in figures"],
        ),
        (
            "UNODC",
            "United Nations Office on Drugs and Crime",
            ("partner, named by the organizations that replied",),
            ["Takes part in 7 activities"],
        ),
        (
            "Asia Crime",
            "Asia Crime Prevention Foundation",
            ("donor number 6 of 11", "not a State"),
            ["What it paid into the United Nations Crime Prevention and Criminal Justice Fund, 1999-2005"],
        ),
        (
            "convention",
            "Organized Crime Convention",
            ("treaty",),
            ["Named in 8 activities", "The 8 in figures", "How many States parties replied"],
        ),
        ("par. 25", "Paragraph 25", ("annex I", "European Commission"), ["Gives 6 activities"]),
        ("45", "Paragraph 45", ("annex I", "Organization of American States: the Inter-American Commission of Women"),
         ["Gives 4 activities"]),
        ("Montenegro", "Montenegro",
         ("Eastern European group", "within Serbia and Montenegro in 2005", "not a donor to the fund"),
         ["Named in no activity", "Replies of its group (the paper does not name the States)"]),
    ],
)  # fmt: skip
def test_a_page_says_what_it_is_of_and_what_there_is(
    typed: str, title: str, kicker: tuple[str, ...], headings: list[str]
) -> None:
    page = _page(typed)
    assert (page.title, page.kicker) == (title, kicker)
    assert [section.heading for section in page.sections] == headings
    assert page.cite.endswith("addendum, 9 September 2005")


def test_a_region_tells_the_ways_in_which_it_is_meant_apart(dataset: tacli.Dataset) -> None:
    page = _page("africa")
    assert page.kicker == ("region", "53 States in September 2005")
    assert page.lede.startswith("The Member States in Africa")
    shown = [len(tuple(table.rows)) for table in _tables(page)]
    assert len(shown) == 4
    assert shown[0] == len(dataset.select(region="africa", only_named=True))
    assert sum(shown[:3]) == len(dataset.select(region="africa"))
    assert _page("acp").kicker[1].endswith("States in September 2005")


def test_each_activity_that_names_it_stands_once(dataset: tacli.Dataset) -> None:
    named, regional = _tables(_page("Moldova"))
    ids = [row[-1] for row in (*named.rows, *regional.rows)]
    assert sorted(ids) == sorted(a.id for a in dataset.select(country="Moldova", include_regional=True))
    assert "Who" in [column.title for column in named.columns]


def test_a_long_list_says_how_many_more_there_are_and_how_to_see_them() -> None:
    (first, *_) = _page("trafficking").sections
    (table,) = first.blocks
    assert isinstance(table, Table)
    assert len(tuple(table.rows)) == 30
    assert first.more == ("tacli activities --topic trafficking-in-persons --limit 0", "57 more")
    regional = _page("Benin").sections[1]
    assert regional.more == ("tacli activities --country BEN --include-regional --limit 0", "2 more")
    assert regional.apart


def test_figures_count_what_the_activities_hold(dataset: tacli.Dataset) -> None:
    found = _figures(_page("trafficking"))
    assert list(found) == ["Organizations", "Forms", "Status", "Countries", "Regions"]
    status = found["Status"]
    assert [(bar.label, bar.value, bar.of) for bar in status.bars] == [
        ("Ongoing", 38, 87), ("Completed", 27, 87), ("Planned", 14, 87), ("Proposed", 8, 87)
    ]  # fmt: skip
    assert status.full == 38
    forms = found["Forms"]
    assert (len(forms.bars), forms.found) == (6, 15)
    years = [b for section in _page("trafficking").sections for b in section.blocks if isinstance(b, Series)]
    assert [(s.first, s.last) for s in years] == [(1999, 2006)]
    assert years[0].values[-2:] == (
        len([a for a in dataset.select(topic="trafficking") if 2005 in _years(a)]),
        len([a for a in dataset.select(topic="trafficking") if 2006 in _years(a)]),
    )


def _years(activity: tacli.Activity) -> range:
    known = [year for year in (activity.start, activity.end) if year]
    return range(min(known), max(known) + 1) if known else range(0)


def test_replies_have_numerator_and_denominator_and_mark_what_is_apart() -> None:
    bars = _figures(_page("convention"))["Replies by grouping"].bars
    assert [(bar.label, bar.value, bar.of, bar.role) for bar in bars[-3:]] == [
        ("Western European, other", 13, 18, "item"),
        ("All", 50, 107, "total"),
        ("Least developed", 2, 24, "overlap"),
    ]
    least = _page("least-developed").sections
    assert least[-1].note == "The least developed countries cut across the five regional groups and are in no total."


@pytest.mark.parametrize(
    ("typed", "commands"),
    [
        (
            "Moldova",
            [
                "tacli activities --country MDA --include-regional",
                "tacli compare MDA KHM",
                "tacli profile MDA -o page.html",
            ],
        ),
        ("IOM", ["tacli activities --entity iom", "tacli compare iom ec", "tacli profile iom -o page.html"]),
        ("25", ["tacli activities --paragraph 25", "tacli profile 25 -o page.html"]),
        ("Asia Crime", ["tacli profile 'Asia Crime Prevention Foundation' -o page.html"]),
    ],
)
def test_a_page_says_where_to_go_next(typed: str, commands: list[str]) -> None:
    assert [step.command for step in _page(typed).steps] == commands


@pytest.mark.parametrize(
    ("typed", "number"),
    [("25", 25), ("par. 7", 7), ("Paragraph 12", 12), ("para 3", 3), ("25a", None), ("Moldova", None), ("", None)],
)
def test_a_paragraph_is_read_in_the_ways_people_write_it(typed: str, number: int | None) -> None:
    assert paragraph(typed) == number


def test_a_paragraph_without_activities_says_why() -> None:
    page = _page("1")
    assert page.sections[0].heading == "Gives no activity"
    assert page.lede


@pytest.mark.parametrize("typed", ["0", "58"])
def test_a_paragraph_that_is_not_there_is_refused(typed: str) -> None:
    with pytest.raises(UnknownValueError, match=f"There is no paragraph {typed}") as caught:
        _page(typed)
    assert caught.value.hint == "Type tacli profile 1 to tacli profile 57"


def test_a_title_is_brief_where_there_is_little_room() -> None:
    assert title_of(Subject("entity", "iom"), LOOK) == "International Organization for Migration"
    assert title_of(Subject("entity", "iom"), LOOK, brief=True) == "IOM"
