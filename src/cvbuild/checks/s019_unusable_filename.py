"""A file name that cannot be used.

What: ``output.filename`` (or a variant's ``filename``) is a pattern with ``{first}``, ``{last}``, ``{name}`` and
``{variant}``. An unknown word between braces, a lone brace or an empty result is refused.

Why: the finished files must land below the output folder, under a name that every system can hold.

Bad::

    output:
      filename: "{surname}-Resume"   # S019
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}

Good::

    output:
      filename: "{last}-Resume"
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S019", "unusable-filename", Severity.ERROR, Scope.READING)
