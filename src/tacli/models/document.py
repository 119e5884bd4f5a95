"""The document that a dataset was coded from, and the totals that it states."""

from tacli.models import codes
from tacli.models.base import Count, Day, Nested, Number, Record, Text, Title, Year


class Replies(Record):
    """How many entities replied: reported + nothing to report + those that replied for a group.

    `group` is its name, `action_plan` the plan that it is to implement.
    """

    entities: Count
    reported: Count
    nothing_to_report: Count
    through_group: Count
    group_members: Count
    group: Text
    action_plan: Text


class InstrumentTotal(Record):
    """Parties and replies over the regional groups, the least developed countries not added."""

    instrument: codes.Instrument
    parties: Count
    replies: Count


class ResponsesFacts(Record):
    """Annex II as a whole."""

    as_at: Day
    totals: Nested[InstrumentTotal]


class ContributionsFacts(Record):
    """Annex III as a whole: years inclusive, `total` in whole units of `currency` (ISO 4217)."""

    fund: Text
    purpose: Text
    start: Year
    end: Year
    currency: Text
    total: Count


class Document(Record):
    """The source, as it is to be cited."""

    title: Title
    body: Text
    session: Text
    agenda_item: Text
    place: Text
    meeting_start: Day
    meeting_end: Day
    issued: Day
    language: Text
    paragraphs: Number
    replies: Replies
    responses: ResponsesFacts
    contributions: ContributionsFacts
