"""Pages of a publication that end before they begin.

What: Compares the two numbers of ``pages``. An abbreviated last page (``112–29``) is read as ``112–129``.

Why: A reader who looks the work up does not find it, and reviewers check such details.

Bad::

    publications:
      - {name: Notes on the Engine, journal: Scientific Memoirs, pages: 731–666, releaseDate: 1843-08}   # F151

Good::

    publications:
      - {name: Notes on the Engine, journal: Scientific Memoirs, pages: 666–731, releaseDate: 1843-08}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("F151", "pages-reversed", Severity.WARNING, Scope.PROJECT)

_PAGES = lazy_pattern(r"\s*([A-Za-z]?)(\d+)\s*(?:-{1,2}|[‐‑–—])\s*\1(\d+)\s*")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each publication whose last page is before its first."""
    for work in subject.resume.publications:
        found = _PAGES.fullmatch(work.pages or "")
        if found and _last(*found.groups()) < int(found[2]):
            path = f"{work.path}.pages"
            yield CHECK.finding(
                f"the pages {(work.pages or '').strip()} run backwards",
                subject.places.value(path),
                path=path,
                hint=f"write {found[1]}{found[3]}–{found[1]}{found[2]}",
            )


def _last(prefix: str, first: str, last: str) -> int:
    """Return the last page, with the digits that it shares with the first page."""
    shared = "" if prefix else first[: max(0, len(first) - len(last))]
    return int(shared + last)
