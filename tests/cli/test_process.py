"""Pipes, signals and start-up, with real processes."""

import os
import subprocess
import sys

import pytest

from tests.conftest import TACLI, Run
from tests.sources.iati.files import NASTY


def test_a_closed_pipe_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, *TACLI, "activities", "--json"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_error_of_tacli_itself_is_a_sentence() -> None:
    code = "import tacli.cli.run as m; m._run = lambda _: 1 / 0\nfrom tacli.__main__ import main; main()"
    environment = {k: v for k, v in os.environ.items() if k != "TACLI_TRACEBACK"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=environment)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == (
        "tacli: tacli itself failed: ZeroDivisionError: division by zero\n"
        "TACLI_TRACEBACK=1 shows where; please report it.\n"
    )
    environment["TACLI_TRACEBACK"] = "1"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=environment)
    assert shown.returncode == 1
    assert b"Traceback" in shown.stderr


def test_too_little_memory_is_a_sentence() -> None:
    code = "import tacli.cli.run as m\ndef fail(_):\n    raise MemoryError\nm._run = fail\n"
    code += "from tacli.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"tacli: There is not enough memory.\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_data_is_utf8_whatever_stdout_says(process: Run, encoding: str) -> None:
    result = process("terms", "country", "--json", PYTHONIOENCODING=encoding)
    assert result.code == 0
    assert "Côte d'Ivoire" in result.out


# What only other data, other engines and misspelled names need.
OF_OTHERS = {"duckdb", "_duckdb", "lxml", "pyarrow", "jellyfish", "tacli.sources.store.manifest"}
OF_IATI = OF_OTHERS - {"lxml", "tacli.sources.store.manifest"}
UNTIL_DATA = {*OF_OTHERS - {"jellyfish"}, "pydantic", "rich", "tacli.sources.json_dataset", "tacli.views.table"}


@pytest.mark.parametrize(
    ("arguments", "banned"),
    [
        (["--version"], {*UNTIL_DATA, "jellyfish"}),
        (["activities", "--topic", "traficking"], UNTIL_DATA),
        (["activities", "--bogus"], {*UNTIL_DATA, "jellyfish"}),
        (["donors", "--json"], {*OF_OTHERS, "rich"}),
        (["activities", "--csv"], {*OF_OTHERS, "rich"}),
        (["activities", "--topic", "trafficking", "--country", "Moldova"], {*OF_OTHERS, "rich"}),
        (["summary", "--by", "topic", "--by", "status", "--json"], {*OF_OTHERS, "rich"}),
        (["search", "border guards", "--json"], {*OF_OTHERS, "rich"}),
        (["profile", "Moldova", "--json"], {*OF_OTHERS, "rich"}),
        (["show", "iom-33.4", "--json"], {*OF_OTHERS, "rich"}),
        (["activities", "--csv", "--data", str(NASTY)], {*OF_IATI, "pydantic", "rich"}),
    ],
)
def test_a_path_imports_only_what_it_needs(arguments: list[str], banned: set[str]) -> None:
    code = (
        "import sys, io; from tacli.cli.run import run; run(sys.argv[1:]);"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
    imported = set(done.stderr.decode().split())
    assert "tacli.cli.run" in imported
    assert banned & imported == set()
