"""An address carries a parameter that is there to follow people.

What: looks at the queries of all web addresses: ``utm_…``, ``fbclid``, ``gclid``, ``trk`` and their like.

Why: it makes a long address longer, and says from which newsletter you copied it.

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

from cvbuild.analysis.links import texts
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("X105", "tracking-parameter", Severity.WARNING, Scope.PROJECT)

_TRACKING = re.compile(
    r"(?:https?://|www\.)[^\s)\]>\"”]*?[?&](?P<name>utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igsh|igshid"
    r"|mc_[ce]id|_hsenc|_hsmi|mkt_tok|trk|trackingId|originalReferer|lipi|ref_src|ref_url|vero_id)=",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    for path, text in texts(subject.resume):
        for match in _TRACKING.finditer(text) if "=" in text else ():
            name = match["name"]
            message = f"the parameter '{name}' follows whoever opens this address"
            yield CHECK.finding(message, subject.locate(path, name), path=path, hint="cut it out")
