"""Stores: Parquet that is made once of many files, and asked where it lies."""
