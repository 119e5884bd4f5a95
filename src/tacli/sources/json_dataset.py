"""From a JSON file to a whole proved dataset."""

from __future__ import annotations

from os import PathLike, fspath
from typing import TypeVar

from tacli.models import Dataset
from tacli.sources.files import blocks, joined, open_bytes, shown
from tacli.sources.problems import validated
from tacli.sources.room import need_room
from tacli.sources.strict_json import strict_json
from tacli.vocabulary.bundled import data_file

AnyDataset = TypeVar("AnyDataset", bound=Dataset)


def load(path: str | PathLike[str] | None, model: type[AnyDataset]) -> AnyDataset:
    """Give the bundled dataset, or the one in a JSON file of the same form.

    Raises DatasetError with the file, the place and the reason if it cannot be read or breaks a check.
    """
    if path is None:
        data = data_file("records.json").read_bytes()
        need_room(data, "the paper")
        return model.model_validate_json(data)
    name = fspath(path)
    with open_bytes(name) as file:
        return load_bytes(joined(blocks([], file, name), name), name, model)


def load_bytes(data: bytes, path: str, model: type[AnyDataset]) -> AnyDataset:
    """Give the dataset in the bytes of a file. Raises DatasetError."""
    return validated(model, strict_json(data, path), shown(path), path)
