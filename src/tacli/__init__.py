"""Query technical assistance against transnational organized crime: activities, replies, donors.

`tacli.load()` gives the bundled working paper as typed, immutable records. Names load when they are
first used, so that the command line does not pay for them.
"""

TYPE_CHECKING = False  # what typing.TYPE_CHECKING is, without the import
if TYPE_CHECKING:
    from typing import Any

    from tacli.api import Dataset, IatiDataset, StoredDataset, load
    from tacli.errors import DatasetError, TacliError, UnknownValueError, UsageError
    from tacli.models import Activity, Contribution, Document, Entity, Figure, Response, Unit
    from tacli.models.iati import IatiActivity
    from tacli.version import __version__ as __version__

_HOMES = {
    "__version__": "tacli.version",
    "Activity": "tacli.models",
    "Contribution": "tacli.models",
    "Dataset": "tacli.api",
    "DatasetError": "tacli.errors",
    "Document": "tacli.models",
    "Entity": "tacli.models",
    "Figure": "tacli.models",
    "IatiActivity": "tacli.models.iati",
    "IatiDataset": "tacli.api",
    "Response": "tacli.models",
    "StoredDataset": "tacli.api",
    "TacliError": "tacli.errors",
    "Unit": "tacli.models",
    "UnknownValueError": "tacli.errors",
    "UsageError": "tacli.errors",
    "load": "tacli.api",
}

__all__ = [
    "Activity",
    "Contribution",
    "Dataset",
    "DatasetError",
    "Document",
    "Entity",
    "Figure",
    "IatiActivity",
    "IatiDataset",
    "Response",
    "StoredDataset",
    "TacliError",
    "Unit",
    "UnknownValueError",
    "UsageError",
    "load",
]


def __getattr__(name: str) -> "Any":  # what is exported is of many types
    if name not in _HOMES:
        raise AttributeError(f"module 'tacli' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
