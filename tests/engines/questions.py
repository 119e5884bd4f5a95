"""Questions as people type them, which every engine is asked of the bundled paper."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tacli.collections.paper.collection import KINDS
from tacli.query.conditions import Order, Query
from tacli.query.criteria import Criterion, Reach, parse, parts
from tacli.query.filters import filters
from tacli.query.words import Words, parse_words


class Question(NamedTuple):
    """A query; the facets to count by, and the words that it asks for where hits are wanted."""

    query: Query
    facets: tuple[str, ...] = ()
    words: Words | None = None


class Typed(NamedTuple):
    """What is typed: filters by name, `--not`, `--all`, how far places go, words, and the form of the answer."""

    asked: Mapping[str, str | list[str]] = {}
    exclude: Mapping[str, str | list[str]] = {}
    every: Sequence[str] = ()
    reach: Reach = Reach()
    words: str = ""
    sort: tuple[Order, ...] = ()
    limit: int = 0
    fields: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    kind: str = "activities"

    def question(self) -> Question:
        """Understand it as the command line does."""
        of = filters(KINDS[self.kind][0])
        criteria = parse(self.asked, of, exclude=self.exclude, every=self.every, reach=self.reach)
        words = parse_words(self.words) if self.words else None
        if words:
            criteria = (*criteria, Criterion(next(f for f in of if f.name == "search"), (words,), (self.words,)))
        return Question(Query(parts(criteria), self.sort, self.limit, self.fields), self.by, words)

    def __str__(self) -> str:
        """Give what was typed, without what was not."""
        return " ".join(
            str(value) for value, default in zip(self, self._field_defaults.values(), strict=True) if value != default
        )


def _by(*names: str) -> tuple[Order, ...]:
    """Read `start` and `-start`."""
    return tuple(Order(name.removeprefix("-"), name.startswith("-")) for name in names)


ONLY_NAMED, REGIONAL = Reach(only_named=True), Reach(regional=True)

QUESTIONS: tuple[Typed, ...] = (
    Typed(),
    Typed(limit=3),
    Typed(limit=1000, fields=("title", "id", "title")),
    # Codes, also several, also excluded
    Typed({"topic": "trafficking"}, by=("entity",)),
    Typed({"topic": "trafficking,drugs", "status": "ongoing"}, by=("topic", "status")),
    Typed({"topic": ["trafficking", "terrorism"]}, every=("topic",), by=("kind", "scope")),
    Typed(exclude={"topic": "trafficking", "entity": ["IOM", "eclac"]}, by=("topic", "topic")),
    Typed({"entity": "IOM", "kind": "training", "scope": "national"}, by=("instrument", "country")),
    Typed({"instrument": "convention"}, {"status": "planned,proposed"}, by=("instrument",)),
    # Places, which mean more than what is named
    Typed({"country": "Moldova"}, by=("country", "region")),
    Typed({"country": "Moldova"}, reach=REGIONAL, by=("group", "region")),
    Typed({"country": ["Moldova", "Ukraine", "UZB"]}, every=("country",), reach=REGIONAL),
    Typed({"country": "Niger"}, reach=REGIONAL, by=("region",)),
    Typed({"region": "africa"}, by=("group", "country")),
    Typed({"region": "africa"}, reach=ONLY_NAMED, by=("group",)),
    Typed({"region": "central-asia,south-eastern-europe"}, {"country": "UZB"}, reach=REGIONAL),
    Typed({"group": "african"}, reach=REGIONAL, by=("group", "year")),
    Typed({"group": "least-developed", "topic": "trafficking"}, by=("paragraph", "group")),
    Typed(exclude={"region": "africa", "group": "asian"}, by=("group", "topic", "status")),
    # Partners
    Typed({"partner": "Europol,FATF"}, by=("partner", "entity")),
    # Years and paragraphs
    Typed({"year": "2004"}, by=("year",)),
    Typed({"year": "2003..2005,1999"}, by=("year", "status")),
    Typed({"year": "..2001"}, sort=_by("start", "-end")),
    Typed({"year": "2006.."}, {"year": "2007"}, sort=_by("-end", "entity")),
    Typed({"paragraph": "22..28"}, by=("paragraph",)),
    Typed({"paragraph": ["1", "55.."]}, sort=_by("-paragraph", "-title"), limit=5),
    # What is said, and what is not
    Typed({"has": "figures"}, sort=_by("figures"), fields=("figures", "id")),
    Typed({"has": "start,end", "no": "countries"}, by=("year", "region")),
    Typed({"has": "venues,partners,names"}, every=("has",), sort=_by("-names", "venues")),
    Typed(exclude={"no": "start", "has": "end"}, by=("status", "year")),
    # Words
    Typed({"search": "border -police"}, by=("topic",)),
    Typed({"search": ["judges", '"border guards"']}, {"search": "training"}),
    Typed(words="trafficking"),
    Typed(words='"border guards"'),
    Typed(words="trafficking -children", sort=_by("entity"), limit=7),
    Typed(words="judges training", sort=_by("-score", "-id"), fields=("score", "id")),
    Typed({"topic": "drugs"}, words="manual manuals", sort=_by("score", "start")),
    Typed({"country": "Moldova"}, words="seminar", reach=REGIONAL),
    Typed(words="café"),
    # No row at all, and why
    Typed({"topic": "trafficking", "country": "Niger"}, by=("topic", "country")),
    Typed({"topic": "corruption", "entity": "IOM", "year": "..1990"}),
    Typed({"country": "Niger", "group": "african"}, {"region": "africa"}),
    Typed({"entity": "IOM"}, words="zebra"),
    # Order
    Typed(sort=_by("-start", "end", "title"), fields=("start", "end", "title")),
    Typed(sort=_by("topics", "-status"), limit=20),
    Typed(sort=_by("-countries"), fields=("countries", "id")),
    # The other kinds of record
    Typed(kind="responses", sort=_by("-rate", "group")),
    Typed({"group": "african,asian"}, {"instrument": "convention"}, kind="responses", by=("group", "instrument")),
    Typed(kind="donors", sort=_by("country", "-amount"), fields=("country", "amount", "share")),
    Typed({"min": "200,000", "kind": "member-state"}, kind="donors", sort=_by("amount"), by=("kind",)),
    Typed({"top": "3"}, {"country": "JPN"}, kind="donors", by=("country", "kind")),
    Typed({"reply": "reported"}, {"entity": "IOM"}, kind="entities", sort=_by("-activities", "paragraphs")),
    Typed(kind="entities", sort=_by("acronym", "-units", "replied_through"), by=("reply",)),
)
