"""Words of a text, for comparing texts in different markup; removal of characters that no reader sees."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

__all__ = ["letters_only", "slug", "tidy", "words"]

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)  # no text may contain these; see cvbuild.syntax.encoding
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:mailto:|tel:|https?://)?([^()\s]*)\)")
_SCHEME = re.compile(r"\b(?:mailto:|tel:(?=\+?\d)|https?://)")
_NUMBER = re.compile(r"(?m)^\s*\d{1,3}[.)]\s+(?=\S)")  # of a list's item
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")


def tidy(text: str) -> str:
    """Return the text without invisible and control characters, with Unix line breaks and ordinary spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _SPACES.sub(" ", _INVISIBLE.sub("", _FORBIDDEN.sub("", text)))
    return text.replace("\x85", "\n").strip()


def _target(link: re.Match[str]) -> str:
    """Return a link in Markdown as its address, if its text only repeats that."""
    if re.fullmatch(r"[+\d().-]+", link[2]):
        return link[1]  # a telephone number, written out in the text
    return link[2] if link[1].strip() in link[2] else f"{link[1]} {link[2]}"


def words(text: str) -> Counter[str]:
    """Return the words of a text with their numbers; tags, entities, marks and case do not count."""
    without = html.unescape(_TAG.sub(" ", html.unescape(_LINK.sub(_target, _NUMBER.sub("", text)))))
    flat = unicodedata.normalize("NFKC", _SCHEME.sub(" ", without)).casefold()
    return Counter(_WORD.findall(flat))


def letters_only(text: str) -> str:
    """Return the letters and digits of a text, without case and accents, to compare names and headings."""
    flat = unicodedata.normalize("NFKD", text).casefold().replace("ß", "ss")
    return re.sub(r"[\W_]+", "", "".join(char for char in flat if not unicodedata.combining(char)))


def slug(text: str, length: int = 40) -> str:
    """Return a text as an id of ASCII letters, digits and hyphens; empty if it has none of them."""
    flat = unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", flat)
    made = ""
    for part in parts:
        if made and len(made) + len(part) + 1 > length:
            break
        made = f"{made}-{part}".strip("-")
    return made[:length]
