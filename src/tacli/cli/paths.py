"""Where the data of a command lies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def paths_of(typed: Iterable[str] | None, *, single: bool = False) -> tuple[str, ...]:
    """Give the paths that were typed; none was, so those that the environment names, or the one."""
    if typed:
        return tuple(typed)
    named = os.environ.get("TACLI_DATA", "")
    parts = (named,) if single or Path(named).exists() else named.split(os.pathsep)
    return tuple(filter(None, parts))
