"""What can be typed and ends a sentence is copied as it stands: no full stop is behind it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

# Not what goes on in words after a command, nor the name of a field's option.
ENDS_IN_A_COMMAND = re.compile(
    r"(?:\b[Tt]ype|\bAdd|\bor|:) (?:(?:tacli|pip|xmllint) (?![^.]*(?:where|, if) )[^.:;]*|--[a-z]+(?: [A-Z]+)?)\.$"
)


def test_no_command_ends_in_a_full_stop() -> None:
    said = [text for path in Path("src").rglob("*.py") for text in _said(path)]
    assert not list(filter(ENDS_IN_A_COMMAND.search, said))


def test_commands_with_a_full_stop_would_be_found() -> None:
    wrong = ("Type tacli show X.", "Ask it: tacli summary --data X.", "Add --csv or --excel.", "Make one: --data X.")
    right = (
        "Add --output STORE, a folder.",
        "Type tacli show X",
        "Type --search X once.",
        "No field is called so.",
        "Type tacli index X where the files are.",
    )
    assert all(map(ENDS_IN_A_COMMAND.search, wrong))
    assert not any(map(ENDS_IN_A_COMMAND.search, right))


def _said(path: Path) -> Iterator[str]:
    """Give the texts of a module, an X for what is put in, but for its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=values):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in values)
            case ast.Constant(value=str(value)) if node not in inner and "\n" not in value:
                yield value
