"""Where there is no Spark, or what answers is none, or it goes away: a sentence. Ctrl-C ends what it does."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

from tacli.engines import spark
from tacli.engines.sql import Sql
from tacli.errors import TacliError
from tests.conftest import Run
from tests.spark.asked import REMOTE, clustered, rows_of
from tests.spark.cluster import Server, alone, spark_home

NOBODY = "sc://127.0.0.1:1"
ADDRESSES = "Type --remote sc://HOST:15002; what is more stands behind it: sc://HOST:15002/;token=…;use_ssl=true.\n"
START = "Start it there, or type --remote sc://HOST:PORT of one that runs.\n"


def test_signs_have_names_but_not_those_in_quotes() -> None:
    said = Sql("SELECT `a?`, '?' FROM t WHERE x = ? AND y IN (?)", ("1", 2))
    assert spark.named_signs(said) == (
        "SELECT `a?`, '?' FROM t WHERE x = :p0 AND y IN (:p1)",
        {"p0": "1", "p1": 2},
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--engine", "spark"], "tacli: Where is Spark?\nAdd --remote sc://HOST:15002\n"),
        (
            ["--engine", "spark", "--remote", "http://x/;token=secret"],
            f"tacli: 'http://x/' is no address of Spark Connect.\n{ADDRESSES}",
        ),
        (
            ["--engine", "spark", "--remote", f"{NOBODY}/;token=secret;nonsense"],
            f"tacli: '{NOBODY}/' is no address of Spark Connect.\n{ADDRESSES}",
        ),
    ],
)
def test_what_cannot_be_meant(
    pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: list[str], said: str
) -> None:
    monkeypatch.delenv("TACLI_REMOTE", raising=False)
    result = pipe("activities", "--data", str(tmp_path), *more)
    assert (result.code, result.out, result.err) == (2, "", said)


def test_spark_is_asked_of_one_store(pipe: Run) -> None:
    result = pipe("activities", "--engine", "spark", "--remote", NOBODY)
    assert (result.code, result.err.splitlines()[0]) == (2, "tacli: Spark is asked of one store.")


def test_a_server_that_is_away_is_a_sentence(pipe: Run, tmp_path: Path) -> None:
    result = pipe("activities", "--data", str(tmp_path), "--engine", "spark", "--remote", NOBODY)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"tacli: Spark at {NOBODY} cannot be reached: Connection refused.\n{START}"


def test_a_token_is_not_repeated(pipe: Run, tmp_path: Path) -> None:
    result = pipe("activities", "--data", str(tmp_path), "--engine", "spark", "--remote", f"{NOBODY}/;token=secret")
    assert result.err == f"tacli: Spark at {NOBODY} cannot be reached: Connection refused.\n{START}"


def test_without_the_client_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "_reach", lambda _: None)
    monkeypatch.setitem(sys.modules, "grpc", None)
    with pytest.raises(TacliError, match="Spark needs pyspark-client, which is not there") as raised:
        spark.Session(NOBODY)
    assert raised.value.hint == "Type pip install 'tacli[spark]'"


def test_it_is_told_how_many_tasks_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: list[Callable[..., None]] = []
    connected = SimpleNamespace(version="4.2.0", registerProgressHandler=handlers.append)
    monkeypatch.setattr(spark, "_reach", lambda _: None)
    monkeypatch.setattr(spark, "_connected", lambda _: connected)
    told: list[tuple[int, int]] = []
    asked = spark.Session(NOBODY, lambda: nullcontext(lambda done, tasks: told.append((done, tasks))))
    stages = [SimpleNamespace(num_completed_tasks=done, num_tasks=tasks) for done, tasks in ((3, 3), (1, 9))]
    with asked._awaited():  # noqa: SLF001 - what surrounds each statement
        for found in (None, [], stages):  # none before the first and after the last
            handlers[0](stages=found, inflight_tasks=1, operation_id="x", done=False)
    assert told == [(4, 12)]


# --- What is no Spark, or no store ---


class _Page(BaseHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@clustered
def test_what_is_no_spark_is_a_sentence(pipe: Run, store: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), _Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        remote = f"sc://127.0.0.1:{server.server_port}"
        result = pipe("activities", "--data", str(store), "--engine", "spark", "--remote", remote)
        server.shutdown()
    assert result == (1, "", f"tacli: Spark at {remote} does not answer.\n{START}")


@pytest.fixture
def refusing() -> Iterator[str]:
    """Give the address of a server that takes no token."""
    import grpc

    def refuse(_request: bytes, context: Any) -> None:
        context.abort(grpc.StatusCode.UNAUTHENTICATED, "Invalid token")

    handler = SimpleNamespace(service=lambda _: grpc.unary_unary_rpc_method_handler(refuse))
    server = grpc.server(ThreadPoolExecutor(1), [handler])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield f"sc://127.0.0.1:{port}"
    server.stop(None)


@clustered
def test_a_server_that_refuses_is_a_sentence(process: Run, store: Path, refusing: str) -> None:
    asked = ("activities", "--data", str(store), "--engine", "spark", "--remote")
    said = f"tacli: Spark at {refusing} refuses: Invalid token.\nSet TACLI_REMOTE to its address with the token that it"
    assert process(*asked, refusing) == (1, "", f"{said} takes: sc://HOST:PORT/;token=….\n")
    said = (
        f"tacli: Spark at {refusing} speaks no TLS.\nA token asks for it, too, but at sc://localhost. Type the address"
    )
    assert process(*asked, f"{refusing}/;token=secret") == (1, "", f"{said} of a port that does.\n")


@clustered
def test_a_path_of_nothing_is_a_sentence(pipe: Run, tmp_path: Path) -> None:
    result = pipe("activities", "--data", str(tmp_path), "--engine", "spark")
    assert (result.code, result.out) == (1, "")
    first, hint = result.err.splitlines()
    assert first.startswith(f"tacli: Spark at {REMOTE} sees no store there: [PATH_NOT_FOUND]")
    assert f"{tmp_path}/manifest.json" in first
    assert hint.startswith("Type --data with the path of a store as Spark sees it")


# --- Ctrl-C ---

LONG = f"""
from tacli.cli.streams.interruption import answer_interruptions, undone
from tacli.engines.spark import Session
from tacli.engines.sql import Sql
answer_interruptions()
session = Session({REMOTE!r})
with undone(session.interrupt):
    list(session.run(Sql("SELECT count(*) FROM range(1000000000000) WHERE sqrt(id) = ?", (7,))))
"""  # noqa: S608


def _jobs(status: str) -> list[int]:
    with urlopen(json.loads(os.environ["TACLI_CLUSTER"])[0][1]) as found:  # noqa: S310 - the cluster's own
        (application,) = json.load(found)
    where = f"{json.loads(os.environ['TACLI_CLUSTER'])[0][1]}/{application['id']}/jobs?status={status}"
    with urlopen(where) as found:  # noqa: S310
        return [job["jobId"] for job in json.load(found)]


@contextmanager
def _stopped(processes: Sequence[int]) -> Iterator[None]:
    for process in processes:
        os.killpg(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.killpg(process, signal.SIGCONT)


@clustered
def test_ctrl_c_ends_a_long_statement_there(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text(LONG)  # under -c the client takes itself to be tested
    _interrupted([sys.executable, str(tmp_path / "long.py")])


@clustered
def test_ctrl_c_ends_what_is_read_first(store: Path) -> None:
    with _stopped(json.loads(os.environ["TACLI_CLUSTER"])[1]):
        _interrupted([sys.executable, "-m", "tacli", "activities", "--data", str(store), "--engine", "spark"])


def _interrupted(command: Sequence[str]) -> None:
    """Interrupt a command while its job runs, and see that it runs no more."""
    before = set(_jobs("running"))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        while not (running := set(_jobs("running")) - before):
            assert child.poll() is None
            time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate()
    assert (child.returncode, out, err) == (130, b"", b"")
    for _ in range(300):  # Spark takes a moment to let go
        if running <= set(_jobs("failed")):
            break
        time.sleep(0.1)
    assert running <= set(_jobs("failed"))


# --- A server that goes away ---


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    home = spark_home()
    assert home is not None
    with alone(home) as found:
        yield found


@clustered
def test_a_server_that_falls_silent_is_a_sentence(server: Server, long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = spark.Session(server.remote)
    monkeypatch.setattr(spark, "_PATIENCE", 0.5)
    database = spark.Spark(asked, {"activities": str(rows_of(long))})
    rows = database.ask(Sql("SELECT * FROM `activities` ORDER BY `row`"))
    assert len(list(islice(rows, 10))) == 10
    with _stopped([server.pid]), pytest.raises(TacliError, match="does not answer"):
        list(rows)


@clustered
def test_a_server_that_is_killed_is_a_sentence_and_no_file_is_left(server: Server, long: Path, tmp_path: Path) -> None:
    asked = (
        "activities",
        "--fields",
        "id,summary",
        "--csv",
        "--data",
        str(long),
        "--engine",
        "spark",
        "--remote",
        server.remote,
    )
    start = partial(subprocess.Popen, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    with start([sys.executable, "-m", "tacli", *asked]) as listing:
        assert listing.stdout is not None
        assert listing.stdout.readline().startswith("id,")
        writing = start([sys.executable, "-m", "tacli", *asked, "--output", "out.csv"])
        while not any(path.stat().st_size for path in tmp_path.iterdir()):
            assert writing.poll() is None
            time.sleep(0.01)
        os.kill(server.pid, signal.SIGKILL)
        out, err = listing.communicate()
        first, second = err.splitlines()
        assert (listing.returncode, first) == (1, f"tacli: Spark at {server.remote} does not answer.")
        assert second.endswith(f" rows before it are out already. {START.strip()}")
        assert out
        assert writing.communicate() == ("", f"tacli: Spark at {server.remote} does not answer.\n{START}")
        assert writing.returncode == 1
    assert list(tmp_path.iterdir()) == []
