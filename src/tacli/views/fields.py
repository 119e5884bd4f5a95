"""The fields of every command's rows, for the schema and the reference."""

from tacli.views.profile import PROFILE
from tacli.views.records import ABOUT, ACTIVITIES, DONORS, ENTITIES, PROBLEMS, RESPONSES, SEARCH, TERMS, VOCABULARIES
from tacli.views.summary import OVERVIEW, TALLY

FIELDS = {
    "activities": ACTIVITIES,
    "responses": RESPONSES,
    "donors": DONORS,
    "entities": ENTITIES,
    "search": SEARCH,
    "summary": OVERVIEW,
    "profile": PROFILE,
    "terms": VOCABULARIES,
    "term": TERMS,
    "tally": TALLY,
    "about": ABOUT,
    "validate": PROBLEMS,
}
