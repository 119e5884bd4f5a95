"""What answers a query."""
