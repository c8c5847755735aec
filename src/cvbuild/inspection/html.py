"""Read an exported page as a browser shows it: the words of its body, its metadata, its links."""

from __future__ import annotations

from html.parser import HTMLParser

from cvbuild.model.artifact import Inspection, Word

__all__ = ["inspect"]

_BLOCKS = frozenset(
    ["article", "div", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "ol", "p", "section", "ul"]
)
_LISTS = ("ol", "ul")
_NAMES = {"author": "author", "description": "subject", "keywords": "keywords", "dcterms.identifier": "identifier"}


def inspect(content: bytes) -> Inspection:
    """Read a page back."""
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    return Inspection(
        format="html",
        words=tuple(Word(word) for word in "".join(page.texts).split()),
        metadata={key: value for key, value in page.metadata.items() if value},
        links=tuple(page.links),
        size=len(content),
        headings=tuple(page.headings),
    )


class _Page(HTMLParser):
    """Collects texts, and a space at the edges of each block."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.metadata: dict[str, str] = {}
        self.links: list[str] = []
        self.headings: list[int] = []
        self._inside = ""
        self._lists: list[int] = []  # for each open list the number of its next item; 0 where they have none

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and found.get("name") in _NAMES:
            self.metadata[_NAMES[found["name"]]] = found.get("content", "")
        if tag == "html":
            self.metadata["language"] = found.get("lang", "")
        if tag == "a":
            self.links.append(found.get("href", ""))
        if tag in ("title", "style"):
            self._inside = tag
        if len(tag) == 2 and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        self._begin(tag, int(found.get("start") or 1))

    def _begin(self, tag: str, first: int) -> None:
        """Begin a block, a list or an item."""
        if tag in _BLOCKS:
            self.texts.append(" ")
        if tag in _LISTS:
            self._lists.append(first if tag == "ol" else 0)
        if tag == "li":
            self._number()

    def _number(self) -> None:
        """Take the number of an item, which a browser shows."""
        if self._lists and self._lists[-1]:
            self.texts.append(f"{self._lists[-1]}. ")
            self._lists[-1] += 1

    def _count(self, tag: str, attributes: dict[str, str]) -> None:
        """Count the items of numbered lists, whose numbers a browser writes."""
        if tag in ("ol", "ul"):
            self._lists.append(int(attributes.get("start", "1")) if tag == "ol" else 0)
        if tag == "li" and self._lists and self._lists[-1]:
            self.texts.append("" if attributes.get("class") == "bare" else f"{self._lists[-1]}. ")
            self._lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a tag."""
        self._inside = ""
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag in _BLOCKS:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._inside == "title":
            self.metadata["title"] = data
        elif not self._inside:
            self.texts.append(data)
