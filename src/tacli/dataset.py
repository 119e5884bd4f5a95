"""From a file to a proved dataset."""

from os import PathLike
from pathlib import Path

from pydantic import ValidationError

from tacli.errors import DatasetError
from tacli.files import data_file
from tacli.models import Dataset
from tacli.text import visible

_SHOWN = 3


def load(path: str | PathLike[str] | None = None) -> Dataset:
    """Give the bundled dataset, or the one in a JSON file of the same form.

    Raises DatasetError with the file, the place and the reason if it cannot be read or breaks a check.
    """
    source = data_file("records.json") if path is None else Path(path)
    try:
        return Dataset.model_validate_json(source.read_bytes())
    except OSError as error:
        raise DatasetError(f"{source}: {error.strerror or error}.") from error
    except ValidationError as error:
        places = [
            f"{'.'.join(map(str, e['loc'])) or 'dataset'}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors(include_url=False, include_input=False)
        ]
        more = f" (and {len(places) - _SHOWN} more)" if len(places) > _SHOWN else ""
        raise DatasetError(f"{source} is refused: {visible('; '.join(places[:_SHOWN]))}{more}") from error
