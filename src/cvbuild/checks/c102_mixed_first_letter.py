"""Highlights or headings that begin differently: some with a capital, some without.

What: Compares the first letters of all printed highlights, and the capitalization of section headings of several
words, and reports the minority. Figures, symbols, code, names with a fixed case (``vLLM``, ``eBPF``, a project's
name) and terms declared under ``terms:`` do not count. So is a plural that alone begins with a capital in a list.

Why: As with full stops, either style is right if it is used throughout. A single lower-case letter among capitals
looks like a line whose beginning was cut off.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
          - explained the engine to the world   # C102
          - Translated the memoir

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
          - eBPF probes explained the engine to the world
          - Translated the memoir
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import Passage, highlights, in_english, passages, place
from cvbuild.analysis.language.spelling import is_usual
from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.language.terms import terms
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.source import Place

CHECK = Check("C102", "mixed-first-letter", Severity.WARNING)

_FIRST_WORD = re.compile(r"[\"“‘'(]*([^\W\d_][\w.+#'’-]*)")
_ITEM = re.compile(r"(?:(?<=, )|(?<=: )|^)[^\W\d_][^,:;()]*")
_FEWEST = 3  # items
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight or heading that begins differently from the others."""
    names = _own_names(subject)
    ways = Ways()
    for passage in highlights(subject):
        first = _FIRST_WORD.match(passage.masked, passage.lead)
        if first and (way := _letter(first[1], names)):
            ways.add(way, passage, *first.span(1))
    yield from mixed(
        CHECK, subject, ways.spots, "'{text}' begins with {way}, but highlights begin with {rule} in {places}"
    )
    if in_english(subject):
        yield from _headings(subject)
        yield from _keywords(subject, names)


def _keywords(subject: Subject, names: frozenset[str]) -> Iterator[Finding]:
    """Yield the only item of a list that begins with a capital, if it is a plural that is no name."""
    fixed = {word for term in subject.memo.project.once(terms, subject.resume).values() for word in term.spellings}
    for passage in passages(subject):
        items = [*_ITEM.finditer(passage.masked)] if passage.kind == "list" else []
        items = items[1:] if items and passage.masked[items[0].end() :].startswith(":") else items
        capital = [item for item in items if item[0][0].isupper()]
        if (
            len(capital) != 1
            or len(items) < _FEWEST
            or not all(item[0][0].islower() for item in items if item not in capital)
        ):
            continue
        word = capital[0][0].split()[-1].lower()
        plain = all(part.isalpha() and is_usual(part.lower()) for part in capital[0][0].split())
        if plain and singular(word) != word and capital[0][0] not in fixed | names and not capital[0][0].isupper():
            yield CHECK.finding(
                f"'{capital[0][0]}' begins with a capital, unlike the other items",
                place(subject, passage, *capital[0].span()),
                path=passage.path,
                hint="begin all of them in one way",
            )


def _letter(word: str, names: frozenset[str]) -> str:
    """Return the case that the word begins with; empty if the word has a fixed case."""
    if word in names or any(char.isupper() or char.isdigit() or char in "._+#" for char in word[1:]):
        return ""
    return "a capital" if word[0].isupper() else "a lower-case letter"


def _own_names(subject: Subject) -> frozenset[str]:
    """Return the words with a fixed spelling: terms, names and keywords."""
    known = subject.memo.project.once(terms, subject.resume).values()
    named = (p.text for p in passages(subject) if p.kind in ("name", "list"))
    lists = (word for text in named for word in re.split(r"[,:;\s()/]+", text) if word and not word[0].isupper())
    return frozenset((*(spelling for term in known for spelling in term.spellings), *lists))


def _headings(subject: Subject) -> Iterator[Finding]:
    """Yield headings in sentence case where others are in title case, or vice versa."""
    found = [passage for passage in passages(subject) if passage.kind == "heading"]
    titles = [passage for passage in found if _heading_case(passage.text) == "title"]
    others = [passage for passage in found if _heading_case(passage.text) == "sentence"]
    odd, rule = (titles, others) if len(others) > len(titles) else (others, titles)
    is_ours = not any(one.section in subject.resume.sections for one in rule)
    for passage in odd if rule else ():
        yield CHECK.finding(
            f"the heading '{passage.text}' is not capitalized like '{rule[0].text}'",
            _heading_place(subject, passage),
            path=_heading_path(subject, passage),
            hint="capitalize all headings as titles, or all as sentences",
            further=(Label(_heading_place(subject, rule[0]), "the other style"),),
            severity=Severity.NOTE if is_ours else CHECK.severity,
        )


def _heading_case(text: str) -> str:
    words = [word for word in text.split()[1:] if word.isalpha() and word.lower() not in _SMALL_WORDS]
    if not words or text.isupper():
        return ""
    if all(word[0].isupper() for word in words):
        return "title"
    return "sentence" if not any(word[0].isupper() for word in words) else ""


def _heading_path(subject: Subject, passage: Passage) -> str:
    """Return the section's place in the variant, where its title is set; else its place in the source."""
    chosen = subject.chosen
    choices = chosen.variant.sections if chosen else ()
    name = "summary" if passage.section == "basics" else passage.section
    return next((f"sections[{n}]" for n, choice in enumerate(choices) if choice.name == name), passage.path)


def _heading_place(subject: Subject, passage: Passage) -> Place:
    path = _heading_path(subject, passage)
    return subject.chosen.places.value(path) if subject.chosen and path != passage.path else subject.places.key(path)
