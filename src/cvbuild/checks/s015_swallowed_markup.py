"""Markup that means nothing and is printed as it stands, or is lost in other programs.

What: bold (``**``), code (a backtick) or a link that is opened and never closed, and HTML. A text may be marked by
``**bold**``, ``*italic*``, code in backticks and ``[link](url)``. Signs that belong to a word or a formula are right:
``O(n*m*k)``, ``snake_case``, ``C#``, ``~30%``, ``<1%``.

Why: the reader sees two asterisks or an HTML tag; a tool that exchanges the file may drop it or run it.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - Cut the cost by **78% in a year   # S015

Good::

    work:
      - name: Analytical Engines
        highlights:
          - Cut the cost by **78%** in a year, in O(n*m*k) and with <1% loss
          - Wrote `std::vector<b>` and snake_case
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.check import Check, Scope, Subject
from cvbuild.checks._texts import ADDRESSES, written
from cvbuild.finding import Finding, Severity
from cvbuild.inline import spans

CHECK = Check("S015", "swallowed-markup", Severity.WARNING, Scope.PROJECT)

_HTML = re.compile(
    r"</?(?:a|b|br|code|div|em|font|h[1-6]|i|img|li|ol|p|script|small|span|strong|style|sub|sup|table|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_MARK = re.compile(r"[<*`\[]")
_UNCLOSED = re.compile(r"(?<!\w)\*\*(?=\w)|(?<=[\w%])\*\*(?!\w)|`|\[[^\[\]]+\]\((?=\S)")


def find(subject: Subject) -> Iterator[Finding]:
    """What is left of marks once the others have been read."""
    for text in written(subject):
        if _MARK.search(text.text) and text.key not in ADDRESSES and (mark := _left_over(text.text)):
            message = f"'{mark}' is printed as it stands"
            hint = "write **bold**" if mark.startswith("<") else "close it, or put a backslash before it"
            yield CHECK.finding(message, text.place(subject, mark), path=text.path, hint=hint)


def _left_over(text: str) -> str:
    printed = "\0".join(span.text for span in spans(text) if not span.code)
    found = _HTML.search(printed) or (None if "\\" in text else _UNCLOSED.search(printed))
    return found[0] if found else ""
