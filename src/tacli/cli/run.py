"""One run of the tool: from arguments to an exit code, with every failure as a sentence."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from tacli.errors import TacliError
from tacli.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

OK, FAILURE, USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run with arguments as a shell gives them, and give the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return OK
    except OSError as error:
        _forget_stdout()
        say(f"Cannot write: {error.strerror or error}.")
        return FAILURE
    return code


def _run(arguments: Sequence[str]) -> int:
    if "_TACLI_COMPLETE" in os.environ:
        sys.modules["rich"] = None  # type: ignore[assignment]  # Tab must not wait for Rich, and Typer does without
    import typer

    from tacli.cli.app import command

    try:
        return command().main(args=list(arguments), prog_name="tacli", standalone_mode=False) or OK
    except TacliError as error:
        say(error.message, error.hint)
        return error.exit_code
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "tacli"
        say(error.format_message(), f"'{path} --help' shows what there is.")
        return USAGE
    except SystemExit as error:  # Typer and Rich end with 1 when the reader of a pipe has gone
        if isinstance(error.__context__, BrokenPipeError):
            raise error.__context__ from None
        raise


def say(message: str, hint: str = "") -> None:
    """Write what went wrong, and a next step on its own line, to stderr."""
    remark(f"tacli: {message}")
    if hint:
        remark(hint)


def remark(text: str) -> None:
    """Write a line to stderr; a closed stderr is no failure of its own."""
    if sys.stderr is not None:  # print would take stdout instead
        with suppress(OSError):
            print(visible(text), file=sys.stderr, flush=True)


def _forget_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush cannot fail again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
