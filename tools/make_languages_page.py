"""Write the pictures of docs/languages.md: the CV in docs/languages/ in each of its languages.

The fonts for Arabic and Japanese are those that `cvbuild fonts` finds on this machine (Debian: fonts-noto-core,
fonts-noto-cjk).

Usage: python tools/make_languages_page.py
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from cvbuild.commands.fonts.installed import best, installed_files
from cvbuild.model.locales.scripts import by_script
from cvbuild.pipeline.build import Request, build
from cvbuild.render.png import pictures

DOCS = Path(__file__).parents[1] / "docs"
SOURCE = DOCS / "languages"
DPI = 100
SHOWN = 0.5
"""The part of the page that is filled."""


def main() -> int:
    """Build all variants and write one picture each."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(SOURCE, project)
        fonts = project / "fonts"
        fonts.mkdir()
        text = (SOURCE / "cv.yaml").read_text(encoding="utf-8")
        for script, characters in by_script(text, "ja").items():
            found = best(script, characters, installed_files(), "ja", serif=True)
            if found is None:
                sys.stderr.write(f"no installed font writes {script.name}\n")
                return 1
            for file in found.files:
                shutil.copy(file, fonts)
        result = build(Request(project, formats=("pdf",)))
        for one in result.built:
            (file,) = one.artifacts
            picture = _top(pictures(file.content, DPI)[0])
            (DOCS / f"languages-{one.variant.name}.png").write_bytes(picture)
        for finding in result.findings:
            sys.stderr.write(f"{finding.place.file}:{finding.place.line} {finding.code} {finding.message}\n")
    return 0


def _top(picture: bytes) -> bytes:
    """Return the upper part of a picture in a few greys and colours, which makes a small file."""
    import io

    from PIL import Image

    with Image.open(io.BytesIO(picture)) as page:
        width, height = page.size
        part = page.convert("RGB").crop((0, 0, width, round(height * SHOWN))).quantize(64)
        target = io.BytesIO()
        part.save(target, "PNG", optimize=True)
        return target.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
