"""What parts of an activity say, wherever in it they stand. What cannot be read is left empty and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self, TypeVar, cast

from lxml import etree

from tacli.models.iati import Coded, Narrative, Organization, Share
from tacli.named_tuples import NamedTuple
from tacli.sources.iati import codes, values
from tacli.vocabulary.codelists import DAC, DAC_CATEGORY, M49

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from tacli.anything import Value, Values
    from tacli.models.iati import Narratives, Published
    from tacli.sources.iati.problems import Problems

    Element = Any  # lxml has no types
    Parts = dict[str, list[Element]]
    Said = dict[str, str] | Element  # what gives an attribute by its name: taken out, or where it stands
    Items = list[tuple[str, str]]

Item = TypeVar("Item")

# Bounds on what is kept for the next element, and in messages.
_MOST_KNOWN = 2**14
_LONGEST_KNOWN = 1000
_LONGEST_SHOWN = 60
NONE: Final = ()
_UNREAD: Final = object()
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# The code lists of a vocabulary's codes; what has none takes any code.
_COUNTRIES = {"": "Country"}
_REGIONS = {DAC: "Region"}
_SECTORS = {DAC: "Sector", DAC_CATEGORY: "SectorCategory"}
_AID_TYPES = {DAC: "AidType", "2": "EarmarkingCategory"}


class Setting(NamedTuple):
    """What an element stands in: a file, its version and language; where to tell of problems.

    `known` keeps what elements came to before that said the same, of this file or another. `published` gives the
    element at hand as it stands in the file, where that is wanted.
    """

    file: str
    version: str | None
    lang: str | None
    problems: Problems
    known: dict[Value, Value]
    published: Callable[[], Published] | None = None


def parts_of(children: Iterable[Element]) -> Parts:
    """Give elements by their names."""
    parts: Parts = {}
    for child in children:
        tag = child.tag
        if tag in parts:
            parts[tag].append(child)
        else:
            parts[tag] = [child]
    return parts


class Reader:
    """What is read of one activity, and where to tell of what cannot be read in it.

    Attributes of which several are read are taken out of an element once, as a dictionary: to ask lxml costs most.
    """

    def __init__(self, element: Element, setting: Setting) -> None:
        self.element = element
        self.setting = setting
        self.problems = setting.problems
        self.known = setting.known
        self.said = dict(element.items())
        self.lang = self.language(element, self.said, setting.lang)
        self.currency = self.code(element, self.said, "default-currency", "Currency")

    def tell(self, element: Element, reason: str, kind: str) -> None:
        """Tell of an element, and where it stands."""
        self.problems.tell(self.setting.file, element.sourceline or 0, f"{element.tag}: {reason}", kind)

    def tell_of(self, element: Element, written: str, reason: str, kind: str) -> None:
        """Tell of a text, of which a message shows the beginning."""
        shown = written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
        self.tell(element, f"'{shown}' {reason}", kind)

    def each(self, elements: Sequence[Element], read: Callable[[Self, Element, Said], Item]) -> tuple[Item, ...]:
        """Read elements, of which most say what others said before."""
        if not elements:
            return ()
        one = self.one
        return tuple([one(element, read) for element in elements])

    def first(self, elements: Sequence[Element] | None, read: Callable[[Self, Element, Said], Item]) -> Item | None:
        """Read the first of elements, where there are such."""
        return self.one(elements[0], read) if elements else None

    def one(self, element: Element, read: Callable[[Self, Element, Said], Item]) -> Item:
        """Read an element; what was read without a problem from the same attributes and the same text is known."""
        items = element.items()
        text: str | None = None
        key: Values | None = None
        if not (size := len(element)):
            text = element.text
            key = (read, self.lang, text, tuple(items))
        elif size == 1 and (part := element[0]).tag == "narrative" and not len(part):
            text = part.text
            key = (read, self.lang, text, tuple(items), tuple(part.items()), element.text)
        known: Item | object = self.known.get(key, _UNREAD)
        return self.anew(key, text, element, items, read) if known is _UNREAD else known  # type: ignore[return-value]

    def anew(
        self,
        key: Values | None,
        text: str | None,
        element: Element,
        items: Items,
        read: Callable[[Self, Element, Said], Item],
    ) -> Item:
        """Read an element, and keep what was read for its key, which says all of it; None is of what says more."""
        before = self.problems.total
        found = read(self, element, dict(items))
        if (
            key
            and self.problems.total == before
            and len(text or "") + sum([len(value) for _, value in items]) <= _LONGEST_KNOWN
        ):
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            self.known[key] = found
        return found

    def text(self, element: Element) -> str:
        """Give all text of an element; none where some of it stands for something else."""
        if not len(element):
            return element.text or ""
        for child in element.iter():
            if child.tag is etree.Entity:
                self.tell(element, f"{child.text} stands for a text that is not given", "entity")
                return ""
        return "".join(cast("Iterable[str]", element.itertext()))

    def texts(self, element: Element, said: Said) -> Narratives:
        """Give the texts of an element: of its narratives, as 2.0x has it, or its own, as 1.0x has it."""
        lang = self.language(element, said, self.lang)
        found = []
        inner = False
        for part in element:
            if part.tag == "narrative":
                inner = True
                if text := _one_line(self.text(part) if len(part) else part.text or ""):
                    items = part.items()
                    found.append(Narrative(text, self.language(part, dict(items), lang) if items else lang))
        if not inner and (element.text or len(element)) and (text := _one_line(self.text(element))):
            found.append(Narrative(text, lang))
        return tuple(found)

    def language(self, element: Element, said: Said, default: str | None) -> str | None:
        """Give the language that an element says, None where that is none; one that says nothing has the default."""
        written = said.get(LANG)
        if not written:
            return default
        code = codes.language(written) if len(written) <= codes.LONGEST else None
        if code is None:
            self.tell_of(element, written, "is no language", "unknown code")
        return code

    def code(self, element: Element, said: Said, attribute: str, of: str) -> str | None:
        """Give a code of a list, None where there is none; one that is unknown is told."""
        written = said.get(attribute)
        if not written:
            return None
        found = codes.code_in(written, of) if len(written) <= codes.LONGEST else None
        if found is None:
            self.tell_of(element, written, f"is no {attribute} of the code list {of}", "unknown code")
        return found

    def needed_code(self, element: Element, said: Said, of: str, attribute: str = "code") -> str | None:
        """Give a code of a list; one that is missing is told, too."""
        if not said.get(attribute):
            self.tell(element, f"no {attribute}", "missing")
        return self.code(element, said, attribute, of)

    def value(self, element: Element, said: Said, attribute: str, read: Callable[[str], Item | None]) -> Item | None:
        """Give what an attribute says, None where it is not there; what is no such value is told."""
        written = said.get(attribute)
        if written is None:
            return None
        found = read(written.strip()) if len(written) <= codes.LONGEST else None
        if found is None:
            self.tell_of(element, written, f"cannot be read as {attribute}", "bad value")
        return found

    def coded(self, element: Element, said: Said, vocabulary: str, lists: dict[str, str]) -> str | None:
        """Give a code of a vocabulary; one that its code list has not is told, and stays as it is written.

        To drop it would say that an activity names no place or sector.
        """
        found = self.needed_code(element, said, lists[vocabulary]) if vocabulary in lists else None
        written = said.get("code", "").strip()
        if not written and vocabulary not in lists:
            self.tell(element, "no code", "missing")
        return found or written or None

    def organization(self, element: Element, said: Said, activity: str) -> Organization:
        """Read an organization; `activity` names the attribute with the identifier of one of its own."""
        return Organization(
            said.get("ref", "").strip() or None,
            self.code(element, said, "type", "OrganisationType"),
            self.texts(element, said),
            said.get(activity, "").strip() or None,
        )

    def day(self, element: Element) -> date | None:
        """Give the day of an element: of its attribute, or of its text as 1.0x may have it."""
        written = (element.get("iso-date") or element.text or "").strip()
        found = values.day(written) if len(written) <= codes.LONGEST else None
        if found is None:
            self.tell_of(element, written, "is no date", "bad value")
        return found

    def share(self, element: Element, said: Said, code: str | None, vocabulary: str) -> Share:
        """Read the percentage and the names of a place or a sector."""
        percentage = self.value(element, said, "percentage", values.percentage)
        return Share(code, percentage, vocabulary, self.texts(element, said))

    def country(self, element: Element, said: Said) -> Share:
        """Read a recipient country."""
        return self.share(element, said, self.coded(element, said, "", _COUNTRIES), "")

    def region(self, element: Element, said: Said) -> Share:
        """Read a recipient region."""
        vocabulary = codes.vocabulary_of(said, "RegionVocabulary")
        code = self.coded(element, said, vocabulary, _REGIONS)
        if vocabulary == M49 and code:
            if (whole := code.zfill(3)) in codes.m49():  # a spreadsheet takes the leading zeros
                code = whole
            else:
                self.tell_of(element, code, "is no region of M49", "unknown code")
        return self.share(element, said, code, vocabulary)

    def sector(self, element: Element, said: Said) -> Share:
        """Read a sector."""
        vocabulary = codes.vocabulary_of(said, "SectorVocabulary")
        return self.share(element, said, self.coded(element, said, vocabulary, _SECTORS), vocabulary)

    def aid_type(self, element: Element, said: Said) -> Coded:
        """Read a type of aid."""
        vocabulary = codes.vocabulary_of(said, "AidTypeVocabulary")
        return Coded(self.coded(element, said, vocabulary, _AID_TYPES), vocabulary)


def _one_line(written: str) -> str:
    """Give a text with single blanks alone between its words, as most texts are: to look is quicker than to split."""
    plain = written.isprintable() and "  " not in written
    return written.strip() if plain else " ".join(written.split())
