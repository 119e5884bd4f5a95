"""`tacli browse` from a command line and on a terminal."""

import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest

from tacli.browse.answers import Answers
from tacli.browse.question import Question
from tacli.cli.asking import Asking
from tacli.cli.commands.browse import shelf_of, started_with
from tacli.cli.run import run
from tacli.query.conditions import Query
from tacli.sources.opened import opened
from tests.conftest import Result, Run


def _typed(**typed: list[str]) -> dict[str, Any]:
    return {**{option.name: option.default for option in Asking("activities").options}, **typed}


def test_no_terminal_gets_a_sentence(pipe: Run, process: Run) -> None:
    said = (
        "tacli: tacli browse needs a terminal that shows a whole screen.\n"
        "Type tacli summary, tacli activities or tacli search WORDS\n"
    )
    assert pipe("browse") == process("browse", "--topic", "trafficking") == (2, "", said)


def test_a_dumb_terminal_gets_the_same_and_keys_are_no_data(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert pipe("browse").code == 2
    refused = pipe("browse", "--data", "-")
    assert refused.code == 2
    assert refused.err.splitlines() == [
        "tacli: tacli browse reads keys from where --data - would read records.",
        "Write them to a file first: --data FILE",
    ]


def test_without_textual_it_says_what_to_install(pipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacli.cli.commands.browse.is_screen", lambda: True)
    monkeypatch.setitem(sys.modules, "tacli.browse.app", None)
    assert pipe("browse") == (
        1, "", "tacli: tacli browse needs Textual, which is not there.\nType pip install 'tacli[browse]'\n"
    )  # fmt: skip


def test_filters_are_the_start() -> None:
    source = opened()
    assert shelf_of(source).kinds == ("activities", "responses", "donors", "entities")
    question = started_with(
        _typed(topic=["trafficking"], exclude=["status=ongoing"], search=["police"], every=["topic"]), source
    )
    assert question.asked == {"topic": ("trafficking-in-persons",)}
    assert (question.without, question.words) == ({"status": ("ongoing",)}, "police")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--topic", "traficking"], "Did you mean"),
        (["--search", "a", "--search", "b"], "searches for words in one way"),
        (["--not", "search=a"], "searches for words in one way"),
        (["--search", "-a"], "no word to search for"),
        (["--data", "/none"], "/none"),
    ],
)
def test_a_mistake_is_explained_before_there_is_a_screen(
    pipe: Run, monkeypatch: pytest.MonkeyPatch, typed: list[str], said: str
) -> None:
    monkeypatch.setattr("tacli.cli.commands.browse.is_screen", lambda: True)
    result = pipe("browse", *typed)
    assert result.code in (1, 2)
    assert said in result.err


def test_rows_that_can_be_read_once_are_kept(pipe: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    assert pipe("activities", "--topic", "drugs", "--output", str(path)).code == 0
    with opened((str(path),)) as source:
        shelf = shelf_of(source)
        assert (shelf.kinds, shelf.named) == (("activities",), ("--data", str(path)))
        engine = shelf.engine("activities")
        assert len(list(engine.rows(Query()))) == len(list(engine.rows(Query()))) > 0


def test_command_lines_name_a_store_and_not_the_files_that_it_was_made_of(tmp_path: Path, pipe: Run) -> None:
    path = str(Path(__file__).parents[1] / "data" / "iati" / "nasty-2.03.xml")
    store = str(tmp_path / "store")
    assert pipe("index", path, "--output", store).code == 0
    with opened((store,)) as source:
        assert shelf_of(source, (), (store,)).named == ("--data", store)


def test_files_of_iati_are_browsed_too(pipe: Run) -> None:
    path = str(Path(__file__).parents[1] / "data" / "iati" / "nasty-2.03.xml")
    with opened((path,)) as source:
        shelf = shelf_of(source, ["--all-versions"])
        question = Question("activities", words="activity")
        answers = Answers(shelf, question)
        line = [question.arguments(answers.records)[0], *shelf.named, *question.arguments(answers.records)[1:]]
        assert line == ["search", "--data", path, "--all-versions", "activity"]
        rows = json.loads(pipe(*line, "--json").out)
        assert len(rows) == len(list(answers.listed(0).rows)) == answers.found()
        assert set(dict(answers.counts())) == set(answers.records.facets)
        said = shelf.remarks(Question("activities", {"country": ("KEN",)}))
        assert said


def test_what_the_command_line_says_beside_the_rows_is_said() -> None:
    source = opened()
    said = shelf_of(source).remarks(Question("activities", {"region": ("africa",)}))
    assert said[0].startswith("--region africa: ")
    assert "--include-regional adds them" in said[1]


def _on_a_terminal(send: bytes | int) -> tuple[Result, bytes, bytes]:
    """Start without colours, wait for the list, send a key or a signal.

    Give the result, of which the output is whether the terminal is as it was, and what was written before and after.
    """
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    before = termios.tcgetattr(theirs)
    command = [sys.executable, "-m", "tacli", "browse", "--topic", "firearms"]
    environment = {**os.environ, "NO_COLOR": "1"}
    child = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=environment
    )
    out = bytearray()
    while b"unidir-6.2" not in out:
        out += os.read(ours, 65536)
    if isinstance(send, bytes):
        os.write(ours, send)
    else:
        child.send_signal(send)
    after = bytearray()
    os.set_blocking(ours, False)
    code, is_more = None, True
    while code is None or is_more:  # what was written last may take several reads
        code, is_more = child.poll(), True
        try:
            after += os.read(ours, 65536)
        except BlockingIOError:
            is_more = False
            os.sched_yield()
    is_as_before = termios.tcgetattr(theirs) == before
    os.close(theirs)
    os.close(ours)
    return Result(code, "as before" if is_as_before else "changed", ""), bytes(out), bytes(after)


@pytest.mark.parametrize(("send", "code"), [(b"q", 0), (b"\x03", 130), (signal.SIGTERM, 143)])
def test_a_terminal_is_given_back_as_it_was(send: bytes | int, code: int) -> None:
    result, first, last = _on_a_terminal(send)
    assert (result.code, result.out) == (code, "as before")
    assert b"\x1b[?1049l" in last
    assert b"Traceback" not in last
    assert re.search(rb"\x1b\[([0-9]+;)*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]", first) is None


def test_a_mistake_of_tacli_on_the_screen_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    from tacli.browse.app import Browse

    def fail(self: Browse, **_: object) -> None:
        self._exception = ZeroDivisionError("x")

    monkeypatch.setattr("tacli.cli.commands.browse.is_screen", lambda: True)
    monkeypatch.setattr("tacli.cli.streams.screen.termios.tcgetattr", lambda _: [])
    monkeypatch.setattr(Browse, "run", fail)
    with pytest.raises(ZeroDivisionError):
        run(["browse"])
