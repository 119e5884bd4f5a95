"""Search results with their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.views.columns import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacli.query.search import Hit
    from tacli.views.table import Table


def scored(table: Table, hits: Sequence[Hit]) -> Table:
    """Add the score: for each phrase 100 in the title, 10 in the summary, 1 in names or partners."""
    scores = {hit.row.id: hit.score for hit in hits}
    column = number("score", "Score", "100 a phrase in the title, 10 in the summary, 1 in names or partners.")
    return table._replace(columns=(column._replace(get=lambda row: scores[row.id]), *table.columns))
