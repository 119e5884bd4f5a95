"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.cli.streams.interruption import undone
from tacli.cli.streams.stdio import encoded
from tacli.errors import TacliError
from tacli.sources.files import shown
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

# Names of what is open already: it is written on where it stands, and what lies behind it is not replaced.
_DESCRIPTOR = re.compile(r"/dev/(stdout|stderr)|/(?:dev|proc/self)/fd/([0-9]{1,4})")
_STREAMS = {"stdout": 1, "stderr": 2}


def write_whole(path: str, parts: Iterable[str] | Iterable[bytes]) -> None:
    """Write beside the target, then replace it; what was there stays on failure.

    A link is followed, the target's permissions and owner are kept, and one that may not be written is not
    replaced either; a pipe or device is written to as it is. Raises TacliError.
    """
    try:
        descriptor = _DESCRIPTOR.fullmatch(path)
        target = Path(path).resolve()
        if descriptor:
            _write_to(os.dup(_STREAMS.get(descriptor[1]) or int(descriptor[2])), parts)
        elif path.endswith(os.sep) or (target.exists() and not target.is_file()):
            _write_to(path, parts)
        else:
            _replace(target, parts)
    except BrokenPipeError:  # a reader that has seen enough
        raise
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a link to itself
        reason = getattr(error, "strerror", None) or str(error)
        raise TacliError(f"Cannot write {shown(path)}: {visible(reason)}.") from error


def _write_to(path: str | int, parts: Iterable[str] | Iterable[bytes]) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 - it may be a descriptor
        file.writelines(encoded(parts, seen=file.isatty()))


def _replace(target: Path, parts: Iterable[str] | Iterable[bytes]) -> None:
    before = target.stat() if target.exists() else None
    if before:
        target.open("r+b").close()
    beside = target.with_name(f".{target.name[:40]}.{os.urandom(4).hex()}")
    take_away = partial(beside.unlink, missing_ok=True)
    with undone(take_away):
        try:
            with open(beside, "xb", opener=_private) as file:
                file.writelines(encoded(parts, seen=False))
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
