"""The fields of every command's rows, for the schema and the reference."""

from tacli.collections.paper.activities import ACTIVITIES
from tacli.collections.paper.annexes import DONORS, RESPONSES
from tacli.collections.paper.entities import ENTITIES
from tacli.views.listings import ABOUT, PROBLEMS, SEARCH, TERMS, VOCABULARIES
from tacli.views.profile import PROFILE
from tacli.views.summary import OVERVIEW, TALLY

FIELDS = {
    records.name: records.columns
    for records in (
        ACTIVITIES, RESPONSES, DONORS, ENTITIES, SEARCH, OVERVIEW, PROFILE, VOCABULARIES, TERMS, TALLY, ABOUT, PROBLEMS
    )
}  # fmt: skip
