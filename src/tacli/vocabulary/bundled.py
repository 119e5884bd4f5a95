"""Where the bundled data lies: inside an installed package, or beside `src/` in a checkout."""

from pathlib import Path

import jiter

from tacli.anything import Value

_PACKAGE = Path(__file__).resolve().parents[1]


def data_file(name: str) -> Path:
    """Give the path of one file of the bundled `data/`."""
    installed = _PACKAGE / "data" / name
    return installed if installed.exists() else _PACKAGE.parents[1] / "data" / name


def read(name: str) -> Value:
    """Give the parsed JSON of one file of the bundled `data/`."""
    return jiter.from_json(data_file(name).read_bytes())
