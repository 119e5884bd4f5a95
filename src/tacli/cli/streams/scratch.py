"""A folder for what is needed only while an answer is made."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from typing import TYPE_CHECKING

from tacli.cli.streams.interruption import undone

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def scratch() -> Iterator[str]:
    """Give a folder for the owner alone; it goes with all that is in it, also by an interruption."""
    folder = Path(gettempdir()) / f"tacli-{os.urandom(8).hex()}"
    take_away = partial(rmtree, folder, ignore_errors=True)
    with undone(take_away):
        folder.mkdir(mode=0o700)
        try:
            yield str(folder)
        finally:
            take_away()
