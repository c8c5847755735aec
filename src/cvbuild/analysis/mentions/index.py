"""The index of what a document says, built once for a document, part by part as checks ask for it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from cvbuild.analysis.check import Subject
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.language.prose import Passage, passages
from cvbuild.analysis.mentions.acronyms import Acronym, acronyms
from cvbuild.analysis.mentions.entities import (
    Miss,
    field_misses,
    is_giver,
    keywords,
    misses,
    series_of_capitals,
)
from cvbuild.analysis.mentions.legal_forms import OtherForm, other_forms
from cvbuild.analysis.mentions.listings import Listing, listings
from cvbuild.analysis.mentions.names import Twin, names, twins
from cvbuild.analysis.mentions.pairs import Pair, pairs
from cvbuild.analysis.mentions.parts import Parts, parts
from cvbuild.analysis.mentions.shares import Share, shares
from cvbuild.analysis.mentions.spans import Lasting, Stretch, lastings, stretches
from cvbuild.analysis.mentions.sums import Sum, fractions, sums
from cvbuild.analysis.mentions.times import Duration, Moment, durations, moments

__all__ = ["Mentions", "mentions"]


class Mentions:
    """The mentions of a document; each kind is found at its first use.

    ``own`` are the sentences of the author, ``printed`` is all text.
    """

    def __init__(self, printed: Sequence[Passage], own: Sequence[Passage]) -> None:
        self.printed = tuple(printed)
        self.own = tuple(own)

    @functools.cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every before and after."""
        return tuple(pair for passage in self.own for pair in pairs(passage))

    @functools.cached_property
    def shares(self) -> tuple[Share, ...]:
        """Every part with its whole."""
        return tuple(share for passage in self.own for share in shares(passage))

    @functools.cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every product, total and fraction that the numbers beside it do not give."""
        return (*(one for passage in self.own for one in sums(passage)), *fractions(self.pairs))

    @functools.cached_property
    def parts(self) -> tuple[Parts, ...]:
        """Every list of parts that is more than its whole."""
        return tuple(one for passage in self.own for one in parts(passage))

    @functools.cached_property
    def twins(self) -> tuple[Twin, ...]:
        """Every two names that are one slip apart."""
        language = self.printed[0].language if self.printed else "en"
        return tuple(twins((name for passage in self.printed for name in names(passage)), language))

    @functools.cached_property
    def misses(self) -> tuple[Miss, ...]:
        """Every name that nearly is the name of an entry or a giver."""
        names = [passage.text for passage in self.printed if passage.kind == "name" or is_giver(passage)]
        listed = [item for passage in self.printed if passage.kind == "list" for item in keywords(passage.text)]
        said = [name for passage in self.own for name in series_of_capitals(passage)]
        titles = [passage for passage in self.printed if passage.kind == "publication"]
        below = dict.fromkeys((*names, *listed, *self._beginnings(names)))
        entries = [one for one in self.own if one.section in ("work", "projects", "volunteer", "education")]
        others = [one for one in self.own if one.section in ("awards", "references", "publications", "basics")]
        again = dict.fromkeys(name for passage in entries for name in series_of_capitals(passage))
        known = {name: None for name in again if name not in below}
        texts = [*self.own, *(one for one in self.printed if one.kind == "quotation" or one.section == "references")]
        return (
            *misses(dict.fromkeys(texts), below),
            *field_misses(self.printed),
            *misses(titles, dict.fromkeys(said)),
            *misses(others, known),
            *self._other_names(names),
        )

    def _beginnings(self, names: Sequence[str]) -> list[str]:
        """Return the first words of long names, joined by a sign: “Brandhoff & Lüders” of a partnership."""
        short = [re.match(r"\S+\s[&+]\s[^\W\d_][\w’'-]*(?=\s)", name) for name in names]
        return [match[0] for match in short if match]

    def _other_names(self, names: Sequence[str]) -> tuple[Miss, ...]:
        if not self.own or self.own[0].language not in ("de", "fr", "es"):
            return ()
        from cvbuild.analysis.mentions.employers import other_names, other_numbers  # for a CV in these languages only

        return (*other_names(self.own, names), *other_numbers(self.own, names))

    @functools.cached_property
    def other_forms(self) -> tuple[OtherForm, ...]:
        """Every employer with another legal form than that of its entry."""
        known = dict.fromkeys(passage.text for passage in self.printed if passage.kind == "name")
        return tuple(other_forms(self.own, known))

    @functools.cached_property
    def acronyms(self) -> tuple[Acronym, ...]:
        """Every acronym beside words in brackets, or in brackets itself."""
        return tuple(one for passage in self.printed for one in acronyms(passage))

    @functools.cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Every count with a list beside it."""
        return tuple(one for passage in self.own for one in listings(passage))

    @functools.cached_property
    def durations(self) -> tuple[Duration, ...]:
        """Every duration of the author's own work."""
        return tuple(one for passage in self.own for one in durations(passage))

    @functools.cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Every year or month that a text gives."""
        return tuple(one for passage in self.own for one in moments(passage))

    @functools.cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every span from a month or year to another."""
        return tuple(one for passage in self.own for one in stretches(passage))

    @functools.cached_property
    def lastings(self) -> tuple[Lasting, ...]:
        """Every duration that the dates beside it contradict."""
        spans: dict[Passage, list[Stretch]] = {}
        for span in self.stretches:
            spans.setdefault(span.passage, []).append(span)
        return tuple(one for passage in self.own for one in lastings(passage, tuple(spans.get(passage, ()))))


def mentions(subject: Subject) -> Mentions:
    """Return the index of the document of a variant; an empty one without a document."""
    found = passages(subject)
    return subject.memo.once(_index, found, own_words(subject)) if found else Mentions((), ())


def _index(printed: Sequence[Passage], own: Sequence[Passage]) -> Mentions:
    return Mentions(printed, own)
