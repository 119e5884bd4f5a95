"""Where memory is limited, as by `ulimit -v`, a process of its own runs out of it, and this one can still say so.

Libraries that are not of Python abort, and Python cannot always print, when nothing is left.
"""

import os
import signal
import sys

from tacli.cli.streams.interruption import ANSWERED
from tacli.cli.streams.stdio import say

TYPE_CHECKING = False  # what typing.TYPE_CHECKING is, without the import
if TYPE_CHECKING:
    from collections.abc import Callable

_FAILED = 1
_HEARD = {*ANSWERED, signal.SIGCHLD}
_LOST = 255  # what no run gives
_NO_MEMORY = (_LOST, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS)


def memory_is_limited() -> bool:
    """Say whether this process may not take all memory that there is."""
    from resource import RLIM_INFINITY, RLIMIT_AS, RLIMIT_DATA, getrlimit

    return any(getrlimit(limit)[0] != RLIM_INFINITY for limit in (RLIMIT_AS, RLIMIT_DATA))


def run_apart(run: "Callable[[], int]") -> int:
    """Run in a process of its own, pass interruptions on to it, and give its exit code."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)  # an interruption between a look and a wait would be lost
    child = os.fork()
    if not child:
        _end_with(run)
    ended, status = 0, 0
    while not ended:
        number = signal.sigwait(_HEARD)
        if number == signal.SIGCHLD:
            ended, status = os.waitpid(child, os.WNOHANG)
        else:
            os.kill(child, number)
    code = os.waitstatus_to_exitcode(status)
    if code in _NO_MEMORY:
        say("There is not enough memory.")
        return _FAILED
    return code if code >= 0 else 128 - code


def _end_with(run: "Callable[[], int]") -> None:
    code = _LOST
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
        sys.unraisablehook = lambda _: None  # what cannot be freed in order goes with the process
        code = run()
    finally:
        os._exit(code)
