"""The text of a PDF as other software extracts it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cvbuild.model.document import Document
from tests.conformance.cvs import ROOT
from tests.conformance.words import difference, letters_differ, missing_words

__all__ = [
    "NODE_MODULES",
    "PDF_JS",
    "WORD_READERS",
    "another_world",
    "pages",
    "pandoc_plain",
    "pdf_js",
    "pdftotext_raw",
    "problems",
]

TREE = "structure tree"
LINES = "pdftotext -layout"
NODE_MODULES = ROOT / ".venv" / "node_modules"
PDF_JS = NODE_MODULES / "pdfjs-dist"
PDF_WORDS = ROOT / "tools" / "PdfWords.mjs"
_QUOTED = re.compile(r'^ *"(.*)"$', re.MULTILINE)


def problems(path: Path, document: Document, *, trees: bool, columns: bool = False) -> Iterator[tuple[str, str]]:
    """The extractors whose text is not the document's, each with the first difference.

    Args:
        path: the PDF.
        document: what was to be printed.
        trees: whether to read the structure tree.
        columns: whether two columns share the lines of a page, whose words are then in another order.
    """
    for name, (extract, usual) in EXTRACTORS.items():
        compare = missing_words if columns and name == LINES else usual
        problem = compare(document, extract(path)) if trees or name != TREE else ""
        if problem:
            yield name, problem


def pages(path: Path) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(path).pages)


def pdftotext_raw(path: Path) -> str:
    """Poppler, in the order of the file's stream."""
    return _output("pdftotext", "-raw", path, "-")


def _pdftotext_layout(path: Path) -> str:
    return _output("pdftotext", "-layout", path, "-")


def _mutool(path: Path) -> str:
    return _output("mutool", "draw", "-q", "-F", "txt", path)


def _structure(path: Path) -> str:
    return "\n".join(_QUOTED.findall(_output("pdfinfo", "-struct-text", path)))


def _pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _pdfium(path: Path) -> str:
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _pdfminer(path: Path) -> str:
    """Without its guesses at columns: the letters in the order of the file's stream."""
    from pdfminer.high_level import extract_text_to_fp

    target = io.StringIO()
    with path.open("rb") as source:
        extract_text_to_fp(source, target, laparams=None, output_type="text", codec="")
    return target.getvalue()


def _pdfminer_blocks(path: Path) -> str:
    """With its guesses at columns, as most programs use it: dates at the right margin are a column to it."""
    from pdfminer.high_level import extract_text

    return str(extract_text(path))


def pdf_js(folder: Path, files: Sequence[str]) -> list[str]:
    """The texts of files on pdf.js, read by one process."""
    return list(json.loads(_output("node", PDF_WORDS, NODE_MODULES, *(folder / file for file in files))))


EXTRACTORS: dict[str, tuple[Callable[[Path], str], Callable[[Document, str], str]]] = {
    "pypdf": (_pypdf, difference),
    "pdfium": (_pdfium, difference),
    "pdfminer.six": (_pdfminer, letters_differ),
    "pdftotext -raw": (pdftotext_raw, difference),
    "pdfminer.six, its blocks": (_pdfminer_blocks, missing_words),
    LINES: (_pdftotext_layout, letters_differ),  # takes the kerning of “f)” for a blank
    "mutool": (_mutool, difference),
    TREE: (_structure, letters_differ),
}


def _pandoc(path: Path) -> str:
    """Name and headline are metadata to pandoc, which only a template prints; its bullets are hyphens."""
    text = _output("pandoc", "--template", Path(__file__).with_name("pandoc.plain"), "--wrap=none", "--to=plain", path)
    return re.sub(r"^ *- +", "", text, flags=re.MULTILINE)


def pandoc_plain(path: Path, form: str) -> str:
    """A file of another form as pandoc reads it, without the bars between what shares a line, and without rules."""
    text = _output("pandoc", f"--from={form}", "--wrap=none", "--to=plain", path)
    return re.sub(r"^ *-+(?: +|$)", "", text, flags=re.MULTILINE)


def _docx2python(path: Path) -> str:
    from docx2python import docx2python

    with docx2python(path) as document:
        cells = [cell for table in document.body for row in table for cell in row]
    return re.sub(r"</?a\b[^>]*>", "", "\n".join(line for cell in cells for line in cell))


def _mammoth(path: Path) -> str:
    import mammoth

    with path.open("rb") as source:
        text: str = mammoth.extract_raw_text(source).value
    return text


WORD_READERS: dict[str, Callable[[Path], str]] = {
    "pandoc": _pandoc,
    "docx2python": _docx2python,
    "mammoth": _mammoth,
}


def _output(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def another_world(folder: Path) -> dict[str, str]:
    """An environment that shares with this one only what a program needs to start."""
    surroundings = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LC_ALL": "C", "HOME": str(folder)}
    return {**os.environ, **surroundings, "FONTCONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}
