"""A bibliography that cannot be read.

What: Checks the files that ``publications`` names with ``bibliography:``: that they exist, are BibTeX (``.bib``) or
CSL-JSON (``.json``), and have the right syntax.

Why: An entry with a missing brace swallows the entries after it, and a work would be missing from the CV.

Bad::

    publications:
      - bibliography: missing.bib   # S035

Good::

    publications:
      - name: On the engine
        releaseDate: 1843
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S035", "unreadable-bibliography", Severity.ERROR, Scope.READING, stops=True)
