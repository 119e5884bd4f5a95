"""The paper as a whole: its kinds of records, what a dataset holds of each, and how it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.collections.collection import Collection, Lack
from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import DONORS, RESPONSES, ranked, rates
from tacli.collections.paper.entities import ENTITIES, entity_rows
from tacli.text import day
from tacli.vocabulary import NAMES, Vocabulary, entity_terms, partner_terms, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tacli.anything import AnyRow
    from tacli.models import Dataset
    from tacli.query.field import Records

# Each kind of record, and how a dataset gives its rows.
KINDS: dict[str, tuple[Records[AnyRow], Callable[[Dataset], Iterable[AnyRow]]]] = {
    "activities": (ACTIVITIES, lambda dataset: dataset.activities),
    "responses": (RESPONSES, lambda dataset: rates(dataset.responses)),
    "donors": (DONORS, lambda dataset: ranked(dataset.contributions)),
    "entities": (ENTITIES, entity_rows),
}

_NO_MONEY = Lack("Activities of the paper have no money.", "tacli donors lists what was paid, in US dollars.")
_FILTERS = {
    "category": Lack("Topics of the paper stand in no categories.", "Nearest to it is --topic."),
    "donor": Lack("The paper does not say who paid for an activity.", "tacli donors lists who paid into the fund."),
    "role": Lack("The paper does not tell roles of organizations apart.", "Nearest to it is --partner."),
    "humanitarian": Lack("The paper does not tell humanitarian assistance apart.", "Nearest to it is --topic."),
    "hierarchy": Lack("Activities of the paper have no levels.", "Leave --hierarchy out."),
    "marker": Lack("The paper has no policy markers.", "Nearest to it is --topic."),
    "language": Lack("All of the paper is in English.", "Leave --language out."),
    "currency": _NO_MONEY,
    "min-amount": _NO_MONEY,
    "max-amount": _NO_MONEY,
    "publisher-type": Lack("The paper does not tell kinds of organizations apart.", "Nearest to it is --entity."),
}

PAPER = Collection(
    "paper",
    {kind: records for kind, (records, _) in KINDS.items()},
    NAMES,
    ("status", "topic", "kind", "country", "year"),
    _FILTERS,
    {},
)


def words_of(dataset: Dataset, name: str) -> Vocabulary:
    """Give a vocabulary, the entities and partners being the dataset's own."""
    if name == "entity":
        return Vocabulary(name, entity_terms(entity.model_dump() for entity in dataset.entities))
    if name == "partner":
        return Vocabulary(name, partner_terms(activity.partners for activity in dataset.activities))
    return vocabulary(name)


def titled(dataset: Dataset) -> str:
    """Give the title of the document and its date."""
    return f"{dataset.document.title}, {day(dataset.document.issued)}"
