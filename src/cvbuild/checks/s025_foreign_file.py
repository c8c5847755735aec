"""A file of another tool.

What: Recognises by its content a source that was written for RenderCV, YAMLResume, Reactive Resume, FRESH or
Europass, or is a JSON Schema. Nothing else in it is checked.

Why: Such a file has other keys in another order. ``cvbuild import FILE`` converts it and reports what it could not
place.

Bad::

    # file: resume.json
    {"cv": {"name": "Ada Lovelace"}}   # S025

Good::

    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S025", "foreign-file", Severity.ERROR, Scope.READING, stops=True)
