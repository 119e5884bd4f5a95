"""The command line. Nothing heavy is imported before an interruption can be answered."""

import gc
import os
import sys

from tacli.cli.streams.interruption import answer_interruptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> "NoReturn":
    """Run tacli and exit: 0 done, 1 failure, 2 usage, 129 hung up, 130 interrupted, 143 terminated."""
    answer_interruptions()
    gc.disable()  # a run makes many objects and no circles of them; looking for some took a tenth to a third of it
    os.environ["RUST_BACKTRACE"] = "0"  # a parser that is out of memory would wait for ever to print one
    try:
        from tacli.cli.streams.scarce_memory import memory_is_limited, run_apart

        code = run_apart(lambda: _run("There is not enough memory, or ")) if memory_is_limited() else _run()
    except (MemoryError, ImportError, OSError):
        os.write(2, b"tacli: There is not enough memory to start.\n")
        code = 1
    # Everything is written: taking the interpreter down in order would take a tenth of the time, for nothing.
    os._exit(code)


def _run(perhaps: str = "") -> int:
    from tacli.cli.exit_codes import FAILURE
    from tacli.cli.run import run
    from tacli.cli.streams.stdio import say

    try:
        return run(sys.argv[1:])
    except MemoryError:
        say("There is not enough memory.")
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
        if "TACLI_TRACEBACK" in os.environ:
            sys.excepthook(type(error), error, error.__traceback__)
            return FAILURE
        say(
            f"{perhaps}tacli itself failed: {type(error).__name__}: {error}",
            "TACLI_TRACEBACK=1 shows where; please report it.",
        )
    return FAILURE


if __name__ == "__main__":
    main()
