"""A template has an element inside a link.

What: reads the theme's templates: between ``<a …>`` and ``</a>`` there must be text only, and no call of a macro that
writes elements.

Why: the PDF's tags then hang the inner element beside the link instead of inside it. A screen reader announces an
empty link, and validators (PDF/UA) refuse the file.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/resume.html.j2
    <html lang="{{ document.language }}">
    <title>{{ document.title }}</title>
    <h1><a href="https://lovelace.org"><b>{{ document.header.name }}</b></a></h1>   # A118

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/resume.html.j2
    <html lang="{{ document.language }}">
    <title>{{ document.title }}</title>
    <h1><b><a href="https://lovelace.org">{{ document.header.name }}</a></b></h1>
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.theme_text import matches
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.theme import Theme

CHECK = Check("A118", "element-in-link", Severity.ERROR, formats=("pdf",))

_LINK = re.compile(r"<a\b(?:\{[{%].*?[}%]\}|[^<>])*>(?P<inner>.*?)</a>", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"<[a-z][a-z0-9]*", re.IGNORECASE)
_MACRO = re.compile(r"\{%-?\s*macro\s+(?P<name>\w+)(?P<body>.*?)\{%-?\s*endmacro", re.DOTALL)
_CALL = re.compile(r"\b(\w+)\s*\(")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each link with more than text in it."""
    if subject.theme is None:
        return
    writing = _macros_with_elements(subject.theme)
    for place, match in matches(subject.theme, ".j2", _LINK):
        element = _ELEMENT.search(match["inner"])
        macro = next((name for name in _CALL.findall(match["inner"]) if name in writing), "")
        if element or macro:
            what = f"the element {element[0]}>" if element else f"what {macro}() writes"
            yield CHECK.finding(f"{what} stands inside a link", place, hint="turn them round: the link innermost")


def _macros_with_elements(theme: Theme) -> set[str]:
    """Macros that write elements, themselves or through others."""
    bodies = {match["name"]: match["body"] for _, match in matches(theme, ".j2", _MACRO)}
    writing = {name for name, body in bodies.items() if _ELEMENT.search(body)}
    grown = True
    while grown:
        more = {name for name, body in bodies.items() if not writing.isdisjoint(_CALL.findall(body))}
        grown = not more <= writing
        writing |= more
    return writing
