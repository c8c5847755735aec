"""A key of another tool, which is not printed.

What: In a ``.json`` source, reports all keys that cvbuild does not know in one finding, with their values. JSON
Resume allows any further key. Keys for tools only (``x-…``, ``$comment``, ``meta``) are not reported.

Why: The words below such a key are in no finished file. In ``cv.yaml`` an unknown key is an error (S001).

Bad::

    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}, "work": [
      {"name": "Analytical Engines", "contractType": "permanent"}   # S023
    ]}

Good::

    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}, "work": [{"name": "Analytical Engines", "x-contract": "permanent"}]}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S023", "unprinted-key", Severity.WARNING, Scope.READING)
