"""A date that does not exist.

What: A date in another form than ``2024``, ``2024-05``, ``2024-05-31`` or ``present``, a month or day that the calendar
does not have, a year before 1900 or after 2200.

Why: It cannot be compared with others, and is printed as it stands: ``2021-13``.

Bad::

    work:
      - name: Analytical Engines
        startDate: 2021-13   # D101

Good::

    work:
      - name: Analytical Engines
        startDate: 2021-12
        endDate: present
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("D101", "impossible-date", Severity.ERROR, Scope.READING)
