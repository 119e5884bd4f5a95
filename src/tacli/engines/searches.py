"""What a search asks: the rows that hold its words, each with its points."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tacli.engines.sql import Conditions, Sql, joined, made
from tacli.query.conditions import All, Holds, Not
from tacli.query.field import SCORE

if TYPE_CHECKING:
    from tacli.query.conditions import Query
    from tacli.query.words import Words


class Searches(Conditions):
    """Asks for the rows of a kind of record that hold words."""

    def holding(self, query: Query, words: Words) -> Sql:
        """Give the table and what of it passes, each row with its points; the points alone where they say it all."""
        others = [part.condition for part in query.parts if part.condition != words.condition]
        kept = All((*others, *(Not(Holds(phrase, words.fields)) for phrase in words.unwanted)))
        scores = made("({}) AS hits", self._scores(words))
        if kept == All(()) and not query.order:
            return made("{} WHERE TRUE", scores)
        return made("{} JOIN {} USING ({}) WHERE {}", self.table, scores, self.row, self.of(kept))

    def _scores(self, words: Words) -> Sql:
        """Ask for the rows that hold every phrase that is wanted, with their points."""
        searched, times = list(enumerate(self.records.searched)), Counter(words.wanted)
        fields = f"bit_or(CASE {self.quoted('field')} {' '.join(f'WHEN {n} THEN {1 << n}' for n, _ in searched)} END)"
        phrases = [
            made(
                f"(SELECT {self.row}, {fields} AS fields FROM ({{}}) AS held GROUP BY {self.row}) AS phrase{n}",
                self.standing(phrase, words.fields),
            )
            for n, phrase in enumerate(times)
        ]
        first, *others = phrases
        score = " + ".join(
            f"CASE WHEN (phrase{n}.fields & {1 << place}) <> 0 THEN {count * field.weight} ELSE 0 END"
            for n, count in enumerate(times.values())
            for place, field in searched
        )
        tables = joined([first, *(made("JOIN {} USING ({})", other, self.row) for other in others)], " ")
        return made("SELECT {}, {} AS {} FROM {}", self.row, score, self.quoted(SCORE.name), tables)
