"""Proofreading by Harper (English) and simplemma (German, French, Spanish), if they are installed.

Slips are remembered by text under ``.cvbuild/proofs/``: a text that has not changed is not read again, and a build
without new texts loads neither library.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.language.proofs import Proofs, Slip
from cvbuild.analysis.language.prose import passages_of
from cvbuild.cache.fingerprint import Machine, digest
from cvbuild.cache.keyed import Cache
from cvbuild.compose.compose import compose
from cvbuild.model import locales
from cvbuild.model.variant_build import VariantBuild

if TYPE_CHECKING:
    from subprocess import Popen

__all__ = ["LIBRARIES", "READERS", "Asked", "Process", "Proofreader", "is_installed"]

LIBRARIES = {"en": "harper", "de": "simplemma", "fr": "simplemma", "es": "simplemma"}
"""The library that reads each language."""
READERS = ("C209", "C219", "S056")
"""The checks that read what is found."""
_KEPT = 8
_DIGITS = 16
_SECONDS = 60
_LONGEST = 4000
"""A longer text is no highlight, and the time to read it grows with its length."""

_SCRIPT = Path(__file__).with_name("_proofreader.py")

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

    def ask(self, builds: Iterable[VariantBuild], codes: frozenset[str], new: bool) -> Asked:
        """Begin to read the texts of variants for the checks that run.

        Args:
            builds: the variants as selected.
            codes: the checks that run.
            new: whether to read texts that are not remembered; nobody waits for that while typing.
        """
        texts: dict[str, dict[str, None]] = {}
        for build in builds:
            if not _readers(build.selection.resume.locale) & codes:
                continue
            document = compose(build.selection.resume, build.variant)
            found = (one.masked for one in passages_of(document) if len(one.masked) <= _LONGEST)
            texts.setdefault(build.selection.resume.locale, {}).update(dict.fromkeys(found))
        return Asked(self._begun(locale, list(found), new) for locale, found in texts.items())

    def _begun(self, locale: str, texts: list[str], new: bool) -> _Reading:
        language = _language(locale)
        library = LIBRARIES.get(language, "")
        reading = _Reading(locale, library, self._cache)
        if not library or not is_installed(library):
            return reading
        key = digest(f"{locale}\n{self._machine.digest().decode()}".encode()).decode()[:_DIGITS]
        known = self._cache.load(key, Remembered) or {}
        names = {text: digest(text.encode("utf-8", "surrogatepass")).decode()[:_DIGITS] for text in texts}
        unread = [text for text, name in names.items() if new and name not in known and any(map(str.isalpha, text))]
        process = Process(language, locale, unread) if unread else None
        return replace(reading, key=key, known=known, names=names, unread=unread, process=process)


class Asked(Mapping[str, Proofs]):
    """The proofs by locale, on which other processes work until they are first looked at.

    Use it as a context manager: at the end, the processes end.
    """

    def __init__(self, readings: Iterable[_Reading] = ()) -> None:
        self._readings = tuple(readings)

    def __enter__(self) -> Asked:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._readings:
            if one.process:
                one.process.end()

    @functools.cached_property
    def known(self) -> dict[str, Proofs]:
        """Wait for the proofs, and remember them for later runs."""
        return {one.locale: one.proofs() for one in self._readings}

    def __getitem__(self, locale: str) -> Proofs:
        return self.known[locale]

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self._readings)


class _Reading(Struct, frozen=True):
    """The texts in one locale, with their names in the memory of the project, and the process that reads new ones."""

    locale: str
    library: str
    cache: Cache
    key: str = ""
    known: Remembered = {}
    names: Mapping[str, str] = {}
    unread: list[str] = []
    process: Process | None = None

    def proofs(self) -> Proofs:
        if not self.key:
            return Proofs(self.library)
        known = self.known
        if self.process:
            answer = self.process.answer()
            if answer is None:
                return Proofs(self.library)
            known = known | dict(zip((self.names[text] for text in self.unread), answer, strict=True))
            self.cache.save(self.key, {name: known[name] for name in self.names.values() if name in known})
            self.cache.prune([self.key])
        slips = {text: tuple(map(_slip, known.get(name, ()))) for text, name in self.names.items()}
        return Proofs(self.library, True, {text: found for text, found in slips.items() if found})


def _language(locale: str) -> str:
    return locales.tag(locale).partition("-")[0].lower()


def _readers(locale: str) -> frozenset[str]:
    """Return the checks that read what is found in a language: our own lists know English spelling."""
    return frozenset(("C219",) if _language(locale) == "en" else READERS)


def _slip(found: list[int | str]) -> Slip:
    start, end, right, rule = found
    return Slip(int(start), int(end), str(right), str(rule))


def is_installed(library: str) -> bool:
    """Return whether a library of the extra ``language`` is here; it is not imported."""
    import importlib.util

    return importlib.util.find_spec(library) is not None


class Process:
    """A process that reads texts: it has its own, because both libraries take a second to load.

    Files hold what it is asked and what it answers, so that neither process waits for the other to read a pipe.
    """

    def __init__(self, language: str, locale: str, texts: list[str]) -> None:
        import json  # imported lazily: most builds have no new text
        import subprocess
        import tempfile

        self._count = len(texts)
        self._files = contextlib.ExitStack()
        self._process: Popen[bytes] | None = None
        command = [sys.executable, "-P", os.fspath(_SCRIPT)]
        with contextlib.suppress(OSError):  # no temporary folder, or no further process: then nothing is proofread
            asked = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the others
            self._answer = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the others
            asked.write(json.dumps({"language": language, "dialect": locale, "texts": texts}).encode())
            asked.seek(0)
            self._process = subprocess.Popen(command, stdin=asked, stdout=self._answer, stderr=subprocess.DEVNULL)

    def answer(self) -> list[list[list[int | str]]] | None:
        """Wait for the slips of each text; None if the process fails or takes too long."""
        import json
        import subprocess

        try:
            if self._process is None or self._process.wait(_SECONDS):
                return None
            self._answer.seek(0)
            answer = json.loads(self._answer.read().rpartition(b"\n")[2])
        except (OSError, subprocess.SubprocessError, ValueError):
            return None
        return answer if isinstance(answer, list) and len(answer) == self._count else None

    def end(self) -> None:
        """End the process if it still works."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._files.close()
