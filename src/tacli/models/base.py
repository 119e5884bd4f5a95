"""What every record has in common, and the types of its fields: nothing is converted, "5" is no number."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # Pydantic would take a number of seconds, too


class Record(BaseModel):
    """An immutable record that takes no unknown key."""

    # Only the dataset is validated as a whole: its parts need no validators of their own at start-up.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _is_day(value: object) -> object:
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("Input should be a date such as 2005-09-09")


Text = Annotated[str, Strict(), Field(min_length=1)]
Slug = Annotated[str, Strict(), Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Country = Annotated[str, Strict(), Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3")]
Count = Annotated[int, Strict(), Field(ge=0, le=10**15)]
Number = Annotated[int, Strict(), Field(ge=1, le=10**6)]
Year = Annotated[int, Strict(), Field(ge=1900, le=2100)]
Day = Annotated[date, BeforeValidator(_is_day)]
