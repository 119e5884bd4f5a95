"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.cli.streams import encoded
from tacli.errors import TacliError
from tacli.interruption import undone
from tacli.reading import shown
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: str, text: Iterable[str]) -> None:
    """Write beside the target, then replace it; what was there stays on failure.

    A link is followed, the target's permissions and owner are kept, and one that may not be written is not
    replaced either; a pipe or device is written to as it is. Raises TacliError.
    """
    try:
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(encoded(text, seen=file.isatty()))
        else:
            _replace(target, text)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a link to itself
        reason = getattr(error, "strerror", None) or str(error)
        raise TacliError(f"Cannot write {shown(path)}: {visible(reason)}.") from error


def _replace(target: Path, text: Iterable[str]) -> None:
    before = target.stat() if target.exists() else None
    if before:
        target.open("r+b").close()
    beside = target.with_name(f".{target.name[:40]}.{os.urandom(4).hex()}")
    take_away = partial(beside.unlink, missing_ok=True)
    with undone(take_away):
        try:
            with open(beside, "xb", opener=_private) as file:
                file.writelines(encoded(text, seen=False))
                file.flush()
                os.fsync(file.fileno())
            if before:
                with suppress(OSError):  # only root may give a file away
                    os.chown(beside, before.st_uid, before.st_gid)
            beside.chmod(stat.S_IMODE(before.st_mode) if before else 0o666 & ~_umask())
            beside.replace(target)
        except BaseException:
            take_away()
            raise


def _private(path: str, flags: int) -> int:
    """Open for the owner alone: what is being written may be as secret as the target."""
    return os.open(path, flags, 0o600)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
