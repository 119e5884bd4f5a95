"""Every promise has its test."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FUNCTIONS = {
    node.name: node
    for path in TESTS.rglob("test_*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
}
PROMISED = re.findall(r"`(test_\w+)`", (TESTS.parent / "docs" / "promises.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PROMISED)
def test_a_promise_has_its_test(name: str) -> None:
    assert name in FUNCTIONS
