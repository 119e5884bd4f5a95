"""Feed any bytes to the loader: a dataset, JSON Lines, `tacli validate`."""

import json
import sys
from io import BytesIO

import atheris

with atheris.instrument_imports(include=["tacli"]):
    from tacli.errors import TacliError
    from tacli.models import Activity, Dataset
    from tacli.sources import files
    from tacli.sources.json_dataset import load_bytes
    from tacli.sources.json_lines import activity, stream
    from tacli.sources.paper import PaperSource
    from tacli.sources.proof import problems_in
    from tacli.sources.strict_json import strict_json
    from tacli.text import visible
    from tacli.vocabulary.bundled import data_file

RECORDS = data_file("records.json").read_bytes()
SMALL = json.dumps({k: v[:1] if isinstance(v, list) else v for k, v in json.loads(RECORDS).items()}).encode()
LINE = json.dumps(json.loads(RECORDS)["activities"][30]).encode()


def mutated(provider: atheris.FuzzedDataProvider, whole: bytes) -> bytes:
    """Put bytes somewhere into a good file, so that what lies behind the parser is reached."""
    start = provider.ConsumeIntInRange(0, len(whole))
    end = start + provider.ConsumeIntInRange(0, 20)
    return whole[:start] + provider.ConsumeBytes(200) + whole[end:]


def check_line(line: bytes) -> None:
    """Read a line fast; what is taken so is what the slow and strict way takes."""
    found = activity(line, "fuzz", 1)
    assert Activity.model_validate(strict_json(line, "fuzz")) == found, line


def check_validate(data: bytes) -> None:
    """List what is wrong; whatever loads has no problem, whatever has none loads."""
    files.open_bytes = lambda _path: BytesIO(data)
    with PaperSource("fuzz") as source:
        found = problems_in(source)
        lines = source.is_stream
    assert all(len(p.place) < 500 and len(p.reason) <= 1000 for p in found), found
    try:
        with PaperSource("fuzz") as source:
            loaded = list(stream(source.lines(), "fuzz")) if lines else source.dataset.activities
    except TacliError:
        assert found, data
    else:
        # An id that stands twice among lines is a problem only to who looks for it.
        assert not found or (lines and len({a.id for a in loaded}) < len(loaded)), data


def check(data: bytes) -> None:
    """Load the bytes in several ways."""
    provider = atheris.FuzzedDataProvider(data)
    way = provider.ConsumeIntInRange(0, 4)
    try:
        if way == 0:
            load_bytes(provider.ConsumeBytes(len(data)), "fuzz", Dataset)
        elif way == 1:
            check_line(provider.ConsumeBytes(len(data)))
        elif way == 2:
            check_line(mutated(provider, LINE))
        else:
            check_validate(mutated(provider, SMALL if way == 3 else LINE + b"\n" + LINE))
    except TacliError as error:
        assert visible(error.message) == error.message, error.message
        assert len(error.message) < 2000, error.message


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
