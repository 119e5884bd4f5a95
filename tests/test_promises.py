"""Every promise has its test, and every test asserts something."""

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


def _asserts(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or (isinstance(node, ast.Attribute) and node.attr in ("raises", "validate"))


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_test_asserts(name: str) -> None:
    calls = [node.func for node in ast.walk(FUNCTIONS[name]) if isinstance(node, ast.Call)]
    helped = any(isinstance(call, ast.Name) and call.id == "_break" for call in calls)  # which asserts itself
    assert helped or any(_asserts(node) for node in ast.walk(FUNCTIONS[name]))
