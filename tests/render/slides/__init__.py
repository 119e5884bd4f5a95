"""Charts for slides."""
