"""Things and where they are: “the chapel library in Ilkley”, which was in Otley; “Heron Ward” of “Kestrel Ward”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import content
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Displaced", "displaced"]

_KINDS = (
    r"Ward|Unit|House|Hall|Street|Road|Lane|Bridge|Viaduct|Bypass|Baths|Dam|Tunnel|Tower|Wharf|Quay|Mill|Chapel|Church|Library|Theatre|Theater"
    r"|School|Academy|Primary|College|Hospital|Clinic|Hotel|Station|Terminal|Farm|Estate|Valley|Prison|Campus|Plant|Field|Mine|Reservoir|Harbour|Harbor|Pier"
)
_NAMED = lazy_pattern(
    rf"(?<![\w-])(?P<name>(?:(?!(?:The|At|For|In|From|On|With|Of|By|As|An?)\s)[A-Z][\w’'-]+\s){{1,3}})(?P<kind>{_KINDS})\b(?!\s[A-Z])"
)
_IN = lazy_pattern(
    r"(?P<thing>(?:[A-Za-z-]+\s){1,5})in\s(?P<place>[A-Z][a-zß-ÿ]{3,}(?:[\s-][A-Z][a-zß-ÿ]+)?)(?![\w’'-])"
)
_DEFINITE = re.compile(r"(?:^|\s)(?:[Tt]he|[Oo]ur|[Ii]ts)\s(?P<noun>(?:[a-z-]+\s){1,3})$")
_NO_PLACE = lazy_pattern(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Friday|Spring|Autumn|Winter|Summer|English|German|French|Spanish"
    r"|Welsh|Italian|Python|Java|Excel|Europe|Asia|Africa|America|Year)\b"
)
_GENERIC = content(
    "team office company region city country town school project work first only largest part area market group"
    " business"
)


class Displaced(Struct, frozen=True):
    """A place, or a name, that another text gives in another way."""

    passage: Passage
    start: int
    end: int
    other: Passage
    meant: str

    @property
    def text(self) -> str:
        """The words as written."""
        return self.passage.text[self.start : self.end]


def displaced(printed: Sequence[Passage]) -> Iterator[Displaced]:
    """Yield the places and names of awards, references and summaries that the entries have in another way.

    Both are said once only, so that they are hardly a second place or thing.
    """
    about = [
        one
        for one in printed
        if one.section in ("awards", "references", "basics", "publications")
        and one.kind in ("text", "summary", "quotation", "highlight", "position", "paragraph")
    ]
    entries = [
        one
        for one in printed
        if one.section in ("work", "projects", "volunteer") and one.kind in ("highlight", "text", "name")
    ]
    if not (about and entries) or printed[0].language != "en":
        return
    whole = "\n".join(one.text for one in printed)
    yield from _names(about, entries, whole)
    yield from _places(about, entries, whole)


def _names(about: Sequence[Passage], entries: Sequence[Passage], whole: str) -> Iterator[Displaced]:
    known: dict[str, dict[str, Passage]] = {}
    for passage in entries:
        for match in _NAMED.finditer(passage.text):
            known.setdefault(match["kind"], {}).setdefault(match["name"].strip(), passage)
    for passage in about:
        for match in _NAMED.finditer(passage.text) if passage.section in ("awards", "references") else ():
            names = known.get(match["kind"], {})
            name = match["name"].strip()
            if len(names) == 1 and whole.count(name) == 1 and not _is_part(name, next(iter(names))):
                meant, other = next(iter(names.items()))
                if passage.section == "awards" or passage.kind == "quotation":
                    yield Displaced(passage, *match.span(), other, f"{meant} {match['kind']}")


def _is_part(name: str, other: str) -> bool:
    return bool(set(name.split()) & set(other.split()))


def _places(about: Sequence[Passage], entries: Sequence[Passage], whole: str) -> Iterator[Displaced]:
    known = [(content(match["thing"]), match["place"], one) for one in entries for match in _IN.finditer(one.masked)]
    for passage in about:
        for match in _IN.finditer(passage.masked) if known else ():
            definite = _DEFINITE.search(match["thing"])
            place = match["place"]
            if definite is None or whole.count(place) > 1 or _NO_PLACE.match(place):
                continue
            thing = content(definite["noun"]) - _GENERIC
            others = [(name, one) for words, name, one in known if thing & words and not _NO_PLACE.match(name)]
            if others and len({name for name, _ in others}) == 1 and others[0][0] != place:
                start = match.start("place")
                yield Displaced(passage, start, start + len(place), others[0][1], others[0][0])
