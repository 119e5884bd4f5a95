"""Fixtures of the tests of Spark."""

from tests.spark.asked import long, store

__all__ = ["long", "store"]
