"""A blank too many, a blank before a comma, three dots beside an ellipsis.

What: looks for two blanks in a row (in the source, too, where they are printed as one; behind a full stop they are a
habit and let be), for a blank before a comma, a full stop or a closing bracket and behind an opening one, and for
``...`` and ``…`` in one document; and for a comma with words on both sides and no blank. Code is let alone, and so are
French blanks before high punctuation.

Why: nobody chooses these. They are what editing leaves behind, and they say that nobody read it again.

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

from cvbuild.analysis.consistency import Ways, mixed
from cvbuild.analysis.prose import passages, place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Highlight, Keyword, Resume

CHECK = Check("C105", "stray-spacing", Severity.WARNING)

_STRAYS = (
    (re.compile(r"(?<=\w) ,(?!,)"), "a blank before a comma"),
    (re.compile(r"(?<=\w) \.(?=\s|$)"), "a blank before a full stop"),
    (re.compile(r"(?<=\w) [;:!?](?=\s|$)"), "a blank before '{sign}'"),
    (re.compile(r"\( (?=\S)[^()]*\)|(?<=\S) \)"), "a blank inside brackets"),
    (re.compile(r"(?<=[^.!?\s])  +(?=\S)"), "two blanks in a row"),
)
_ANY_STRAY = re.compile(r" [ ,.;:!?)]|\( ")
"""What each of them has."""
_RUN_TOGETHER = re.compile(r"(?<![\w,.@/])[^\W\d_]{3,},(?=[^\W\d_]{3,}(?![\w,@/]|\.\w))")
_PROSE = frozenset(("summary", "highlight", "text"))
_TWO_BLANKS = re.compile(r"[^.!?:\s]+ {2,}\S+")
_DOTS = re.compile(r"\.\.\.|…")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stray blank, and for each ellipsis unlike most."""
    french = subject.resume.locale.lower().startswith("fr")
    dots = Ways()
    for passage in passages(subject.document):
        for pattern, what in _STRAYS if _ANY_STRAY.search(passage.unquoted) else ():
            for match in pattern.finditer(passage.unquoted):
                sign = match[0].strip()
                if passage.kind != "contact" and not (french and "{sign}" in what):
                    where = place(subject, passage, match.start(), match.end())
                    yield CHECK.finding(what.format(sign=sign), where, path=passage.path, hint="delete the blank")
        joint = _RUN_TOGETHER.search(passage.masked) if passage.kind in _PROSE else None
        if joint:
            where = place(subject, passage, joint.end() - 1, joint.end())
            yield CHECK.finding("no blank behind a comma", where, path=passage.path, hint="put one in")
        for match in _DOTS.finditer(passage.unquoted):
            dots.add("three full stops" if match[0] == "..." else "one sign", passage, *match.span())
    yield from mixed(CHECK, subject, dots.spots, "the ellipsis '{text}' is {way}, {rule} in {places}", "write {rule}")
    yield from _in_source(subject)


def _in_source(subject: Subject) -> Iterator[Finding]:
    """Blanks that rendering folds. A text of several lines has them for its shape."""
    resume = subject.chosen.selection.resume if subject.chosen else subject.resume
    for path, text in _texts(resume):
        match = _TWO_BLANKS.search(text) if "\n" not in text and "`" not in text else None
        if match:
            where = subject.locate(path, match[0])
            yield CHECK.finding("two blanks in a row", where, path=path, hint="delete one; they are printed as one")


def _texts(resume: Resume) -> Iterator[tuple[str, str]]:
    basics = resume.basics
    for item in (*basics.headlines, *basics.summaries, *resume.items()):
        if isinstance(item, Highlight | Keyword):
            yield item.path, item.text
    yield "basics.summary", basics.summary or ""
