"""Committed twins: for each person a few forms in text, so that a reviewer sees what the readers get."""

from __future__ import annotations

from pathlib import Path

from tests.readers.expectation import FORMS, PEOPLE, sample

__all__ = ["FOLDER", "twins"]

FOLDER = Path(__file__).parent / "samples" / "twins"
_TEXT = tuple(form for form in FORMS if not form.startswith(("docx", "pdf", "linkedin")))
_EACH = 4


def twins() -> dict[str, bytes]:
    """Return the files by name: four forms of each person, so that each form has two people or more."""
    chosen = (
        (_TEXT[(number * _EACH + offset) % len(_TEXT)], name)
        for number, name in enumerate(PEOPLE)
        for offset in range(_EACH)
    )
    made: dict[str, bytes] = {}
    for form, name in chosen:
        file, content = sample(form, name)
        made[f"{form}/{file}"] = content
    return made
