"""A private file in git.

What: Asks git whether it tracks ``private.yaml``.

Why: The file holds what nobody else may see. A repository is copied, and its history keeps what was once in it.

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
    """One finding."""
    if subject.tracked:
        hint = "git rm --cached private.yaml, and write /private.yaml into .gitignore"
        file = subject.places.file.rpartition("/")
        yield CHECK.finding("git tracks this file", Place(f"{file[0]}{file[1]}private.yaml"), hint=hint)
