"""What every record has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """An immutable record that takes no unknown key and converts nothing."""

    # Only the dataset is validated as a whole: its parts need no validators of their own at start-up.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


Text = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3")]
Count = Annotated[int, Field(ge=0, le=10**15)]
Number = Annotated[int, Field(ge=1, le=10**6)]
Year = Annotated[int, Field(ge=1900, le=2100)]
