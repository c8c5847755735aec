"""Checks of references in the source: cited facts, declared tags, subjects, publications."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cvbuild.model.decode.clean import Cleaned
from cvbuild.model.decode.identity import groups
from cvbuild.model.needs import circles, matching, needed, resolved
from cvbuild.model.resume import Highlight, Item, Resume
from cvbuild.syntax.finding import Label, Mistake
from cvbuild.syntax.source import SourceMap, child_path
from cvbuild.syntax.suggest import did_you_mean

__all__ = ["addressless_facts", "undeclared_tags", "unknown_facts", "unusable_needs", "with_whole_subjects"]


_CODES = {"fact": "S011", "tag": "S012"}


def _all_items(resume: Resume) -> Iterator[Item]:
    for items in groups(resume).values():
        for item in items:
            yield from item.with_items()


def unknown_facts(resume: Resume, known: Collection[str], places: SourceMap, clean: Cleaned) -> Iterator[Mistake]:
    """Yield S011 for a cited fact that does not exist."""
    for item in _all_items(resume):
        cited = item.facts if isinstance(item, Highlight) else ()
        path = child_path(item.path, "facts")
        yield from _not_among(cited, known, path, places, clean, what="fact")


def undeclared_tags(resume: Resume, known: Collection[str], places: SourceMap, clean: Cleaned) -> Iterator[Mistake]:
    """Yield S012 for an undeclared tag, if tags are declared at all."""
    for item in _all_items(resume) if known else ():
        path = child_path(item.path, "tags")
        yield from _not_among(item.tags, known, path, places, clean, what="tag")


def _not_among(
    names: tuple[str, ...], known: Collection[str], path: str, places: SourceMap, clean: Cleaned, *, what: str
) -> Iterator[Mistake]:
    for position, name in enumerate(names):
        if name not in known:
            at = child_path(path, clean.index(path, position))
            hint = did_you_mean(name, known) or f"declare it under `{what}s:`"
            yield Mistake(_CODES[what], f"there is no {what} `{name}`", places.value(at), path=at, hint=hint)


def with_whole_subjects(resume: Resume) -> Resume:
    """Return the resume with each fact's subject as a whole address, also where the file has the end of one."""
    if not any(fact.subject for fact in resume.facts.values()):
        return resume
    addresses = [item.address for item in _all_items(resume)]
    facts = {}
    for name, fact in resume.facts.items():
        found = matching(fact.subject, addresses) if fact.subject else []
        facts[name] = fact.changed(subject=found[0]) if len(found) == 1 else fact
    return resume.changed(facts=facts)


def addressless_facts(resume: Resume, places: SourceMap) -> Iterator[Mistake]:
    """Yield S011 for a fact's subject or publication that does not exist."""
    addresses = [item.address for item in _all_items(resume)]
    subjects = frozenset({"basics", *addresses})
    publications = [item.address.split(".", 1)[1] for item in resume.publications]
    for name, fact in resume.facts.items():
        path = f"facts.{name}"
        if fact.subject and fact.subject not in subjects and not matching(fact.subject, addresses):
            at = child_path(path, "subject")
            hint = did_you_mean(fact.subject, [address for address in addresses if address.count(".") == 1])
            yield Mistake("S011", f"there is no entry `{fact.subject}`", places.value(at), path=at, hint=hint)
        note = fact.evidence.note if fact.evidence else None
        if note and note not in publications:
            at = f"{path}.evidence.note"
            hint = did_you_mean(note, publications)
            yield Mistake("S011", f"there is no publication `{note}`", places.value(at), path=at, hint=hint)


def unusable_needs(resume: Resume, places: SourceMap, clean: Cleaned) -> Iterator[Mistake]:
    """Yield S020 for an unknown, ambiguous or circular ``needs``."""
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


def _unusable_need(name: str, found: list[str], addresses: list[str], path: str, places: SourceMap) -> Mistake:
    if found:
        message, hint = f"`{name}` matches {len(found)} items", f"write one of: {', '.join(found)}"
    else:
        names = {*addresses, *(address.rpartition(".")[2] for address in addresses)}
        message, hint = f"no item has the id `{name}`", did_you_mean(name, sorted(names))
    return Mistake("S020", message, places.value(path), path=path, hint=hint)


def _circular_needs(resume: Resume, places: SourceMap) -> Iterator[Mistake]:
    addresses = {item.path: item.address for item in resume.items()}
    for circle in circles(needed(resume)):
        names = [addresses[path] for path in circle]
        path = child_path(circle[0], "needs")
        whole = " needs ".join((*names, names[0]))
        labels = tuple(Label(places.value(child_path(other, "needs")), "here") for other in circle[1:])
        hint = "remove `needs` from one of them"
        yield Mistake("S020", whole, places.value(path), path=path, hint=hint, further=labels)
