"""An unusable file name.

What: ``output.filename`` (or a variant's ``filename``) is a pattern with ``{first}``, ``{last}``, ``{name}``,
``{variant}``, ``{locale}``, ``{document}`` (Resume, CV, Lebenslauf …, by locale or by the variant's ``document``),
``{year}`` and ``{date}``, which give the file another name each year or day. Reports an unknown word in braces, an
unmatched brace and an empty result.

Why: The finished files must be below the output folder and have names that every operating system supports.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S019", "unusable-filename", Severity.ERROR, Scope.READING, stops=True)
