"""A value of another shape than expected.

What: A text where a list is expected, a list for a text, a word that is none of the allowed ones, a number out of
range. A bare text is right where a highlight, a keyword or a severity is expected.

Why: A list made of a text prints one letter a line, or nothing.

Bad::

    skills:
      - name: Languages
        keywords: Rust   # S007

Good::

    skills:
      - name: Languages
        keywords: [Rust]
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S007", "wrong-shape", Severity.ERROR, Scope.READING)
