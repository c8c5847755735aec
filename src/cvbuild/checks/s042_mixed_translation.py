"""Languages of a text beside other keys, or in place of an item.

What: Reports a text with translations (``{en: …, de: …}``) that has other keys as well, and translations that are
written in place of a highlight or keyword instead of below its ``text``.

Why: Only where all keys are languages is it certain that one of the texts is to be printed.

Bad::

    work:
      - name: Analytical Engines
        position:
          en: Engineer
          de: Ingenieurin
          plural: Engineers   # S042

Good::

    work:
      - name: Analytical Engines
        position:
          en: Engineer
          de: Ingenieurin
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S042", "mixed-translation", Severity.ERROR, Scope.READING)
