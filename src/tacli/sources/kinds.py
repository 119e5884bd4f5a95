"""Kinds of files that are no JSON, by their first bytes: what they are is said rather than what byte is wrong."""

from __future__ import annotations

from tacli.errors import DatasetError
from tacli.named_tuples import NamedTuple


class _Kind(NamedTuple):
    what: str
    hint: str


_UTF8 = "Save it as UTF-8 without one."
_UNPACK = "Unpack it, and give what was in it."
_EXPORT = "Export its data as JSON: 'tacli schema' says what a dataset holds."
_MARK = _Kind("starts with a byte order mark (UTF-16)", _UTF8)
_UTF16 = _Kind("is UTF-16", "Save it as UTF-8.")
_KINDS = {
    b"\xef\xbb\xbf": _Kind("starts with a byte order mark (UTF-8)", _UTF8),
    b"\xff\xfe": _MARK,
    b"\xfe\xff": _MARK,
    **dict.fromkeys((b"{\0", b"[\0", b"\0{", b"\0["), _UTF16),
    b"\x1f\x8b": _Kind("is compressed with gzip", _UNPACK),  # RFC 1952
    b"BZh": _Kind("is compressed with bzip2", _UNPACK),
    b"\xfd7zXZ\0": _Kind("is compressed with xz", _UNPACK),
    b"\x28\xb5\x2f\xfd": _Kind("is compressed with Zstandard", _UNPACK),  # RFC 8878
    b"7z\xbc\xaf\x27\x1c": _Kind("is a 7z archive", _UNPACK),
    b"PK\x03\x04": _Kind("is a ZIP archive, as .xlsx, .ods and .docx are", _UNPACK),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _Kind("is an old Office file, as .xls and .doc are", _EXPORT),
    b"%PDF-": _Kind("is a PDF", _EXPORT),
    b"SQLite format 3\0": _Kind("is an SQLite database", _EXPORT),
    b"PAR1": _Kind("is a Parquet file", _EXPORT),
    b"<": _Kind("is XML or HTML", _EXPORT),
}


def refuse_other_kinds(data: bytes, where: str) -> None:
    """Raise DatasetError for the bytes of a file, or of its first line, that begin as those of another kind."""
    for first, kind in _KINDS.items():
        if data.startswith(first):
            raise DatasetError(f"{where} {kind.what}.", kind.hint)
