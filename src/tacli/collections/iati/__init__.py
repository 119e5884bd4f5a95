"""Activities of the IATI Standard."""
