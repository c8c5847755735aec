"""A section title without any word that people and parsers look for.

What: Checks that every section title contains a common word of its kind, such as experience, education, projects or
skills (the list ``section-headings``). English CVs only.

Why: Parsers find sections by their titles. Under “Toolbox” or “Where I've worked” they find nothing, and the
recruiter sees a form with empty fields.

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

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.tokens import letters
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.model.labels import labels
from cvbuild.model.sections import heading
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A115", "unusual-heading", Severity.WARNING, english=True, letters=False)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each title of a shown section."""
    chosen, document = subject.chosen, subject.document
    if chosen is None or document is None or not document.language.casefold().startswith("en"):
        return
    usual = set(wordlist("section-headings", subject.resume.words))
    shown = {section.title for section in document.sections}
    for number, choice in enumerate(chosen.variant.sections):
        title = "" if choice.name in subject.resume.sections else choice.title or ""
        if title in shown and usual.isdisjoint(letters(title.casefold())):
            path = f"sections[{number}].title"
            yield CHECK.finding(
                f"'{title}' has no word by which software recognizes this section",
                chosen.places.value(path),
                path=path,
                hint=f"the usual title is '{heading(choice.name, labels(document.language))}'",
            )
