"""A job description in a PDF: the lines of its pages."""

from __future__ import annotations

import io
import logging

from cvbuild.matching.posting import Line
from cvbuild.postings import Unreadable

__all__ = ["UNIT", "lines"]

UNIT = "page"
_SILENT = logging.NullHandler()
"""pypdf logs what is odd in a file; what it cannot read is told in our words."""


def lines(content: bytes) -> tuple[Line, ...]:
    """The lines, numbered by page.

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
    except Exception:  # whatever a damaged file makes of the library; a person's file is never a traceback
        raise Unreadable("1:1: the PDF is damaged") from None
    if not any(page.strip() for page in pages):
        raise Unreadable("1:1: the PDF has no text; it may be a scan")
    return tuple(Line(number, line) for number, page in enumerate(pages, 1) for line in page.splitlines())
