"""What every record has in common, and the types of its fields: nothing is converted, "5" is no number."""

import re
from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, FailFast, Field, Strict

# What one record, and what can be wrong in it, may take: no problem outgrows the file that it is in.
LONGEST_TEXT = 10_000  # characters
LONGEST_TITLE = 500
LONGEST_CODE = 100
MOST_ITEMS = 1_000

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # Pydantic would take a number of seconds, too


class Record(BaseModel):
    """An immutable record that takes no unknown key."""

    # Only the dataset is validated as a whole: its parts need no validators of their own at start-up.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _is_day(value: object) -> object:
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("Input should be a date such as 2005-09-09")


Item = TypeVar("Item")
Items = Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)]
SomeItems = Annotated[tuple[Item, ...], Field(min_length=1, max_length=MOST_ITEMS)]
Nested = Annotated[Items[Item], FailFast()]  # records in a record: the first wrong one is told, as each has many fields

Text = Annotated[str, Strict(), Field(min_length=1, max_length=LONGEST_TEXT)]
# Words with one blank between them: it stands in a line with others, and blanks would look like the end of that line.
Title = Annotated[str, Strict(), Field(max_length=LONGEST_TITLE, pattern=r"^[^\s\u2800]+( [^\s\u2800]+)*$")]
Slug = Annotated[str, Strict(), Field(max_length=LONGEST_CODE, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Country = Annotated[str, Strict(), Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3")]
Count = Annotated[int, Strict(), Field(ge=0, le=10**15)]
Number = Annotated[int, Strict(), Field(ge=1, le=10**6)]
Year = Annotated[int, Strict(), Field(ge=1900, le=2100)]
Day = Annotated[date, BeforeValidator(_is_day)]
