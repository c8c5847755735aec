"""An entry of a bibliography that is left out.

What: Checks the entries of the files that ``publications`` names with ``bibliography:``: each has a title, and a key of
its own.

Why: Programs for LaTeX accept such entries until they are cited; in the CV the work is missing.

Bad::

    publications:
      - bibliography: works.bib
    # file: works.bib
    @article{engine, author = {Lovelace, Ada}, year = 1843}   # S036

Good::

    publications:
      - bibliography: works.bib
    # file: works.bib
    @article{engine, author = {Lovelace, Ada}, title = {On the engine}, year = 1843}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S036", "incomplete-bibliography-entry", Severity.WARNING, Scope.READING)
