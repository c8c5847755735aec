"""Proofreading by Harper (English) and simplemma (German, French, Spanish), if they are installed.

Slips are remembered by text under ``.cvbuild/proofs/``: a text that has not changed is not read again, and a build
without new texts loads neither library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from cvbuild.analysis.language.proofs import Proofs, Slip
from cvbuild.analysis.language.prose import passages_of
from cvbuild.cache.fingerprint import Machine, digest
from cvbuild.cache.keyed import Cache
from cvbuild.compose.compose import compose
from cvbuild.model import locales
from cvbuild.model.variant_build import VariantBuild

__all__ = ["LIBRARIES", "READERS", "Proofreader", "is_installed"]

LIBRARIES = {"en": "harper", "de": "simplemma", "fr": "simplemma", "es": "simplemma"}
"""The library that reads each language."""
READERS = ("C209", "C219", "S056")
"""The checks that read what is found."""
_KEPT = 8
_DIGITS = 16
_SECONDS = 60
_LONGEST = 4000
"""A longer text is no highlight, and the time to read it grows with its length."""

Remembered = dict[str, list[list[int | str]]]


class Proofreader:
    """Reads the texts of variants, and remembers what it found.

    Args:
        root: the project's folder.
        reading: whether to use what earlier runs found.
        writing: whether to remember for later runs.
    """

    def __init__(self, root: Path, machine: Machine, *, reading: bool, writing: bool) -> None:
        self._cache = Cache(root, "proofs", _KEPT, reading=reading, writing=writing)
        self._machine = machine

    def proofs(self, builds: Iterable[VariantBuild], codes: frozenset[str], ask: bool) -> Mapping[str, Proofs]:
        """Return the proofs by locale for the checks that run.

        Without asking, only what is remembered is returned, because nobody waits while typing.
        """
        texts: dict[str, dict[str, None]] = {}
        for build in builds:
            if not _readers(build.selection.resume.locale) & codes:
                continue
            document = compose(build.selection.resume, build.variant)
            found = (one.masked for one in passages_of(document) if len(one.masked) <= _LONGEST)
            texts.setdefault(build.selection.resume.locale, {}).update(dict.fromkeys(found))
        return {locale: self._of(locale, list(found), ask) for locale, found in texts.items()}

    def _of(self, locale: str, texts: list[str], ask: bool) -> Proofs:
        language = _language(locale)
        library = LIBRARIES.get(language, "")
        if not library or not is_installed(library):
            return Proofs(library)
        key = digest(f"{locale}\n{self._machine.digest().decode()}".encode()).decode()[:_DIGITS]
        known = self._cache.load(key, Remembered) or {}
        names = {text: digest(text.encode("utf-8", "surrogatepass")).decode()[:_DIGITS] for text in texts}
        new = [text for text, name in names.items() if ask and name not in known and any(map(str.isalpha, text))]
        if new:
            answer = _asked(language, locale, new)
            if answer is None:
                return Proofs(library)
            known |= dict(zip((names[text] for text in new), answer, strict=True))
            self._cache.save(key, {name: known[name] for name in names.values() if name in known})
            self._cache.prune([key])
        slips = {text: tuple(map(_slip, known.get(name, ()))) for text, name in names.items()}
        return Proofs(library, True, {text: found for text, found in slips.items() if found})


def _language(locale: str) -> str:
    return locales.tag(locale).partition("-")[0].lower()


def _readers(locale: str) -> frozenset[str]:
    """Return the checks that read what is found in a language: our own lists know English spelling."""
    return frozenset(("C219",) if _language(locale) == "en" else ("C209", "S056"))


def _slip(found: list[int | str]) -> Slip:
    start, end, right, rule = found
    return Slip(int(start), int(end), str(right), str(rule))


def is_installed(library: str) -> bool:
    """Return whether a library of the extra ``language`` is here; it is not imported."""
    import importlib.util

    return importlib.util.find_spec(library) is not None


def _asked(language: str, locale: str, texts: list[str]) -> list[list[list[int | str]]] | None:
    """Return the slips of each text from a process of its own; None if it fails or takes too long."""
    import json  # imported lazily: most builds have no new text
    import subprocess

    command = [sys.executable, "-P", os.fspath(Path(__file__).with_name("_proofreader.py"))]
    asked = json.dumps({"language": language, "dialect": locale, "texts": texts}).encode()
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=_SECONDS, check=True)
        answer = json.loads(done.stdout.rpartition(b"\n")[2])
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return answer if isinstance(answer, list) and len(answer) == len(texts) else None
