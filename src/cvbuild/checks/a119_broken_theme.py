"""Something is wrong in a theme's own file.

What: a template that Jinja cannot read, a name in it that nothing has, a file, image or font that the theme does not
hold, an address outside the theme, a ``theme.toml`` that is no valid TOML or has a wrong value; as a warning, a line
of CSS that the PDF's layout engine does not know and leaves out.

Why: a theme is files, never code, and gets nothing but the words and its own files: no network, no other folder. What
it asks for and cannot have is missing in the PDF; a line of CSS with a slip in it changes nothing at all.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("A119", "broken-theme", Severity.ERROR, Scope.READING)
