"""Europass PDF: the XML attached to it, not its pages."""

from __future__ import annotations

from cvbuild.readers import Reader, europass_candidate, europass_learnerinfo, europass_passport
from cvbuild.readers._cv import Draft
from cvbuild.readers._parts.parse import Unreadable
from cvbuild.readers._parts.pdf import attachment
from cvbuild.readers._parts.tree import Tracker

_FORMS = (europass_candidate.READER, europass_passport.READER, europass_learnerinfo.READER)


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is a PDF with Europass XML attached."""
    found = attachment(content)
    return found is not None and any(reader.recognise(found, name) for reader in _FORMS)


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft from the attachment."""
    found = attachment(content)
    reader = next((reader for reader in _FORMS if found and reader.recognise(found, "attachment.xml")), None)
    if reader is None or found is None:
        raise Unreadable("this PDF has no Europass data attached")
    return reader.draft(found, cv)


READER = Reader(
    name="europass-pdf",
    description="Europass PDF, by the XML attached to it",
    recognise=recognise,
    draft=draft,
    rank=14,
)
