"""What is told to whoever typed a command line, and to readers of a page."""

from tacli.collections.paper.activities import ACTIVITIES
from tacli.query.criteria import looking_in, parse
from tacli.query.filters import filters
from tacli.query.remark import Advice, Remark, told_to_readers

OF_ACTIVITIES = filters(ACTIVITIES)


def test_filters_are_options_to_who_types_and_words_to_readers() -> None:
    (country,) = parse({"country": "Moldova"}, OF_ACTIVITIES)
    line = Remark("6 more rows naming a region (", country, Advice("; --include-regional adds them"), ").")
    assert line == "6 more rows naming a region (--country Moldova; --include-regional adds them)."
    assert line.plain == "6 more rows naming a region (country Moldova)."


def test_every_part_of_a_filter_is_told_in_words() -> None:
    search = parse({"search": "of police --in it"}, OF_ACTIVITIES, exclude={"topic": "drugs"})
    criteria = looking_in(search, ["title"], ACTIVITIES)
    assert [str(c) for c in criteria] == ["--search 'of police --in it' --in title", "--not topic=drugs"]
    assert [c.told for c in criteria] == ["search 'of police --in it' in title", "not topic=drugs"]


def test_readers_are_not_told_what_to_type() -> None:
    (topic,) = parse({"topic": "drugs"}, OF_ACTIVITIES)
    lines = [
        Remark("2 things could not be read", Advice("; tacli validate x.xml lists them"), "."),
        Remark("  ", topic, ": 6 alone, 0 without it"),
        Remark(Advice("topic (any): drugs = drugs")),
        "what stands for all (--fields) stays",
    ]
    assert told_to_readers(lines) == (
        "2 things could not be read.",
        "Topic drugs: 6 alone, 0 without it",
        "What stands for all (--fields) stays",
    )
