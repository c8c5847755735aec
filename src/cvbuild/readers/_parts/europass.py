"""Parts that the forms of Europass share: dates in parts, labels beside codes, names of languages and countries."""

from __future__ import annotations

from cvbuild.readers._parts.parse import Element, Unreadable, xml
from cvbuild.readers._parts.texts import blocks
from cvbuild.readers._parts.tree import Node

__all__ = ["COUNTRIES", "LANGUAGES", "entries_of", "label", "many", "part_date", "root_of"]

LANGUAGES = {
    "eng": "English",
    "deu": "German",
    "ger": "German",
    "fra": "French",
    "fre": "French",
    "spa": "Spanish",
    "ita": "Italian",
    "por": "Portuguese",
    "nld": "Dutch",
    "dut": "Dutch",
    "pol": "Polish",
    "ron": "Romanian",
    "rum": "Romanian",
    "ell": "Greek",
    "gre": "Greek",
    "hun": "Hungarian",
    "ces": "Czech",
    "cze": "Czech",
    "slk": "Slovak",
    "slo": "Slovak",
    "slv": "Slovenian",
    "hrv": "Croatian",
    "srp": "Serbian",
    "bul": "Bulgarian",
    "dan": "Danish",
    "swe": "Swedish",
    "nor": "Norwegian",
    "fin": "Finnish",
    "est": "Estonian",
    "lav": "Latvian",
    "lit": "Lithuanian",
    "gle": "Irish",
    "mlt": "Maltese",
    "tur": "Turkish",
    "ukr": "Ukrainian",
    "rus": "Russian",
    "ara": "Arabic",
    "zho": "Chinese",
    "chi": "Chinese",
    "jpn": "Japanese",
    "kor": "Korean",
    "cat": "Catalan",
    "glg": "Galician",
    "eus": "Basque",
    "lat": "Latin",
    "mkd": "Macedonian",
    "sqi": "Albanian",
    "hin": "Hindi",
}
COUNTRIES = {
    "at": "Austria",
    "be": "Belgium",
    "bg": "Bulgaria",
    "ch": "Switzerland",
    "cy": "Cyprus",
    "cz": "Czechia",
    "de": "Germany",
    "dk": "Denmark",
    "ee": "Estonia",
    "el": "Greece",
    "gr": "Greece",
    "es": "Spain",
    "fi": "Finland",
    "fr": "France",
    "hr": "Croatia",
    "hu": "Hungary",
    "ie": "Ireland",
    "it": "Italy",
    "lt": "Lithuania",
    "lu": "Luxembourg",
    "lv": "Latvia",
    "mt": "Malta",
    "nl": "Netherlands",
    "no": "Norway",
    "pl": "Poland",
    "pt": "Portugal",
    "ro": "Romania",
    "se": "Sweden",
    "si": "Slovenia",
    "sk": "Slovakia",
    "uk": "United Kingdom",
    "gb": "United Kingdom",
    "us": "United States",
    "tr": "Turkey",
    "ua": "Ukraine",
}


def root_of(content: bytes) -> Element | None:
    """Return the root of an XML file; ``None`` if the content is something else.

    Raises:
        Unreadable: it is XML but cannot be read safely.
    """
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:40]
    if not start.startswith(b"<") or (start[:9].lower() == b"<!doctype" and b"html" in start.lower()):
        return None
    try:
        return xml(content)
    except Unreadable:
        if any(mark in content[:3000] for mark in (b"SkillsPassport", b"learnerinfo", b"europass", b"ENTITY")):
            raise
        return None


def many(node: Node, name: str) -> list[Node]:
    """Return the elements of ``NameList``/``Name`` (XML) or ``Name`` (JSON)."""
    return [*node.get(f"{name}List").items(name), *node.items(name)]


def label(node: Node) -> str:
    """Return the label of a coded value, or its code; a code beside its label is dropped."""
    if node.is_text:
        return node.text()
    text = node.text("Label", "label", "#")
    if text:
        node.drop("codes beside their labels", "Code", "code")
        return text
    return node.text("Code", "code")


def part_date(node: Node) -> str:
    """Return a date whose parts are attributes (``year="2002" month="--08"``), numbers, or elements."""
    if node.is_text:
        return node.date()
    parts = [node.get(name, f"@{name}", name.capitalize()) for name in ("year", "month", "day")]
    found = [part.peek().lstrip("-") for part in parts]
    year, *later = [one for one in found if one.isdigit()] or [""]
    iso = "-".join([year, *(f"{int(one):02}" for one in later)]) if year else ""
    for part in parts:
        part.became(part.peek(), iso)
    return iso


def entries_of(text: str) -> list[str]:
    """Return the paragraphs and list items of a text."""
    return [block.text for block in blocks(text)]
