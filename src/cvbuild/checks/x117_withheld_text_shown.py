"""A public or anonymous build that shows what it must leave out.

What: With ``--public``, searches document, metadata, links, attached data and file names for the texts of
``private.yaml``, values from the environment, the phone number and the street; with ``--anonymous`` also for the
person's name and contacts, and the names of schools and referees. A text of ``private.yaml`` that ``cv.yaml`` also has
is not secret. The texts themselves are not in the message.

Why: The letterhead is left out by itself, but a name may also be in the summary, and a number in a highlight.

Bad::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      phone: +44 20 7946 0123   # X117
      summary: Call 020 7946 0123 at any time
    # file: variants/web.yaml
    sections: [summary]
    # damage: a public build

Good::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      phone: +44 20 7946 0123
      summary: Answers letters at any time
    # file: variants/web.yaml
    sections: [summary]
    # damage: a public build
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.tokens import alphanumerics
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X117", "withheld-text-shown", Severity.ERROR, late=True)

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().\-–/]+(?=\d)")
_NATIONAL = 7  # last digits of a phone number, which do not depend on how its country is written
_SHORTEST = 3  # letters or digits: a shorter text proves nothing


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text, with all places that show it."""
    if subject.chosen is None or not subject.withheld:
        return
    streams = {where: (f" {_words(text)} ", _BETWEEN_DIGITS.sub("", text)) for where, text in _streams(subject)}
    for path, text in subject.withheld.items():
        key = path.partition("#")[0]
        where = [name for name, (words, digits) in streams.items() if _shows(text, words, digits)]
        if where:
            message = f"`{key}` must not be in this build, and it is in {', '.join(where)}"
            yield CHECK.finding(message, subject.places.value(key), path=key, hint="reword the text that has it")


def _streams(subject: Subject) -> Iterator[tuple[str, str]]:
    assert subject.chosen is not None  # the caller has checked this
    if subject.document:
        for fragment in subject.document.fragments:
            links = " ".join(span.url for span in fragment.spans)
            yield f"`{fragment.path}`", f"{fragment.text} {links}"
    yield "the file name", subject.chosen.stem.rpartition("/")[2]
    for name, inspection in subject.inspections.items():
        hidden = (*inspection.metadata.values(), *inspection.links, *inspection.attached.values())
        more = " ".join(word.text for word in inspection.words) if inspection.for_programs else ""
        yield f"the data of the {name} file", " | ".join((*hidden, more))


def _shows(text: str, words: str, digits: str) -> bool:
    number = "".join(filter(str.isdigit, text))
    if len(number) >= _NATIONAL and not any(map(str.isalpha, text)):
        return number[-_NATIONAL:] in digits
    wanted = _words(text)
    return len(wanted) >= _SHORTEST and f" {wanted} " in words


def _words(text: str) -> str:
    return " ".join(alphanumerics(text.casefold()))
