"""A cluster on this machine: a master, two workers and a Connect server, of the `pyspark` package.

`python -m tests.spark.cluster COMMAND…` runs a command with TACLI_REMOTE set to it. `SPARK_PYTHON` is a Python that has
`pyspark`, where that is not this one: beside `pyspark-client`, which tacli uses, it does not fit.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_PATIENCE = 120.0  # seconds
_DEPLOY = "org.apache.spark.deploy"
_CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"
_HOST = "127.0.0.1"


def spark_home() -> Path | None:
    """Give where Spark is, None where it or Java is missing."""
    python = os.environ.get("SPARK_PYTHON", sys.executable)
    where = "import pyspark, pathlib; print(pathlib.Path(pyspark.__file__).parent)"
    done = subprocess.run([python, "-c", where], capture_output=True, text=True, check=False)
    home = Path(done.stdout.strip())
    return home if done.returncode == 0 and (home / "jars").is_dir() and shutil.which("java") else None


@contextmanager
def cluster(home: Path) -> Iterator[str]:
    """Start it, give its address, and stop what was started."""
    master, ui, connect = (_free_port() for _ in range(3))
    with TemporaryDirectory() as folder, ExitStack() as stack:

        def start(name: str, *command: str) -> None:
            log = stack.enter_context((Path(folder) / f"{name}.log").open("wb"))
            environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": _HOST, "SPARK_NO_DAEMONIZE": "1"}
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, env=environment,
                start_new_session=True,
            )  # fmt: skip
            stack.callback(_stop, child)

        address = f"spark://{_HOST}:{master}"
        run = str(home / "bin" / "spark-class")
        start(
            "master", run, f"{_DEPLOY}.master.Master", "--host", _HOST, "--port", str(master), "--webui-port", str(ui)
        )
        _await(master)
        for number in (1, 2):
            more = ("--cores", "1", "--memory", "768m", "--webui-port", "0", "--work-dir", f"{folder}/work{number}")
            start(f"worker{number}", run, f"{_DEPLOY}.worker.Worker", "--host", _HOST, *more, address)
        conf = (
            f"spark.connect.grpc.binding.port={connect}", f"spark.connect.grpc.binding.address={_HOST}",
            f"spark.driver.host={_HOST}", "spark.executor.memory=640m", "spark.executor.cores=1", "spark.cores.max=2",
            "spark.ui.enabled=false", "spark.sql.shuffle.partitions=2",
        )  # fmt: skip
        options = [part for setting in conf for part in ("--conf", setting)]
        submit = str(home / "bin" / "spark-submit")
        start("connect", submit, "--master", address, "--class", _CONNECT, *options, "spark-internal")
        try:
            _await(connect)
        except TimeoutError:
            sys.stderr.write((Path(folder) / "connect.log").read_text(errors="replace")[-3000:])
            raise
        yield f"sc://{_HOST}:{connect}"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HOST, 0))
        port: int = one.getsockname()[1]
        return port


def _await(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex((_HOST, port)) == 0:
                return
        time.sleep(0.2)
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
    with cluster(home) as address:
        environment = {**os.environ, "TACLI_REMOTE": address}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
