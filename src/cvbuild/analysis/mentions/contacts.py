"""Names in contact data: whether an e-mail address or an account is clearly that of somebody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from cvbuild.analysis.language.spelling import is_listed

__all__ = ["account_of", "folded", "is_of_another", "is_strange", "mixed_scripts", "spelled_out"]

_ROLES = """
cv resume jobs job work career info contact hello hi hey mail email me my office team admin web site official real
the its dev design art studio music photo photos writes code codes blog news sales support pro online
"""
_NO_NAMES = frozenset(_ROLES.split())
_SPLIT = re.compile(r"[._+-]|\d+")
_ACCOUNTS = re.compile(
    r"^(?:www\.)?(?:(?P<host>[a-z]+)\.com)/(?:in/)?@?(?P<name>[\w.-]+)/?$|^(?:www\.)?(?:gitlab|codeberg)\.\w+/(?P<other>[\w.-]+)/?$",
    re.IGNORECASE,
)
_HOSTS = frozenset(
    ("github", "linkedin", "gitlab", "twitter", "x", "instagram", "behance", "dribbble", "medium", "kaggle")
)
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "đ": "d"})
_FEWEST = 3  # letters of a part that may be a name
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"}


def folded(text: str) -> str:
    """Return the letters of a name without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(char for char in plain if not unicodedata.combining(char))


def spelled_out(text: str) -> str:
    """Return the letters of a name, an umlaut as two: “boehme”."""
    return folded("".join(_SPELLED.get(char, char) for char in text.casefold()))


def is_of_another(handle: str, name: str) -> bool:
    """Return whether a handle consists of two names, neither of which is in the person's name in any usual form.

    A nickname, a word of English or the name of a business is no other person's name.
    """
    parts = [folded(part) for part in _SPLIT.split(handle) if part]
    if len(parts) != 2 or any(len(part) < _FEWEST or not part.isalpha() for part in parts):
        return False
    if any(part in _NO_NAMES for part in parts) or all(map(is_listed, parts)):
        return False
    own = {form for word in re.split(r"[\s'’.-]+", name) if word for form in (folded(word), spelled_out(word))}
    together = "".join(sorted(own, key=len))
    return not any(_alike(part, word) for part in parts for word in own) and not any(part in together for part in parts)


def _alike(part: str, word: str) -> bool:
    """Return whether a part of a handle is a name, its short form (“kate”), or contains it."""
    if len(word) < 2:
        return False
    return word[:3] in part or word.startswith(part[:3])


def is_strange(account: str, username: str, name: str) -> bool:
    """Return whether an account has nothing in common with the username and the name beside it."""
    given, own = folded(account), folded(username.lstrip("@"))
    if _is_half_another(given, own, name):
        return True
    words = [folded(word) for word in re.split(r"[\s'’.-]+", name) if len(word) >= _FEWEST]
    if given[:_FEWEST] == own[:_FEWEST] or own in given or given in own:
        return False
    return not any(word[:4] in given for word in words)


def _is_half_another(account: str, username: str, name: str) -> bool:
    """Return whether an account has the first name and another surname: “jane-lindgren” for “janelowell”."""
    parts = [part for part in _SPLIT.split(account) if part]
    words = [folded(word) for word in re.split(r"[\s'’.-]+", name) if word]
    if len(parts) != 2 or len(words) < 2 or not all(map(str.isalpha, parts)) or len(parts[1]) < _FEWEST + 2:
        return False
    known = any(parts[1][: _FEWEST + 2] in word or word in parts[1] for word in words)
    return words[0].startswith(parts[0]) and len(parts[0]) > _FEWEST and not known and parts[1] not in username


def account_of(url: str) -> str:
    """Return the account that the address of a profile names; empty for any other address."""
    parts = urlsplit(url if "//" in url else f"https://{url}")
    match = _ACCOUNTS.match(f"{parts.netloc}{parts.path}")
    if match is None or (match["host"] and match["host"].casefold() not in _HOSTS):
        return ""
    return match["name"] or match["other"] or ""


def mixed_scripts(address: str) -> Iterator[str]:
    """Yield the letters of another alphabet that look like Latin ones within a word of an address."""
    for word in re.findall(r"\w+", address):
        scripts = {unicodedata.name(char, "").split(" ")[0] for char in word if char.isalpha()}
        if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"}:
            yield from (char for char in word if unicodedata.name(char, "").startswith(("CYRILLIC", "GREEK")))
