"""A plugin of pytest: a test that asserts nothing, as its syntax tree says, fails. Read once, at collection."""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

EXPECTATIONS = (pytest.raises, pytest.warns, pytest.fail)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put a failure in the place of each test that asserts nothing."""
    for item in items:
        if isinstance(item, pytest.Function) and not asserts(item.function, item.cls):
            item.obj = _fail


def _fail(**_fixtures: object) -> None:
    pytest.fail("It asserts nothing.", pytrace=False)


@cache
def asserts(test: Callable[..., Any], owner: type | None) -> bool:
    """Tell whether a test, or a helper of the tests that it calls, asserts or expects an exception or a warning."""
    ahead: list[Callable[..., Any]] = [test]
    seen = set()
    while ahead:
        function = inspect.unwrap(ahead.pop())
        if function in seen:
            continue
        seen.add(function)
        tree = _tree(function)
        called = list(_called(tree, function, owner))
        if any(isinstance(node, ast.Assert) for node in ast.walk(tree)) or any(c in EXPECTATIONS for c in called):
            return True
        ahead += [c for c in called if isinstance(c, FunctionType) and _is_helper(c, test.__module__)]
    return False


def _is_helper(function: FunctionType, module: str) -> bool:
    return function.__module__ == module or function.__module__.split(".")[0] == "tests"


def _called(tree: ast.AST, function: Callable[..., Any], owner: type | None) -> Iterator[object]:
    """Give what the calls of a function lead to by its name, where a module or a class knows it."""
    module = sys.modules[function.__module__]  # of a Hypothesis test, `__globals__` would be Hypothesis's
    names = {**vars(module), "self": owner}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield _named(node.func, names)


def _named(node: ast.AST, names: dict[str, object]) -> object:
    match node:
        case ast.Name(name):
            return names.get(name)
        case ast.Attribute(value, name):
            owner = _named(value, names)
            return getattr(owner, name, None) if isinstance(owner, ModuleType | type) else None
        case _:
            return None


def _tree(function: Callable[..., Any]) -> ast.AST:
    """Give the syntax tree of a function; of a lambda, one without anything in it."""
    code = function.__code__
    return _functions(code.co_filename).get(code.co_firstlineno, ast.Module([], []))


@cache
def _functions(path: str) -> dict[int, ast.FunctionDef]:
    """Give the functions of a file by their first line, which is that of their first decorator."""
    nodes = [n for n in ast.walk(ast.parse(Path(path).read_bytes())) if isinstance(n, ast.FunctionDef)]
    return {(n.decorator_list[0].lineno if n.decorator_list else n.lineno): n for n in nodes}
