"""Metadata that reveals something about your machine.

What: Checks the metadata of PDF and DOCX for file paths, host names, e-mail addresses other than the printed one, a
foreign editor, and leftovers of templates: a thumbnail, comments, data of other programs. P103 checks for the words
of notes and tags.

Why: “/home/ada/jobs/rivals/cv-final-3.docx” reveals more than you intend. Metadata travels with the file, and
recruiters' systems index it.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A107
    sections: [work]
    # file: templates/classic/resume.html.j2
    <html lang="{{ document.language }}">
    <title>{{ document.title }}</title>
    <meta name="generator" content="/home/ada/jobs/make-cv">

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import Document
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A107", "private-metadata", Severity.ERROR, late=True)

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_TELLING = (
    (re.compile(r"(?<![\w/:.])/(?:home|Users|root|tmp|var|mnt|opt|srv|private|Volumes|workspace)/[^\s<>]*"), "a path"),
    (re.compile(r"\b[A-Za-z]:\\[^\s<>]*|\\\\\w+\\\w+|file:/+[^\s<>]*"), "a path"),
    (re.compile(r"\blocalhost\b|\b127\.0\.0\.1\b|\b[\w-]+\.(?:local|lan|internal|localdomain)\b"), "a host"),
    (re.compile(r"python-docx|Microsoft Macintosh Word"), "a template's default value"),
)
_LEFT_BEHIND = re.compile(r"docProps/(?:thumbnail\.\w+|custom\.xml)|customXml/.*|word/(?:comments|people|vbaProject).*")
_WRITTEN_BY_US = ("title", "author", "subject", "keywords")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file and revealing property."""
    if subject.document is None or subject.chosen is None:
        return
    place = subject.chosen.places.value("theme")
    for name, inspection in subject.inspections.items():
        for message in dict.fromkeys((*_properties(inspection, subject.document), *_parts(inspection))):
            yield CHECK.finding(f"the {name} file has {message}", place, path="theme")


def _properties(inspection: Inspection, document: Document) -> Iterator[str]:
    for field, value in inspection.metadata.items():
        for pattern, what in _TELLING if field not in _WRITTEN_BY_US else ():
            if match := pattern.search(value):
                yield f"{what} in its metadata: {field} is '{match[0]}'"
        printed = {span.text for contact in document.header.contacts for span in contact.spans}
        for address in _EMAIL.findall(value):
            if address not in printed:
                yield f"the address {address} in its metadata, under {field}"
    editor = inspection.metadata.get("last_modified_by", "")
    if editor and editor != document.author:
        yield f"another editor in its metadata: '{editor}'"


def _parts(inspection: Inspection) -> Iterator[str]:
    for part in inspection.parts:
        if _LEFT_BEHIND.fullmatch(part):
            yield f"a leftover of a template: {part}"
