"""Levels of degrees, by the words of ``studyType``."""

from __future__ import annotations

from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["level"]

_LEVELS = (
    lazy_pattern(
        r"(?i:\bbachelor|\bbaccalaureate|\bundergraduate degree|\blicence\b(?! de conduire)|\bgrado\b|\bgraduad[oa])"
        r"|\b(?:B\.\s?A|B\.\s?S|BA|BS|BSc|B\.\s?Sc|BEng|B\.\s?Eng|BCom|BBA|BFA|BEd|LLB|BSN|BTech)\b"
    ),
    lazy_pattern(
        r"(?i:\bmaster(?!y)|\bmáster\b|\bmagister\b|\bmaîtrise\b|\bdiplom-\w+)"
        r"|\b(?:M\.\s?A|M\.\s?S|MA|MS|MSc|M\.\s?Sc|MEng|M\.\s?Eng|MBA|MFA|MEd|LLM|MSN|MPhil|MPH|MTech|PGCE|PGDip|PGCert)\b"
    ),
    lazy_pattern(r"(?i:\bdoctor|\bdoktor|\bdoctorat\b|\bpromotion\b)|\b(?:Ph\.?\s?D|D\.?Phil|EdD|Dr\.)"),
)


def level(study_type: str) -> int:
    """Return 1 for a bachelor's degree, 2 for a master's, 3 for a doctorate, 0 for all else, also for joint degrees."""
    found = [number for number, words in enumerate(_LEVELS, start=1) if words.search(study_type)]
    return found[0] if len(found) == 1 else 0
