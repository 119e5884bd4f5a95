"""The vocabularies by name, made of the bundled data.

Read without the models, since completion and error messages need them at once.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from tacli.anything import Value
from tacli.text import visible
from tacli.vocabulary.bundled import read
from tacli.vocabulary.keys import EVERYTHING, Keys, starts_of
from tacli.vocabulary.names import Names
from tacli.vocabulary.places import countries
from tacli.vocabulary.spelling import key_of
from tacli.vocabulary.terms import NAMES, Term

_LONG = 20  # characters: a name that is longer is known by its acronym

# Where a word of a vocabulary is typed, and what it is.
_OPTIONS = {
    "region": ("a region", "--region"),
    "group": ("a grouping", "--group"),
    "country": ("a country", "--country"),
    "entity": ("an entity", "--entity"),
    "topic": ("a topic", "--topic"),
    "kind": ("a kind of assistance", "--kind"),
    "instrument": ("an instrument", "--instrument"),
    "status": ("a status", "--status"),
    "scope": ("a scope", "--scope"),
    "reply": ("a reply", "tacli entities --reply"),
    "donor-kind": ("a kind of donor", "tacli donors --kind"),
    "partner": ("a partner", "--partner"),
}


class Vocabulary(Names):
    """The terms that one option takes."""

    def __init__(self, name: str, terms: Iterable[Term], keys: Keys | None = None) -> None:
        """Take one of NAMES, or what else the terms are, and the keys of their names where they are known."""
        known = name in NAMES
        super().__init__(
            name.replace("-", " "),
            terms,
            listing=f"'tacli terms {name}' lists all." if known else "'tacli terms' lists what there is.",
            elsewhere=self._other if known else None,
            otherwise=to_search if known else None,
            keys=keys,
        )
        self.name = name

    def _other(self, typed: str) -> str:
        """Say what a word means that is no name here: all, or a term of another vocabulary."""
        option = _OPTIONS[self.name][1].rpartition(" ")[2]
        key = key_of(typed)
        if key in EVERYTHING:
            return f"Leave {option} out: that means all."
        starts = starts_of(typed)
        others = [name for name in _OPTIONS if name != self.name and _keys(name).may_hold(starts)]
        found = [(*_OPTIONS[name], code) for name in others for code in _codes(name, typed)]
        said = [f"'{visible(typed)}' is {_pointers(found)}."] if found else []
        near = _related(self.name).get(key)
        if near:
            said.append(f"Nearest to it: {' or '.join(f'{option} {code}' for code in near)}.")
        return " ".join(said)


def _pointers(found: Iterable[tuple[str, str, str]]) -> str:
    """Say where codes are typed, and what they are."""
    from shlex import quote

    return "; or ".join(f"{what}: {option} {quote(code)}" for what, option, code in found)


def _codes(name: str, typed: str) -> tuple[str, ...]:
    keys = _keys(name)
    code = keys.nearly_whole(typed)
    return keys.whole(typed) or ((code,) if code else ())


@cache
def _keys(name: str) -> Keys:
    """Give the keys of a bundled vocabulary as they are written down: to spell the names takes ten times as long."""
    return Keys(lambda: _names()[name])


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    names: dict[str, dict[str, list[str]]] = read("names.json")
    return names


@cache
def _related(name: str) -> dict[str, list[str]]:
    """Give codes near to what people ask for and no term means, by key."""
    return {key_of(word): codes for word, codes in read("related.json").get(name, {}).items()}


def to_search(typed: str) -> str:
    """Give the command that looks for a word in the rows."""
    from shlex import quote

    words = " ".join(typed.split())
    searchable = key_of(words) and not words.startswith("-") and words == visible(words)[:80]
    return f"Type tacli search {quote(words)}, or another name;" if searchable else ""


def _terms(rows: Iterable[Mapping[str, Value]], *, proper: bool = False) -> tuple[Term, ...]:
    return tuple(
        Term(
            r["code"],
            r["label"],
            r["definition"],
            tuple(r["aliases"]),
            proper,
            tuple(r.get("heads", ())),
            r.get("brief", ""),
        )
        for r in rows
    )


def entity_terms(entities: Iterable[Mapping[str, Value]]) -> tuple[Term, ...]:
    """Make terms of a dataset's own entities."""
    return tuple(
        Term(
            e["id"],
            e["name"],
            f"Section {e['section']}",
            tuple(filter(None, (e["acronym"], *e["aliases"]))),
            proper=True,
            brief=e["acronym"] or _acronym(e),
        )
        for e in entities
    )


def _acronym(entity: Mapping[str, Value]) -> str:
    """Give the acronym of a long name by which an entity is known, though the paper does not print it."""
    known = (alias for alias in entity["aliases"] if alias == entity["id"].upper())
    return next(known, "") if len(entity["name"]) > _LONG else ""


def partner_terms(named: Iterable[Iterable[str]]) -> tuple[Term, ...]:
    """Make terms of the partners that records name."""
    aliases = read("partners.json")
    names = sorted({partner for partners in named for partner in partners})
    return tuple(Term(name, name, "", tuple(aliases.get(name, ())), proper=True) for name in names)


def _country_terms() -> tuple[Term, ...]:
    return tuple(
        Term(
            c["code"],
            c["label"],
            c["group"] or "",
            tuple(
                dict.fromkeys(
                    name for name in (c["alpha2"], c["common"], *c["aliases"]) if name not in (None, c["label"])
                )
            ),
            proper=True,
        )
        for c in countries().values()
    )


@cache
def vocabulary(name: str) -> Vocabulary:
    """Give a vocabulary by its name, one of NAMES."""
    match name:
        case "country":
            terms = _country_terms()
        case "entity":
            terms = entity_terms(read("records.json")["entities"])
        case "partner":
            terms = partner_terms(activity["partners"] for activity in read("records.json")["activities"])
        case "region" | "group":
            terms = _terms(read(f"{name}s.json"), proper=name == "region")
        case _:
            terms = _terms(read("vocabulary.json")[name])
    return Vocabulary(name, terms, _keys(name))


def label(name: str, code: str) -> str:
    """Give the label of a code in a vocabulary."""
    return next(term.label for term in vocabulary(name).terms if term.code == code)
