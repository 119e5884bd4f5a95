"""Feed any text to what reads values, searches, ranges and amounts."""

import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["tacli"]):
    from tacli.collections.paper.collection import KINDS
    from tacli.errors import TacliError
    from tacli.query.criteria import exclusions, parse
    from tacli.query.filters import filters
    from tacli.text import visible
    from tacli.vocabulary import NAMES, vocabulary

OF_ACTIVITIES = filters(KINDS["activities"][0])
FILTERS = [(of, f.name) for records, _ in KINDS.values() for of in [filters(records)] for f in of]


def check(data: bytes) -> None:
    """Read the text as one kind of value."""
    provider = atheris.FuzzedDataProvider(data)
    name = provider.PickValueInList(list(NAMES))
    of, filter_ = provider.PickValueInList(FILTERS)
    text = provider.ConsumeUnicode(100)
    shown = visible(text)
    assert visible(shown) == shown, text
    with suppress(TacliError):
        vocabulary(name).resolve(text)
    with suppress(TacliError):
        parse({filter_: text}, of)
    with suppress(TacliError):
        exclusions([text], OF_ACTIVITIES)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
