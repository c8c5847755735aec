"""What the source file says of itself must be there: cited facts, declared tags, subjects, publications."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cvbuild.decoding.clean import Cleaned
from cvbuild.decoding.identity import groups, with_children
from cvbuild.finding import Finding, Label
from cvbuild.needs import circles, needed, resolved
from cvbuild.reading.tokens import mistake
from cvbuild.resume import Highlight, Item, Resume
from cvbuild.source import SourceMap, child_path
from cvbuild.suggest import did_you_mean

__all__ = ["addressless_facts", "undeclared_tags", "unknown_facts", "unusable_needs"]


_CODES = {"fact": "S011", "tag": "S012"}


def _all_items(resume: Resume) -> Iterator[Item]:
    for items in groups(resume).values():
        yield from with_children(items)


def unknown_facts(resume: Resume, known: Collection[str], places: SourceMap, clean: Cleaned) -> Iterator[Finding]:
    """S011: a highlight cites a fact that is not in the ledger."""
    for item in _all_items(resume):
        cited = item.facts if isinstance(item, Highlight) else ()
        path = child_path(item.path, "facts")
        yield from _not_among(cited, known, path, places, clean, what="fact")


def undeclared_tags(resume: Resume, known: Collection[str], places: SourceMap, clean: Cleaned) -> Iterator[Finding]:
    """S012: a tag that the vocabulary, where there is one, does not have."""
    for item in _all_items(resume) if known else ():
        path = child_path(item.path, "tags")
        yield from _not_among(item.tags, known, path, places, clean, what="tag")


def _not_among(
    names: tuple[str, ...], known: Collection[str], path: str, places: SourceMap, clean: Cleaned, *, what: str
) -> Iterator[Finding]:
    for position, name in enumerate(names):
        if name not in known:
            at = child_path(path, clean.index(path, position))
            hint = did_you_mean(name, known) or f"declare it under `{what}s:`"
            yield mistake(_CODES[what], f"there is no {what} `{name}`", places.value(at), path=at, hint=hint)


def addressless_facts(resume: Resume, places: SourceMap) -> Iterator[Finding]:
    """S011: a fact is about an entry, or rests on a publication, that is not there."""
    addresses = [item.address for item in _all_items(resume)]
    subjects = frozenset({"basics", *addresses})
    publications = [item.address.split(".", 1)[1] for item in resume.publications]
    for name, fact in resume.facts.items():
        path = f"facts.{name}"
        if fact.subject and fact.subject not in subjects:
            at = child_path(path, "subject")
            hint = did_you_mean(fact.subject, [address for address in addresses if address.count(".") == 1])
            yield mistake("S011", f"there is no entry `{fact.subject}`", places.value(at), path=at, hint=hint)
        note = fact.evidence.note if fact.evidence else None
        if note and note not in publications:
            at = f"{path}.evidence.note"
            hint = did_you_mean(note, publications)
            yield mistake("S011", f"there is no publication `{note}`", places.value(at), path=at, hint=hint)


def unusable_needs(resume: Resume, places: SourceMap, clean: Cleaned) -> Iterator[Finding]:
    """S020: an item needs what there is not, or what in the end needs the item itself."""
    items = list(resume.items())
    addresses = [item.address for item in items]
    for item in items:
        path = child_path(item.path, "needs")
        for position, name in enumerate(item.needs):
            found = resolved(name, item, addresses)
            if len(found) != 1:
                at = child_path(path, clean.index(path, position))
                yield _unusable_need(name, found, addresses, at, places)
    yield from _circular_needs(resume, places)


def _unusable_need(name: str, found: list[str], addresses: list[str], path: str, places: SourceMap) -> Finding:
    if found:
        message, hint = f"`{name}` names {len(found)} items", f"write one of: {', '.join(found)}"
    else:
        names = {*addresses, *(address.rpartition(".")[2] for address in addresses)}
        message, hint = f"no item has the id `{name}`", did_you_mean(name, sorted(names))
    return mistake("S020", message, places.value(path), path=path, hint=hint)


def _circular_needs(resume: Resume, places: SourceMap) -> Iterator[Finding]:
    addresses = {item.path: item.address for item in resume.items()}
    for circle in circles(needed(resume)):
        names = [addresses[path] for path in circle]
        path = child_path(circle[0], "needs")
        whole = " needs ".join((*names, names[0]))
        labels = tuple(Label(places.value(child_path(other, "needs")), "through this") for other in circle[1:])
        hint = "one of them has to stand by itself; drop its `needs`"
        yield mistake("S020", whole, places.value(path), path=path, hint=hint, further=labels)
