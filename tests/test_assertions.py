"""A test that asserts nothing fails, and no other."""

from pathlib import Path

import pytest

from tests import assertions

SHARED = """
def check(value):
    def inner():
        assert value
    inner()

def check_through(value):
    check(value)

def look(value):
    return value
"""

GOOD = """
import functools
from contextlib import contextmanager

import pytest
from hypothesis import given, settings, strategies as st
from pytest import raises

from tests import shared
from tests.shared import check, check_through as through


def own(value):
    check(value)

def first(depth):
    if depth:
        second(depth - 1)

def second(depth):
    first(depth)
    own(depth == 0)

@contextmanager
def checked():
    yield
    own(True)

def decorated(function):
    @functools.wraps(function)
    def call(*args, **kwargs):
        return function(*args, **kwargs)
    return call

def test_assert():
    assert True

@pytest.mark.parametrize("value", [1, 2])
def test_assert_deep_inside(value):
    for _ in range(value):
        if value:
            assert value

def test_raises():
    with pytest.raises(ZeroDivisionError):
        1 / 0

def test_raises_by_another_name():
    with raises(ZeroDivisionError):
        1 / 0

def test_warns():
    with pytest.warns(UserWarning):
        import warnings
        warnings.warn("as expected")

def test_fail():
    if not shared.look(True):
        pytest.fail("It did not look.")

def test_helper():
    own(True)

def test_helper_elsewhere():
    check(True)

def test_helper_of_a_module():
    shared.check(True)

def test_helper_of_a_helper():
    through(True)

def test_helpers_that_call_each_other():
    first(1)

def test_context():
    with checked():
        pass

@decorated
def test_decorated():
    assert True

@given(st.booleans())
def test_property(value):
    assert value in (True, False)

@settings(max_examples=5)
@given(st.just(True))
def test_property_with_a_helper(value):
    own(value)

class TestMethods:
    def _check(self, value):
        check(value)

    def test_assert(self):
        assert True

    def test_method(self, tmp_path):
        self._check(tmp_path.exists())

    @given(st.just(True))
    def test_property(self, value):
        self._check(value)
"""

BAD = """
import json

import pytest
from hypothesis import given, strategies as st

from tests import shared
from tests.shared import look

quiet = lambda value: value

def circle():
    circle()

def test_nothing():
    pass

def test_that_only_speaks_of_it():
    "assert True"

def test_helper_that_only_looks(tmp_path):
    look(tmp_path)
    shared.look(json.dumps(quiet(1)))
    [look][0](1)

def test_circle(monkeypatch):
    monkeypatch.setitem(globals(), "circle", print)
    circle()

@pytest.mark.parametrize("value", [1, 2])
def test_cases(value):
    print(value)

@given(st.booleans())
def test_property(value):
    look(value)

class TestMethods:
    def test_nothing(self):
        self.look()

    def look(self):
        pass

def test_what_a_library_asserts():
    json.loads("1")
    unittest_like(self=None)

def unittest_like(self):
    self and self.assertEqual(1, 1)

@pytest.fixture
def fixture():
    assert True

def test_what_a_fixture_asserts(fixture):
    pass
"""


def test_a_test_that_asserts_nothing_fails(pytester: pytest.Pytester) -> None:
    package = pytester.mkpydir("tests")
    (package / "assertions.py").write_bytes(Path(assertions.__file__).read_bytes())
    for name, text in (("shared", SHARED), ("test_good", GOOD), ("test_bad", BAD)):
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    result = pytester.runpytest_subprocess("-p", "tests.assertions", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=19, failed=10)
    assert "FAILED tests/test_good.py" not in result.stdout.str()
    assert result.stdout.lines.count("It asserts nothing.") == 10
