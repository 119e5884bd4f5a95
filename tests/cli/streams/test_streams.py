"""Streams and environments as they come: the stated exit code, no traceback, no half-written file."""

import os
import pty
import stat
import struct
import subprocess
import sys
import termios
import threading
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.conftest import TACLI, Run, several, without_privileges


def _shell(line: str, **environment: str) -> tuple[int, bytes, bytes]:
    tacli = f"'{sys.executable}' -m tacli"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("tacli", tacli)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "tacli activities --json | true",
        "tacli activities | head -1",
        "tacli --help | true",
        "tacli --version | true",
        "tacli summary | head -c 1",
    ],
)
def test_a_reader_that_leaves_is_no_error(line: str) -> None:
    code, _, err = _shell(line)
    assert (code, err) == (0, b"")


@pytest.mark.parametrize("form", ["", "--json", "--csv", "--format html", "--format table", "--count"])
def test_a_full_disk_is_a_failure(form: str) -> None:
    code, _, err = _shell(f"tacli activities {form} > /dev/full")
    assert (code, err) == (1, b"tacli: Cannot write: No space left on device.\n")


@pytest.mark.parametrize("arguments", ["donors --json", "--help", "nothing"])
@pytest.mark.parametrize("closed", ["2>&-", "<&-", ">&- 2>&-"])
def test_closed_streams(arguments: str, closed: str) -> None:
    code, _, err = _shell(f"tacli {arguments} {closed}")
    assert code in ((2,) if arguments == "nothing" else (0, 1))
    assert b"Traceback" not in err
    assert b"Exception" not in err


def test_messages_never_go_to_stdout() -> None:
    assert _shell("tacli nothing 2>&-") == (2, b"", b"")
    assert _shell("tacli nothing 2>/dev/full") == (2, b"", b"")
    hint = b"Give the path of a file or folder, or - for stdin.\n"
    assert _shell("tacli donors --data - <&-") == (1, b"", b"tacli: Cannot read stdin: it is closed.\n" + hint)


ANSWERS = ["donors --json", "activities --count", "--version", "--help", "donors --help", "--show-completion bash"]


@pytest.mark.parametrize("command", ANSWERS)
def test_a_closed_stdout_is_a_failure(command: str) -> None:
    assert _shell(f"tacli {command} >&-") == (1, b"", b"tacli: Cannot write: stdout is closed.\n")
    assert _shell(f"tacli {command} >/dev/full") == (1, b"", b"tacli: Cannot write: No space left on device.\n")


def test_a_closed_stdout_is_none_for_what_goes_elsewhere(tmp_path: Path) -> None:
    assert _shell(f"tacli donors -o {tmp_path}/donors.json >&- <&-") == (0, b"", b"")
    assert "Japan" in (tmp_path / "donors.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    ["{long}", "donors --{long}", "donors -o {long}", "terms {long}", "donors --data {long}", "donors --limit {long}"],
)
def test_what_is_too_long_to_read_is_not_repeated_whole(arguments: str) -> None:
    code, _, err = _shell(f"tacli {arguments.format(long='x' * 100_000)}")
    assert code in (1, 2)
    assert len(err) < 3_500
    assert err.startswith(b"tacli: ")


def test_sentences_break_at_words_on_a_terminal_alone(terminal: Run) -> None:
    said = "tacli: No such option: --such-a-long-name-of-none\n'tacli donors --help' shows what there is."
    broken = said.replace("option: ", "option:\n").replace("there is", "there\nis")
    assert _on_a_terminal(["donors", "--such-a-long-name-of-none"], width=40) == broken + "\n"
    assert _on_a_terminal(["donors", "--such-a-long-name-of-none"], width=0) == said + "\n"
    assert terminal("donors", "--such-a-long-name-of-none", width=40).err == said + "\n"


def test_what_is_for_copying_does_not_break() -> None:
    lines = _on_a_terminal(["activities", "--topic", "drugs", "--explain", "--count"], width=30).splitlines()
    assert any(line.startswith("tacli.load()") and len(line) > 30 for line in lines)


def _on_a_terminal(arguments: list[str], *, width: int) -> str:
    """Give what is said where stderr is a terminal."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    subprocess.run([sys.executable, *TACLI, *arguments], stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    said = b""
    with suppress(OSError):  # Linux ends a terminal so
        while block := os.read(ours, 65536):
            said += block
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "names",
    [
        "COLUMNS=1 LINES=² HOME=",
        "COLUMNS=10 TERMINAL_WIDTH=² LANG=C",
        "COLUMNS=10000 LINES= _TACLI_COMPLETE= FORCE_COLOR=1",
        "COLUMNS=x TERM= PYTHONUTF8=0",
        "COLUMNS=² TERM=dumb FORCE_COLOR=0",
        "COLUMNS=999999999999999999999 TERMINAL_WIDTH=x NO_COLOR=1",
    ],
)
def test_environments(terminal: Run, names: str) -> None:
    environment = dict(name.split("=") for name in names.split(" "))
    results = several(terminal, "donors", "show iom-31.1", "--help", **environment)
    for result in results.values():
        assert result.code == 0
        assert "Traceback" not in result.err
        assert result.out


@pytest.mark.parametrize("name", ["FORCE_COLOR=0", "FORCE_COLOR=1", "GITHUB_ACTIONS=true", "TTY_COMPATIBLE=1"])
def test_nothing_forces_colour_into_a_pipe(process: Run, name: str) -> None:
    key, _, value = name.partition("=")
    commands = ("donors", "donors --format table", "--help", "donors --help", "nothing")
    for result in several(process, *commands, **{key: value}).values():
        assert result.out + result.err
        assert "\x1b" not in result.out + result.err


@pytest.mark.parametrize(
    ("name", "is_coloured"),
    [("TERM=xterm", True), ("NO_COLOR=1", False), ("FORCE_COLOR=0", False), ("TERM=dumb", False), ("TERM=", False)],
)
def test_a_terminal_without_colour(terminal: Run, name: str, *, is_coloured: bool) -> None:
    key, _, value = name.partition("=")
    results = several(terminal, "donors", "--help", "summary --help", **{"NO_COLOR": None, key: value})
    assert {"\x1b" in result.out for result in results.values()} == {is_coloured}


def test_a_read_only_working_directory(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    done = subprocess.run([sys.executable, *TACLI, "donors", "--json"], capture_output=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


class TestOutput:
    """`--output FILE`."""

    def test_permissions_are_kept_and_new_files_are_as_the_umask_says(self, pipe: Run, tmp_path: Path) -> None:
        old, new = tmp_path / "old.json", tmp_path / "new.json"
        old.write_text("before", encoding="utf-8")
        old.chmod(0o640)
        mask = os.umask(0o027)
        try:
            assert pipe("donors", "-o", str(old)).code == pipe("donors", "-o", str(new)).code == 0
        finally:
            os.umask(mask)
        assert stat.S_IMODE(old.stat().st_mode) == 0o640
        assert stat.S_IMODE(new.stat().st_mode) == 0o640
        assert old.read_bytes() == new.read_bytes()

    def test_a_link_stays_a_link(self, pipe: Run, tmp_path: Path) -> None:
        target, link = tmp_path / "target.json", tmp_path / "link.json"
        target.write_text("before", encoding="utf-8")
        link.symlink_to(target)
        assert pipe("donors", "-o", str(link)).code == 0
        assert link.is_symlink()
        assert "Japan" in target.read_text(encoding="utf-8")

    def test_a_link_to_itself(self, pipe: Run, tmp_path: Path) -> None:
        link = tmp_path / "link.json"
        link.symlink_to(link)
        code, _, err = pipe("donors", "-o", str(link))
        assert code == 1
        assert "Cannot write" in err

    def test_a_pipe_is_written_to(self, pipe: Run, tmp_path: Path) -> None:
        path = tmp_path / "pipe.json"
        os.mkfifo(path)
        read: list[bytes] = []
        reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
        reader.start()
        assert pipe("donors", "-o", str(path)).code == 0
        reader.join()
        assert b"Japan" in read[0]
        assert stat.S_ISFIFO(path.stat().st_mode)

    @pytest.mark.parametrize(("device", "code"), [("/dev/null", 0), ("/dev/full", 1)])
    def test_a_device_is_written_to(self, pipe: Run, device: str, code: int) -> None:
        assert pipe("donors", "--json", "-o", device).code == code
        assert stat.S_ISCHR(Path(device).stat().st_mode)

    def test_what_is_open_already_is_written_on(self, tmp_path: Path) -> None:
        command = "tacli donors --count -o /dev/stdout --csv"
        assert (
            _shell(f"cd {tmp_path}; (echo before; {command}; echo after) > log; cat log")[1] == b"before\n11\nafter\n"
        )
        assert _shell(f"{command} | head -1") == (0, b"11\n", b"")

    def test_a_reader_of_a_pipe_that_leaves(self, pipe: Run, tmp_path: Path) -> None:
        path = tmp_path / "pipe.json"
        os.mkfifo(path)
        reader = threading.Thread(target=lambda: path.open("rb").close())
        reader.start()
        assert pipe("activities", "-o", str(path)).code == 0
        reader.join()

    def test_a_name_of_a_folder_that_is_not_there(self, pipe: Run, tmp_path: Path) -> None:
        assert "Cannot write" in pipe("donors", "--json", "-o", f"{tmp_path}/none/").err
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_is_no_file(self, pipe: Run, tmp_path: Path) -> None:
        assert "Is a directory" in pipe("donors", "--json", "-o", str(tmp_path)).err

    def test_a_dash_is_stdout(self, pipe: Run) -> None:
        assert pipe("donors", "-o", "-") == pipe("donors")

    def test_a_file_that_may_not_be_written_is_not_replaced(self, tmp_path: Path) -> None:
        path = tmp_path / "out.json"
        path.write_text("before", encoding="utf-8")
        path.chmod(0o444)
        result = without_privileges("donors", "-o", str(path))
        assert (result.code, result.err) == (1, f"tacli: Cannot write {path}: Permission denied.\n")
        assert path.read_text(encoding="utf-8") == "before"

    def test_a_folder_that_may_not_be_written_to(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o555)
        path = tmp_path / "out.json"
        assert without_privileges("donors", "-o", str(path)).err == (
            f"tacli: Cannot write {path}: Permission denied.\n"
        )
        assert not path.exists()

    @pytest.mark.parametrize("form", ["--json", "--csv", "--excel", "--format=tsv", "--format=html", "--count"])
    def test_lines_that_are_wrong_from_the_start_leave_stdout_empty(self, pipe: Run, tmp_path: Path, form: str) -> None:
        data = tmp_path / "bad.jsonl"
        data.write_text("{}", encoding="utf-8")
        code, out, err = pipe("activities", form, "--data", str(data))
        assert (code, out) == (1, "")
        assert "line 1 is refused" in err

    def test_a_wrong_line_in_a_stream_leaves_what_was_there(self, pipe: Run, tmp_path: Path) -> None:
        data, path = tmp_path / "bad.jsonl", tmp_path / "out.json"
        row = pipe("activities", "--limit", "1", "--format", "jsonl").out
        data.write_text(row + "{", encoding="utf-8")
        path.write_text("before", encoding="utf-8")
        assert pipe("activities", "--data", str(data), "-o", str(path)).code == 1
        assert path.read_text(encoding="utf-8") == "before"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.jsonl", "out.json"]
