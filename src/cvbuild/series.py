"""All variants of a build: one after the other or beside each other, each put aside on disk as soon as it is made.

Nothing that a variant needs stays in memory when it is finished, so a thousand are no heavier than ten. Files keep
temporary names until all variants are made; where a person stops the build, those that are finished take their places.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cvbuild import files, manifest, workers
from cvbuild.artifact import Artifact, Finished
from cvbuild.check import Chosen, Subject
from cvbuild.errors import Interrupted
from cvbuild.finding import Finding
from cvbuild.making import Built, Request, make
from cvbuild.memory import Memory, Rendering
from cvbuild.project import Project
from cvbuild.theme import files_digest

__all__ = ["Progress", "Series", "make_all"]

Progress = Callable[[int, int], None]
"""Called with the number of variants made and of all of them."""


@dataclass(frozen=True, slots=True)
class Series:
    """What came of all variants. ``complete`` is false where one could not be made; then nothing was written."""

    complete: bool
    findings: tuple[Finding, ...]
    finished: tuple[Finished, ...] = ()
    built: tuple[Built, ...] = ()
    written: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Done:
    """One variant as it comes from the process that made it; ``built`` only where somebody wants it.

    ``libraries`` are told only of a variant fitted to its pages: they shape its words, also where no PDF is made.
    """

    complete: bool
    findings: tuple[Finding, ...]
    artifacts: tuple[Artifact, ...] = ()
    finished: tuple[Finished, ...] = ()
    renderings: Mapping[str, Rendering] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    built: Built | None = None
    libraries: tuple[str, ...] = ()


def make_all(
    subject: Subject, project: Project, chosen: Sequence[Chosen], request: Request, progress: Progress | None = None
) -> Series:
    """Make every variant, check it, and write all files, or none where a variant could not be made.

    Raises:
        CannotBuild: a native library is missing, a file cannot be written, a worker died.
        Interrupted: a person stopped it; the variants finished by then are written.
    """
    memory = Memory(project.root, request.out, reread=request.rebuild, writing=request.out is not None)
    work = _Work(subject, project, chosen, request, memory)
    with files.Staging(request.out or Path()) as staging:
        collected = _Collected(work, staging)
        try:
            with contextlib.closing(_made(work)) as made:  # closed before what is there is written: the workers end
                for done in made:
                    collected.add(done)
                    if progress:
                        progress(collected.count, len(chosen))
        except KeyboardInterrupt:
            collected.written()
            raise Interrupted(collected.count if collected.complete else 0, len(chosen)) from None
        return collected.series()


@dataclass(frozen=True, slots=True)
class _Work:
    subject: Subject
    project: Project
    chosen: Sequence[Chosen]
    request: Request
    memory: Memory

    def __call__(self, number: int) -> _Done:
        """Make one variant; what comes back has to travel between processes, so it is little."""
        made = make(self.subject, self.project, self.chosen[number], self.request, self.memory)
        built = made.built
        if built is None:
            return _Done(False, made.findings)
        artifacts = built.artifacts if self.request.out else ()
        themes = {built.theme.name: files_digest(built.theme)}
        kept = None if self.request.lean else built
        libraries = self.memory.libraries() if built.chosen.fitted else ()
        return _Done(True, made.findings, artifacts, built.finished, made.renderings, themes, kept, libraries)


def _made(work: _Work) -> Generator[_Done]:
    """All variants in order. The first is made here: what it warms up, the workers then have from the start."""
    total = len(work.chosen)
    count = workers.workers(total, work.request.jobs) if work.request.lean else 1
    yield from map(work, range(min(total, 1)))
    yield from workers.in_order(work, range(1, total), count)


class _Collected:
    """What the variants made so far came to."""

    def __init__(self, work: _Work, staging: files.Staging) -> None:
        self._work = work
        self._staging = staging
        self.count = 0
        self.complete = True
        self._findings: list[Finding] = []
        self._finished: list[Finished] = []
        self._built: list[Built] = []
        self._renderings: dict[str, Rendering] = {}
        self._themes: dict[str, str] = {}

    def add(self, done: _Done) -> None:
        """Put one variant aside."""
        for artifact in done.artifacts:
            self._staging.add(artifact.path, artifact.content)
        self.complete = self.complete and done.complete
        self._findings += done.findings
        self._finished += done.finished
        self._renderings.update(done.renderings)
        self._themes.update(done.themes)
        self._built += [done.built] if done.built else []
        self._work.memory.add_libraries(done.libraries)
        self.count += 1

    def written(self) -> tuple[str, ...]:
        """Write what is there, with a manifest that says so."""
        work, out = self._work, self._work.request.out
        if out is None or not self.complete or not self.count:
            return ()
        record = manifest.updated(out, work.project, self._finished, work.request.formats, self._themes)
        self._staging.add(manifest.NAME, record.content)
        names = self._staging.commit({manifest.NAME, *(file.path for file in self._finished)})  # a whole one is counted
        manifest.remove_stale(out, record)
        work.memory.keep(self._renderings, work.project.all_names, record.digests)
        return names

    def series(self) -> Series:
        """All of it, written."""
        if not self.complete:
            return Series(False, tuple(self._findings))
        libraries, written = self._work.memory.libraries(), self.written()
        return Series(True, tuple(self._findings), tuple(self._finished), tuple(self._built), written, libraries)
