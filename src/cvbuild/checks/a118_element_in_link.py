"""An element inside a link of a template.

What: Reads the theme's templates: between ``<a …>`` and ``</a>`` there must be only text, and no call of a macro that
writes elements.

Why: Otherwise the PDF's tags place the inner element beside the link. A screen reader announces an empty link, and
PDF/UA validators reject the file.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.theme_search import matches
from cvbuild.model.theme import Theme
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A118", "element-in-link", Severity.ERROR, formats=("pdf",))

_LINK = re.compile(r"<a\b(?:\{[{%].*?[}%]\}|[^<>])*>(?P<inner>.*?)</a>", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"<[a-z][a-z0-9]*", re.IGNORECASE)
_MACRO = re.compile(r"\{%-?\s*macro\s+(?P<name>\w+)(?P<body>.*?)\{%-?\s*endmacro", re.DOTALL)
_CALL = re.compile(r"\b(\w+)\s*\(")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each link that contains more than text."""
    if subject.theme is None:
        return
    writing = _macros_with_elements(subject.theme)
    for place, match in matches(subject.theme, ".j2", _LINK):
        element = _ELEMENT.search(match["inner"])
        macro = next((name for name in _CALL.findall(match["inner"]) if name in writing), "")
        if element or macro:
            what = f"the element {element[0]}>" if element else f"the output of {macro}()"
            yield CHECK.finding(f"{what} is inside a link", place, hint="swap them, so that the link is innermost")


def _macros_with_elements(theme: Theme) -> set[str]:
    """Return the macros that write elements, directly or through other macros."""
    bodies = {match["name"]: match["body"] for _, match in matches(theme, ".j2", _MACRO)}
    writing = {name for name, body in bodies.items() if _ELEMENT.search(body)}
    grown = True
    while grown:
        more = {name for name, body in bodies.items() if not writing.isdisjoint(_CALL.findall(body))}
        grown = not more <= writing
        writing |= more
    return writing
