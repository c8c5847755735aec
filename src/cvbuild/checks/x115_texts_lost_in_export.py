"""A format for programs without a place for some selected texts.

What: Compares the selected texts with those in JSON Resume, JSON-LD and profile files. There is one note per format,
with the keys whose texts are missing. Formats for people have every word, or P101 reports an error.

Why: Each of these formats has a vocabulary of its own. Whoever reads only that file does not see the rest, and you
should know what that is.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    projects:
      - {name: Loom, entity: Weavers' Guild}   # X115
    # file: variants/web.yaml
    sections: [work, projects]

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/web.yaml
    sections: [work]
"""

import re
from collections import Counter
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.exports import missing_texts
from cvbuild.syntax.finding import Finding, Severity

_NAMES = {"jsonld": "JSON-LD", "jsonresume": "JSON Resume", "profile": "the profile form"}
CHECK = Check("X115", "texts-lost-in-export", Severity.NOTE, any_format=tuple(_NAMES))

_INDEX = re.compile(r"\[\d+\]")
_SHOWN = 6  # kinds of text


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each format."""
    if subject.chosen is None:
        return
    selected, variant = subject.chosen.selection.resume, subject.chosen.variant
    for name, inspection in subject.inspections.items():
        missing = [path for path, _ in missing_texts(selected, variant, inspection)] if name in _NAMES else []
        if missing:
            place = subject.places.value(missing[0])
            yield CHECK.finding(_message(name, missing), place, path=missing[0], hint="html and md hold every word")


def _message(name: str, missing: list[str]) -> str:
    kinds = Counter(_INDEX.sub("", path) for path in missing)
    *shown, last = [f"`{kind}`" + (f" ({count})" if count > 1 else "") for kind, count in kinds.items()][:_SHOWN]
    listed = f"{', '.join(shown)} and {last}" if shown else last
    more = f", and {len(kinds) - _SHOWN} more" if len(kinds) > _SHOWN else ""
    return f"{_NAMES[name]} has no place for {listed}{more}"
