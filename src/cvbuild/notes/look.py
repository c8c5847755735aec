"""A theme in which private pages are set: its own look, a line on every page that says so, private lines apart."""

from __future__ import annotations

from dataclasses import replace

from cvbuild.notes.annotated import BANNER, PRIVATE
from cvbuild.theme import Theme

__all__ = ["private_look"]

_LOOK = "look.css"  # read last, so what stands at its end wins

# The line stands in the margin, as an artifact: it is on every page whatever breaks where. The first page is named on
# its own because a theme may have taken the margins of that one away.
_CSS = f"""
@page {{
  margin-top: 54pt;
  @top-left {{ content: none; }}
  @top-right {{ content: none; }}
  @top-center {{ content: "{BANNER}"; width: 100%; color: #a3123a; font-size: 9pt; font-weight: 600; }}
}}
@page :first {{
  margin-top: 54pt;
  @top-left {{ content: none; }}
  @top-right {{ content: none; }}
  @top-center {{ content: "{BANNER}"; width: 100%; color: #a3123a; font-size: 9pt; font-weight: 600; }}
}}
#{PRIVATE} h2 {{ color: #a3123a; }}
ul[id^="{PRIVATE}-"] {{
  margin: 2.5pt 0 4.5pt 1em;
  padding: 1.5pt 0 1.5pt 7pt;
  border-left: 2pt solid #a3123a;
  font-size: .94em;
}}
ul[id^="{PRIVATE}-"] li {{ margin-top: 1pt; }}
"""


def private_look(theme: Theme) -> Theme:
    """The theme with the marks of private pages."""
    own = theme.files.get(_LOOK, b"")
    return replace(theme, files={**theme.files, _LOOK: own + _CSS.encode()})
