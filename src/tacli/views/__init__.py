"""Columns and tables as values. They know no format and no terminal."""

from tacli.views.columns import Column
from tacli.views.table import Table, lay_out

__all__ = ["Column", "Table", "lay_out"]
