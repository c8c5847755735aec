"""The layout findings of a project: a build of what is saved, in a process of its own that an editor's next save ends.

Such a process writes the variants built so far, one line each, then an empty line, then the pickled :class:`Layout`.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from cvbuild.analysis.pages.alignment import align
from cvbuild.analysis.pages.printed_lines import Line, printed_lines
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Finding

__all__ = ["Layout", "laid_out", "later", "start"]

Progress = Callable[[int, int], None]

_NICENESS = 10  # an editor's own process comes first


class Layout(Struct, frozen=True):
    """The part of a result that only finished files show.

    Attributes:
        findings: those that the sources alone do not have.
        texts: the files as they were built, by the names that places use.
        lines: where each item is printed: by address, then by variant.
        error: message and hint of an error without a place in a file.
    """

    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = {}
    lines: Mapping[str, Mapping[str, Line]] = {}
    error: tuple[str, str] | None = None


def laid_out(root: Path, progress: Progress | None = None) -> Layout:
    """Build every variant of a project in memory."""
    try:
        known = build(Request(root, formats=())).findings
        result = build(Request(root), progress)
    except CannotBuild as error:
        return Layout(error=(error.message, error.hint or ""))
    return Layout(*later(known, result), _lines(result))


def later(known: Iterable[Finding], result: Result) -> tuple[tuple[Finding, ...], Mapping[str, str]]:
    """Return the findings of a result that were not known before, and the texts of its files."""
    early = {_identity(finding) for finding in known}
    found = tuple(finding for finding in result.findings if _identity(finding) not in early)
    return found, {name: source.text for name, source in result.sources.items()}


def _identity(finding: Finding) -> tuple[object, ...]:
    """Return what two equal findings share. Their variants may differ, because pages leave out selected items."""
    return finding.code, finding.message, finding.locations


def _lines(result: Result) -> dict[str, dict[str, Line]]:
    found: dict[str, dict[str, Line]] = {}
    for one in result.built:
        for address, line in _printed(one):
            found.setdefault(address, {})[one.variant.name] = line
    return found


def _printed(one: VariantBuild) -> Iterator[tuple[str, Line]]:
    """Yield every item with its line in the PDF; none where extractors misread it (A104)."""
    pdf = one.inspections.get("pdf")
    if pdf and one.document and not pdf.missing:
        yield from printed_lines(one.selection.resume, align(one.document, pdf.words).placed)


def _write(root: str, stream: BinaryIO) -> None:
    """Write the layout of a project to a stream."""

    def progress(done: int, total: int) -> None:
        stream.write(f"{done} {total}\n".encode())
        stream.flush()

    made = laid_out(Path(root), progress)
    stream.write(b"\n" + pickle.dumps(made))
    stream.flush()


def start() -> None:
    """Build the project that the command line names; end quietly when nobody waits for the result any more.

    What libraries print goes to stderr, so that the stream has the result alone.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        _write(sys.argv[1], stream)
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(1)
