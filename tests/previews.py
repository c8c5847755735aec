"""A small project to preview, and the views that come of it."""

from __future__ import annotations

import datetime
from pathlib import Path

from cvbuild.preview.stages import stages
from cvbuild.preview.view import View

__all__ = ["CV", "TODAY", "last", "write_project"]

TODAY = datetime.date(2026, 11, 22)

CV = """\
tags: {quant: trading, web: the web}
basics:
  name: Ada Lovelace
  email: ada@love.org
  headlines: [{id: quant, text: Quant}, {id: web, text: Web}]
work:
  - id: engines
    name: Analytical Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-09
    highlights:
      - {id: program, text: Wrote the *first* program, tags: [quant]}
      - {id: site, text: Made a site, tags: [web]}
      - {id: held, text: Held it, tags: [quant], hold: not proven}
      - Utilized the mill
skills:
  - {name: Machines, keywords: [mill, store]}
"""


def write_project(root: Path) -> Path:
    """The project's files below ``root``."""
    (root / "variants").mkdir(exist_ok=True)
    (root / "cv.yaml").write_text(CV, encoding="utf-8")
    quant = "headline: quant\ntags: [quant]\nsections: [work]\n"
    (root / "variants" / "quant.yaml").write_text(quant, encoding="utf-8")
    (root / "variants" / "plain.yaml").write_text("tags: [web]\nsections: [work, skills]\n", encoding="utf-8")
    return root


def last(root: Path, before: View | None = None, wanted: str = "quant") -> View:
    """The view at the end of a build."""
    *_, view = stages(root, TODAY, before or View(), lambda: wanted)
    return view
