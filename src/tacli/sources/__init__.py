"""From a path to proved records: files, strict JSON, datasets, JSON Lines; and what is wrong in them."""
