"""A section's title has none of the words that people and parsers look for.

What: every title must have a usual word of its kind: experience, education, projects, skills and so on (the list
``section-headings``). Looked at in English CVs only.

Why: parsers find sections by their titles. Under “Toolbox” or “Where I've worked” they find nothing, and hand the
recruiter a form with empty fields.

Bad::

    # file: cv.yaml
    skills:
      - {name: Languages, keywords: [Ada]}
    # file: variants/plain.yaml
    sections:
      - skills: {title: Toolbox}   # A115

Good::

    # file: cv.yaml
    skills:
      - {name: Languages, keywords: [Ada]}
    # file: variants/plain.yaml
    sections:
      - skills: {title: Technical Skills}
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.wordlists import wordlist
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.labels import labels

CHECK = Check("A115", "unusual-heading", Severity.WARNING)

_WORD = re.compile(r"[^\W\d_]+")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each title of a shown section."""
    chosen, document = subject.chosen, subject.document
    if chosen is None or document is None or not document.language.casefold().startswith("en"):
        return
    usual = set(wordlist("section-headings", subject.resume.words))
    shown = {section.title for section in document.sections}
    for number, choice in enumerate(chosen.variant.sections):
        title = choice.title or ""
        if title in shown and usual.isdisjoint(_WORD.findall(title.casefold())):
            path = f"sections[{number}].title"
            yield CHECK.finding(
                f"'{title}' has no word that software takes for a heading of this section",
                chosen.places.value(path),
                path=path,
                hint=f"the usual one is '{labels(document.language).headings[choice.name]}'",
            )
