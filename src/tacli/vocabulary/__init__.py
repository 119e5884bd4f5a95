"""What words mean: codes with their labels and aliases, and the places of the world. It knows no record."""

from tacli.vocabulary.names import Match, Names
from tacli.vocabulary.places import countries, groups_of, members
from tacli.vocabulary.terms import NAMES, Term
from tacli.vocabulary.vocabularies import Vocabulary, entity_terms, label, partner_terms, to_search, vocabulary

__all__ = [
    "NAMES",
    "Match",
    "Names",
    "Term",
    "Vocabulary",
    "countries",
    "entity_terms",
    "groups_of",
    "label",
    "members",
    "partner_terms",
    "to_search",
    "vocabulary",
]
