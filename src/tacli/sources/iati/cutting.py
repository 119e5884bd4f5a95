"""The bytes of each activity as they stand in a file, while it is read.

What is cut is well-formed, as a parser reads the same bytes beside. In that, `<` stands for itself only where comments,
CDATA and processing instructions hold it. Any encoding does in which ASCII is one byte, and no part of another letter.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from tacli.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPENED = re.compile(rb"<(?:(!--)|(!\[CDATA\[)|(\?)|(/?)(?:[^\s<>/:!?]+:)?iati-activity(?=[\s/>]))")
_CLOSED_BY = (b"-->", b"]]>", b"?>")
_UNDECIDED = re.compile(rb"</?[^\s>/]*\Z")  # what may be of these when the next block is there
_OF_TAG = re.compile(rb"[\"'>]")


class Cut(NamedTuple):
    """The bytes of an element, and where they begin in their file."""

    start: int
    data: bytes


class Cuts:
    """What is cut out of blocks while they pass, to be taken in order."""

    def __init__(self) -> None:
        self._cutter = Cutter()
        self._found: deque[Cut] = deque()

    def passing(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """Let blocks pass, and cut them."""
        for block in blocks:
            self._found.extend(self._cutter.feed(block))
            yield block

    def take(self) -> bytes:
        """Give the next element, which has passed."""
        return self._found.popleft().data


class Cutter:
    """Takes a file block by block, and gives the elements `iati-activity` that stand in no other such, whole.

    No more than the element at hand is kept. Each byte is looked at once, whatever the blocks are.
    """

    def __init__(self) -> None:
        self._kept = bytearray()
        self._base = 0  # of what is kept, in the file
        self._at = 0  # up to where it was looked at
        self._first = 0  # of the element at hand
        self._depth = 0
        self._until = b""  # what ends a comment, a quoted value and the like
        self._in_tag = False

    def feed(self, block: bytes) -> list[Cut]:
        """Give the elements that end in the next block."""
        self._kept += block
        found: list[Cut] = []
        while self._step(found):
            pass
        done = self._first if self._depth or self._in_tag else self._at
        del self._kept[:done]
        self._base += done
        self._at -= done
        self._first = 0
        return found

    def _step(self, found: list[Cut]) -> bool:
        """Go on to the next thing that counts; False where more bytes are needed."""
        if self._until:
            return self._skip()
        return self._close(found) if self._in_tag else self._open()

    def _skip(self) -> bool:
        """Go on behind what ends a comment, a quoted value and the like."""
        end = self._kept.find(self._until, self._at)
        if end < 0:
            self._at = max(self._at, len(self._kept) - len(self._until) + 1)
            return False
        self._at = end + len(self._until)
        self._until = b""
        return True

    def _open(self) -> bool:
        """Go on to the next tag of an activity, or to what may hold the like of one."""
        opened = _OPENED.search(self._kept, self._at)
        if opened is None:
            name = _UNDECIDED.match(self._kept, max(self._kept.rfind(b"<", self._at), self._at))
            self._at = name.start() if name else len(self._kept)
            return False
        self._at = opened.end()
        if opened.lastindex is not None and opened.lastindex <= len(_CLOSED_BY):
            self._until = _CLOSED_BY[opened.lastindex - 1]
            return True
        self._in_tag = True
        if not self._depth:
            self._first = opened.start()
        self._depth += -1 if opened[4] else 1
        return True

    def _close(self, found: list[Cut]) -> bool:
        """Go on behind the end of a tag, or to a value in it."""
        sign = _OF_TAG.search(self._kept, self._at)
        if sign is None:
            self._at = len(self._kept)
            return False
        self._at = sign.end()
        if sign[0] != b">":
            self._until = sign[0]
            return True
        self._in_tag = False
        if self._kept[sign.start() - 1 : sign.start()] == b"/":
            self._depth -= 1
        if not self._depth:
            found.append(Cut(self._base + self._first, bytes(self._kept[self._first : self._at])))
        return True
