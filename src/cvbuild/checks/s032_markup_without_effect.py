"""Markup where it has no effect: its marks are printed.

What: Checks for ``**bold**``, ``*italic*``, code in backticks and links in the texts that are printed as they are:
your name, the parts of a location, the names of profiles, and the titles of sections in variants. Markup works in all
other names, titles and texts.

Why: The reader sees asterisks.

Bad::

    basics:
      name: Ada **Lovelace**   # S032
      email: ada@lovelace.org

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
    publications:
      - name: Notes on the *Analytical Engine*
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.checks._texts import ADDRESSES, written
from cvbuild.model.document import Span
from cvbuild.model.inline import spans
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S032", "markup-without-effect", Severity.WARNING, Scope.PROJECT)

_MARK = re.compile(r"[*`\[]")
_AS_IS = re.compile(r"basics\.(?:name|location\b.*|locations\[.*|profiles\[.*)|sections\[\d+\]\.title")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text with such markup."""
    for text in written(subject):
        if _MARK.search(text.text) and text.key not in ADDRESSES and _AS_IS.fullmatch(text.path):
            styled = next((span for span in spans(text.text) if _is_styled(span)), None)
            if styled:
                message = f"the marks around “{styled.text}” are printed: markup has no effect here"
                yield CHECK.finding(message, text.place(subject, styled.text), path=text.path, hint="leave them out")


def _is_styled(span: Span) -> bool:
    return span.strong or span.emphasis or span.code or bool(span.url)
