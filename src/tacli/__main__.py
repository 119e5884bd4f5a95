"""The command line. Nothing heavy is imported before an interruption can be answered."""

import gc
import os
import sys

from tacli.cli.streams.interruption import answer_interruptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> "NoReturn":
    """Run tacli and exit: 0 done, 1 failure, 2 usage, 130 interrupted."""
    answer_interruptions()
    gc.disable()  # a run makes many objects and no circles of them; looking for some took a tenth to a third of it
    from tacli.cli.exit_codes import FAILURE
    from tacli.cli.run import run
    from tacli.cli.streams.stdio import say

    try:
        code = run(sys.argv[1:])
    except MemoryError:
        say("There is not enough memory.")
        code = FAILURE
    except BaseException as error:
        if "TACLI_TRACEBACK" in os.environ:
            raise
        say(f"tacli itself failed: {type(error).__name__}: {error}", "TACLI_TRACEBACK=1 shows where; please report it.")
        code = FAILURE
    # Everything is written: taking the interpreter down in order would take a tenth of the time, for nothing.
    os._exit(code)


if __name__ == "__main__":
    main()
