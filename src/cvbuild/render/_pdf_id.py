"""The build id in a PDF, where programs keep the ids of documents."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["declare_id"]

_END = b"</rdf:RDF>"

# XMP's own property for it (XMP Specification of September 2005, 4, "XMP Media Management Schema"), which PDF/A-2 knows
# and so wants no description of.
_ID = b"""<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">\
<xmpMM:DocumentID>uuid:%s</xmpMM:DocumentID></rdf:Description>"""


def declare_id(document: Any, identifier: str) -> None:
    """Let a rendered WeasyPrint document carry an id, a UUID, as ``xmpMM:DocumentID``.

    The id of the trailer stays what it is, a digest of the file: rewriting programs replace that one.
    """
    document.metadata.generate_rdf_metadata = functools.partial(
        _with_id, document.metadata.generate_rdf_metadata, identifier.encode("ascii")
    )


def _with_id(generate: Any, identifier: bytes, *variant: object) -> bytes:
    rdf: bytes = generate(*variant)
    return rdf.replace(_END, _ID % identifier + _END)
