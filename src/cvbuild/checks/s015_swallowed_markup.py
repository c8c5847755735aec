"""Markup that has no effect and is printed literally, or that other programs lose.

What: Checks for bold (``**``), code (a backtick) or a link that is never closed, and for HTML. Supported markup is
``**bold**``, ``*italic*``, code in backticks and ``[link](url)``. Symbols that belong to a word or a formula are
accepted: ``O(n*m*k)``, ``snake_case``, ``C#``, ``~30%``, ``<1%``.

Why: The reader sees two asterisks or an HTML tag; another tool that reads the file may drop it or run it.

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

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.checks._texts import ADDRESSES, written
from cvbuild.model.inline import spans
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("S015", "swallowed-markup", Severity.WARNING, Scope.PROJECT)

_HTML = lazy_pattern(
    r"</?(?:a|b|br|code|div|em|font|h[1-6]|i|img|li|ol|p|script|small|span|strong|style|sub|sup|table|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_MARK = re.compile(r"[<*`\[]")
_UNCLOSED = lazy_pattern(r"(?<!\w)\*\*(?=\w)|(?<=[\w%])\*\*(?!\w)|`|\[[^\[\]]+\]\((?=\S)")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each mark that remains after all valid markup is parsed."""
    for text in written(subject):
        if _MARK.search(text.text) and text.key not in ADDRESSES and (mark := _left_over(text.text)):
            message = f"'{mark}' is printed literally"
            hint = "write **bold**" if mark.startswith("<") else "close it, or put a backslash before it"
            yield CHECK.finding(message, text.place(subject, mark), path=text.path, hint=hint)


def _left_over(text: str) -> str:
    printed = "\0".join(span.text for span in spans(text) if not span.code)
    found = _HTML.search(printed) or (None if "\\" in text else _UNCLOSED.search(printed))
    return found[0] if found else ""
