"""A question of the screen is the command line that is shown for it."""

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacli.browse.answers import Answers
from tacli.browse.question import Question, command, started
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import DONORS
from tacli.query.conditions import Order
from tacli.query.criteria import Reach, parse
from tacli.query.filters import filters
from tacli.vocabulary import vocabulary
from tests.browse.screens import shelf
from tests.conftest import Run

SHELF = shelf()
QUESTIONS = {
    "activities": Question("activities"),
    "activities --topic trafficking-in-persons,drugs": Question(
        "activities", {"topic": ("trafficking-in-persons", "drugs")}
    ),
    "activities --topic drugs,terrorism --all topic": Question(
        "activities", {"topic": ("drugs", "terrorism")}, every=frozenset({"kind", "topic"})
    ),
    "activities --year 2003 --not topic=drugs --not topic=corruption": Question(
        "activities", {"year": ("2003",)}, {"topic": ("drugs", "corruption")}
    ),
    "activities --region africa --include-regional": Question(
        "activities", {"region": ("africa",)}, reach=Reach(regional=True)
    ),
    "activities --region africa --only-named": Question(
        "activities", {"region": ("africa",)}, reach=Reach(only_named=True)
    ),
    "activities --topic drugs": Question("activities", {"topic": ("drugs",)}, reach=Reach(regional=True)),
    "activities --sort start --sort -id --sort paragraph": Question(
        "activities", order=(Order("start"), Order("id", descending=True), Order("paragraph"))
    ),
    "search border control --status ongoing": Question("activities", {"status": ("ongoing",)}, words="border control"),
    """search '"border guards" -police'""": Question("activities", words='"border guards" -police'),
    "search --topic drugs -- -police border": Question("activities", {"topic": ("drugs",)}, words="-police border"),
    "search border --sort score:asc": Question("activities", words="border", order=(Order("score"),)),
    "donors --kind member-state --sort amount:asc": Question(
        "donors", {"kind": ("member-state",)}, order=(Order("amount"),)
    ),
    "entities --reply nothing-to-report": Question("entities", {"reply": ("nothing-to-report",)}),
}


def _rows(question: Question) -> tuple[int, list[Any]]:
    """Give how many rows a list has, and the first cell of each by which a row is known."""
    answers = Answers(SHELF, question)
    table = answers.listed(0)
    place = max(table.place(name) or 0 for name in ("id", "donor"))
    rows = [row[place] for row in table.rows]
    return answers.found(), rows


@pytest.mark.parametrize("line", QUESTIONS)
def test_the_command_line_gives_the_rows_of_the_list(pipe: Run, line: str) -> None:
    question = QUESTIONS[line]
    arguments = question.arguments(SHELF.engine(question.kind).records)
    assert command(arguments) == f"tacli {line}"
    command_name, *rest = arguments
    said = json.loads(pipe(command_name, "--json", *rest).out)
    found, rows = _rows(question)
    assert found == len(said) > 0
    assert rows == [row.get("id", row.get("donor")) for row in said]


VALUES = {
    name: sorted(str(tally.value) for tally in tallies)
    for name, tallies in Answers(SHELF, Question("activities")).counts()
}
CHOICES = st.dictionaries(
    st.sampled_from(sorted(VALUES)), st.lists(st.integers(0, 1000), min_size=1, max_size=2, unique=True), max_size=3
).map(
    lambda found: {
        name: tuple(dict.fromkeys(VALUES[name][n % len(VALUES[name])] for n in ns)) for name, ns in found.items()
    }
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHOICES, CHOICES, st.sets(st.sampled_from(sorted(VALUES))), st.booleans())
def test_whatever_is_chosen_the_command_line_asks_the_same(
    pipe: Run,
    asked: dict[str, tuple[str, ...]],
    without: dict[str, tuple[str, ...]],
    every: set[str],
    regional: bool,  # noqa: FBT001 - Hypothesis gives it
) -> None:
    question = Question("activities", asked, without, frozenset(every), reach=Reach(regional=regional))
    told = pipe(*question.arguments(ACTIVITIES), "--count")
    assert (told.code, told.out) == (0, f"{Answers(SHELF, question).found()}\n")


@pytest.mark.parametrize(
    "question",
    [
        Question("activities"),
        Question("activities", {"topic": ("drugs", "corruption"), "status": ("ongoing",)}),
        Question("activities", {"topic": ("drugs", "corruption")}, every=frozenset({"topic"})),
        Question("activities", {"country": ("MDA",)}, {"status": ("ongoing",)}),
        Question("activities", words="training police"),
        Question("activities", {"topic": ("drugs",), "scope": ("global",), "country": ("MDA",)}),
    ],
)
@pytest.mark.parametrize("facet", ["topic", "year"])
def test_counts_of_facets_are_those_of_summary(pipe: Run, question: Question, facet: str) -> None:
    counts = dict(Answers(SHELF, question).counts())
    words = [f"--search={question.words}"] if question.words else []
    line = ["summary", "--by", facet, *question.as_counted_by(facet).options(ACTIVITIES), *words, "--json"]
    said = json.loads(pipe(*line).out)
    assert [(tally.value, tally.count) for tally in counts[facet]] == [(row[facet], row["count"]) for row in said]
    assert set(counts) == set(ACTIVITIES.facets)


def test_what_was_typed_becomes_codes_and_numbers_stay() -> None:
    known = filters(ACTIVITIES)
    criteria = parse(
        {"topic": "trafficking", "year": "2003..", "kind": ["data", "training"]},
        known, exclude={"country": "Moldova"}, every=["kind"], lookup=vocabulary,
    )  # fmt: skip
    question = started("activities", criteria, reach=Reach(), words="border")
    assert question.asked == {
        "topic": ("trafficking-in-persons",), "kind": ("data", "training"), "year": ("2003..",),
    }  # fmt: skip
    assert question.without == {"country": ("MDA",)}
    assert (question.every, question.words) == (frozenset({"kind"}), "border")


def test_a_value_is_asked_for_or_left_out_or_neither() -> None:
    bare = Question("activities")
    one = bare.asking("topic", "drugs")
    both = one.asking("topic", "corruption")
    assert one.asked == {"topic": ("drugs",)}
    assert both.asked == {"topic": ("drugs", "corruption")}
    assert both.asking("topic", "drugs").asked == {"topic": ("corruption",)}
    assert one.asking("topic", "drugs") == bare
    out = one.leaving_out("topic", "drugs")
    assert (out.asked, out.without) == ({}, {"topic": ("drugs",)})
    assert out.asking("topic", "drugs") == one
    assert out.leaving_out("topic", "drugs") == bare


def test_places_reach_further_and_less_far_and_as_usual() -> None:
    question = Question("activities", {"region": ("africa",)})
    further = question.reaching_further()
    assert (further.reach.regional, further.reaching_further().reach.only_named) == (True, True)
    assert further.reaching_further().reaching_further() == question


def test_sorting_turns_and_ends() -> None:
    amount = DONORS["amount"]
    once = Question("donors").sorted_by(amount)
    assert once.order == (Order("amount", descending=True),)
    assert once.sorted_by(amount).order == (Order("amount"),)
    assert once.sorted_by(amount).sorted_by(amount).order == ()
    assert once.sorted_by(DONORS["donor"]).order == (Order("donor"),)


@pytest.mark.parametrize("value", ["a\x1b[31mb", "it's \\ \u202e", "é'", "x y", "\x9b2J"])
def test_a_shell_reads_the_command_line_back(value: str) -> None:
    line = command(["--partner", value])
    assert line.isprintable()
    code = "import sys; sys.stdout.buffer.write(sys.argv[2].encode())"
    shell = f"tacli() {{ {sys.executable} -c '{code}' \"$@\"; }}; {line}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"})
    assert done.stdout.decode() == value


def test_values_with_commas_or_dashes_are_options_of_their_own() -> None:
    question = Question("activities", {"partner": ("A, B", "C"), "entity": ("-x",)})
    assert question.options(ACTIVITIES) == ["--partner=A, B", "--partner=C", "--entity=-x"]
