"""Feed any bytes to the loader: a dataset, or JSON Lines, or a sentence."""

import json
import sys

import atheris

with atheris.instrument_imports(include=["tacli"]):
    from tacli.dataset import load_bytes, stream
    from tacli.errors import TacliError
    from tacli.files import data_file
    from tacli.text import visible

RECORDS = data_file("records.json").read_bytes()
LINE = json.dumps(json.loads(RECORDS)["activities"][0]).encode()


def mutated(data: bytes, whole: bytes) -> bytes:
    """Put bytes somewhere into a good file, so that what lies behind the parser is reached."""
    provider = atheris.FuzzedDataProvider(data)
    start = provider.ConsumeIntInRange(0, len(whole))
    end = start + provider.ConsumeIntInRange(0, 20)
    return whole[:start] + provider.ConsumeBytes(200) + whole[end:]


def check(data: bytes) -> None:
    """Load the bytes in three ways."""
    for attempt in (
        lambda: load_bytes(data, "fuzz"),
        lambda: load_bytes(mutated(data, RECORDS), "fuzz") if len(data) % 8 == 0 else None,
        lambda: list(stream([data, mutated(data, LINE)], "fuzz")),
    ):
        try:
            attempt()
        except TacliError as error:
            assert visible(error.message) == error.message, error.message  # noqa: PT017, S101 - no test of pytest


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
