"""An address with ``http://``.

What: looks at all web addresses, in fields of their own and in texts.

Why: browsers warn of the page before they show it. Nearly every site answers under https by now; those that do not
are seldom worth a line in a CV.

Bad::

    basics:
      name: Ada Lovelace
      url: http://lovelace.org/ada   # X102

Good::

    basics:
      name: Ada Lovelace
      url: https://lovelace.org/ada
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.links import texts
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("X102", "plain-http", Severity.WARNING, Scope.PROJECT)

_PLAIN = re.compile(r"\bhttp://(?:\([^\s()]*\)|[^\s()\]>\"”])+")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    for path, text in texts(subject.resume):
        for address in _PLAIN.findall(text) if "http://" in text else ():
            hint = f"write https{address.removeprefix('http')}, if it answers there"
            yield CHECK.finding(f"{address} is not encrypted", subject.locate(path, address), path=path, hint=hint)
