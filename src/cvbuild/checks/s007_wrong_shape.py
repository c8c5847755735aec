"""A value of the wrong type.

What: Checks for text instead of a list, a list instead of text, a word that is not among the allowed ones, and a
number out of range. Plain text is accepted for a highlight, a keyword or a severity.

Why: A list made from text prints one letter per line, or nothing.

Bad::

    skills:
      - name: Languages
        keywords: Rust   # S007

Good::

    skills:
      - name: Languages
        keywords: [Rust]
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S007", "wrong-shape", Severity.ERROR, Scope.READING, stops=True)
