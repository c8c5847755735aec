"""The kinds of input that others may bring: where each is put in a project, and which command reads it."""

from __future__ import annotations

from pathlib import Path

import yaml
from msgspec import Struct

__all__ = ["CORPUS", "KINDS", "PROJECT", "Kind", "kept", "words"]

CORPUS = Path(__file__).with_name("corpus")
_WORDS = Path(__file__).with_name("words.yaml")

PROJECT = {
    "cv.yaml": """\
basics: {name: Ada Lovelace, label: Analyst, email: ada@lovelace.org, summary: Analyst of engines.}
work:
- {name: Mill, position: Clerk, startDate: 2020-01, endDate: 2024-02, highlights: [Cut costs by 12% in 2021.]}
skills: [{name: Tools, keywords: [Python, Go]}]
""",
    "variants/quant.yaml": "pages: {max: 1}\n",
    "templates/mine/theme.toml": "description = 'mine'\n",
}


class Kind(Struct, frozen=True):
    """A kind of input."""

    path: str
    """The file of the project, with the ending of the input in place of ``*``."""
    words: tuple[str, ...]
    """The command line, likewise."""
    theme: bool = False
    """Whether the variant has the theme ``mine``."""
    like: str = ""
    """A kind with the same syntax."""


_TXT = ("--format", "txt")
_PDF = ("--format", "pdf")

KINDS = {
    "source": Kind("cv.yaml", _TXT),
    "variant": Kind("variants/quant.yaml", _TXT, like="source"),
    "lock": Kind("cv.lock", ("check", "--source-only"), like="source"),
    "baseline": Kind("baseline.json", ("check", "--source-only"), like="import"),
    "theme": Kind("templates/mine/theme.toml", ("--format", "pdf,docx"), theme=True),
    "css": Kind("templates/mine/look.css", _PDF, theme=True),
    "template": Kind("templates/mine/resume.html.j2", _PDF, theme=True),
    "reference": Kind("templates/mine/reference.docx", ("--format", "docx"), theme=True),
    "bibliography": Kind("papers*", _TXT),
    "posting": Kind("job*", ("match", "job*")),
    "import": Kind("old*", ("import", "old*", "--project", "new")),
    "identify": Kind("sent*", ("identify", "sent*")),
}


def words(kind: str) -> list[str]:
    """What mutations of a kind put in: words with a meaning there, or anywhere."""
    table: dict[str, list[str]] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return [word for name in (kind, KINDS[kind].like, "anywhere") for word in table.get(name, ())]


def kept(kind: str) -> list[Path]:
    """The inputs of a kind that are kept: each taught us something, or is whole and a start for others."""
    return sorted(path for path in (CORPUS / kind).iterdir() if path.is_file())
