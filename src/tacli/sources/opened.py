"""From paths to a source, told by what the files hold and not by their names."""

from __future__ import annotations

from io import BufferedReader
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from tacli.errors import DatasetError
from tacli.sources.folders import is_begun
from tacli.sources.paper import PaperSource
from tacli.sources.watch import unwatched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.anything import Foreign
    from tacli.sources.source import Source
    from tacli.sources.watch import Watch


def opened(paths: Sequence[str] = (), watch: Watch = unwatched) -> Source:
    """Give the source of some paths, `-` being stdin; of none the bundled paper. Raises DatasetError.

    Of a file only the beginning is looked at, and nothing is used up. Several files, and a directory that is no store,
    are of IATI.
    """
    if not paths:
        return PaperSource(watch=watch)
    from tacli.sources.store.manifest import is_store

    store = next(filter(is_store, paths), None)
    if store is not None:
        from tacli.sources.files import shown
        from tacli.sources.store.source import stored

        if len(paths) > 1:
            raise DatasetError(
                f"{shown(store)} is a store, which is asked alone.",
                "Make one of all that is to be asked: tacli index SOURCE… --output STORE",
            )
        return stored(store, watch)
    from tacli.sources.files import is_regular, open_bytes, readable, shown

    with readable(paths[0]):
        is_folder = paths[0] != "-" and Path(paths[0]).is_dir()
        is_unfinished = is_folder and is_begun(Path(paths[0])) and any(Path(paths[0]).iterdir())
    if is_unfinished:
        raise DatasetError(
            f"{shown(paths[0])} is a store that is not made yet.", "Make it: tacli index SOURCE… --output STORE"
        )
    if len(paths) > 1 or is_folder:
        from tacli.sources.iati.source import IatiSource

        return IatiSource(tuple(paths), watch)
    from tacli.sources.iati.kind import may_be_iati

    path = paths[0]
    file = _peekable(open_bytes(path))
    with readable(path):
        is_iati = may_be_iati(file)
    if is_iati:
        from tacli.sources.iati.source import IatiSource

        if path != "-" and is_regular(file):  # it can be opened again
            file.close()
            return IatiSource((path,), watch)
        return IatiSource((path,), watch, file)
    return PaperSource(path, watch, file)


def _peekable(file: IO[bytes]) -> BufferedReader[Foreign]:
    return cast("BufferedReader[Foreign]", file if hasattr(file, "peek") else BufferedReader(cast("Foreign", file)))
