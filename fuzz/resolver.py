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


def check(data: bytes) -> None:
    """Read the text as every kind of value."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicode(100)
    shown = visible(text)
    assert visible(shown) == shown, text  # noqa: S101 - the promise that is fuzzed
    for name in NAMES:
        with suppress(TacliError):
            vocabulary(name).resolve(text)
    for filters in (ACTIVITY_FILTERS, DONOR_FILTERS):
        for filter_ in filters:
            with suppress(TacliError):
                parse({filter_.name: text}, filters)
    with suppress(TacliError):
        exclusions([text], ACTIVITY_FILTERS)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
