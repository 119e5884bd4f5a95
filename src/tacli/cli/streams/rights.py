"""Who may do what with a file: what a new file in its place is to keep, asked of and given to descriptors alone."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import EPERM

from tacli.named_tuples import NamedTuple

_ACCESS_LIST = "system.posix_acl_access"


class Rights(NamedTuple):
    """All that a file has beside its content; the names are as a message says them."""

    owner: int
    group: int
    permissions: int
    access_list: bytes
    attributes: dict[str, bytes]


class NotKeptError(OSError):
    """A new file cannot have the rights of the old one."""

    hint = "Remove it first, or write with > in place of --output."


def rights_of(descriptor: int) -> Rights:
    """Give the rights of an open file. Raises OSError for one that may not be read."""
    status = os.fstat(descriptor)
    attributes = _attributes(descriptor)
    access_list = attributes.pop(_ACCESS_LIST, b"")
    return Rights(status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode), access_list, attributes)


def keep_rights(descriptor: int, rights: Rights | None) -> None:
    """Give an open file these rights, no more and no less. Raises NotKeptError where that cannot be."""
    if rights is None:
        return
    with suppress(OSError):
        os.fchown(descriptor, rights.owner, rights.group)
    wanted = {**rights.attributes, **({_ACCESS_LIST: rights.access_list} if rights.access_list else {})}
    has = _attributes(descriptor)
    for name in has.keys() - wanted.keys():  # such as what a folder hands down
        with suppress(OSError):
            os.removexattr(descriptor, name)
    for name, value in wanted.items() - has.items():
        with suppress(OSError):
            os.setxattr(descriptor, name, value)
    with suppress(OSError):
        os.fchmod(descriptor, rights.permissions)
    given = rights_of(descriptor)
    lost = [name.replace("_", " ") for name in Rights._fields if getattr(given, name) != getattr(rights, name)]
    if lost:
        raise NotKeptError(EPERM, f"A new file in its place would not keep its {' and '.join(lost)}")


def _attributes(descriptor: int) -> dict[str, bytes]:
    names: list[str] = []
    with suppress(OSError, AttributeError):  # a file system or a platform without them
        names = os.listxattr(descriptor)
    return {name: os.getxattr(descriptor, name) for name in names}
