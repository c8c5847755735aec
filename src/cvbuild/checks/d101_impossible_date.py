"""A date that does not exist, or may mean two days.

What: Checks dates, which may be written as people do: ``2024-05``, ``05/2024``, ``May 2024``, ``mai 2024``, ``Summer
2024``, ``Q3 2024``, ``WS 2024/25``, ``c. 2010``, ``since 2019``, ``2019 – 2021``, ``present``. Reports other words, a
month or day that does not exist, a year before 1800 or after 2200, and ``01/02/2020``, which is the first of February
here and the second of January there. ``{text: two summers, sort: 2015}`` prints any words, and sorts by the date.

Why: Such a date cannot be compared with others, and would be printed as written: ``2021-13``.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("D101", "impossible-date", Severity.ERROR, Scope.READING, stops=True)
