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


def _shell(line: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(["bash", "-c", line.replace("tacli", TACLI)], capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


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
