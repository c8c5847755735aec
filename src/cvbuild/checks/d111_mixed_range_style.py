"""A typed date range that is formatted differently from the others.

What: Checks for date ranges in prose, names and lists and compares them with those that cvbuild prints (“May 2024 –
May 2025”), or with each other: hyphen, dash or “to” in parentheses, spaces around it, short or long months. An
unspaced en dash between two years is always accepted; names such as “2023-2024 school year” are not ranges. The only
month in figures (“01/2017”) among months in words is reported in English.

Why: Readers compare dates at a glance. Two styles look like two different things, or like pasted text.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-05
        highlights:
          - Led the mill group (Jan 2022 - May 2023) and wrote its manual   # D111

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-05
        highlights:
          - Led the mill group (Jan 2022 – May 2023) and wrote its manual
"""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.dates.typed_dates import TypedRange, typed_ranges
from cvbuild.analysis.facts.printed import printed
from cvbuild.analysis.language.prose import OWN_WORDS, Passage, place
from cvbuild.model.dates import parse_date
from cvbuild.model.labels import Labels, date_range, labels
from cvbuild.model.variant import SectionChoice, Variant
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("D111", "mixed-range-style", Severity.WARNING)

_SAMPLE = (parse_date("2024-03"), parse_date("2025-03"))
_SCHOOL_YEAR = lazy_pattern(
    r"\b(?:cursos?|ciclos?|curso\sescolar|ciclos?\sescolar(?:es)?|curso\sacadémico|año\s(?:escolar|académico)|temporada|campaña"
    r"|ejercicio|saison|année\s(?:scolaire|universitaire)|exercice|Schuljahr|Saison|Spielzeit|Studienjahr|Wintersemester"
    r"|Geschäftsjahr|school\syear|academic\syear|season|fiscal\syear)\s$",
    re.IGNORECASE,
)
"""Words for a year that has two numbers: “ciclo escolar 2021-2022” is a name."""
_KINDS = ("headline", "summary", "highlight", "text", "list", "name", "position", "publication")


class _Typed(Struct, frozen=True):
    """A typed date range, and the text that contains it."""

    passage: Passage
    range: TypedRange


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each typed range that differs from the printed ones, or from the majority; for months as well."""
    yield from _numeric(subject)
    found = [_Typed(p, r) for p in printed(subject) if p.kind in _KINDS for r in typed_ranges(p.text)]
    found = [one for one in found if not _SCHOOL_YEAR.search(one.passage.text[: one.range.start])]
    if not found:
        return
    words = _labels(subject)
    between = words.patterns.range
    composed = next((p for p in printed(subject) if p.kind == "aside" and between in p.text), None)
    wanted = between if composed else Counter(typed.range.dash for typed in found).most_common(1)[0][0]
    usual = next((typed for typed in found if typed.range.dash == wanted), None)
    other = composed or (usual.passage if usual else None)
    for typed in found:
        if wrong := _wrong(typed.range, wanted, words.dates.style if composed else ""):
            yield _finding(typed, wrong, other, subject)


_NUMERIC = lazy_pattern(r"(?<![\w/.-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/])")
_WRITTEN = lazy_pattern(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?\s(?:19|20)\d\d\b"
)


def _numeric(subject: Subject) -> Iterator[Finding]:
    """Yield the only month in figures (“01/2017”) in the sentences of an English CV that write others in words."""
    own = [one for one in printed(subject) if one.kind in OWN_WORDS and one.language == "en"]
    odd = [(one, match) for one in own for match in (_NUMERIC.finditer(one.masked) if "/" in one.masked else ())]
    there = (
        next(((one, match) for one in own if (match := _WRITTEN.search(one.masked))), None) if len(odd) == 1 else None
    )
    if there:
        (passage, match), (other, written) = odd[0], there
        label = Label(place(subject, other, *written.span()), f"“{written[0]}” here")
        yield CHECK.finding(
            f"“{match[0]}” is in figures, but another month is written out",
            place(subject, passage, *match.span()),
            path=passage.path,
            hint="write the month out",
            further=(label,),
        )


def _labels(subject: Subject) -> Labels:
    """Return the words of dates, in the style of the variant."""
    variant = subject.chosen.variant if subject.chosen else Variant()
    return labels(subject.locale, variant.date_style(SectionChoice(name="work")))


def _wrong(typed: TypedRange, wanted: str, style: str) -> str:
    """Return how the range differs from the others; empty if it does not."""
    if typed.dash != wanted and not (typed.dash == "–" and not typed.has_months):
        return f"“{typed.dash}” between its dates, but the others have “{wanted}”"
    if style == "short" and typed.long_months:
        return "its months written out, but the others have short months"
    return "short months, but the others have them written out" if style == "long" and typed.short_months else ""


def _finding(typed: _Typed, wrong: str, other: Passage | None, subject: Subject) -> Finding:
    here, passage = typed.range, typed.passage
    return CHECK.finding(
        f"“{here.text}” has {wrong}",
        place(subject, passage, here.start, here.end),
        path=passage.path,
        hint=f"write it like the others: {date_range(*_SAMPLE, _labels(subject))}",
        further=(Label(subject.places.value(other.path), "the other style, first used here"),) if other else (),
    )
