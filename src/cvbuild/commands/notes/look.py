"""A theme for private pages: its own look, a banner on every page, marked private lines."""

from __future__ import annotations

from msgspec.structs import replace

from cvbuild.commands.notes.annotated import BANNER, PRIVATE
from cvbuild.model.theme import Theme

__all__ = ["private_look"]

_LOOK = "look.css"  # read last, so its last rules win

# The banner is in the margin, as an artifact: it is on every page, wherever pages break. The first page has its own
# rule because a theme may have removed that page's margins.
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
    """Return the theme with the marks of private pages."""
    own = theme.files.get(_LOOK, b"")
    return replace(theme, files={**theme.files, _LOOK: own + _CSS.encode()})
