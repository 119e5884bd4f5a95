"""Activities in tables, which can also be told in formats of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.answering import SqlEngine
from tacli.engines.tables import NUMBER, UNIT
from tacli.query.field import number, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tacli.anything import AnyRow, Values
    from tacli.engines.columns import Known
    from tacli.engines.database import Database
    from tacli.query.conditions import Query
    from tacli.query.field import Records
    from tacli.query.words import Words
    from tacli.sources.store.elements import Elements

_PLACE = (text(UNIT, "", "The file."), number(NUMBER, "", "The place among the activities of the file."))


class EngineOfIati(SqlEngine):
    """Has activities read again where they are wanted as they stand in their files."""

    def __init__(
        self, records: Records[AnyRow], database: Database, known: Known, elements: Callable[[], Elements]
    ) -> None:
        super().__init__(records, database, known)
        self._elements = elements

    def rows(self, query: Query) -> Iterator[Values]:
        """Give the rows of a query."""
        return self._read_again(query, None) if self._is_of_files(query) else super().rows(query)

    def hits(self, query: Query, words: Words) -> Iterator[Values]:
        """Give the rows of a query that asks for the words, the best first."""
        return self._read_again(query, words) if self._is_of_files(query) else super().hits(query, words)

    def _is_of_files(self, query: Query) -> bool:
        """Say whether the one field that is asked for is what an activity is in a format of its own."""
        return query.fields in [(field.name,) for field in self.records.forms.values()]

    def _read_again(self, query: Query, words: Words | None) -> Iterator[Values]:
        places = self._given(query._replace(fields=(UNIT, NUMBER)), words, _PLACE)
        elements = self._elements()
        found = elements.in_any_order(places) if words or query.order else elements.in_order(places)
        return ((published,) for published in found)


class EngineOfPaper(SqlEngine):
    """Makes records of rows where a format needs them whole."""

    def rows(self, query: Query) -> Iterator[Values]:
        """Give the rows of a query."""
        fields = [self.records[name] for name in query.fields]
        if not any(field.form for field in fields):
            return super().rows(query)
        from tacli.models import Activity

        names = tuple(Activity.model_fields)
        whole = super().rows(query._replace(fields=names))
        made = (Activity.model_validate(dict(zip(names, row, strict=True))) for row in whole)
        return (tuple(field.get(row) for field in fields) for row in made)
