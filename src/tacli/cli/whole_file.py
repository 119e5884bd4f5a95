"""A file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.errors import TacliError
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: str, data: Iterable[bytes]) -> None:
    """Write beside the target, then replace it; what was there stays on failure.

    A link is followed and the target's permissions are kept; a pipe or device is written to as it is.
    Raises TacliError.
    """
    try:
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(data)
        else:
            _replace(target, data)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a link to itself
        reason = getattr(error, "strerror", None) or str(error)
        raise TacliError(f"Cannot write {visible(path)[:200]}: {visible(reason)}.") from error


def _replace(target: Path, data: Iterable[bytes]) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:80]}.")
    try:
        with open(number, "wb") as file:  # noqa: PTH123 - a descriptor, no path
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)  # noqa: PTH101 - a name from mkstemp
        os.replace(name, target)  # noqa: PTH105 - likewise
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - likewise
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
