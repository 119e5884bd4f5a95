"""Where the bundled data lies: inside an installed package, or beside `src/` in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_file(name: str) -> Path:
    """Give the path of one file of the bundled `data/`."""
    installed = _PACKAGE / "data" / name
    return installed if installed.exists() else _PACKAGE.parents[1] / "data" / name
