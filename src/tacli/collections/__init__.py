"""What kinds of records there are, and their fields: one folder a collection."""
