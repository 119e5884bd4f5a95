"""What answers hold."""

import json
from typing import Any


def rows(out: str) -> list[dict[str, Any]]:
    """Give the rows of JSON."""
    found: list[dict[str, Any]] = json.loads(out)
    return found
