"""Criteria as data, and pure functions from rows and criteria to rows."""

from tacli.query.criteria import Criteria, parse
from tacli.query.filters import ACTIVITY_FILTERS, Filter
from tacli.query.select import Selection, select

__all__ = ["ACTIVITY_FILTERS", "Criteria", "Filter", "Selection", "parse", "select"]
