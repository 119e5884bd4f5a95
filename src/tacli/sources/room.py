"""Whether there is memory for what a parser makes of bytes. One that runs out of it does not say so: it dies."""

from __future__ import annotations

import mmap
from functools import cache

from tacli.errors import TacliError

# What JSON takes as Python's values and as records of them, at most, in bytes of memory: measured over shapes of files.
_OF_ALL = 2
_OF_EACH = {b"{": 80, b"[": 130, b":": 250, b",": 40}
_BESIDES = 16 * 2**20  # models that are built when they are first used, and problems that are told


def need_room(data: bytes, where: str) -> None:
    """Raise TacliError, as nothing is wrong with the data, for JSON that may need more memory than there may be."""
    if not _is_limited():
        return
    size = _BESIDES + _OF_ALL * len(data) + sum(data.count(sign) * taken for sign, taken in _OF_EACH.items())
    try:
        mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE).close()
    except OSError as error:
        raise TacliError(
            f"There is not enough memory for {where}: it may take {size >> 20} MiB.",
            "Let tacli have more (ulimit -v), or give activities as JSON Lines, one a line.",
        ) from error


@cache
def _is_limited() -> bool:
    try:
        import resource
    except ImportError:  # where a system has no such limits
        return False
    limits = (resource.RLIMIT_AS, resource.RLIMIT_DATA)
    return any(resource.getrlimit(limit)[0] != resource.RLIM_INFINITY for limit in limits)
