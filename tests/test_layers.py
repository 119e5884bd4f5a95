"""Imports point one way: from the command line down to the records."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tacli"
LAYERS = (
    {"anything", "named_tuples", "version"},
    {"errors", "text"},
    {"vocabulary"},
    {"models"},
    {"query"},
    {"collections"},
    {"engines"},
    {"sources"},
    {"views"},
    {"render"},
    {"browse"},
    {"api", "cli"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(SOURCE.rglob("*.py"))


def _imported(path: Path) -> set[str]:
    """Give the parts of tacli that a module imports, also inside functions and for type checkers."""
    nodes = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ImportFrom)]
    return {n.module.split(".")[1] for n in nodes if n.module and n.module.startswith("tacli.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_what_stands_before_it(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if own not in RANK:  # the package and the start of the command line
        assert own in ("__init__", "__main__")
        return
    wrong = {part for part in _imported(path) if RANK[part] > RANK[own]}
    assert wrong == set()


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("typer", {"cli"}),
        ("textual", {"browse"}),
        ("rich", {"render", "cli/streams", "browse"}),
        ("pydantic", {"models", "sources", "views"}),
    ],
)
def test_a_library_has_its_home(library: str, homes: set[str]) -> None:
    users = set()
    for path in MODULES:
        names = {
            (n.module or "" if isinstance(n, ast.ImportFrom) else n.names[0].name).split(".")[0]
            for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(n, ast.Import | ast.ImportFrom)
        }
        users |= {str(path.relative_to(SOURCE).parent)} if library in names else set()
    assert users
    assert {user for user in users if user not in homes and user.split("/")[0] not in homes} == set()


def test_no_module_stands_on_what_stands_on_it() -> None:
    names = {_name(path): path for path in MODULES if path != SOURCE / "__init__.py"}  # that gives what others have
    graph = {name: _modules(path, set(names)) for name, path in names.items()}
    assert set(TopologicalSorter(graph).static_order()) == set(names)  # else CycleError names the circle


def _name(path: Path) -> str:
    return ".".join(("tacli", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


def _modules(path: Path, names: set[str]) -> set[str]:
    nodes = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ImportFrom)]
    pairs = [(n.module or "", f"{n.module}.{alias.name}") for n in nodes for alias in n.names]
    return {inner if inner in names else outer for outer, inner in pairs} & names


def test_any_stands_with_its_reason() -> None:
    """`tacli.anything` has names for it; elsewhere a comment says why it is there."""
    bare = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in MODULES
        if path.name != "conditions.py"
        and re.search(r"^ *from typing import .*\bAny\b", path.read_text("utf-8"), re.MULTILINE)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\bAny\b", line) and not re.search(r"import .*\bAny\b|#|^[^\"]*\"\"\"", line)
    ]
    assert bare == []
