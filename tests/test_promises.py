"""Every promise has its test, and a test that asserts nothing fails."""

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


def test_a_test_that_asserts_nothing_fails(pytester: pytest.Pytester) -> None:
    pytester.makeconftest((TESTS / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\nenable_assertion_pass_hook = true")
    pytester.makepyfile(
        """
        import pytest

        def test_nothing():
            for _ in []:
                assert False

        def test_something():
            assert True

        def test_refusal():
            with pytest.raises(ZeroDivisionError):
                1 / 0
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=2, failed=1)
    assert "It asserts nothing." in result.stdout.str()
