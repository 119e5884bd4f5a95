"""Rows laid out in columns. They know no format, and draw nothing."""

from tacli.views.table import Table

__all__ = ["Table"]
