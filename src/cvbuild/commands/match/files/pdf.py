"""Job postings in PDFs: the lines of the pages."""

from __future__ import annotations

import io
import logging

from cvbuild.analysis.postings.posting import Line
from cvbuild.commands.match.files import Unreadable

__all__ = ["UNIT", "lines"]

UNIT = "page"
_SILENT = logging.NullHandler()
"""pypdf logs oddities of a file; our own message reports what it cannot read."""


def lines(content: bytes) -> tuple[Line, ...]:
    """Return the lines, numbered by page.

    Raises:
        Unreadable: the file is damaged, locked, or a scan.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").addHandler(_SILENT)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("1:1: the PDF is locked with a password")
        pages = [page.extract_text() for page in reader.pages]
    except Unreadable:
        raise
    except DependencyError:  # some ciphers need a package that nothing else here does
        raise Unreadable("1:1: the PDF is encrypted") from None
    except Exception:  # a damaged file may raise anything; it must not end in a traceback
        raise Unreadable("1:1: the PDF is damaged") from None
    if not any(page.strip() for page in pages):
        raise Unreadable("1:1: the PDF has no text; it may be a scan")
    return tuple(Line(number, line) for number, page in enumerate(pages, 1) for line in page.splitlines())
