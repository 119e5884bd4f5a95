"""Owner, group, permissions, access lists and attributes of a file stay, or it is not replaced."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tacli.cli.streams.whole_file import write_whole
from tacli.errors import TacliError

NEW = "what is new\n"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
# Writes as a user who is neither root nor in most groups; what is imported is so before, from wherever it lies.
AS_ANOTHER = f"""
import os
from tacli.cli.streams.whole_file import write_whole
os.chdir(os.path.dirname(sys.argv[1]))
os.setgroups([2000]); os.setgid(2000); os.setuid(1001)
write_whole(os.path.basename(sys.argv[1]), [{NEW!r}])
"""


def test_attributes_stay(file: Path) -> None:
    _attribute(file, "user.kept", b"yes")
    write_whole(str(file), [NEW])
    assert file.read_text(encoding="utf-8") == NEW
    assert os.listxattr(file) == ["user.kept"]
    assert os.getxattr(file, "user.kept") == b"yes"


def test_access_lists_stay_and_none_comes_from_the_folder(tmp_path: Path, file: Path) -> None:
    _attribute(file, "system.posix_acl_access", _access_list(group=4, other_user=6, mask=6))
    plain = tmp_path / "plain.json"
    plain.touch()
    plain.chmod(0o640)
    _attribute(tmp_path, "system.posix_acl_default", _access_list(group=6, other_user=7, mask=7))
    access, mode = os.getxattr(file, "system.posix_acl_access"), file.stat().st_mode
    for path in (file, plain):
        write_whole(str(path), [NEW])
    assert (os.getxattr(file, "system.posix_acl_access"), file.stat().st_mode) == (access, mode)
    assert (os.listxattr(plain), stat.S_IMODE(plain.stat().st_mode)) == ([], 0o640)


def test_a_new_file_takes_the_access_list_of_its_folder(tmp_path: Path) -> None:
    _attribute(tmp_path, "system.posix_acl_default", _access_list(group=6, other_user=7, mask=7))
    ours, other = tmp_path / "ours", tmp_path / "other"
    write_whole(str(ours), [NEW])
    other.touch()
    assert os.getxattr(ours, "system.posix_acl_access") == os.getxattr(other, "system.posix_acl_access")
    assert ours.stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize("call", ["fchmod", "setxattr", "removexattr"])
def test_what_cannot_be_kept_is_not_replaced(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file.chmod(0o644)
    if call == "setxattr":
        _attribute(file, "user.kept", b"yes")
    if call == "removexattr":
        _attribute(tmp_path, "system.posix_acl_default", _access_list(group=6, other_user=7, mask=7))

    def forbidden(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, call, forbidden)
    with pytest.raises(TacliError, match="would not keep its") as refused:
        write_whole(str(file), [NEW])
    assert refused.value.hint == "Remove it first, or write with > in place of --output."
    assert file.read_text(encoding="utf-8") == "before\n"
    assert [p.name for p in tmp_path.iterdir()] == [file.name]


@as_root
@pytest.mark.parametrize("mode", [0o664, 0o600, 0o444, 0o4755, 0o2755])
def test_root_keeps_owner_and_group(file: Path, mode: int) -> None:
    os.chown(file, 1002, 2000)
    file.chmod(mode)
    write_whole(str(file), [NEW])
    status = file.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1002, 2000, mode)
    assert file.read_text(encoding="utf-8") == NEW


@as_root
@pytest.mark.parametrize(
    ("owner", "group", "lost"),
    [(1002, 2000, "owner"), (1001, 3000, "group"), (1002, 3000, "owner and group"), (1001, 2000, "")],
)
def test_others_may_not_give_files_away(tmp_path: Path, file: Path, owner: int, group: int, lost: str) -> None:
    tmp_path.chmod(0o777)
    os.chown(file, owner, group)
    file.chmod(0o666)
    before = file.stat()
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path = {sys.path}\n{AS_ANOTHER}", str(file)],
        capture_output=True,
        check=False,
    )
    after = file.stat()
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
    assert file.read_text(encoding="utf-8") == ("before\n" if lost else NEW)
    assert (f"would not keep its {lost}." in done.stderr.decode()) == bool(lost)
    assert [p.name for p in tmp_path.iterdir()] == [file.name]


def _attribute(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip(f"this file system has no {name}")


def _access_list(*, group: int, other_user: int, mask: int) -> bytes:
    """Give a POSIX access list as the kernel takes it: version 2, then tag, permissions and id of each entry."""
    nobody = 0xFFFFFFFF
    entries = [(1, 6, nobody), (2, other_user, 1001), (4, group, nobody), (16, mask, nobody), (32, 4, nobody)]
    return b"".join([(2).to_bytes(4, "little"), *(struct_of(*entry) for entry in entries)])


def struct_of(tag: int, permissions: int, who: int) -> bytes:
    return tag.to_bytes(2, "little") + permissions.to_bytes(2, "little") + who.to_bytes(4, "little")
