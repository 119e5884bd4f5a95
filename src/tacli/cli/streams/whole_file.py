"""A file that is written whole or not at all.

Whoever may write in its folder can swap names there at any moment. So names are looked up in open folders alone, and
what a file is, who owns it and who may read it is asked of and given to open descriptors alone.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from errno import ESTALE
from fcntl import F_GETFL, fcntl
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tacli.cli.streams.interruption import undone
from tacli.cli.streams.rights import keep_rights, rights_of
from tacli.cli.streams.stdio import encoded
from tacli.errors import TacliError
from tacli.sources.files import shown
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDER = os.O_DIRECTORY | getattr(os, "O_PATH", os.O_RDONLY)  # to find a name takes no right to list the others
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
_AS_IT_IS = os.O_WRONLY | os.O_APPEND | os.O_NOCTTY


def write_whole(path: str, parts: Iterable[str] | Iterable[bytes]) -> None:
    """Write beside the target, then replace it; what was there stays on failure.

    A link is followed; owner, group, permissions, access list and attributes of the target stay, and what may not be
    written, or could not keep these, is not replaced. What stdout or stderr has open already is written on where it
    stands, a pipe or device as it is. Raises TacliError.
    """
    try:
        with _place(path) as (folder, name):
            found = _look(name, folder)
            if found is None:
                _replace(name, folder, parts, found)
            elif (descriptor := _open_already(name, folder, found)) is not None:
                _write_to(os.dup(descriptor), parts)
            elif stat.S_ISREG(found.st_mode):
                _replace(name, folder, parts, found)
            else:
                _write_to(_opened(name, folder, found), parts)
    except BrokenPipeError:  # a reader that has seen enough
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TacliError(f"Cannot write {shown(path)}: {visible(reason)}.", getattr(error, "hint", "")) from error


@contextmanager
def _place(path: str, start: int | None = None) -> Iterator[tuple[int, str]]:
    """Give the folder, open, and the name in it that a path comes to when links are followed."""
    head, name = os.path.split(path)
    folder = os.open(head or ".", _FOLDER, dir_fd=start)
    try:
        found = _look(name, folder)
        if found is None or not stat.S_ISLNK(found.st_mode) or _is_of_a_process(found):
            yield folder, name or "."
            return
        with suppress(FileNotFoundError):
            os.stat(name, dir_fd=folder)  # a link that the system does not follow is not followed here
        with _place(os.readlink(name, dir_fd=folder), folder) as place:
            yield place
    finally:
        os.close(folder)


def _look(name: str, folder: int) -> os.stat_result | None:
    with suppress(FileNotFoundError):
        return os.stat(name, dir_fd=folder, follow_symlinks=False)
    return None


def _is_of_a_process(link: os.stat_result) -> bool:
    """Say whether a link stands in /proc: it names what some process has open, which no path may lead to."""
    with suppress(OSError):
        return link.st_dev == Path("/proc/self").stat().st_dev
    return False


def _open_already(name: str, folder: int, found: os.stat_result) -> int | None:
    """Give the descriptor by which this process writes to what was found, by whatever name it was found."""
    is_link = stat.S_ISLNK(found.st_mode)
    target = os.stat(name, dir_fd=folder) if is_link else found
    candidates = ([int(name)] if is_link and name.isdecimal() else []) + [1, 2]
    return next((number for number in candidates if _writes_to(number, target)), None)


def _writes_to(descriptor: int, target: os.stat_result) -> bool:
    with suppress(OSError):  # it is closed
        may_write = fcntl(descriptor, F_GETFL) & os.O_ACCMODE != os.O_RDONLY
        return may_write and os.path.samestat(os.fstat(descriptor), target)
    return False


def _opened(name: str, folder: int, found: os.stat_result) -> int:
    """Open what was found for writing, and nothing that took its place since then."""
    if stat.S_ISLNK(found.st_mode):
        return os.open(name, _AS_IT_IS, dir_fd=folder)
    wait = 0 if stat.S_ISFIFO(found.st_mode) else os.O_NONBLOCK
    descriptor = os.open(name, _AS_IT_IS | os.O_NOFOLLOW | wait, dir_fd=folder)
    if os.path.samestat(os.fstat(descriptor), found):
        os.set_blocking(descriptor, True)
        return descriptor
    os.close(descriptor)
    raise OSError(ESTALE, "It was replaced at the same time")


def _write_to(descriptor: int, parts: Iterable[str] | Iterable[bytes]) -> None:
    with open(descriptor, "wb") as file:
        file.writelines(encoded(parts, seen=file.isatty()))


def _replace(name: str, folder: int, parts: Iterable[str] | Iterable[bytes], found: os.stat_result | None) -> None:
    rights = None
    if found:
        with open(_opened(name, folder, found), "wb") as before:
            rights = rights_of(before.fileno())
    beside = f".{name[:40]}.{os.urandom(8).hex()}"
    take_away = partial(_take_away, beside, folder)
    with undone(take_away):
        try:
            # What is being written may be as secret as the target; a new file is as open as the folder and umask say.
            descriptor = os.open(beside, _NEW, 0o600 if rights else 0o666, dir_fd=folder)
            with open(descriptor, "wb") as file:  # noqa: PTH123 - it is a descriptor
                keep_rights(descriptor, rights)  # before a long answer rather than after it
                file.writelines(encoded(parts, seen=False))
                file.flush()
                keep_rights(descriptor, rights)  # writing took away some
                os.fsync(descriptor)
            os.replace(beside, name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            take_away()
            raise


def _take_away(name: str, folder: int) -> None:
    with suppress(OSError):
        os.unlink(name, dir_fd=folder)
