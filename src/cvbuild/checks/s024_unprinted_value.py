"""A value of another shape, which is not printed.

What: In a ``.json`` source, reports values that cannot be read as what their key needs: a list of mappings for a name,
a list for a date, a profile without account or address. Where the meaning is clear, the value is converted: one
text for a list, a timestamp for a date, a mapping of names to entries for a list. A text that is no date is D101.

Why: The words of this value are in no finished file.

Bad::

    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}, "work": [
      {"name": "Analytical Engines", "startDate": [1842, 2]}   # S024
    ]}

Good::

    # file: resume.json
    {"basics": {"name": "Ada Lovelace"}, "work": [{"name": "Analytical Engines", "startDate": "1842-02-01T00:00:00Z"}]}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S024", "unprinted-value", Severity.WARNING, Scope.READING)
