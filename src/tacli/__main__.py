"""The command line. Nothing heavy is imported before an interruption can be answered."""

import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType


def _interrupted(_number: int, _frame: "FrameType | None") -> None:
    raise SystemExit(130)


def main() -> None:
    """Run tacli and exit: 0 done, 1 failure, 2 usage, 130 interrupted."""
    signal.signal(signal.SIGINT, _interrupted)
    from tacli.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
