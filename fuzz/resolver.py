"""Feed any text to what reads values, searches, ranges and amounts."""

import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["tacli"]):
    from tacli.errors import TacliError
    from tacli.query.criteria import exclusions, parse
    from tacli.query.filters import ACTIVITY_FILTERS, DONOR_FILTERS
    from tacli.text import visible
    from tacli.vocabulary import NAMES, vocabulary

FILTERS = [(filters, f.name) for filters in (ACTIVITY_FILTERS, DONOR_FILTERS) for f in filters]


def check(data: bytes) -> None:
    """Read the text as one kind of value."""
    provider = atheris.FuzzedDataProvider(data)
    name = provider.PickValueInList(list(NAMES))
    filters, filter_ = provider.PickValueInList(FILTERS)
    text = provider.ConsumeUnicode(100)
    shown = visible(text)
    assert visible(shown) == shown, text
    with suppress(TacliError):
        vocabulary(name).resolve(text)
    with suppress(TacliError):
        parse({filter_: text}, filters)
    with suppress(TacliError):
        exclusions([text], ACTIVITY_FILTERS)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
