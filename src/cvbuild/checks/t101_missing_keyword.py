"""A term that the posting names and the variant does not print.

What: Reads a job posting, pasted into the variant as the option ``posting`` of this check, and reports the terms that
``cvbuild match`` lists as not printed: technologies and subjects from the word lists, and every term of ``cv.yaml``. A
term counts as printed in any spelling that ``terms`` or the word lists give. What the posting requires, prefers and
only mentions is reported separately. The hint names the terms that ``cv.yaml`` has, and those that a printed one
implies (PostgreSQL implies SQL): readers infer those, software does not. There is no score. Traits, and phrases that
are neither in the lists nor in ``cv.yaml``, are ignored.

Why: Recruiters and the software that sorts CVs look for the names in the posting. Often the name is in ``cv.yaml``
already, under a tag that this variant does not select.

Bad::

    # file: cv.yaml
    tags: {mill: mills}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python
          - {text: Ran it on Kubernetes, tags: [mill]}
    # file: variants/engine.yaml
    tags: []
    checks:
      T101:
        posting: |
          We ask for:
          - 5 years of Python and PostgreSQL   # T101
          - Kubernetes; Terraform is a plus

Good::

    # file: cv.yaml
    tags: {mill: mills}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python
          - {text: Ran it on K8s, tags: [mill]}
    # file: variants/engine.yaml
    tags: [mill]
    checks:
      T101:
        posting: |
          We ask for motivated people who express themselves well and go far:
          - 5 years of Python and Kubernetes
"""

from collections.abc import Iterator, Sequence

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import listed
from cvbuild.analysis.postings.coverage import Row, coverage_of, finder_for
from cvbuild.analysis.postings.posting import Level, Posting
from cvbuild.analysis.postings.requirements import requirements_of
from cvbuild.analysis.postings.term_finder import TermFinder
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

CHECK = Check(
    "T101",
    "missing-keyword",
    Severity.NOTE,
    options={"posting": ""},
    misled_by=("skills", "keywords", "highlights", "work", "projects"),
    letters=False,
)

_MOST = 12
_VERBS = {Level.REQUIRED: "requires", Level.PREFERRED: "prefers", Level.MENTIONED: "mentions"}


def find(subject: Subject) -> Iterator[Finding]:
    """Report all missing terms as one finding, at the first of them."""
    text = subject.options["posting"]
    if not text or subject.chosen is None:
        return
    vocabulary = subject.memo.project.once(Vocabulary.of, subject.resume)
    requirements = requirements_of(Posting.of_text("posting", text), vocabulary)
    missing = coverage_of(subject, requirements, vocabulary).missing
    if missing:
        first = min((row.requirement for row in missing), key=lambda term: term.lines)
        yield CHECK.finding(
            f"the posting {_by_level(missing)}: this variant does not print it",
            _place(subject, first.key, finder_for([first], vocabulary)),
            path=f"checks.{CHECK.code}.posting",
            hint=_hint(missing),
        )


def _by_level(missing: Sequence[Row]) -> str:
    groups = ((verb, [row for row in missing if row.requirement.level is level]) for level, verb in _VERBS.items())
    return ", ".join(f"{verb} {_names(rows)}" for verb, rows in groups if rows)


def _hint(missing: Sequence[Row]) -> str:
    unprinted = [row for row in missing if row.unprinted]
    implied = [row for row in missing if row.implied_by]
    hints = [f"cv.yaml has {_names(unprinted)}: see which tag, cap or hold excludes it"] if unprinted else []
    hints += [f"{', '.join(row.implied_by)} implies {row.requirement.name}: write both" for row in implied]
    return "; ".join(hints) or "cv.yaml has none of it; add only what is true"


def _names(rows: Sequence[Row]) -> str:
    return listed((row.requirement.name for row in rows), _MOST)


def _place(subject: Subject, key: str, finder: TermFinder) -> Place:
    """Return the place of a term in the posting, in the variant's file or in the source file."""
    for places in (subject.chosen.places, subject.places) if subject.chosen else ():
        for path in places.places:
            if path.startswith("checks.") and path.endswith(".posting"):
                return _within(subject, places.value(path), key, finder)
    return subject.places.value("checks")


def _within(subject: Subject, value: Place, key: str, finder: TermFinder) -> Place:
    source = subject.sources.get(value.file)
    for number in range(value.line, value.end_line + 1) if source else ():
        for mention in finder.find(source.line(number)) if source else ():
            if mention.name == key:
                return Place(value.file, number, mention.start + 1, number, mention.end + 1)
    return value
