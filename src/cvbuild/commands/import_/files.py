"""The files of a project made from a foreign file."""

from __future__ import annotations

from typing import Any

from cvbuild.commands.import_.report import full_report
from cvbuild.commands.init.starter import shared_files
from cvbuild.model.labels import labels
from cvbuild.model.sections import heading, section_types
from cvbuild.readers import Imported
from cvbuild.readers._parts.yaml import dump
from cvbuild.syntax.load import load

__all__ = ["REPORT", "cv_text", "project_files", "variant_text"]

REPORT = "import-report.md"
_VARIANT_HEADER = "# yaml-language-server: $schema=../schema/variant.schema.json\n"
_LETTER = ("US", "CA", "MX", "CO", "CL", "VE", "PH")
_HEADER = """\
# yaml-language-server: $schema=schema/cv.schema.json
#
# Imported from {name}. Everything that may be printed; variants/*.yaml choose from it.
# import-report.md lists what went where. Ids and tags are proposals: rename them as you like.
"""


def project_files(imported: Imported, name: str) -> dict[str, bytes]:
    """Return each file of the new project by its name."""
    return {
        "cv.yaml": cv_text(imported.cv, name).encode(),
        "variants/full.yaml": variant_text(imported, name).encode(),
        REPORT: full_report(imported, name).encode(),
        **shared_files(),
    }


def cv_text(cv: dict[str, Any], name: str) -> str:
    """Return ``cv.yaml``; every text reads back as it is."""
    header = _HEADER.format(name=" ".join(name.split()))
    text = header + _spaced(dump(cv))
    back = load(text.encode(), "cv.yaml").value
    return text if back is not None and back.data == cv else header + _spaced(dump(cv, careful=True))


def _spaced(text: str) -> str:
    """Return YAML with an empty line before each top-level key."""
    lines = text.splitlines()
    return "".join(f"\n{line}\n" if line[:1].isalpha() and number else f"{line}\n" for number, line in enumerate(lines))


def variant_text(imported: Imported, name: str) -> str:
    """Return a variant that shows everything, in the order of the source."""
    region = str(imported.cv["locale"]).rpartition("-")[2]
    variant = {
        "label": f"Everything in {' '.join(name.split())}",
        "theme": "classic",
        "paper": "letter" if region in _LETTER else "a4",
    }
    tags = list(imported.cv.get("tags", ()))  # each shows what has it; an entry without tags is shown anyway
    shown = [_choice(one, imported) for one in imported.order]
    chosen = {key: names for key, names in (("tags", tags), ("sections", shown)) if names}
    return _VARIANT_HEADER + dump({**variant, **chosen})


def _choice(section: str, imported: Imported) -> Any:
    """Return the choice of a section, with the source's heading if it is another than the usual one."""
    title = imported.titles.get(section, "")
    if not title or section not in section_types():
        return section
    usual = heading(section, labels(str(imported.cv["locale"])))
    return section if title.casefold() == usual.casefold() else {section: {"title": title}}
