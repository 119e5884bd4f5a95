"""Roots under which activities of several files can stand together, each as its bytes are."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tacli.errors import DatasetError
from tacli.models.iati import Root
from tacli.named_tuples import NamedTuple
from tacli.sources.files import shown
from tacli.sources.iati.members import members
from tacli.sources.iati.xml import head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tacli.sources.iati.members import Open
    from tacli.sources.iati.xml import Head

_XML = "{http://www.w3.org/XML/1998/namespace}"
_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_LONGEST_DECLARATION = 300
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00")
# Encodings in which ASCII is one byte and no part of another letter, as Python names them.
_PLAIN = re.compile(
    "ascii|utf-8|iso8859-[0-9]+|cp125[0-9]|koi8-[rtu]|mac-.*|cp8[0-9]{2}|gb2312|gbk|gb18030|big5.*|shift_jis.*|euc_.*"
)


class Opening(NamedTuple):
    """How a file begins: its encoding, the version of XML, and its root."""

    encoding: str
    xml_version: str
    name: str  # of its root, with the prefix
    attributes: dict[str, str]  # those of a namespace as {namespace}name
    spaces: dict[str | None, str]  # namespaces by their prefixes

    @property
    def key(self) -> tuple[object, ...]:
        """What must be equal where activities are to stand together, as it says something of each."""
        said = sorted((name, value) for name, value in self.attributes.items() if name.startswith(_XML))
        return self.encoding.upper(), self.xml_version, self.name, self.attributes.get("version"), *said

    @property
    def said(self) -> str:
        """Say what of it others may not share."""
        version = self.attributes.get("version")
        lang = self.attributes.get(f"{_XML}lang")
        parts = (f"version {version}" if version else "no version", lang and f"language {lang}", self.encoding)
        return ", ".join(part for part in parts if part)


def opening(head: Head, first: bytes, file: str) -> Opening:
    """Give how a file begins of which these are the first bytes. Raises DatasetError where they cannot be cut up."""
    declared = _DECLARED.match(first)
    encoding = "UTF-16" if first.startswith(_WIDE) else declared[1].decode() if declared else "UTF-8"
    if not _is_plain(encoding):
        raise DatasetError(
            f"{shown(file)} is in {encoding}, of which no activity can be given byte by byte.",
            "Make it UTF-8: xmllint --encode UTF-8 FILE",
        )
    if head.name == "iati-activity":  # which is its own root
        return Opening(encoding, head.xml_version, "iati-activities", {}, {})
    name = f"{head.prefix}:{head.name}" if head.prefix else head.name
    return Opening(encoding, head.xml_version, name, head.attributes, head.spaces)


def _is_plain(encoding: str) -> bool:
    try:
        return bool(_PLAIN.fullmatch(codecs.lookup(encoding).name))
    except LookupError:
        return False


def roots_of(paths: Iterable[str], open_: Open | None = None) -> Roots:
    """Give the roots of the files of paths; what is none of IATI has none. Raises DatasetError."""
    return Roots(_openings(paths, open_))


def _openings(paths: Iterable[str], open_: Open | None) -> Iterator[tuple[str, Opening]]:
    for path in paths:
        for member in members(path, open_):
            try:
                begins, blocks = head(member.blocks, member.name)
            except DatasetError:  # which is told of when it is read
                continue
            first = b""
            while len(first) < _LONGEST_DECLARATION and (block := next(blocks, b"")):
                first += block
            yield member.name, opening(begins, first, member.name)


class Roots:
    """The roots of files, as few as can be: one for all that can stand together."""

    def __init__(self, openings: Iterable[tuple[str, Opening]]) -> None:
        """Take how files begin, by their names."""
        groups: list[_Group] = []
        self._of: dict[str, _Group] = {}
        for name, begins in openings:
            group = next((group for group in groups if group.takes(begins)), None)
            if group is None:
                group = _Group(name, begins)
                groups.append(group)
            group.add(begins)
            self._of[name] = group

    def __getitem__(self, name: str) -> Root:
        """Give the root for a file."""
        return self._of[name].root


class _Group:
    """Files that can stand under one root: what they say of each activity is the same, and so are their namespaces."""

    def __init__(self, name: str, begins: Opening) -> None:
        self._name = name
        self._begins = begins
        self._attributes = begins.attributes
        self._spaces: dict[str | None, str] = {}
        self._root: Root | None = None

    def takes(self, begins: Opening) -> bool:
        """Say whether a file can stand here too; that none has a default namespace is something, too."""
        if begins.key != self._begins.key or begins.spaces.get(None) != self._spaces.get(None):
            return False
        return all(self._spaces.get(prefix, space) == space for prefix, space in begins.spaces.items())

    def add(self, begins: Opening) -> None:
        """Keep what all say of themselves, such as when they were made, and all namespaces."""
        self._attributes = {
            name: value for name, value in self._attributes.items() if begins.attributes.get(name) == value
        }
        self._spaces |= begins.spaces

    @property
    def root(self) -> Root:
        """The root, once all files are here."""
        if self._root is None:
            self._root = self._made()
        return self._root

    def _made(self) -> Root:
        begins = self._begins
        prefixes = {space: f"{prefix}:" for prefix, space in self._spaces.items() if prefix} | {_XML[1:-1]: "xml:"}
        said = [f"xmlns:{prefix}" if prefix else "xmlns" for prefix in self._spaces]
        said += [_named(name, prefixes) for name in self._attributes]
        values = (*self._spaces.values(), *self._attributes.values())
        tag = "".join(f" {name}={quoteattr(value)}" for name, value in zip(said, values, strict=True))
        opened = f'<?xml version="{begins.xml_version}" encoding="{begins.encoding}"?>\n<{begins.name}{tag}>'
        closed = f"</{begins.name}>".encode(begins.encoding)
        return Root(opened.encode(begins.encoding, "xmlcharrefreplace"), closed, f"{shown(self._name)}: {begins.said}")


def _named(name: str, prefixes: dict[str, str]) -> str:
    """Give the name of an attribute with the prefix of its namespace."""
    space, _, local = name.rpartition("}")
    return f"{prefixes[space[1:]]}{local}" if space else local
