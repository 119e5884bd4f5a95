"""Elements of XML of others, one at a time: nothing is resolved, fetched or expanded, and nothing piles up."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from lxml import etree

from tacli.errors import DatasetError
from tacli.named_tuples import NamedTuple
from tacli.sources.files import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tacli.anything import Option

    Element = Any  # lxml has no types

# Bounds on what is held at once.
LARGEST_HEAD = 2**20
LARGEST_ACTIVITY = 32 * 2**20
_ROOTS = ("iati-activities", "iati-activity")
_ANY = "{*}iati-activity"
_HARDENED: dict[str, Option] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "remove_blank_text": True,
    "collect_ids": False,
}
_GIVE = "Give XML of the IATI Standard, with iati-activities as its root."


class BrokenError(Exception):
    """XML that cannot be read on from a line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Head(NamedTuple):
    """What the root element says; `spaces` are the namespaces by their prefixes."""

    name: str
    attributes: dict[str, str]
    prefix: str | None = None
    spaces: dict[str | None, str] = {}  # noqa: RUF012 - it is not changed
    xml_version: str = "1.0"


def head(blocks: Iterator[bytes], file: str) -> tuple[Head, Iterator[bytes]]:
    """Read up to the root, and give all blocks again. Raises DatasetError for what holds no IATI activities."""
    parser = etree.XMLPullParser(events=("start",), **_HARDENED)
    read: list[bytes] = []
    for block in blocks:
        read.append(block)
        error = _feed(parser, block)
        for _, root in parser.read_events():
            return _checked(root, file), chain(read, blocks)
        if error:
            raise DatasetError(f"{shown(file)} is no XML: {error.reason} (line {error.line}).", _GIVE)
        if sum(map(len, read)) > LARGEST_HEAD:
            break
    raise DatasetError(f"{shown(file)} is {'no XML that starts' if read else 'empty'}.", _GIVE)


def _checked(root: Element, file: str) -> Head:
    """Refuse what is something else, and what would have to be expanded."""
    name = etree.QName(root).localname
    if name not in _ROOTS:
        raise DatasetError(f"{shown(file)} holds {name[:80]}, not iati-activities.", _GIVE)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise DatasetError(
            f"{shown(file)} declares entities, which are expanded nowhere here.",
            "Have them written out: xmllint --noent FILE, if you trust it.",
        )
    attributes = {key: value for key, value in root.attrib.items() if isinstance(key, str)}
    return Head(name, attributes, root.prefix, dict(root.nsmap), root.getroottree().docinfo.xml_version)


def activities(blocks: Iterable[bytes], passed_over: Callable[[], object] | None = None) -> Iterator[Element]:
    """Give each activity's element without its namespace; it is emptied when the next one is asked for.

    `passed_over` is called for one that stands neither in the root nor in another activity.
    Raises BrokenError where the file can be read no further.
    """
    parser = etree.XMLPullParser(events=("end",), tag=_ANY, **_HARDENED)
    since = line = 0
    for block in blocks:
        error = _feed(parser, block)
        since += len(block)
        for _, element in parser.read_events():
            if (parent := element.getparent()) is not None and parent.getparent() is not None:
                # Something of another's, inside an activity or beside it.
                if passed_over and next(parent.iterancestors(_ANY), None) is None and not _is_activity(parent):
                    passed_over()
                continue
            since = 0
            line = element.sourceline or 0
            yield _bare(element)
            _forget(element)
        if error:
            raise error
        if since > LARGEST_ACTIVITY:
            raise BrokenError(line, f"an activity after this line is larger than {LARGEST_ACTIVITY >> 20} MiB")
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _broken(error) from error


def _is_activity(element: Element) -> bool:
    return str(element.tag).rpartition("}")[2] == "iati-activity"


def _feed(parser: etree.XMLPullParser, block: bytes) -> BrokenError | None:
    try:
        parser.feed(block)
    except etree.XMLSyntaxError as error:
        return _broken(error)
    return None


def _broken(error: etree.XMLSyntaxError) -> BrokenError:
    line, _ = error.position
    return BrokenError(line or 0, (error.msg or "not well-formed").partition(", line ")[0])


def _bare(element: Element) -> Element:
    """Take off the namespace that the standard does not have."""
    space, brace, _ = str(element.tag).rpartition("}")
    if brace:
        prefix = space + brace
        for inner in element.iter(f"{prefix}*"):
            inner.tag = str(inner.tag).removeprefix(prefix)
    return element


def _forget(element: Element) -> None:
    """Let go of an element and of all before it."""
    parent = element.getparent()
    element.clear()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
