"""A private file in git.

What: Asks git whether it tracks ``private.yaml`` or ``private.lock``.

Why: These files hold what nobody else may see. A repository is copied, and its history keeps what was once in it.

Bad::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: private.yaml
    basics:   # X118
      email: ada@lovelace.org
    # damage: git tracks private.yaml

Good::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: private.yaml
    basics:
      email: ada@lovelace.org
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

CHECK = Check("X118", "private-file-tracked", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding a file."""
    folder = "".join(subject.places.file.rpartition("/")[:2])
    for name in subject.tracked:
        hint = f"git rm --cached {name}, and write /{name} into .gitignore"
        yield CHECK.finding("git tracks this file", Place(f"{folder}{name}"), hint=hint)
