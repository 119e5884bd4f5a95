"""Fixtures of the tests of Spark."""

from tests.spark.asked import store

__all__ = ["store"]
