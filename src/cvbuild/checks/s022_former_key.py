"""A key of an earlier version of JSON Resume.

What: In a ``.json`` source, reports keys that are read under another name: those of JSON Resume before 1.0 (``bio``,
``company``, ``website``, ``gpa``) and of other tools (``experiences``, ``sideProjects``). One note for each key, with
all its places.

Why: It is read as meant, so nothing has to be changed. Other programs that know only the current names ignore it. In
``cv.yaml`` such a key is an error (S001), because it is more likely a slip.

Bad::

    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}, "work": [
      {"company": "Analytical Engines"}   # S022
    ]}

Good::

    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}, "work": [{"name": "Analytical Engines"}]}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S022", "former-key", Severity.NOTE, Scope.READING)
