"""Rows that no collection declares: hits of a search, terms, the document, problems of a file."""

from tacli.collections.paper.activities import ACTIVITIES
from tacli.query.field import SCORE, Records, number, text

# A search shows what was found rather than how it is coded.
_FOUND = {"summary": 2, "topics": None, "kinds": None, "countries": None, "regions": None, "start": None, "end": None}

SEARCH = Records(
    "search",
    (
        SCORE,
        *(field._replace(priority=_FOUND.get(field.name, field.priority)) for field in ACTIVITIES.columns),
    ),
)

VOCABULARIES = Records(
    "terms",
    (
        text("vocabulary", "Vocabulary", "Name for tacli terms."),
        number("terms", "Terms", "How many codes it holds."),
        text("used", "Used by", "Commands and options that take it.", 1, flexible=True),
    ),
)

TERMS = Records(
    "term",
    (
        text("code", "Code", "What the records hold."),
        text("label", "Label", "In words.", 2, flexible=True),
        number("count", "Rows", "Rows of the dataset that hold the code.", 1),
        text("aliases", "Aliases", "What may be typed too.", 4, flexible=True, type=list[str]),
        text("definition", "Definition", "What it covers.", 3, flexible=True),
    ),
)

ABOUT = Records(
    "about",
    tuple(
        text(name, title, help_, flexible=True)
        for name, title, help_ in (
            ("title", "Title", "Title of the document."),
            ("body", "Body", "Body that it was prepared for."),
            ("session", "Session", "Session, place and dates."),
            ("agenda_item", "Agenda item", "Item of the provisional agenda."),
            ("issued", "Issued", "Date of distribution."),
            ("responses_as_at", "Responses as at", "Date of annex II."),
            ("contributions", "Contributions", "Fund, period, currency and stated total of annex III."),
            ("entities", "Entities", "How many replied, and how."),
            ("activities", "Activities", "Rows coded from annex I."),
            ("checks", "Checked", "What loading proved."),
            ("cite", "Cite as", "The document has no symbol of its own in print."),
            ("version", "tacli", "Version of the tool."),
        )
    ),
)

PROBLEMS = Records(
    "validate",
    (
        text("place", "Place", "File, line, or path to the field."),
        text("reason", "Reason", "What is wrong.", 1, flexible=True),
        text("kind", "Kind", "What kind of wrong it is.", 2),
    ),
)
