"""A contact from the environment that the environment does not have.

What: A contact under ``basics`` may be ``${CV_EMAIL}`` or another variable whose name begins with ``CV_``, as the whole
value. Reports a variable that is not set or is empty. Everywhere else ``${`` is text.

Why: A letterhead without an address, or with ``${CV_EMAIL}`` in place of it, would go out unnoticed.

Bad::

    basics:
      name: Ada Lovelace
      email: ${CV_NOBODY_SETS_THIS}   # X116
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01, highlights: ["Kept ${CV_HOME} tidy"]}

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01, highlights: ["Kept ${CV_HOME} tidy"]}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("X116", "unset-variable", Severity.ERROR, Scope.READING)
