"""`--output` beside others who may write in the folder, on files that are someone's, and on what is open already."""

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tacli.cli.streams.whole_file import write_whole
from tacli.errors import TacliError
from tests.conftest import Run

TACLI = f"'{sys.executable}' -m tacli"
NEW = "what is new\n"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")


def _shell(line: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(["bash", "-c", line.replace("tacli", TACLI)], capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "out.json"
    path.write_text("before\n", encoding="utf-8")
    return path


def _while_swapping(folder: Path, swap: Callable[[Path], None], write: Callable[[], object]) -> None:
    """Write while another swaps every hidden name in the folder."""
    over = threading.Event()

    def attack() -> None:
        while not over.is_set():
            for path in folder.glob(".*"):
                with suppress(OSError):
                    swap(path)

    attacker = threading.Thread(target=attack)
    attacker.start()
    try:
        for _ in range(100):
            with suppress(TacliError):
                write()
    finally:
        over.set()
        attacker.join()


def test_a_swapped_file_gains_nothing_from_another(tmp_path: Path, file: Path) -> None:
    private = tmp_path / "elsewhere" / "private"
    private.parent.mkdir()
    private.write_text("secret", encoding="utf-8")
    private.chmod(0o600)
    file.chmod(0o666)

    def swap(path: Path) -> None:
        path.unlink()
        path.symlink_to(private)

    def write() -> None:
        file.unlink()
        file.touch()
        file.chmod(0o666)
        write_whole(str(file), [NEW] * 100)

    _while_swapping(tmp_path, swap, write)
    assert private.read_text(encoding="utf-8") == "secret"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


@pytest.mark.parametrize("call", ["fsync", "fchmod"])
def test_rights_are_given_to_what_was_written(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    private = tmp_path / "private"
    private.write_text("secret", encoding="utf-8")
    private.chmod(0o600)
    file.chmod(0o666)
    real = getattr(os, call)

    def swapped(*arguments: int) -> None:
        for path in tmp_path.glob(".out*"):
            path.unlink()
            path.symlink_to(private)
        real(*arguments)

    monkeypatch.setattr(os, call, swapped)
    write_whole(str(file), [NEW])
    assert (private.read_text(encoding="utf-8"), stat.S_IMODE(private.stat().st_mode)) == ("secret", 0o600)


def test_a_folder_that_moves_away_takes_the_file_with_it(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, folder = tmp_path / "other", tmp_path / "folder"
    for path in (other, folder):
        path.mkdir()
        file.rename(path / "out.json") if file.exists() else (path / "out.json").write_text("before", encoding="utf-8")
    real = os.fsync

    def swapped(descriptor: int) -> None:
        folder.rename(tmp_path / "moved")
        folder.symlink_to(other)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", swapped)
    write_whole(str(folder / "out.json"), [NEW])
    assert (tmp_path / "moved" / "out.json").read_text(encoding="utf-8") == NEW
    assert "before" in (other / "out.json").read_text(encoding="utf-8")


def test_what_takes_the_place_of_a_pipe_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, victim = tmp_path / "pipe", tmp_path / "victim"
    os.mkfifo(pipe)
    victim.write_text("secret", encoding="utf-8")
    real = os.open

    def opened(name: str, flags: int, *more: int, **where: Any) -> int:
        if name == "pipe":
            pipe.unlink()
            os.link(victim, pipe)
        return real(name, flags, *more, **where)

    monkeypatch.setattr(os, "open", opened)
    with pytest.raises(TacliError, match="replaced at the same time"):
        write_whole(str(pipe), [NEW])
    assert victim.read_text(encoding="utf-8") == "secret"


def test_what_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def opened(name: str, flags: int, *more: int, **where: Any) -> int:
        if name == file.name:
            file.unlink()
            os.mkfifo(file)
        return real(name, flags, *more, **where)

    monkeypatch.setattr(os, "open", opened)
    with pytest.raises(TacliError, match="Cannot write"):
        write_whole(str(file), [NEW])
    assert [p.name for p in tmp_path.iterdir()] == [file.name]


class TestWhatIsOpen:
    """Names of stdout, whatever they are, never empty what it appends to."""

    @pytest.mark.parametrize(
        "name",
        [
            "/dev/stdout",
            "//dev/stdout",
            "/dev/../dev/stdout",
            "/dev/fd/1",
            "/proc/self/fd/1",
            "/proc/thread-self/fd/1",
            "/proc/$BASHPID/fd/1",
            "link",
            "link-to-link",
            "log",
            "./log",
            "hard",
        ],
    )
    def test_stdout_by_any_name(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "link").symlink_to("/dev/stdout")
        (tmp_path / "link-to-link").symlink_to("link")
        code, out, err = _shell(
            f"cd {tmp_path}; echo before > log; ln log hard; "
            f"(tacli donors --count --csv -o {name}; echo after) >> log; cat log"
        )
        assert (code, out, err) == (0, b"before\n11\nafter\n", b"")

    def test_another_descriptor(self, tmp_path: Path) -> None:
        code, out, err = _shell(
            f"cd {tmp_path}; (echo before >&7; tacli donors --count --csv -o /dev/fd/7; echo after >&7) 7> log; cat log"
        )
        assert (code, out, err) == (0, b"before\n11\nafter\n", b"")

    def test_what_another_process_has_open(self, tmp_path: Path) -> None:
        code, out, err = _shell(
            f"cd {tmp_path}; exec 7>> log; echo before >&7; tacli donors --count --csv -o /proc/$$/fd/7 7>&-; cat log"
        )
        assert (code, out, err) == (0, b"before\n11\n", b"")

    def test_stderr(self, tmp_path: Path) -> None:
        code, _, _ = _shell(f"cd {tmp_path}; (echo before >&2; tacli donors --count --csv -o /dev/stderr) 2>> log")
        assert (code, (tmp_path / "log").read_bytes()) == (0, b"before\n11\n")

    def test_one_that_is_closed(self, tmp_path: Path) -> None:
        data = tmp_path / "data.jsonl"
        assert _shell(f"tacli activities --limit 3 --format jsonl > {data}")[0] == 0
        before = data.read_bytes()
        code, out, err = _shell(f"tacli activities --data {data} --csv -o /dev/stdout >&-")
        assert (code, out) == (1, b"")
        assert err.startswith(b"tacli: Cannot write /dev/stdout: ")
        assert data.read_bytes() == before

    def test_the_file_that_is_read(self, pipe: Run, tmp_path: Path) -> None:
        data = tmp_path / "data.jsonl"
        data.write_text(pipe("activities", "--format", "jsonl").out, encoding="utf-8")
        assert pipe("activities", "--limit", "3", "--data", str(data), "-o", str(data)).code == 0
        assert data.read_bytes().count(b"\n") == 3


class TestRights:
    """Owner, group, permissions, access lists and attributes stay, or the file is not replaced."""

    def test_attributes_stay(self, file: Path) -> None:
        _attribute(file, "user.kept", b"yes")
        write_whole(str(file), [NEW])
        assert file.read_text(encoding="utf-8") == NEW
        assert os.listxattr(file) == ["user.kept"]
        assert os.getxattr(file, "user.kept") == b"yes"

    def test_access_lists_stay_and_none_comes_from_the_folder(self, tmp_path: Path, file: Path) -> None:
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

    def test_a_new_file_takes_the_access_list_of_its_folder(self, tmp_path: Path) -> None:
        _attribute(tmp_path, "system.posix_acl_default", _access_list(group=6, other_user=7, mask=7))
        ours, other = tmp_path / "ours", tmp_path / "other"
        write_whole(str(ours), [NEW])
        other.touch()
        assert os.getxattr(ours, "system.posix_acl_access") == os.getxattr(other, "system.posix_acl_access")
        assert ours.stat().st_mode == other.stat().st_mode

    @pytest.mark.parametrize("call", ["fchmod", "setxattr", "removexattr"])
    def test_what_cannot_be_kept_is_not_replaced(
        self, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, call: str
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
    def test_root_keeps_owner_and_group(self, file: Path, mode: int) -> None:
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
    def test_others_may_not_give_files_away(
        self, tmp_path: Path, file: Path, owner: int, group: int, lost: str
    ) -> None:
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


# Writes as a user who is neither root nor in most groups; what is imported is so before, from wherever it lies.
AS_ANOTHER = f"""
import os
from tacli.cli.streams.whole_file import write_whole
os.chdir(os.path.dirname(sys.argv[1]))
os.setgroups([2000]); os.setgid(2000); os.setuid(1001)
write_whole(os.path.basename(sys.argv[1]), [{NEW!r}])
"""


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


@pytest.mark.parametrize(
    "name", ["new\nline.json", "\x1b[31m.json", "-", "a" * 250, "é" * 125, ".hidden", "~", "\udcff.json", " "]
)
def test_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for text in ("first", NEW):
        write_whole(str(path), [text])
    assert path.read_text(encoding="utf-8") == NEW
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a" * 300, "File name too long"),
        ("none/out.json", "No such file or directory"),
        ("file/out.json", "Not a directory"),
        ("nul\0", "embedded null byte"),
        ("folder", "Is a directory"),
        ("folder/", "Is a directory"),
        ("folder/.", "Is a directory"),
        ("folder/..", "Is a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("to-folder", "Is a directory"),
        ("socket", "No such device or address"),
    ],
)
def test_what_cannot_be_a_file_is_a_sentence(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "to-folder").symlink_to("folder")
    os.mknod(tmp_path / "socket", stat.S_IFSOCK | 0o600)
    with pytest.raises(TacliError) as refused:
        write_whole(f"{tmp_path}/{name}", [NEW])
    assert refused.value.message.endswith(f": {reason}.")
    assert len(list(tmp_path.iterdir())) == 5


def test_a_link_to_nothing_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder/../folder/new.json")
    write_whole(str(tmp_path / "link"), [NEW])
    assert (tmp_path / "folder" / "new.json").read_text(encoding="utf-8") == NEW
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("mask", [0o000, 0o077, 0o777])
def test_any_umask(tmp_path: Path, file: Path, mask: int) -> None:
    file.chmod(0o664)
    new = tmp_path / "new.json"
    before = os.umask(mask)
    try:
        for path in (file, new):
            write_whole(str(path), [NEW])
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o664
    assert stat.S_IMODE(new.stat().st_mode) == 0o666 & ~mask


def test_no_descriptor_is_left_open(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file)
    before = len(list(Path("/dev/fd").iterdir()))
    write_whole(str(link), [NEW])
    with pytest.raises(TacliError):
        write_whole(str(file.parent), [NEW])
    assert len(list(Path("/dev/fd").iterdir())) == before
