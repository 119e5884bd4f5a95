"""Pages read as a browser reads them: elements with their attributes and texts."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "input", "br", "rect", "line", "circle", "path", "link", "img"}


class Page(HTMLParser):
    """The elements of a page in order, each with its attributes and all the text within it.

    Raises AssertionError where an element is not closed, or closed by another.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.said: list[tuple[str, set[str]]] = []  # each text, with the names and classes of all that it stands in
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        within = [self.elements[place] for place in self._open]
        names = {name for tag, attributes, _ in within for name in (tag, *(attributes.get("class") or "").split())}
        self.said.append((" ".join(data.split()), names))
        for place in self._open:
            self.elements[place][2].append(data)

    def tags(self) -> list[str]:
        """Give the names of all elements."""
        return [tag for tag, _, _ in self.elements]

    def texts(self, tag: str, class_: str | None = None) -> list[str]:
        """Give the texts of the elements of a name, and of a class if one is given."""
        return [
            " ".join("".join(texts).split())
            for name, attributes, texts in self.elements
            if name == tag and (class_ is None or class_ in (attributes.get("class") or "").split())
        ]

    def attributes(self, tag: str, name: str) -> list[str | None]:
        """Give an attribute of all elements of a name."""
        return [attributes.get(name) for tag_, attributes, _ in self.elements if tag_ == tag]
