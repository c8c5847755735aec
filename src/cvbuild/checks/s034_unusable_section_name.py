"""A section of one's own with an unusable name.

What: Checks the keys below ``sections:``. Such a key must not be the name of a built-in section, and it has letters,
digits, hyphens and underscores only; the heading is its ``title``.

Why: Variants name a section by its key, and addresses of items begin with it.

Bad::

    sections:
      Invited talks:   # S034
        list: [On engines]

Good::

    sections:
      talks:
        title: Invited talks
        list: [On engines]
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S034", "unusable-section-name", Severity.ERROR, Scope.READING)
