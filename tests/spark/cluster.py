"""A cluster on this machine: a master, two workers and a Connect server, of the `pyspark` package.

`python -m tests.spark.cluster [SETTING=VALUE…] COMMAND…` runs a command with TACLI_REMOTE set to it, and TACLI_CLUSTER
to what tests know of it. Settings are Spark's, such as `spark.cores.max=1`; with `spark.master=local[2]` a server works
by itself. `SPARK_PYTHON` is a Python that has `pyspark`, where that is not this one: beside `pyspark-client`, which
tacli uses, it does not fit.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import dropwhile, takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

_NAP = 0.2  # seconds
_NAPS = 600  # a clock would go on where this is stopped for a while
_DEPLOY = "org.apache.spark.deploy"
_CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"
_MASTER = "spark.master"
_HOST = "127.0.0.1"
BUCKET = "s3a://bucket/stores"
_BRIEF = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # it does not live long enough to be made fast


class Server(NamedTuple):
    """A Connect server: its address, that of what it tells of its jobs, its process."""

    remote: str
    jobs: str
    pid: int


class Cluster(NamedTuple):
    """A Connect server with the processes of its workers, each the leader of a group; the folder at BUCKET."""

    server: Server
    workers: tuple[int, ...]
    bucket: str


class _Processes:
    """Processes of Spark, with a folder for what they write."""

    def __init__(self, home: Path, folder: Path, stack: ExitStack) -> None:
        self._home = home
        self._folder = folder
        self._stack = stack

    def start(self, name: str, program: str, *arguments: str, port: int | None = None) -> int:
        """Start one, and wait until it listens at its port; it is stopped with the stack."""
        written = self._folder / f"{name}.log"
        log = self._stack.enter_context(written.open("wb"))
        environment = {
            **os.environ, "SPARK_HOME": str(self._home), "SPARK_LOCAL_IP": _HOST, "SPARK_NO_DAEMONIZE": "1",
            "SPARK_DAEMON_JAVA_OPTS": _BRIEF,
        }  # fmt: skip
        child = subprocess.Popen(
            [str(self._home / "bin" / program), *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            cwd=self._folder, env=environment, start_new_session=True,
        )  # fmt: skip
        self._stack.callback(_stop, child)
        try:
            if port:
                _await(port, child)
        except TimeoutError:
            sys.stderr.write(written.read_text(errors="replace")[-3000:])
            raise
        return child.pid

    def connect(self, master: str, **more: str) -> Server:
        """Start a Connect server."""
        port, jobs = _free_port(), _free_port()
        conf = {
            "spark.connect.grpc.binding.port": str(port), "spark.connect.grpc.binding.address": _HOST,
            "spark.driver.host": _HOST, "spark.ui.port": str(jobs), "spark.sql.shuffle.partitions": "2",
            "spark.driver.extraJavaOptions": _BRIEF, "spark.executor.extraJavaOptions": _BRIEF, **more,
        }  # fmt: skip
        options = [part for name, value in conf.items() for part in ("--conf", f"{name}={value}")]
        pid = self.start(
            "connect", "spark-submit", "--master", master, "--class", _CONNECT, *options, "spark-internal", port=port
        )
        return Server(f"sc://{_HOST}:{port}", f"http://{_HOST}:{jobs}/api/v1/applications", pid)


def spark_home() -> Path | None:
    """Give where Spark is, None where it or Java is missing."""
    python = os.environ.get("SPARK_PYTHON", sys.executable)
    where = "import pyspark, pathlib; print(pathlib.Path(pyspark.__file__).parent)"
    done = subprocess.run([python, "-c", where], capture_output=True, text=True, check=False)
    home = Path(done.stdout.strip())
    return home if done.returncode == 0 and (home / "jars").is_dir() and shutil.which("java") else None


@contextmanager
def cluster(home: Path, **settings: str) -> Iterator[Cluster]:
    """Start it, and stop what was started."""
    with _started(home) as started, TemporaryDirectory() as bucket:
        if _MASTER in settings:
            yield Cluster(started.connect(settings[_MASTER], **{**_lies_at(bucket), **settings}), (), bucket)
            return
        port = _free_port()
        spark = f"spark://{_HOST}:{port}"
        where = ("--host", _HOST, "--webui-port", "0")
        started.start("master", "spark-class", f"{_DEPLOY}.master.Master", *where, "--port", str(port), port=port)
        worker = ("spark-class", f"{_DEPLOY}.worker.Worker", *where, "--cores", "1", "--memory", "768m")
        workers = [started.start(f"worker{n}", *worker, "--work-dir", f"work{n}", spark) for n in (1, 2)]
        memory = {"spark.executor.memory": "640m", "spark.executor.cores": "1", "spark.cores.max": "2"}
        server = started.connect(spark, **{**memory, **_lies_at(bucket), **settings})
        yield Cluster(server, tuple(workers), bucket)


def _lies_at(folder: str) -> dict[str, str]:
    """Let a folder of this machine lie at BUCKET: Hadoop's own views stand for the library of S3."""
    bucket, _, path = BUCKET.removeprefix("s3a://").partition("/")
    return {
        "spark.hadoop.fs.s3a.impl": "org.apache.hadoop.fs.viewfs.ViewFileSystemOverloadScheme",
        "spark.hadoop.fs.viewfs.overload.scheme.target.file.impl": "org.apache.hadoop.fs.LocalFileSystem",
        f"spark.hadoop.fs.viewfs.mounttable.{bucket}.link./{path}": f"file://{folder}",
    }


@contextmanager
def alone(home: Path) -> Iterator[Server]:
    """Start a Connect server that works by itself, and stop it."""
    with _started(home) as started:
        yield started.connect("local[1]")


@contextmanager
def _started(home: Path) -> Iterator[_Processes]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        yield _Processes(home, Path(folder), stack)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HOST, 0))
        port: int = one.getsockname()[1]
        return port


def _await(port: int, child: subprocess.Popen[bytes]) -> None:
    for _ in range(_NAPS):
        with socket.socket() as one:
            if one.connect_ex((_HOST, port)) == 0:
                return
        if child.poll() is not None:
            break
        time.sleep(_NAP)
    raise TimeoutError(f"Nothing listens at port {port}.")


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def main() -> int:
    """Run a command with the address of a cluster that goes with it."""
    home = spark_home()
    if home is None:
        sys.stderr.write("There is no Spark: pip install pyspark, and Java 17.\n")
        return 1
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # what was started is to be stopped
    command = list(dropwhile(_is_setting, sys.argv[1:]))
    settings = dict(typed.split("=", 1) for typed in takewhile(_is_setting, sys.argv[1:]))
    with cluster(home, **settings) as found:
        environment = {**os.environ, "TACLI_REMOTE": found.server.remote, "TACLI_CLUSTER": json.dumps(found)}
        return subprocess.run(command, env=environment, check=False).returncode


def _is_setting(typed: str) -> bool:
    return typed.startswith("spark.") and "=" in typed


if __name__ == "__main__":
    sys.exit(main())
