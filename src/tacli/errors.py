"""What can go wrong, as a sentence and a next step for the person who typed."""


class TacliError(Exception):
    """A failure that the tool explains: `exit_code` 1, or 2 where what was typed is wrong."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(TacliError):
    """What was typed cannot be meant."""

    exit_code = 2


class UnknownValueError(UsageError):
    """A value that a vocabulary does not hold, or that begins several of its terms.

    `searched` is what the hint proposes to search for, empty where it proposes something nearer.
    """

    searched = ""


class DatasetError(TacliError):
    """A dataset that cannot be read or that contradicts itself.

    `place` and `reason` say the same as the message, apart: a line and column, and what is wrong there.
    """

    def __init__(self, message: str, hint: str = "", *, place: str = "", reason: str = "") -> None:
        super().__init__(message, hint)
        self.place = place
        self.reason = reason
