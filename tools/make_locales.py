"""Write cldr.json and names.json in src/cvbuild/model/locales/: months, date patterns, names of languages.

They come from CLDR, by way of Babel, and are committed: cvbuild itself does not need Babel. ``cldr.json`` has the
languages of ``words.json``, which is written by hand, and regions that differ; ``names.json`` has all languages.

Three rules differ from CLDR, for dates in columns: months in numbers have two digits; no-break and thin spaces are
plain spaces; a dash between two dates is an en dash with spaces.

Usage: pip install babel && python tools/make_locales.py [FOLDER]
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from babel import Locale, __version__
from babel.core import UnknownLocaleError, get_cldr_version

FOLDER = Path(__file__).parents[1] / "src" / "cvbuild" / "model" / "locales"
REGIONS = (
    "en-GB",
    "en-CA",
    "en-AU",
    "en-NZ",
    "en-IE",
    "en-IN",
    "en-ZA",
    "de-AT",
    "fr-CA",
    "fr-CH",
    "es-MX",
    "pt-PT",
    "ar-DZ",
    "ar-MA",
    "ar-TN",
)
DASHES = "-–—"


SOURCE = f"CLDR {get_cldr_version()}, read with Babel {__version__} (Unicode License v3)"


def locales() -> dict[str, Any]:
    """Months and patterns by locale."""
    tags = (*json.loads((FOLDER / "words.json").read_text(encoding="utf-8")), *REGIONS)
    found = {tag: _locale(Locale.parse(tag, sep="-")) for tag in dict.fromkeys(tags)}
    return {"source": SOURCE, "locales": found}


def names() -> dict[str, Any]:
    """The names of languages in English and in themselves, and the codes of regions."""
    english = Locale("en").languages
    return {
        "source": SOURCE,
        "languages": {tag: name for tag, name in sorted(english.items()) if re.fullmatch(r"[a-z]{2,3}", tag)},
        "own": {tag: name for tag in sorted(english) if len(tag) == 2 and (name := _own(tag))},
        "regions": sorted(tag for tag in Locale("en").territories if re.fullmatch(r"[A-Z]{2}", tag)),
    }


def _own(tag: str) -> str:
    """The name of a language in itself, if CLDR has it."""
    try:
        return str(Locale(tag).languages.get(tag, ""))
    except UnknownLocaleError:
        return ""


def _locale(locale: Locale) -> dict[str, Any]:
    skeletons = {key: str(locale.datetime_skeletons[key]) for key in ("yMMM", "yMMMM", "yM", "y", "yQQQ")}
    return {
        "short": _pattern(skeletons["yMMM"]),
        "long": _pattern(skeletons["yMMMM"]),
        "numeric": _pattern(skeletons["yM"]),
        "year": _pattern(skeletons["y"]),
        "quarter": _pattern(skeletons["yQQQ"]),
        "range": _range(locale),
        "shortMonths": _months(locale, skeletons["yMMM"]),
        "longMonths": _months(locale, skeletons["yMMMM"]),
        "quarters": [_plain(locale.quarters["format"]["abbreviated"][number]) for number in range(1, 5)],
        "read": _read(locale),
    }


def _months(locale: Locale, pattern: str) -> list[str]:
    """The months as the pattern has them: ``L`` for the form that appears alone, four letters for the full name."""
    context = "stand-alone" if "LLL" in pattern else "format"
    width = "wide" if "LLLL" in pattern or "MMMM" in pattern else "abbreviated"
    return [_plain(locale.months[context][width][number]) for number in range(1, 13)]


def _read(locale: Locale) -> list[list[str]]:
    """Every form of every month, for reading."""
    forms: list[list[str]] = [[] for _ in range(12)]
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in locale.months[context][width].items():
                forms[number - 1].append(_plain(name).casefold().rstrip("."))
    return [sorted({form for form in month if not form[:1].isdigit()}) for month in forms]


def _pattern(pattern: str) -> str:
    """A CLDR pattern as a format string: ``MMM y`` becomes ``{month} {year}``."""
    found = "".join(map(_part, re.findall(r"'[^']*'|[yMLQ]+|.", _plain(pattern))))
    return re.sub(r"\{number\}(?!月)", "{number:02}", found)


def _part(part: str) -> str:
    if part[0] == "'":
        return part.strip("'")
    kinds = {"y": "{year}", "Q": "{quarter}" if len(part) > 1 else "{q}"}
    if part[0] in "ML":
        return "{month}" if len(part) > 2 else "{number}"
    return kinds.get(part[0], part)


def _range(locale: Locale) -> str:
    between = _plain(locale.interval_formats[None].replace("{0}", "").replace("{1}", ""))
    return " – " if between.strip() in DASHES else between


def _plain(text: str) -> str:
    for space in "\u00a0\u2009\u202f":
        text = text.replace(space, " ")
    return text.replace("\u200f", "")


def _line(found: re.Match[str]) -> str:
    return "[" + re.sub(r",\s+", ", ", found[1]) + "]"


def _written(table: dict[str, Any]) -> str:
    """The table as JSON with each list on one line."""
    text = json.dumps(table, ensure_ascii=False, indent=1)
    for _ in range(2):  # a list of lists from the inside
        text = re.sub(r"\[\s+([^\[\]]*?)\s+\]", _line, text)
    return text + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    for name, table in (("cldr", locales()), ("names", names())):
        (target / f"{name}.json").write_text(_written(table), encoding="utf-8")
