"""Activities of the paper's form in tables, which can also be told in formats of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.engines.answering import SqlEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import Values
    from tacli.query.conditions import Query


class PublishedEngine(SqlEngine):
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
