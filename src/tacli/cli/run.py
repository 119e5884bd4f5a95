"""One run of the tool: from arguments to an exit code, with every failure as a sentence."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager, suppress
from errno import ENOMEM
from typing import TYPE_CHECKING

from tacli.cli.exit_codes import FAILURE, OK, USAGE
from tacli.cli.streams.stdio import has_colour, remark, say, settle_streams
from tacli.errors import TacliError
from tacli.query.taken import heard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def run(arguments: Sequence[str]) -> int:
    """Run with arguments as a shell gives them, and give the exit code. All that is to be written is written then."""
    code = OK
    try:
        settle_streams()
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        return code
    except OSError as error:
        if error.errno == ENOMEM:
            raise MemoryError from error
        say(f"Cannot write: {error.strerror or error}.")
        return code or FAILURE
    return code


def _run(arguments: Sequence[str]) -> int:
    _settle_environment()
    if os.environ.get("_TACLI_COMPLETE"):
        sys.modules["rich"] = None  # type: ignore[assignment]  # Tab must not wait for Rich, and Typer does without
        with suppress(KeyError, ValueError):  # a shell that asks in another way gets no answer, and no noise
            return _answer(arguments)
        return FAILURE
    return _answer(arguments)


def _settle_environment() -> None:
    """Take from the environment what would make Typer, Rich or Pydantic slow, coloured or fail."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some costs time, and none has a say here
    if not has_colour():
        os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"  # help would be coloured in a pipe by FORCE_COLOR=0
    for name in ("COLUMNS", "LINES", "TERMINAL_WIDTH"):
        if not re.fullmatch("[0-9]{1,5}", os.environ.get(name, "80")):
            del os.environ[name]


def _answer(arguments: Sequence[str]) -> int:
    import typer

    from tacli.cli.app import command
    from tacli.cli.names import COMMANDS

    try:
        with _told():
            return command().main(args=list(arguments), prog_name="tacli", standalone_mode=False, obj=arguments) or OK
    except TacliError as error:
        return _failed(arguments, error.exit_code, error.message, error.hint)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        known = [name for name in arguments[:1] if name in COMMANDS]
        path = context.command_path if context else " ".join(["tacli", *known])
        return _failed(arguments, USAGE, error.format_message(), f"'{path} --help' shows what there is.")
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # Typer and Rich end with 1 when the reader has gone
            return OK
        return error.code if isinstance(error.code, int) else OK


@contextmanager
def _told() -> Iterator[None]:
    """Say in the end what was taken for a name that it only begins."""
    with heard() as taken:
        yield
    for typed, name in taken.items():
        remark(f"'{typed}' was taken for {name}.")


def _failed(arguments: Sequence[str], code: int, message: str, hint: str) -> int:
    """Say what went wrong, as data to who asked for data, and give the exit code."""
    if _ask_for_json(arguments):
        from tacli.render.as_json import dumps

        remark(dumps({"code": code, "message": message, "hint": hint}))
    else:
        say(message, hint)
    return code


def _ask_for_json(arguments: Sequence[str]) -> bool:
    """Say whether JSON is asked for, also where the rest of the line cannot be understood."""
    words = " ".join(arguments).replace("=", " ")
    return bool(re.search(r"(^| )(--json|(--format|-f) ?jsonl?)( |$)", words))
