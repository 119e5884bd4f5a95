"""A run that is killed at any moment leaves the old store or the new one. `TACLI_KILLS=200` kills so many."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.sources.store.stores import file, held, made

KILLS = int(os.environ.get("TACLI_KILLS", "3"))
# Two processes at work on a batch for each file, as for large files.
INDEX = (
    "import sys; from tacli.sources.store import making; making._AT_ONCE = 1; making.processors = lambda: 2\n"
    "from tacli.cli.run import run; sys.exit(run(sys.argv[1:]))"
)


def _taken(command: list[str]) -> float:
    """Give how long a run takes that is left alone, in seconds."""
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def test_a_run_that_is_killed_leaves_the_old_store_or_the_new_one(tmp_path: Path) -> None:
    chance = random.Random(14)  # noqa: S311 - moments, no secrets
    source = tmp_path / "source"
    source.mkdir()
    for number in range(4):
        file(source / f"{number}.xml", *((f"A{number}.{n}", f"title {n}") for n in range(20)))
    store = tmp_path / "store"
    made(store, source)
    command = [sys.executable, "-c", INDEX, "index", str(source), "--output", str(store)]
    known = held(store)
    became: Counter[str] = Counter()
    whole = _taken([*command[:-1], str(tmp_path / "timed")])
    for round_ in range(KILLS):
        file(source / f"{round_ % 4}.xml", ("A", f"round {round_}"), ("B", "é"))
        made(tmp_path / f"fresh{round_}", source)
        new = held(tmp_path / f"fresh{round_}")
        moment = chance.uniform(0, whole * 1.1)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            with suppress(subprocess.TimeoutExpired):
                child.wait(moment)
            child.send_signal(chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
        left = held(store)
        assert left in (known, new)
        became["the old one" if left == known else "the new one"] += 1
        if chance.random() < 0.5:
            made(store, source)  # what it left behind stops nobody
            left = held(store)
            assert left == new
        known = left
    said = f"Killed within {whole * 1.1:.1f} s, {KILLS} runs left {dict(became)}."
    print(said)  # noqa: T201 - of a long run, with -s
    made(store, source)
    assert sorted(path.name.partition("-")[0] for path in store.iterdir()) == ["manifest.json", "tables", "tacli.lock"]
