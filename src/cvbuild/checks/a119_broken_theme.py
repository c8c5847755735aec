"""A mistake in a file of the theme.

What: Checks for a template that Jinja cannot parse; an undefined name in a template; a file, image or font that the
theme does not contain; an address outside the theme; a ``theme.toml`` that is invalid TOML or has a wrong value.
Warns of CSS that the PDF's layout engine does not support and ignores.

Why: A theme is files, never code. It has access to the document and its own files only: no network, no other folder.
A resource that it may not load is missing from the PDF, and a misspelt line of CSS has no effect.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: templates/classic/theme.toml
    [style]
    accent = #1d4170   # A119

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: templates/classic/theme.toml
    [style]
    accent = "#1d4170"
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("A119", "broken-theme", Severity.ERROR, Scope.READING, stops=True)
