"""Imports point one way: from the command line down to the records."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tacli"
LAYERS = (
    {"anything", "version"},
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
