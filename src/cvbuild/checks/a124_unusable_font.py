"""A font in the project's folder that cannot be used.

What: Checks that every ``.ttf``, ``.otf``, ``.ttc`` and ``.otc`` in ``fonts/`` is a font with outlines, a name and a
table of characters, and that its own flags allow it to be embedded in documents.

Why: The PDF contains the fonts that it needs. One that cannot be read is as good as missing, and one whose maker
forbids embedding must not be in a file that you send.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: fonts/Broken.ttf
    no font   # A124

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: fonts/README.md
    The fonts of this project.
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("A124", "unusable-font", Severity.ERROR, Scope.READING)
