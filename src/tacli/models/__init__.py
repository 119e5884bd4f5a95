"""Frozen records of a dataset. They know no file, no column and no option."""

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
