"""A superfluous or missing space, or mixed ellipses.

What: Checks for double spaces (also in the source, where they are printed as one; after a full stop they are
allowed), for a space before a comma, a full stop or a closing bracket and after an opening one, for both ``...`` and
``…`` in one document, and for a comma between words without a space after it. Code is not checked, and French spaces
before high punctuation are allowed.

Why: These are leftovers of editing. They show that nobody proofread the text.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first  program   # C105
          - Explained the engine , the mill and the store   # C105
          - Translated the memoir ( 1842 )   # C105

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
          - Explained the .NET engine, the mill and the store
          - Translated the memoir (1842)
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import Passage, passages, place
from cvbuild.model.resume import Highlight, Keyword, Resume
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C105", "stray-spacing", Severity.WARNING)

_STRAYS = (
    (re.compile(r"(?<=[\w€$£%)”»’]) ,(?!,)"), "a space before a comma"),
    (re.compile(r"(?<=\w) \.(?=\s|$)"), "a space before a full stop"),
    (re.compile(r"(?<=\w) [;:!?](?=\s|$)"), "a space before '{sign}'"),
    (re.compile(r"\( (?=\S)[^()]*\)|(?<=\S) \)"), "a space inside brackets"),
    (re.compile(r"(?<=[^.!?\s])  +(?=\S)"), "a double space"),
)
_DOUBLED = re.compile(r"(?<=\w)(?:,,+|;;+|,;|;,|(?<!\.)\.\.(?=\s|$))(?![./])")
_ANY_STRAY = re.compile(r" [ ,.;:!?)]|\( ")
"""The message for each pattern."""
_RUN_TOGETHER = re.compile(r"(?<![\w,.@/])[^\W\d_]{3,},(?=[^\W\d_]{3,}(?![\w,@/]|\.\w))")
_NUMBER_AND_WORD = re.compile(
    r"(?<![\w.,/-])[1-9][\d.,\u00a0\u202f]*\d(?P<word>[a-zäöüßàâçéèêëîïôûùœáíóúñ]{5,})(?<!ig)(?<!fach)"
    r"(?<!igen)(?<!ige)(?<!iger)(?<!iges)(?<!igem)(?<!fache)(?<!fachen)"
    r"(?![\w./@-])"
)
"""A number and the word after it in one: “850factures”; German has words such as “3fach”."""
_NUMBER_AND_UNIT = re.compile(
    r"(?<![\w.,/-])[1-9][\d.,]*(?:weeks?|months?|years?|days?|hours?|minutes?|seconds?|people|employees|students|patients"
    r"|customers|clients|members|miles|metres|meters|kilometres|percent|million|billion|thousand)(?![\w./@-])"
)
"""The same in English, where “3D”, “5x” and “10km” are words."""
_PROSE = frozenset(("summary", "highlight", "text"))
_TWO_BLANKS = re.compile(r"[^.!?:\s]+ {2,}\S+")
_DOTS = re.compile(r"\.\.\.|…")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stray space, and for each ellipsis of the minority style."""
    french = subject.locale.lower().startswith("fr")
    dots = Ways()
    for passage in passages(subject):
        for pattern, what in _STRAYS if _ANY_STRAY.search(passage.unquoted) else ():
            for match in pattern.finditer(passage.unquoted):
                sign = match[0].strip()
                if passage.kind != "contact" and not (french and "{sign}" in what):
                    where = place(subject, passage, match.start(), match.end())
                    yield CHECK.finding(what.format(sign=sign), where, path=passage.path, hint="delete the space")
        doubled = _DOUBLED.search(passage.masked) if passage.kind in _PROSE else None
        if doubled:
            where = place(subject, passage, *doubled.span())
            yield CHECK.finding("doubled punctuation", where, path=passage.path, hint=f"write '{doubled[0][0]}'")
        yield from _run_together(subject, passage)
        for match in _DOTS.finditer(passage.unquoted):
            dots.add("three full stops" if match[0] == "..." else "one character", passage, *match.span())
    yield from mixed(
        CHECK, subject, dots.spots, "the ellipsis '{text}' is {way}, but {rule} in {places}", "write {rule}"
    )
    yield from _in_source(subject)


def _run_together(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """Yield a comma or a number without the space after it."""
    if passage.kind not in _PROSE:
        return
    joined = _NUMBER_AND_UNIT if passage.language == "en" else _NUMBER_AND_WORD
    number = joined.search(passage.masked)
    if number:
        where = place(subject, passage, *number.span())
        yield CHECK.finding("no space after a number", where, path=passage.path, hint="insert a space")
    if joint := _RUN_TOGETHER.search(passage.masked):
        where = place(subject, passage, joint.end() - 1, joint.end())
        yield CHECK.finding("no space after a comma", where, path=passage.path, hint="insert a space")


def _in_source(subject: Subject) -> Iterator[Finding]:
    """Yield double spaces that rendering collapses, except in texts of several lines."""
    resume = subject.chosen.selection.resume if subject.chosen else subject.resume
    for path, text in _texts(resume):
        match = _TWO_BLANKS.search(text) if "\n" not in text and "`" not in text else None
        if match:
            where = subject.locate(path, match[0])
            yield CHECK.finding("a double space", where, path=path, hint="delete one; they are printed as one")


def _texts(resume: Resume) -> Iterator[tuple[str, str]]:
    basics = resume.basics
    for item in (*basics.headlines, *basics.summaries, *resume.items()):
        if isinstance(item, Highlight | Keyword):
            yield item.path, item.text
    yield "basics.summary", basics.summary or ""
