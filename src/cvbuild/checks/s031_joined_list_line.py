"""A line that begins with a dash, but is no item of a list.

What: Checks for texts over several lines of which one begins with ``- ``, ``* `` or ``•``: YAML joins it to the line
above. Two or more such lines at the same column are printed as a list; one alone may be a dash of the sentence.

Why: The reader sees "Moved the warehouse - Trained 12 colleagues" in one line, with a dash in the middle.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - Ran the move of the warehouse
            - Trained 12 colleagues   # S031

Good::

    work:
      - name: Analytical Engines
        highlights:
          - text: Ran the move of the warehouse
            highlights: [Trained 12 colleagues]
          - Ran the audits
            - of stock
            - of cash
"""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.checks._texts import ADDRESSES, Written, written
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.line_breaks import joined_line
from cvbuild.syntax.source import Place

CHECK = Check("S031", "joined-list-line", Severity.WARNING, Scope.PROJECT)

_HINT = "for a list inside it, write `text: …` and `highlights: […]`, or put | before the text"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each such line."""
    for text in written(subject):
        if text.key not in ADDRESSES and (place := _joined(text, subject)):
            yield CHECK.finding("this dash is printed in the line above", place, path=text.path, hint=_HINT)


def _joined(text: Written, subject: Subject) -> Place | None:
    places = text.places or subject.places
    path = next((path for path in (f"{text.path}.text", text.path) if path in places.places), "")
    if not path:  # a default
        return None
    whole = places.value(path)
    source = subject.sources.get(whole.file)
    if source is None or whole.end_line <= whole.line or whole.file.endswith(".json"):
        return None
    lines = [source.line(number) for number in range(whole.line, whole.end_line + 1)]
    lines[-1] = lines[-1][: whole.end_column - 1]
    lines[0] = lines[0][whole.column - 1 :]
    found = joined_line("\n".join(lines))
    if found is None:
        return None
    number, column = found
    return Place(whole.file, whole.line + number, column + 1, whole.line + number, column + 2)
