"""Pages on a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from tacli.query.field import text
from tacli.render.figures import figure_lines, timeline_lines
from tacli.render.terminal import draw
from tacli.views import Table
from tacli.views.blocks import Bar, Facts, Figure, Pair, Series, Step
from tacli.views.table import Page, Section

COUNTS = Figure("Topics", (Bar("Drugs", 60, 100, 0.6), Bar("Trade", 3, 100, 0.03)), full=60, found=9)
RATES = Figure("Replies", (Bar("African", 9, 34, 9 / 34), Bar("All", 50, 107, 50 / 107, "total")), "rate")
AMOUNTS = Figure("Donors", (Bar("Japan", 827410, 2875202, 0.2878),), "amount", "USD", 827410)
YEARS = Series(1999, 2002, (1, 0, 12, 2), "16 of 21, some in several")


def _lines(figure: Figure, width: int) -> list[str]:
    return [line.plain.rstrip() for line in figure_lines(figure, width)]


def drawn(page: Page, width: int | None = 60, **options: bool) -> list[str]:
    return draw(Table((), ((),), page=page), width=width, **options).text.splitlines()


def test_a_bar_starts_at_nothing_and_what_is_little_is_seen() -> None:
    assert _lines(COUNTS, 36) == ["Topics (2 of 9)", "Drugs 60 ████████████████████", "Trade  3 █"]


def test_a_rate_is_of_the_whole_width_and_has_its_whole() -> None:
    assert _lines(RATES, 60) == [
        "Replies", "African   9 of 34 26% █████▎", "All     50 of 107 47% █████████▍"
    ]  # fmt: skip
    assert _lines(RATES, 36)[1] == "African   9/34 26% ████▌"


def test_an_amount_has_commas_and_its_share() -> None:
    assert _lines(AMOUNTS, 40)[1] == "Japan 827,410 28.8% ████████████████████"


def test_a_long_name_gives_way_and_a_bar_goes_before_a_figure_does() -> None:
    figure = Figure("Regions", (Bar("Commonwealth of Independent States", 12, 20, 0.6),), full=12)
    assert _lines(figure, 30)[1] == "Commonwealth of Ind… 12 ██████"
    assert _lines(AMOUNTS, 22)[1] == "Japan 827,410 28.8%"


@given(st.integers(20, 120), st.text("abc ", max_size=50), st.integers(0, 10**9))
def test_no_line_is_wider_than_its_room(width: int, label: str, value: int) -> None:
    figure = Figure("Title", (Bar(label, value, value + 1, value / (value + 1)),), "amount", full=value or 1)
    assert max(map(len, _lines(figure, width))) <= max(width, len(f"{value:,}") + 16)


def test_years_are_written_under_the_blocks() -> None:
    assert [line.plain for line in timeline_lines(YEARS, 36)] == [
        "Years (16 of 21, some in several)",
        "   1        12    2 ",
        "          ████      ",
        "▁▁▁▁      ████ ▃▃▃▃ ",
        "1999 2000 2001 2002 ",
    ]
    assert [line.plain for line in timeline_lines(YEARS, 14)][1:] == [
        " 1    12  2 ", "      ██    ", "▁▁    ██ ▃▃ ", "99 00 01 02 "
    ]  # fmt: skip


def test_many_years_are_a_line_with_its_ends() -> None:
    long = Series(1901, 2020, tuple(range(120)), "all give a year")
    title, above, line, axis = (drawn_line.plain for drawn_line in timeline_lines(long, 36))
    assert len(line) == 30
    assert line.startswith("▁")
    assert line.endswith("█")
    assert above.startswith(" ")
    assert above.endswith("█")
    assert axis.split() == ["1901", "2020"]
    assert len(axis) == 30
    assert title == "Years (all give a year)"
    assert next(timeline_lines(long._replace(said=""), 36)).plain == "Years"
    assert all(drawn_line.plain.isascii() for drawn_line in timeline_lines(long, 36, ascii_only=True))


def test_a_page_has_its_parts_in_order() -> None:
    columns = (text("who", "Who", ""), text("what", "What", ""))
    rows = Table(columns, (("IOM", "a"), ("IOM", "b")), grouped="who", bare=True)
    pairs = (Pair("Status", "Ongoing"), Pair("A long name of a thing", "so " * 20))
    page = Page(
        "Moldova",
        ("a State", "not a donor"),
        "What there is to say.",
        (
            Section("Named in 2 activities", (rows,), "No note.", more=Step("tacli x", "3 more")),
            Section("Facts", (Facts(pairs), "A sentence.")),
            Section("", (COUNTS, YEARS)),
        ),
        "Source: the paper.",
        "The paper, 2005",
        (Step("tacli profile X", "more"), Step("tacli list", "all")),
    )  # fmt: skip
    assert drawn(page) == [
        "MOLDOVA   a State · not a donor",
        "What there is to say.",
        "",
        "Named in 2 activities",
        "  IOM  a",
        "       b",
        "  3 more: tacli x",
        "  No note.",
        "",
        "Facts",
        "  Status               Ongoing",
        "  A long name of a thing",
        "                       so so so so so so so so so so so so",
        "                       so so so so so so so so",
        "  A sentence.",
        "",
        "  Topics (2 of 9)",
        "  Drugs 60 ████████████████████",
        "  Trade  3 █",
        "",
        "  Years (16 of 21, some in several)",
        "     1        12    2",
        "            ████",
        "  ▁▁▁▁      ████ ▃▃▃▃",
        "  1999 2000 2001 2002",
        "",
        "Cite as  The paper, 2005",
        "Source: the paper.",
        "Next     tacli profile X  more",
        "         tacli list       all",
    ]


def test_a_title_takes_several_lines_rather_than_be_cut() -> None:
    columns = (text("what", "What", "", 0, flexible=True, least=10), text("id", "", "", 0))
    rows = (("A title of many words that are read", "x-1"), ("Short", "x-2"), ("many " * 20, "x-3"), ("x" * 80, "x-4"))
    page = Page("X", sections=(Section("", (Table(columns, rows, broken="what", bare=True),)),))
    assert drawn(page, 25)[2:] == [
        "  A title of many     x-1",
        "  words that are",
        "  read",
        "  Short               x-2",
        "  many many many      x-3",
        "  many many many",
        "  many many many ma…",
        "  xxxxxxxxxxxxxxxxxx  x-4",
        "  xxxxxxxxxxxxxxxxxx",
        "  xxxxxxxxxxxxxxxxx…",
    ]


def test_figures_stand_side_by_side_where_there_is_room() -> None:
    page = Page("X", sections=(Section("", (COUNTS, YEARS)),))
    wide = drawn(page, 100)
    assert wide[2].split()[:5] == ["Topics", "(2", "of", "9)", "Years"]
    assert len(wide) < len(drawn(page, 60))


def test_figures_that_have_no_room_have_fewer_bars_or_are_not_there() -> None:
    many = Figure("Many", tuple(Bar(f"Name {n}", 9 - n, 9, 1 / 9) for n in range(6)), full=9, found=6)
    page = Page("X", sections=(Section("", (COUNTS, many, YEARS)),))
    table = Table((), ((),), page=page)
    lines = draw(table, width=60, height=9).text.splitlines()
    assert lines == [
        "X",
        "",
        "  Topics (2 of 9)",
        "  Drugs 60 ████████████████████",
        "  Trade  3 █",
        "",
        "  Many (2 of 6)",
        "  Name 0 9 ████████████████████",
        "  Name 1 8 █████████████████▊",
    ]
    assert "Many" not in draw(table, width=60, height=7).text


def test_a_long_title_has_its_kicker_under_it_and_ascii_is_ascii() -> None:
    page = Page("A name that is as long as the line is", ("one", "two"), steps=(Step("tacli x" * 9, "meaning"),))
    assert drawn(page, 40)[:2] == ["A NAME THAT IS AS LONG AS THE LINE IS", "one · two"]
    assert drawn(page, 40, ascii_only=True)[1] == "one | two"
    assert "meaning" not in "".join(drawn(page, 40))


def test_a_page_in_a_file_is_as_wide_as_people_read() -> None:
    page = Page("X", lede="word " * 60)
    assert 90 < max(map(len, drawn(page, None))) <= 100


def test_nothing_in_a_page_acts_on_a_terminal() -> None:
    evil = "\x1b[31mred\x1b[0m"
    page = Page(
        evil, (evil,), evil, (Section(evil, (Facts((Pair(evil, evil),)), evil, COUNTS._replace(title=evil)), evil),),
        evil, evil, (Step(evil, evil),),
    )  # fmt: skip
    assert "\x1b" not in "".join(drawn(page))
