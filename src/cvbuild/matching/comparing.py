"""Three lists: what a variant prints of what is asked for, what the source has besides, what is nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cvbuild.analysis.facts.skills import joined
from cvbuild.analysis.prose import Passage, passages, place
from cvbuild.check import Subject
from cvbuild.matching.asking import Asked, Wanted
from cvbuild.matching.canon import Canon
from cvbuild.matching.finder import Finder, stemmed
from cvbuild.matching.posting import Level
from cvbuild.resume import Highlight, Item, Resume
from cvbuild.selection import hold_reason
from cvbuild.source import Place
from cvbuild.variant import Variant

__all__ = ["Comparison", "Kept", "Row", "Spot", "claimed", "compare", "finder_for"]

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


@dataclass(frozen=True, slots=True)
class Spot:
    """A term as it is written at a place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Kept:
    """An item of the source that has a term and is not printed. ``ids`` are what to include to print it.

    ``hold`` says why it must not be printed; then nothing is to be included. ``reason`` says why it is out.
    """

    address: str
    path: str
    spot: Spot
    ids: tuple[str, ...] = ()
    reason: str = ""
    hold: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A term that is asked for, and where it is. ``near`` are printed names that cannot be had without it."""

    asked: Asked
    printed: tuple[Spot, ...] = ()
    kept: tuple[Kept, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The three lists for one variant, and what is asked for besides terms with what is printed to set against it."""

    variant: str
    wanted: Wanted
    rows: tuple[Row, ...]
    dates: tuple[Spot, ...] = ()
    degrees: tuple[Spot, ...] = ()

    @property
    def printed(self) -> tuple[Row, ...]:
        """Terms that the variant prints."""
        return tuple(row for row in self.rows if row.printed)

    @property
    def kept(self) -> tuple[Row, ...]:
        """Terms that the source has and the variant does not print."""
        return tuple(row for row in self.rows if row.kept and not row.printed)

    @property
    def nowhere(self) -> tuple[Row, ...]:
        """Terms that the source does not have."""
        return tuple(row for row in self.rows if not row.kept and not row.printed)


def compare(subject: Subject, wanted: Wanted, canon: Canon) -> Comparison:
    """What the chosen variant prints of what is asked for.

    A word that is merely mentioned, and that no list knows, counts only where the source has it, too.
    """
    assert subject.chosen is not None  # the caller chose
    finder = finder_for(wanted.terms, canon)
    printed = _printed(subject, finder)
    kept = _kept(subject, finder)
    rows = (_row(asked, printed, kept, canon) for asked in wanted.terms)
    shown = (row for row in rows if row.printed or row.kept or row.asked.known or row.asked.level > Level.MENTIONED)
    selected = subject.chosen.selection.resume
    dates, degrees = tuple(_dates(subject, selected)), tuple(_degrees(subject, selected))
    return Comparison(subject.chosen.variant.name, wanted, tuple(shown), dates, degrees)


def _row(asked: Asked, printed: Mapping[str, list[Spot]], kept: Mapping[str, list[Kept]], canon: Canon) -> Row:
    row = Row(asked, tuple(printed.get(asked.key, ())), tuple(kept.get(asked.key, ())))
    if row.printed or not asked.known:
        return row
    return replace(row, near=tuple(canon.shown(name) for name in canon.implying(asked.key) if name in printed))


def claimed(text: str) -> str:
    """A text with underscores for what it says that there is not: “no Linux kernel, CUDA driver or Python runtime”."""
    return _DENIED.sub(lambda found: "_" * len(found[0]), text)


def finder_for(terms: Iterable[Asked], canon: Canon) -> Finder:
    """Finds what is asked for, and what implies it, in the words of a résumé."""
    asked = {term.key: term for term in terms}
    wanted = {*asked, *(name for key in asked for name in canon.implying(key))}
    names = {key: name for key, name in canon.finder.names.items() if name in wanted}
    written = {key: canon.finder.written[key] for key in names}
    stems = {stemmed(text): names[key] for key, texts in written.items() for text in texts if _inflects(text)}
    for term in asked.values():
        if not term.known:
            names.setdefault(joined(term.name), term.key)
            written.setdefault(joined(term.name), frozenset({term.name}))
            stems |= {stemmed(term.name): term.key} if " " in term.name else {}
    return Finder(names, written, stems)


def _inflects(text: str) -> bool:
    """Whether a name is made of ordinary words, whose forms mean the same."""
    return text.islower() and (" " in text or "-" in text)


def _printed(subject: Subject, finder: Finder) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for passage in passages(subject.document):
        if passage.kind in _NO_WORDS:
            continue
        for mention in finder.find(claimed(passage.text), nested=True):
            spot = Spot(mention.text, place(subject, _placed(passage, subject), mention.start, mention.end))
            if spot not in found[mention.name]:
                found[mention.name].append(spot)
    return {name: sorted(spots, key=lambda spot: spot.place) for name, spots in found.items()}


def _placed(passage: Passage, subject: Subject) -> Passage:
    """A passage with the path of its words: a chosen headline stands among the headlines."""
    assert subject.chosen is not None  # the caller chose
    headlines = subject.chosen.selection.resume.basics.headlines
    return replace(passage, path=headlines[0].path) if passage.kind == "headline" and headlines else passage


def _kept(subject: Subject, finder: Finder) -> dict[str, list[Kept]]:
    """Where the source has names outside of what is printed: in items that are out, and in other wordings."""
    assert subject.chosen is not None  # the caller chose
    shown = {decision.path for decision in subject.chosen.selection.decisions if decision.shown}
    basics = subject.chosen.selection.resume.basics
    shown |= {item.path for item in (*basics.headlines, *basics.summaries)}
    found: dict[str, list[Kept]] = defaultdict(list)
    for item, ancestors in _items(subject.resume):
        for text in _texts(item):
            for mention in finder.find(claimed(text), nested=True):
                kept = _as_kept(item, ancestors, mention.text, subject, shown)
                if kept and all(kept.address != other.address for other in found[mention.name]):
                    found[mention.name].append(kept)
    return found


def _as_kept(item: Item, ancestors: tuple[Item, ...], text: str, subject: Subject, shown: set[str]) -> Kept | None:
    """An item as one that is kept back; none where it is printed in these very words."""
    assert subject.chosen is not None  # the caller chose
    spot = Spot(text, subject.locate(item.path, text))
    chain = (*ancestors, item)
    hold = next(filter(None, (hold_reason(one, subject.resume) for one in chain)), "")
    if item.path in shown:
        return Kept(item.address, item.path, spot, reason="printed in another wording") if _is_reworded(item) else None
    if item.path.startswith("basics."):
        return _other_candidate(item, spot, hold)
    out = [one for one in chain if one.path not in shown]
    ids = tuple(one.address for one in out if one is out[0] or not _would_show(one, subject.chosen.variant))
    decision = subject.chosen.selection.decision(out[0].path)
    reason = decision.reason if decision else ""
    return Kept(item.address, item.path, spot, () if hold else ids, reason, hold)


def _other_candidate(item: Item, spot: Spot, hold: str) -> Kept:
    """A headline or summary that another line of the variant chooses."""
    key = "headline" if item.path.startswith("basics.headlines") else "summary"
    return Kept(item.address, item.path, spot, (), f"{key}: {item.address.rpartition('.')[2]} prints it", hold)


def _is_reworded(item: Item) -> bool:
    return isinstance(item, Highlight) and bool(item.wordings)


def _would_show(item: Item, variant: Variant) -> bool:
    """Whether an item is in by its tags once what it belongs to is in."""
    excluded = set(item.tags) & set(variant.exclude_tags)
    return not excluded and (not item.tags or bool(set(item.tags) & set(variant.tags)))


def _items(resume: Resume) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """Every item with those it belongs to, the outermost first."""
    above: dict[str, tuple[Item, ...]] = {}
    yield from ((item, ()) for item in (*resume.basics.headlines, *resume.basics.summaries))
    for item in resume.items():
        if item.path.startswith("basics."):
            continue  # accounts on networks
        for child in item.items():
            above[child.path] = (*above.get(item.path, ()), item)
        yield item, above.get(item.path, ())


def _texts(item: Item) -> Iterator[str]:
    """The words of an item itself, and the other wordings of a highlight."""
    for name in _TEXTS:
        value = getattr(item, name, None)
        if isinstance(value, str):
            yield value
    yield from getattr(item, "courses", ())
    if isinstance(item, Highlight):
        yield from (wording.text for wording in item.wordings.values())


def _dates(subject: Subject, selected: Resume) -> Iterator[Spot]:
    """The dates of the jobs that are printed, each where it stands."""
    for entry in selected.work:
        for part in (entry, *entry.roles):
            if part.start_date:
                told = f"{part.start_date} to {part.end_date}" if part.end_date else f"since {part.start_date}"
                yield Spot(told, subject.places.value(f"{part.path}.startDate"))


def _degrees(subject: Subject, selected: Resume) -> Iterator[Spot]:
    for entry in selected.education:
        words = " ".join(filter(None, (entry.study_type, entry.area))) or entry.institution
        field = "studyType" if entry.study_type else "institution"
        yield Spot(words, subject.places.value(f"{entry.path}.{field}"))
