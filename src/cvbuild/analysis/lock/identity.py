"""The identity of a CV: all of its values that are printed and are no wording, and its facts.

A value counts unless this module says that it is a wording, a contact, or for selection and checks only. So a key that
is added to a section is locked from the day it is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from cvbuild.analysis.lock.record import BETWEEN
from cvbuild.model.basics import Basics
from cvbuild.model.dates import PartialDate
from cvbuild.model.nodes import Highlight, Item, Keyword, Node
from cvbuild.model.resume import Fact, Project, Resume
from cvbuild.model.variant import Variant
from cvbuild.syntax.source import child_path

__all__ = ["HEADLINES", "HIGHLIGHTS", "NAMES", "SUMMARIES", "Identity", "Valued", "identities"]

HEADLINES = "headlines"
"""The group of all lines below the name, whose words may be chosen freely among those that were confirmed."""

HIGHLIGHTS = "highlights"
"""The group of all wordings, each with its hold. Their words may change: they only witness what others claim."""

SUMMARIES = "summaries"
"""The beginning of the addresses of the summaries at the top."""

NAMES = ("name", "institution", "organization", "title", "language", "network", "position")
"""Keys by whose values an item is known, and which come first in the lock."""

_SELECTION = frozenset({"id", "tags", "priority", "needs", "note", "facts", "wordings", "concurrent"})
_WORDINGS = frozenset({"summary", "summaries", "headlines", "highlights", "role_fits", "text", "lines"})
_CONTACTS = frozenset({"email", "phone", "image", "address_", "postal_code"})
_IN_ORDER = frozenset({"authors"})
"""Keys of several texts whose order says something."""

_ORDER = " ; "


class Valued(Struct, frozen=True):
    """A value: its text, and its path."""

    text: str
    path: str


class Identity(Struct, frozen=True):
    """An item with its values by key.

    ``group`` is what an item can be confused with: its section. ``is_named`` says that its address is an id that
    someone wrote, and not made from its words. ``words`` identify it where its address does not.
    """

    address: str
    group: str
    path: str
    values: Mapping[str, Valued]
    is_named: bool = False
    words: str = ""


def identities(
    resume: Resume, variants: Iterable[Variant], translations: Mapping[str, Mapping[str, str]]
) -> tuple[Identity, ...]:
    """Return every item that has values, in the order of the file, then the variants.

    Args:
        resume: the whole source.
        variants: those whose headings count.
        translations: the texts in several languages, by path and language.
    """
    walk = _Walk(translations)
    found = (*walk.basics(resume.basics), *walk.sections(resume), *walk.facts(resume), *_variants(variants))
    return tuple(one for one in found if one.values)


class _Walk(Struct, frozen=True):
    translations: Mapping[str, Mapping[str, str]]

    def basics(self, basics: Basics) -> Iterator[Identity]:
        """Yield the person, places, accounts, and lines below the name."""
        own = {key: one for key, one in self.values(basics).items() if not key.startswith(("label", "location"))}
        yield Identity("basics", "basics", "basics", own, is_named=True)
        if basics.label:
            label = self.text("label", basics.label, "basics.label")
            yield Identity(f"{HEADLINES}.label", HEADLINES, "basics.label", label, is_named=True)
        for line in basics.headlines:
            yield self.line(line)
        for item in (*filter(None, (basics.location,)), *basics.locations, *basics.profiles):
            yield self.item(item, item.address.partition(".")[0])
        yield from self.wording(basics.summary, "basics.summary", f"{SUMMARIES}.summary")
        for summary in basics.summaries:
            yield from self.highlight(summary)

    def line(self, line: Highlight) -> Identity:
        """Return a candidate for the line below the name, with its other wordings."""
        values = self.text("text", line.text, _written(line.path))
        for name, wording in line.wordings.items():
            values |= self.text(f"wordings.{name}", wording.text, f"{line.path}.wordings.{name}")
        return Identity(line.address, HEADLINES, line.path, values, line.id is not None, line.text)

    def wording(self, text: str | None, path: str, address: str) -> Iterator[Identity]:
        """Yield a wording that is no highlight: a summary, the description of a project."""
        if text:
            yield Identity(address, HIGHLIGHTS, path, self.text("text", text, path), is_named=False, words=text)

    def sections(self, resume: Resume) -> Iterator[Identity]:
        """Yield the entries of all sections, what is in them, and the headings of one's own sections."""
        for name in resume.section_names:
            for entry in resume.entries(name):
                yield from self.entry(entry, name)
        for name, section in resume.sections.items():
            values = self.text("title", section.title or "", f"{section.path}.title")
            yield Identity(f"sections.{name}", "sections", section.path, values, is_named=True)
            yield from self.wording(section.text, f"{section.path}.text", f"{name}.text")
        if resume.profile:
            profile = self.values(resume.profile, frozenset({"alternate_name", "locations"}))
            yield Identity("profile", "profile", "profile", profile, is_named=True)

    def entry(self, entry: Item, group: str, within: str = "") -> Iterator[Identity]:
        """Yield an entry or a role in it, then the roles, and the highlights on hold."""
        if isinstance(entry, Highlight):
            yield from self.highlight(entry)
            return
        found = self.item(entry, group)
        if within:
            of = Valued(within, entry.path)
            found = Identity(found.address, group, found.path, {"of": of, **found.values}, found.is_named, found.words)
        yield found
        for key in ("summary", "description") if isinstance(entry, Project) else ("summary",):
            yield from self.wording(getattr(entry, key, None), f"{entry.path}.{key}", f"{entry.address}.{key}")
        for child in entry.items():
            if isinstance(child, Highlight):
                yield from self.highlight(child)
            elif not isinstance(child, Keyword):
                yield from self.entry(child, f"{group}.roles", entry.words)

    def highlight(self, highlight: Highlight) -> Iterator[Identity]:
        """Yield a highlight or a summary with its wordings and its hold, and those inside it."""
        values = self.text("hold", highlight.hold or "", f"{highlight.path}.hold")
        values |= self.text("text", highlight.text, _written(highlight.path))
        for name, wording in highlight.wordings.items():
            values |= self.text(f"wordings.{name}", wording.text, f"{highlight.path}.wordings.{name}")
        yield Identity(highlight.address, HIGHLIGHTS, highlight.path, values, highlight.id is not None, highlight.text)
        for child in highlight.items():
            if isinstance(child, Highlight):
                yield from self.highlight(child)

    def item(self, item: Item, group: str) -> Identity:
        """Return an item with its own values and its keywords."""
        values = self.values(item)
        values = {**{key: values[key] for key in NAMES if key in values}, **values}
        keywords = [child for child in item.items() if isinstance(child, Keyword)]
        if keywords:
            values["keywords"] = Valued(BETWEEN.join(one.text for one in keywords), f"{item.path}.keywords")
            if group in ("skills", "interests"):
                values.pop("name", None)  # the heading of a list
        return Identity(item.address, group, item.path, values, item.id is not None, item.words)

    def facts(self, resume: Resume) -> Iterator[Identity]:
        """Yield every fact of the ledger."""
        for name, fact in resume.facts.items():
            path = f"facts.{name}"
            yield Identity(path, "facts", path, self.values(fact), is_named=True, words=fact.claim or "")

    def values(self, node: Node, only: frozenset[str] = frozenset()) -> dict[str, Valued]:
        """Return the values of a node by key, without those of items in it."""
        found: dict[str, Valued] = {}
        for name, key, value in node.fields():
            if (name in only) if only else _counts(node, name, value):
                found |= self.value(name, key, value, child_path(node.path, key))
        return found

    def value(self, name: str, key: str, value: object, path: str) -> dict[str, Valued]:
        """Return one value by key; a mapping or a node gives several."""
        if isinstance(value, Node):
            return {f"{key}.{below}": one for below, one in self.values(value).items()}
        if isinstance(value, dict):
            parts = (self.value(name, f"{key}.{label}", one, child_path(path, label)) for label, one in value.items())
            return {at: one for part in parts for at, one in part.items()}
        if isinstance(value, tuple):
            texts = [one for one in value if isinstance(one, str)]
            return {key: Valued((_ORDER if name in _IN_ORDER else BETWEEN).join(texts), path)} if texts else {}
        if isinstance(value, PartialDate) and value.is_present and not value.text:
            return {}  # a job without an end goes on as well
        if isinstance(value, PartialDate | str):
            return self.text(key, str(value), path)
        return {key: Valued("yes", path)} if value is True else {}

    def text(self, key: str, text: str, path: str) -> dict[str, Valued]:
        """Return a text by key, in all its languages."""
        languages = self.translations.get(path) or {}
        if languages:
            return {f"{key}.{tag}": Valued(one, f"{path}.{tag}") for tag, one in languages.items()}
        return {key: Valued(text, path)} if text else {}


def _written(path: str) -> str:
    return f"{path}.text"


def _counts(node: Node, name: str, value: object) -> bool:
    """Return whether a field is part of the identity."""
    if isinstance(node, Fact):
        return True
    if name in _SELECTION or name in _WORDINGS or name in _CONTACTS:
        return False
    if name == "description":
        return not isinstance(node, Project)  # the description of an employer is no wording, that of a project is
    if name == "disclosure":
        return value != "public"
    if isinstance(value, tuple) and any(isinstance(one, Node) for one in value):
        return False  # items of their own
    return value is not False and (value is True or not isinstance(value, int | float))


def _variants(variants: Iterable[Variant]) -> Iterator[Identity]:
    for variant in variants:
        titled = {one.name: one for one in variant.sections if one.title}
        address = f"variants.{variant.name}"
        values = {name: Valued(one.title or "", f"{address}.{one.path}.title") for name, one in titled.items()}
        yield Identity(address, "variants", address, values, is_named=True)
