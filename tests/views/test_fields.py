"""The fields of every command's rows."""

import pytest

from tacli.views.fields import FIELDS


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_described(name: str) -> None:
    columns = FIELDS[name]
    assert len({c.name for c in columns}) == len(columns)
    assert all(c.help.endswith(".") and c.title for c in columns)
