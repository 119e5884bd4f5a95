"""The pager that a person has set: what is longer than a screen goes through it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from shutil import which

_NONE = ("", "cat")


def pager() -> list[str]:
    """Give the command: PAGER, or less where there is one; [] for none, as on a terminal that is dumb."""
    if os.environ.get("TERM") in ("dumb", "", None):
        return []
    asked = os.environ.get("PAGER")
    if asked is None:
        return ["less", "-FRX"] if which("less") else []
    try:
        command = shlex.split(asked)
    except ValueError:  # a quote that does not end
        return []
    return [] if " ".join(command) in _NONE or not which(command[0]) else command


def through(command: list[str], text: str) -> None:
    """Show a text through a pager, which a person may leave before its end."""
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}  # as git has it: colours, and no pause for what fits
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the person's own
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager while it is there
    try:
        process.communicate(text.encode(sys.stdout.encoding or "utf-8", errors="backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
