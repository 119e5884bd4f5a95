"""The names of bundled vocabularies as they are spelled are written down in `data/names.json`.

After a change of a name or of a spelling, write them anew with `TACLI_WRITE_EXPECTED=1 python -m pytest
tests/vocabulary/test_keys.py`.
"""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacli.vocabulary import NAMES, vocabulary
from tacli.vocabulary.bundled import data_file, read
from tacli.vocabulary.keys import Keys, names_of, starts_of
from tacli.vocabulary.spelling import key_of

ALL_NAMES = sorted({typed for name in NAMES for term in vocabulary(name).terms for typed in term.names()})


def test_spelled_names_are_written_down() -> None:
    names = {name: names_of(vocabulary(name).terms) for name in NAMES}
    if "TACLI_WRITE_EXPECTED" in os.environ:
        lines = (json.dumps(of, ensure_ascii=False).replace("], ", "],\n  ") for of in names.values())
        text = ",\n".join(f'"{name}": {line}' for name, line in zip(names, lines, strict=True))
        data_file("names.json").write_text(f"{{{text}}}\n", encoding="utf-8")
    assert read("names.json") == names


@pytest.mark.parametrize("name", NAMES)
def test_a_key_finds_what_a_name_is_of(name: str) -> None:
    keys = vocabulary(name).keys
    for term in vocabulary(name).terms:
        for typed in filter(key_of, term.names()):
            assert term.code in keys.whole(typed), typed


def test_a_beginning_finds_names_in_their_order() -> None:
    keys = Keys(lambda: {"MDA": ["mda", "moldova", "republic moldova"], "MCO": ["mco", "monaco"]})
    assert [name.key for name in keys.beginning("mo")] == ["moldova", "monaco"]
    assert keys.beginning("ol") == []
    assert keys.beginning("") == []
    assert keys.nearly_whole("Moldova") == "MDA"
    assert keys.nearly_whole("Mold") is None


@settings(max_examples=60)
@given(
    st.sampled_from(ALL_NAMES),
    st.sampled_from(ALL_NAMES),
    st.sampled_from(("{0}", "{0}s", "{0} ({1})", "{1}, {0}", "{0} and {1}")),
)
def test_what_may_hold_no_name_holds_none(one: str, other: str, form: str) -> None:
    typed = form.format(one, other)
    for name in NAMES:
        keys = vocabulary(name).keys
        if not keys.may_hold(starts_of(typed)):
            assert (keys.whole(typed), keys.nearly_whole(typed)) == ((), None)
