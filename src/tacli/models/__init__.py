"""Frozen records of a dataset. They know no file, no column and no option.

Names load when they are first used: records of IATI, which stand in a module of their own, need none of them.
"""

TYPE_CHECKING = False  # what typing.TYPE_CHECKING is, without the import
if TYPE_CHECKING:
    from typing import Any

    from tacli.models.dataset import Dataset
    from tacli.models.document import Document
    from tacli.models.records import (
        Activity,
        Context,
        Contribution,
        Entity,
        Figure,
        ParagraphWithoutActivities,
        Response,
        Unit,
    )

_HOMES = {"Dataset": "dataset", "Document": "document"}  # all others are of one module

__all__ = [
    "Activity",
    "Context",
    "Contribution",
    "Dataset",
    "Document",
    "Entity",
    "Figure",
    "ParagraphWithoutActivities",
    "Response",
    "Unit",
]


def __getattr__(name: str) -> "Any":  # what is exported is of many types
    if name not in __all__:
        raise AttributeError(f"module 'tacli.models' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"tacli.models.{_HOMES.get(name, 'records')}"), name)
