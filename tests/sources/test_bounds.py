"""No file, whatever its shape, takes memory or time out of proportion, nor says more than anybody reads."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tacli
from tacli.models.base import MOST_ITEMS
from tacli.sources import strict_json
from tacli.vocabulary.bundled import data_file
from tests.conftest import Run, measured

GOOD = json.loads(data_file("records.json").read_bytes())
ACTIVITY = GOOD["activities"][0]
ENTITY = next(entity for entity in GOOD["entities"] if entity["units"])
TOTAL, *_ = GOOD["document"]["responses"]["totals"]
MEBIBYTE = 2**20


def _bytes(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _with_totals(number: int) -> dict[str, Any]:
    return {**GOOD["document"], "responses": {"as_at": "2005-09-09", "totals": [TOTAL] * number}}


# What multiplied: one long or many of one kind, times many of another.
PRODUCTS: dict[str, Callable[[], dict[str, Any]]] = {
    "a long id and countries": lambda: {
        "activities": [{**ACTIVITY, "id": "a" * 100_000 + "-3.1", "countries": ["QQA", "QQB"] * 5_000}]
    },
    "an id and countries": lambda: {
        "activities": [{**ACTIVITY, "id": "a" * 90 + "-3.1", "countries": ["QQA", "QQB"] * 500}] * 50
    },
    "units and paragraphs": lambda: {
        "entities": [{**ENTITY, "units": [{"name": "u", "paragraphs": [0] * 10_000}] * 300}]
    },
    "units and keys": lambda: {"entities": [{**ENTITY, "units": [{f"{n}": 0 for n in range(64)}] * 1_000}]},
    "figures and keys": lambda: {"activities": [{**ACTIVITY, "figures": [{f"{n}": 0 for n in range(64)}] * 1_000}]},
    "empty figures": lambda: {"activities": [{**ACTIVITY, "figures": [{}] * 1_000}] * 50},
    "totals and responses": lambda: {"document": _with_totals(1_000), "responses": [GOOD["responses"][0]] * 100_000},
    "a long entity and units": lambda: {
        "entities": [{**ENTITY, "id": "x" * 100_000, "units": [{"name": "n", "paragraphs": [99]}] * 10_000}]
    },
    "paragraphs and units": lambda: {
        "entities": [
            {
                **ENTITY,
                "paragraphs": [*range(1, 1_000)],
                "units": [{"name": "n" * 60, "paragraphs": [1]}] * 999,
            }
        ]
        * 20
    },
    "paragraphs and activities": lambda: {
        "entities": [{**ENTITY, "paragraphs": list(range(1, 1_000))}],
        "activities": [{**ACTIVITY, "entity": ENTITY["id"], "paragraph": 1_001}] * 10_000,
    },
    "a long donor and rows": lambda: {
        "contributions": [{"donor": "A" * 9_999, "kind": "other", "country": "AUT", "amount": 0}] * 200
    },
    "long keys": lambda: {"k" * 100_000 + str(n): 0 for n in range(50)},
    "wrong codes": lambda: {"activities": [{"topics": [1] * 1_900}] * 100},
}
# Many of one kind, for which a parser makes far more than the bytes they take.
SHAPES = {
    "arrays": b"[" + b"[]," * 150_000 + b"[]]",
    "objects": b"[" + b"{}," * 150_000 + b"{}]",
    "numbers": b"[" + b"1," * 300_000 + b"1]",
    "strings": b"[" + b'"",' * 150_000 + b'""]',
    "keys": b"{" + b",".join(b'"%d":0' % n for n in range(60_000)) + b"}",
    "wrong rows": b'{"activities": [' + b"{}," * 150_000 + b"{}]}",
    "wrong items": b'{"activities": [' + b"1," * 300_000 + b"1]}",
    "wrong codes": b'{"activities": [{"topics": [' + b"1," * 300_000 + b"1]}]}",
    "wrong keys": b'{"activities": [{' + b",".join(b'"%d":0' % n for n in range(60_000)) + b"}]}",
    "nested lists": b"[" + (b"[" * 150 + b"]" * 150 + b",") * 3_000 + b"0]",
    "nested objects": b'{"activities": [' + (b'{"":' * 150 + b"0" + b"}" * 150 + b",") * 1_500 + b"0]}",
    "one string": b'"' + b"x" * 2_000_000 + b'"',
}


def _places(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Give each value of a dataset with the path to it, one of each list."""
    if keys:
        yield keys, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from _places(inner, (*keys, key))


def _replaced(value: Any, keys: tuple[Any, ...], inner: Any) -> Any:
    if not keys:
        return inner
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[keys[0]] = _replaced(value[keys[0]], keys[1:], inner)
    return copy


def _one_of_each() -> dict[str, Any]:
    """Give a dataset with every list filled."""
    fullest = {key: [max(GOOD["activities"], key=lambda row: len(row[key]))[key][0]] for key in ACTIVITY
               if isinstance(ACTIVITY[key], list)}  # fmt: skip
    aliased = next(entity for entity in GOOD["entities"] if entity["aliases"])
    return {
        **GOOD,
        "entities": [{**ENTITY, "aliases": aliased["aliases"], "units": ENTITY["units"]}],
        "activities": [{**ACTIVITY, **fullest}],
    }


def _nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


FILLED = _one_of_each()
# Scalars are alike: those are left out that have neighbours of the same kind.
SCALARS = {"id", "title", "paragraph", "country", "reason", "amount", "issued", "replied_through"}
PLACES = [keys for keys, part in _places(FILLED) if isinstance(part, (dict, list)) or keys[-1] in SCALARS]
FILLERS: dict[str, Callable[[Any], Any]] = {
    "text": lambda _: "\u202e" * 12_000,
    "numbers": lambda _: [0] * 5_000,
    "rows": lambda _: [{}] * 3_000,
    "keys": lambda _: [{f"{n}": n for n in range(60)}] * 100,
    "long keys": lambda _: {"k" * 2_000 + str(n): n for n in range(60)},
    "deep": lambda _: [_nested(150)] * 50,
    "again": lambda good: [good] * (20_000 // len(_bytes(good))),
    "again, within bounds": lambda good: (good * MOST_ITEMS)[:MOST_ITEMS] if isinstance(good, list) else "x" * 9_999,
}
# In a process of its own for each shape, as what one leaves free would hide what the next one takes.
_MEASURE = """
import os, re, resource, sys
from pathlib import Path
import tacli
from tacli.sources.json_lines import stream
from tacli.sources.proof import problems_in
from tacli.sources.paper import PaperSource

tacli.load()

def most():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024

for path in map(Path, sys.argv[1:]):
    if not os.fork():
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))  # what multiplies takes minutes
        Path("/proc/self/clear_refs").write_text("5")
        before = most()
        with PaperSource(str(path)) as source:
            try:
                list(stream(source.lines(), str(path))) if source.is_stream else source.dataset
            except tacli.DatasetError as error:
                assert len(error.message) < 1_500, error.message
        with PaperSource(str(path)) as source:
            problems = problems_in(source)
        assert all(len(p.place) < 400 and len(p.reason) <= 1_000 for p in problems)
        assert most() - before < 24 * 2**20 + 40 * path.stat().st_size, (most() - before) / path.stat().st_size
        os._exit(0)
    _, status = os.wait()
    if status:
        print(path.name, status)
"""


@pytest.mark.parametrize(("first", "name"), list(enumerate(FILLERS)))
def test_any_value_anywhere_stays_within_the_bound(first: int, name: str, tmp_path: Path) -> None:
    """Each place takes half of the fillers, each filler half of the places; all under TACLI_EXAMPLES."""
    step = 1 if "TACLI_EXAMPLES" in os.environ else 2
    for number, keys in list(enumerate(PLACES))[first % step :: step]:
        part = FILLED
        for key in keys:
            part = part[key]  # type: ignore[index]
        shape = _replaced(FILLED, keys, FILLERS[name](part))
        place = ".".join(map(str, keys))
        (tmp_path / f"{number} {place}.json").write_bytes(_bytes(shape))
        if keys[:2] == ("activities", 0) and len(keys) > 2:
            (tmp_path / f"{number} {place}.jsonl").write_bytes(_bytes(shape["activities"][0]))
    assert _out_of_proportion(tmp_path) == (0, "", "")
    assert len(list(tmp_path.iterdir())) > 25


def test_nothing_multiplies(tmp_path: Path) -> None:
    for name, product in PRODUCTS.items():
        (tmp_path / f"{name}.json").write_bytes(_bytes({**GOOD, **product()}))
    assert _out_of_proportion(tmp_path) == (0, "", "")


def test_the_worst_shapes_stay_within_the_bound(tmp_path: Path) -> None:
    for name, shape in SHAPES.items():
        (tmp_path / f"{name}.json").write_bytes(shape)
    assert _out_of_proportion(tmp_path) == (0, "", "")


def _out_of_proportion(folder: Path) -> tuple[int, str, str]:
    """Load and validate each file of a folder; say which took too much, or told too much."""
    paths = sorted(map(str, folder.iterdir()))
    done = subprocess.run([sys.executable, "-c", _MEASURE, *paths], capture_output=True, check=False, text=True)
    return done.returncode, done.stdout, done.stderr


def test_every_field_has_a_bound() -> None:
    schema = tacli.Dataset.model_json_schema()
    rows = {"entities", "activities", "without_activities", "context", "responses", "contributions"}

    def unbounded(part: Any, place: str) -> Iterator[str]:
        kind = part.get("type")
        closed = (
            "enum" in part or "const" in part or part.get("format") == "date" or part.get("pattern") == "^[A-Z]{3}$"
        )
        if (kind == "string" and not closed and "maxLength" not in part) or (
            kind == "array" and "maxItems" not in part
        ):
            yield place
        for name, inner in {**part.get("properties", {}), **part.get("$defs", {})}.items():
            yield from unbounded(inner, f"{place}.{name}")
        for inner in (*part.get("anyOf", ()), *([part["items"]] if "items" in part else [])):
            yield from unbounded(inner, place)

    assert set(unbounded(schema, "")) == {f".{name}" for name in rows}


def test_what_is_too_large_is_named(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    most = strict_json.MOST_ITEMS
    path.write_bytes(_bytes({**GOOD, "activities": [ACTIVITY, {**ACTIVITY, "names": ["n"] * (most + 1)}]}))
    assert (
        "activities.1 has over 64 keys, or over 2,000 items in its lists." in pipe("validate", str(path), "--json").out
    )
    path.write_bytes(_bytes({str(n): n for n in range(65)}))
    assert "no dataset: an object has over 64 keys" in pipe("validate", str(path), "--json").out


@pytest.mark.parametrize("form", ["--json", "--csv", "--count"])
def test_ten_thousand_problems_are_told_within_bounds(form: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = {**ACTIVITY, "topics": ["\u202e"], "n" * 500: 0, "id": "ü" * 500}
    path.write_text("\n".join([json.dumps(row, ensure_ascii=False)] * 5_000), encoding="utf-8")
    (code, out, err), peak = measured("validate", str(path), form)
    assert code == 1
    assert err.startswith("10,000 wrong, where looking ended: ")
    assert peak < 96 * MEBIBYTE
    assert len(out) < 8 * MEBIBYTE
