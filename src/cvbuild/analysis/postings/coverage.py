"""Coverage of a posting by a variant: terms that it prints, terms that only the source has, terms that neither has.

``match`` and T101 both report what :func:`coverage_of` returns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.analysis.facts.skills import joined
from cvbuild.analysis.language.prose import Passage, passages, place
from cvbuild.analysis.postings.posting import Level
from cvbuild.analysis.postings.requirements import Requirement, Requirements
from cvbuild.analysis.postings.term_finder import TermFinder, stemmed
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.compose.select import hold_reason
from cvbuild.model.resume import Highlight, Item, Resume
from cvbuild.model.variant import Variant
from cvbuild.syntax.source import Place

__all__ = ["Coverage", "Row", "Spot", "Unprinted", "claimed", "coverage_of", "finder_for"]

_NO_WORDS = ("contact", "aside")
_TEXTS = (
    "text",
    "name",
    "position",
    "title",
    "institution",
    "organization",
    "area",
    "study_type",
    "summary",
    "description",
    "awarder",
    "issuer",
    "publisher",
    "language",
    "fluency",
    "reference",
    "score",
)
_THING = r"(?:(?!(?:on|in|for|with|to|by|at|of|from|while|using|and|or|nor)\b)[\w+#./-]+\s?){1,2}"
_DENIED = re.compile(rf"\b(?:no|without|neither)\s{_THING}(?:,\s{_THING})*(?:,?\s?\b(?:or|nor)\s{_THING})?")


class Spot(Struct, frozen=True):
    """A term as written, and its place."""

    text: str
    place: Place


class Unprinted(Struct, frozen=True):
    """An item of the source that has a term and is not printed.

    ``ids`` are the ids to include to print it, empty if it is on hold. ``reason`` says why the variant leaves it out,
    ``hold`` why it must not be printed.
    """

    address: str
    path: str
    spot: Spot
    ids: tuple[str, ...] = ()
    reason: str = ""
    hold: str = ""


class Row(Struct, frozen=True):
    """A required term and its places. ``implied_by`` are printed terms that imply it: PostgreSQL implies SQL."""

    requirement: Requirement
    printed: tuple[Spot, ...] = ()
    unprinted: tuple[Unprinted, ...] = ()
    implied_by: tuple[str, ...] = ()


class Coverage(Struct, frozen=True):
    """The coverage of a posting by one variant, and the printed dates and degrees to compare with its conditions."""

    variant: str
    requirements: Requirements
    rows: tuple[Row, ...]
    dates: tuple[Spot, ...] = ()
    degrees: tuple[Spot, ...] = ()

    @property
    def printed(self) -> tuple[Row, ...]:
        """Terms that the variant prints."""
        return tuple(row for row in self.rows if row.printed)

    @property
    def unprinted(self) -> tuple[Row, ...]:
        """Terms that the source has and the variant does not print."""
        return tuple(row for row in self.rows if row.unprinted and not row.printed)

    @property
    def nowhere(self) -> tuple[Row, ...]:
        """Terms that the source does not have."""
        return tuple(row for row in self.rows if not row.unprinted and not row.printed)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Terms to report as missing: all that only the source has; of the others, those that a word list knows."""
        return (*self.unprinted, *(row for row in self.nowhere if row.requirement.known))


def coverage_of(subject: Subject, requirements: Requirements, vocabulary: Vocabulary) -> Coverage:
    """Compare a posting with the chosen variant and with the source.

    A term that is only mentioned, and that no word list knows, counts only if the source has it.
    """
    assert subject.chosen is not None  # the caller chose a variant
    finder = finder_for(requirements.terms, vocabulary)
    printed = _printed(subject, finder)
    unprinted = _unprinted(subject, finder)
    rows = (_row(term, printed, unprinted, vocabulary) for term in requirements.terms)
    shown = (
        row
        for row in rows
        if row.printed or row.unprinted or row.requirement.known or row.requirement.level > Level.MENTIONED
    )
    selected = subject.chosen.selection.resume
    dates, degrees = tuple(_dates(subject, selected)), tuple(_degrees(subject, selected))
    return Coverage(subject.chosen.variant.name, requirements, tuple(shown), dates, degrees)


def _row(
    term: Requirement,
    printed: Mapping[str, list[Spot]],
    unprinted: Mapping[str, list[Unprinted]],
    vocabulary: Vocabulary,
) -> Row:
    shown = tuple(spot for one in term.each for spot in printed.get(one.key, ()))
    row = Row(term, shown, tuple(item for one in term.each for item in unprinted.get(one.key, ())))
    if row.printed or not term.known:
        return row
    implying = (name for one in term.each if one.known for name in vocabulary.implying(one.key))
    return replace(row, implied_by=tuple(vocabulary.shown(name) for name in implying if name in printed))


def claimed(text: str) -> str:
    """Mask what a text denies with underscores: “no Linux kernel, CUDA driver or Python runtime”."""
    return _DENIED.sub(lambda found: "_" * len(found[0]), text)


def finder_for(terms: Iterable[Requirement], vocabulary: Vocabulary) -> TermFinder:
    """Return a finder for these terms, and for terms that imply them, in the words of a résumé."""
    asked = {one.key: one for term in terms for one in term.each}
    wanted = {*asked, *(name for key in asked for name in vocabulary.implying(key))}
    names = {key: name for key, name in vocabulary.finder.names.items() if name in wanted}
    written = {key: vocabulary.finder.written[key] for key in names}
    stems = {stemmed(text): names[key] for key, texts in written.items() for text in texts if _inflects(text)}
    for term in asked.values():
        if not term.known:
            names.setdefault(joined(term.name), term.key)
            written.setdefault(joined(term.name), frozenset({term.name}))
            stems |= {stemmed(term.name): term.key} if " " in term.name else {}
    return TermFinder(names, written, stems)


def _inflects(text: str) -> bool:
    """Return whether a term consists of ordinary words, which may be inflected."""
    return text.islower() and (" " in text or "-" in text)


def _printed(subject: Subject, finder: TermFinder) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for passage in passages(subject):
        if passage.kind in _NO_WORDS:
            continue
        for mention in finder.find(claimed(passage.text), nested=True):
            spot = Spot(mention.text, place(subject, _placed(passage, subject), mention.start, mention.end))
            if spot not in found[mention.name]:
                found[mention.name].append(spot)
    return {name: sorted(spots, key=lambda spot: spot.place) for name, spots in found.items()}


def _placed(passage: Passage, subject: Subject) -> Passage:
    """Return the passage with the path of the headline that the variant chose, if it is the headline."""
    assert subject.chosen is not None  # the caller chose a variant
    headlines = subject.chosen.selection.resume.basics.headlines
    return replace(passage, path=headlines[0].path) if passage.kind == "headline" and headlines else passage


def _unprinted(subject: Subject, finder: TermFinder) -> dict[str, list[Unprinted]]:
    """Find terms in the source that are not printed: in unselected items, and in other wordings of printed ones."""
    assert subject.chosen is not None  # the caller chose a variant
    shown = {decision.path for decision in subject.chosen.selection.decisions if decision.shown}
    basics = subject.chosen.selection.resume.basics
    shown |= {item.path for item in (*basics.headlines, *basics.summaries)}
    found: dict[str, list[Unprinted]] = defaultdict(list)
    for item, ancestors in _items(subject.resume):
        for text in _texts(item):
            for mention in finder.find(claimed(text), nested=True):
                unprinted = _as_unprinted(item, ancestors, mention.text, subject, shown)
                if unprinted and all(unprinted.address != other.address for other in found[mention.name]):
                    found[mention.name].append(unprinted)
    return found


def _as_unprinted(
    item: Item, ancestors: tuple[Item, ...], text: str, subject: Subject, shown: set[str]
) -> Unprinted | None:
    """Return why an item that has a term does not print it; ``None`` if it prints these very words."""
    assert subject.chosen is not None  # the caller chose a variant
    spot = Spot(text, subject.locate(item.path, text))
    chain = (*ancestors, item)
    hold = next(filter(None, (hold_reason(one, subject.resume) for one in chain)), "")
    if item.path in shown:
        return (
            Unprinted(item.address, item.path, spot, reason="printed in another wording")
            if _is_reworded(item)
            else None
        )
    if item.path.startswith("basics."):
        return _other_candidate(item, spot, hold)
    out = [one for one in chain if one.path not in shown]
    ids = tuple(one.address for one in out if one is out[0] or not _would_show(one, subject.chosen.variant))
    decision = subject.chosen.selection.decision(out[0].path)
    reason = decision.reason if decision else ""
    return Unprinted(item.address, item.path, spot, () if hold else ids, reason, hold)


def _other_candidate(item: Item, spot: Spot, hold: str) -> Unprinted:
    """Return a headline or summary that the variant does not choose."""
    key = "headline" if item.path.startswith("basics.headlines") else "summary"
    return Unprinted(item.address, item.path, spot, (), f"{key}: {item.address.rpartition('.')[2]} prints it", hold)


def _is_reworded(item: Item) -> bool:
    return isinstance(item, Highlight) and bool(item.wordings)


def _would_show(item: Item, variant: Variant) -> bool:
    """Return whether the tags of an item select it once its parent is selected."""
    excluded = set(item.tags) & set(variant.exclude_tags)
    return not excluded and (not item.tags or bool(set(item.tags) & set(variant.asked_tags)))


def _items(resume: Resume) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """Yield every item with its ancestors, the outermost first."""
    above: dict[str, tuple[Item, ...]] = {}
    yield from ((item, ()) for item in (*resume.basics.headlines, *resume.basics.summaries))
    for item in resume.items():
        if item.path.startswith("basics."):
            continue  # accounts on networks
        for child in item.items():
            above[child.path] = (*above.get(item.path, ()), item)
        yield item, above.get(item.path, ())


def _texts(item: Item) -> Iterator[str]:
    """Yield the texts of an item, and the other wordings of a highlight."""
    for name in _TEXTS:
        value = getattr(item, name, None)
        if isinstance(value, str):
            yield value
    yield from getattr(item, "courses", ())
    if isinstance(item, Highlight):
        yield from (wording.text for wording in item.wordings.values())


def _dates(subject: Subject, selected: Resume) -> Iterator[Spot]:
    """Yield the dates of the printed jobs with their places."""
    for entry in selected.work:
        for part in (entry, *entry.roles):
            if part.start_date:
                dates = f"{part.start_date} to {part.end_date}" if part.end_date else f"since {part.start_date}"
                yield Spot(dates, subject.places.value(f"{part.path}.startDate"))


def _degrees(subject: Subject, selected: Resume) -> Iterator[Spot]:
    for entry in selected.education:
        words = " ".join(filter(None, (entry.study_type, entry.area))) or entry.institution
        field = "studyType" if entry.study_type else "institution"
        yield Spot(words, subject.places.value(f"{entry.path}.{field}"))
