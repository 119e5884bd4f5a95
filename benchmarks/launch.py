"""Run a command, and tell what it took. A process of its own, as small as Python can be.

What a process takes counts from before its program is there, when it still is a copy of whoever started it: of one that
holds large tables, each seems to take as much.
"""

import os
import sys
import time

if __name__ == "__main__":
    told, command = int(sys.argv[1]), sys.argv[2:]
    os.set_inheritable(told, False)  # noqa: FBT003 - Python takes it by place alone
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    taken = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    os.write(told, f"{os.waitstatus_to_exitcode(status)} {taken} {usage.ru_maxrss / 1024} {cpu}".encode())
