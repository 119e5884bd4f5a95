from __future__ import annotations

import pickle
from typing import Generic, TypeVar

import pytest

from tacli.named_tuples import NamedTuple

Item = TypeVar("Item")


class Place(NamedTuple):
    """Where something is."""

    name: str
    people: int = 0
    parts: tuple[Place, ...] = ()

    @property
    def all_people(self) -> int:
        return self.people + sum(part.all_people for part in self.parts)


class Found(NamedTuple, Generic[Item]):
    items: tuple[Item, ...]


def test_it_is_a_tuple_with_names_defaults_and_methods() -> None:
    place = Place("Fiji", 3, parts=(Place("Suva", 2),))
    name, people, _ = place

    assert (name, people, place.all_people) == ("Fiji", 3, 5)
    assert place._replace(people=1) == Place("Fiji", 1, place.parts)
    assert Place("Fiji") == ("Fiji", 0, ())
    assert repr(Place("Fiji")) == "Place(name='Fiji', people=0, parts=())"
    assert Place.__doc__ == "Where something is."


def test_it_goes_to_another_process_as_it_is() -> None:
    again = pickle.loads(pickle.dumps(Place("Fiji", 1)))  # noqa: S301

    assert again == Place("Fiji", 1)
    assert type(again) is Place


def test_it_can_have_type_parameters() -> None:
    found = Found[str](("a",))

    assert found.items == ("a",)


def test_a_name_that_was_not_declared_is_no_part_of_it() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'where'"):
        Place("Fiji", where="here")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Place("Fiji").where = "here"  # type: ignore[attr-defined]
