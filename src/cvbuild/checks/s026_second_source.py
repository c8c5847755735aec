"""A second source beside the one that is built.

What: Checks for several files with the name of a source in the project's folder, such as ``cv.yaml`` and
``resume.json``. The first of ``cv.yaml``, ``cv.yml``, ``resume.yaml``, ``resume.yml``, ``resume.json`` and ``cv.json``
is built.

Why: Whoever edits the other file wonders why nothing changes.

Bad::

    # file: cv.yaml
    basics: {name: Ada Lovelace}
    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}}   # S026

Good::

    # file: cv.yaml
    basics: {name: Ada Lovelace}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S026", "second-source", Severity.WARNING, Scope.READING)
