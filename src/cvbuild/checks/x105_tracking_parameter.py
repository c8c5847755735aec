"""A tracking parameter in an address.

What: Checks the queries of all web addresses for ``utm_…``, ``fbclid``, ``gclid``, ``trk`` and similar parameters.

Why: It makes the address longer, and reveals from which newsletter you copied it.

Bad::

    basics:
      name: Ada Lovelace
      url: https://lovelace.org/ada?utm_source=news   # X105

Good::

    basics:
      name: Ada Lovelace
      url: https://lovelace.org/ada?page=2
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.links import source_texts
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("X105", "tracking-parameter", Severity.WARNING, Scope.PROJECT)

_TRACKING = lazy_pattern(
    r"(?:https?://|www\.)[^\s)\]>\"”]*?[?&](?P<name>utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igsh|igshid"
    r"|mc_[ce]id|_hsenc|_hsmi|mkt_tok|trk|trackingId|originalReferer|lipi|ref_src|ref_url|vero_id)=",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    for path, text in source_texts(subject):
        for match in _TRACKING.finditer(text) if "=" in text else ():
            name = match["name"]
            message = f"the parameter '{name}' tracks whoever opens this address"
            yield CHECK.finding(message, subject.locate(path, name), path=path, hint="remove it")
