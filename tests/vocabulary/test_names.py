"""From what a person types to a code, for anything that has a name."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.errors import UnknownValueError
from tacli.vocabulary import NAMES, Match, Names, Term, vocabulary
from tacli.vocabulary.keys import Keys, names_of
from tacli.vocabulary.spelling import key_of, spelled

FIELDS = Names("field", [Term(name, name, "", ()) for name in ("topics", "countries", "status", "start", "summary")])
PLACES = Names(
    "place",
    [
        Term("CAF", "Central African Republic", "", ("Centrafrique",), proper=True),
        Term("BAL", "Baltic States", "", ("Balts",), proper=True),
        Term("HKG", "Hong Kong", "", ("Hong Kong, China",), proper=True),
        Term("CHN", "China", "", (), proper=True),
        Term("COD", "Democratic Republic of the Congo", "", ("Zaire",), proper=True),
        Term("COG", "Congo", "", (), proper=True),
    ],
    elsewhere=lambda typed: f"'{typed}' is a market." if typed == "Baltic Sta" else "",
    otherwise=lambda typed: f"Type search {typed};",
    listing="'list' lists all.",
)
# Names that terms of two vocabularies share, and why each may.
SHARED = {
    "ec": "the code of Ecuador, and of the European Commission",
    "eu": "the Union of States, and the Commission that replied for it",
    "europeanunion": "the same in full",
    "cis": "the Commonwealth's States, and the Commonwealth as an organization",
    "commonwealthindependentstates": "the same in full",
    "lac": "a region and a grouping of the same 33 States",
    "latinamericacaribbean": "the same in full",
    "smuggling": "the problem, and the Protocol against it",
    "toc": "organized crime as a problem, and the Convention against it",
    "cei": "the Commonwealth's States, and the Commonwealth as an organization, in French and Spanish",
    "pma": "the least developed in French, the World Food Programme in Spanish",
}


def refusal(names: Names, typed: str) -> UnknownValueError:
    with pytest.raises(UnknownValueError) as caught:
        names.match(typed)
    return caught.value


@pytest.mark.parametrize("typed", ["topics", "topic", "TOPIC", "tópics"])
def test_a_name_in_the_singular_or_the_plural(typed: str) -> None:
    assert FIELDS.match(typed) == Match("topics")


@pytest.mark.parametrize(("typed", "code"), [("country", "countries"), ("statuses", "status")])
def test_plurals_in_ies_and_es(typed: str, code: str) -> None:
    assert FIELDS.resolve(typed) == code


@pytest.mark.parametrize(
    ("typed", "name"), [("plan", "planes"), ("planes", "plan"), ("stag", "stages"), ("treat", "treaties")]
)
def test_a_plural_in_es_follows_a_hiss_and_one_in_ies_stands_for_y(typed: str, name: str) -> None:
    assert not Names("thing", [Term(name, name, "", ())]).has(typed)


def test_a_beginning_says_what_it_was_taken_for() -> None:
    assert FIELDS.match("sum") == Match("summary", "summary")


def test_two_letters_are_no_beginning() -> None:
    assert refusal(FIELDS, "su").hint == ""


def test_a_beginning_of_several_is_ambiguous() -> None:
    assert refusal(FIELDS, "sta").message == "field 'sta' is ambiguous: status or start."


@pytest.mark.parametrize("typed", ["Central", "Centr", "Baltic Sta", "Zai", "all", "C&F"])
def test_what_is_no_place_is_completed_to_none(typed: str) -> None:
    assert "unknown" in refusal(PLACES, typed).message


def test_of_a_place_what_says_nothing_may_be_left_out() -> None:
    assert PLACES.match("Baltic") == Match("BAL", "Baltic States")


def test_a_word_that_means_something_elsewhere_is_refused_with_it() -> None:
    assert refusal(PLACES, "Baltic Sta").hint == "'Baltic Sta' is a market."


def test_a_word_of_a_label_is_a_guess() -> None:
    assert refusal(PLACES, "African").hint == "Did you mean CAF (Central African Republic)? 'list' lists all."


def test_a_near_spelling_is_a_guess() -> None:
    assert refusal(PLACES, "Baltik States").hint == "Did you mean BAL (Baltic States)? 'list' lists all."


def test_a_word_that_is_near_to_one_of_a_label_is_a_guess() -> None:
    assert refusal(PLACES, "Afrikan").hint == "Did you mean CAF (Central African Republic)? 'list' lists all."


@pytest.mark.parametrize("typed", ["Republik", "Konga"])
def test_a_short_word_and_one_that_says_nothing_are_near_to_no_word_of_a_label(typed: str) -> None:
    assert refusal(PLACES, typed).hint == f"Type search {typed}; 'list' lists all."


def test_where_nothing_is_near_another_way_is_named() -> None:
    assert refusal(PLACES, "Atlantis").hint == "Type search Atlantis; 'list' lists all."


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("China,Congo", ["China", "Congo"]),
        ("Congo, Dem. Rep.,China", ["Congo, Dem. Rep.", "China"]),
        ("China, Congo, Dem. Rep.", ["China", "Congo, Dem. Rep."]),
        ("Hong Kong, China", ["Hong Kong, China"]),
        ("Hong Kong,China", ["Hong Kong", "China"]),
        ("nowhere,China", ["nowhere", "China"]),
        ("China,", ["China"]),
        (",", [","]),
    ],
)
def test_commas_part_names_and_stand_in_names(typed: str, parts: list[str]) -> None:
    assert PLACES.split(typed) == parts


def test_terms_that_share_a_name_are_both_named() -> None:
    two = Names("thing", [Term("a", "One", "", ("same",)), Term("b", "Two", "", ("Same",))])
    assert refusal(two, "same").message == "thing 'same' is ambiguous: a (One) or b (Two)."


@pytest.mark.parametrize("typed", ["Myanmar (Burma)", "Burma/Myanmar", "Burma or Myanmar", "MMR, Burma and Myanmar"])
def test_names_of_one_term_beside_each_other(typed: str) -> None:
    assert vocabulary("country").match(typed) == Match("MMR")


@pytest.mark.parametrize("typed", ["Moldova and Ukraine", "Moldova/Ukraine", "Moldova (Ukraine)"])
def test_names_of_two_terms_are_none(typed: str) -> None:
    assert "unknown" in refusal(vocabulary("country"), typed).message


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("an expert seminar on firearms", "Meeting"),
        ("grants for organizations", "Funding"),
        ("Training of judges", "Training"),
        ("documentary film", "Publication"),
    ],
)
def test_the_head_of_a_phrase_says_which_form_it_is(typed: str, label: str) -> None:
    assert vocabulary("kind").match(typed).taken_for == label


@pytest.mark.parametrize(
    "typed",
    ["border protection", "a seminar for training judges", "a seminar and grants", " for training", "gun-seminarist"],
)
def test_another_word_at_its_end_says_nothing(typed: str) -> None:
    assert "unknown" in refusal(vocabulary("kind"), typed).message


def test_heads_are_names_of_their_own_terms() -> None:
    heads = [(head, term.code) for term in vocabulary("kind").terms for head in term.heads]
    assert {head: vocabulary("kind").match(head) for head, _ in heads} == {head: Match(code) for head, code in heads}


def test_many_are_not_all_listed() -> None:
    many = Names("thing", [Term(f"thing-{n}", f"thing-{n}", "", ()) for n in range(9)])
    assert refusal(many, "thing").message.endswith("thing-5 and 3 more.")


def test_names_are_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[Iterable[str]] = []

    def counted(names: Iterable[str]) -> list[str]:
        folded.append(names)
        return spelled(names)

    monkeypatch.setattr("tacli.vocabulary.keys.spelled", counted)
    names = Names("country", vocabulary("country").terms)
    assert [names.resolve(typed) for typed in ("Viet-Nam", "LAO-PDR", "Moldova, Rep.", "U.S.A")] == [
        "VNM",
        "LAO",
        "MDA",
        "USA",
    ]
    assert sum(isinstance(part, Iterator) for part in folded) == 1  # one for all names, the others what was typed


def _looks(typed: str) -> int:
    """Count how often a name is looked for to understand what was typed."""
    looks = 0

    class Counting(Keys):
        def exact(self, key: str) -> tuple[str, ...]:
            nonlocal looks
            looks += 1
            return super().exact(key)

    terms = vocabulary("country").terms
    names = Names("country", terms, keys=Counting(lambda: names_of(terms)))
    for part in names.split(typed):
        with suppress(UnknownValueError):
            names.match(part)
    return looks


@pytest.mark.parametrize("one", ["MDA,", "Atlantis,", "Congo, Dem. Rep.,"])
def test_a_long_list_takes_no_longer_for_each_of_it(one: str) -> None:
    assert 0 < _looks(one * 200) < 12 * _looks(one * 20)


def test_words_that_say_nothing_are_left_out_within_bounds() -> None:
    assert vocabulary("topic").match("fighting illegal arms trafficking activities").code == "firearms"
    assert _looks("illegal " * 100 + "nothing" + " issues" * 100) < 30


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_its_own_terms_in_any_spelling(name: str) -> None:
    terms = vocabulary(name)
    for term in terms.terms:
        for typed in term.names():
            assert {terms.match(form) for form in (typed, typed.upper(), typed.lower(), f" {typed} ")} == {
                Match(term.code)
            }


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_there_twice(name: str) -> None:
    keys = [(key_of(typed), term.code) for term in vocabulary(name).terms for typed in term.aliases]
    assert len(keys) == len(set(keys))


def test_a_name_of_two_vocabularies_has_a_reason() -> None:
    held: dict[str, set[str]] = {}
    for name in ("country", "region", "group", "entity", "topic", "instrument"):
        for term in vocabulary(name).terms:
            for typed in term.names():
                held.setdefault(key_of(typed), set()).add(name)
    assert {key for key, names in held.items() if len(names) > 1} == set(SHARED)


@pytest.mark.parametrize("name", ["country", "region", "entity"])
def test_no_word_of_another_vocabulary_is_completed(name: str) -> None:
    for other in {"country", "region", "group", "entity"} - {name}:
        for term in vocabulary(other).terms:
            for typed in (typed for typed in term.names() if key_of(typed) not in SHARED):
                assert "unknown" in refusal(vocabulary(name), typed).message


def test_codes_near_to_other_words_exist() -> None:
    from tacli.vocabulary.bundled import read

    for name, words in read("related.json").items():
        codes = {term.code for term in vocabulary(name).terms}
        assert all(set(near) <= codes for near in words.values())
        assert not [word for word in words if vocabulary(name).has(word)]


@settings(max_examples=50)
@given(st.text(max_size=80), st.sampled_from(NAMES))
def test_splitting_loses_no_part(text: str, name: str) -> None:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    assert ", ".join(vocabulary(name).split(text)) == (", ".join(parts) or text)
