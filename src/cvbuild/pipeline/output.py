"""The output folder: files keep temporary names until all variants are built; then they take their places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from cvbuild.cache.fingerprint import FOLDERS
from cvbuild.model.artifact import Artifact
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline import manifest
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.project import Project
from cvbuild.pipeline.request import Request
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Finding

__all__ = ["Delivery", "Output", "delivery"]


class Delivery(Struct, frozen=True):
    """The parts of a finished variant that are still needed: few, because another process may send them.

    ``libraries`` are the native libraries that laid out a fitted variant: they shape its words even without a PDF.
    ``whole`` is the complete record, unless the request is lean.
    """

    complete: bool
    findings: tuple[Finding, ...]
    artifacts: tuple[Artifact, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)
    libraries: tuple[str, ...] = ()
    whole: VariantBuild | None = None


def delivery(
    build: VariantBuild, request: Request, context: Context, *, complete: bool, apart: bool = False
) -> Delivery:
    """Return the parts of a variant that are still needed. ``apart`` is true if another process loads the libraries."""
    if not complete:
        return Delivery(False, build.findings)
    _, theme = build.composed
    artifacts = build.artifacts if request.out else tuple(artifact.written for artifact in build.artifacts)
    libraries = context.machine.libraries if build.fitted or apart else ()
    whole = None if request.lean else build
    return Delivery(True, build.findings, artifacts, {theme.name: theme.digest}, libraries, whole)


INPUTS = (*FOLDERS, "letters", "proposals", "sent")
"""Folders of a project whose files are read or kept: what is built there would be taken for one of them."""


def require_other_folder(request: Request) -> None:
    """Raise if the output folder is the project itself or one of its folders with other files.

    Raises:
        CannotBuild: it is.
    """
    if request.out is None:
        return
    out, root = (path.resolve() for path in (request.out, request.root))
    inside = next((name for name in INPUTS if out.is_relative_to(root / name)), "")
    if inside or out == root:
        what = f"{inside}/ has other files of the project" if inside else "this is the folder of the project itself"
        raise CannotBuild(f"nothing is built into {request.out}: {what}", "name another folder, such as --out out")


class Output:
    """The files of a run on their way into the output folder. Without one, they are counted and not written."""

    def __init__(self, project: Project, request: Request, context: Context) -> None:
        self._project, self._request, self._context = project, request, context
        self._staging = files.Staging(request.out or Path(), top=request.root)
        self._themes: dict[str, str] = {}
        self.count = 0
        self.complete = True
        self.findings: list[Finding] = []
        self.artifacts: list[Artifact] = []
        self.built: list[VariantBuild] = []

    def __enter__(self) -> Output:
        self._staging.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._staging.__exit__()

    def add(self, one: Delivery) -> None:
        """Write a variant's files under temporary names, so that their bytes need no memory."""
        for artifact in one.artifacts if self._request.out else ():
            self._staging.add(artifact.path, artifact.content)
        self.complete = self.complete and one.complete
        self.findings += one.findings
        self.artifacts += (artifact.written for artifact in one.artifacts)
        self.built += [one.whole] if one.whole else []
        self._themes.update(one.themes)
        self._context.machine.add(one.libraries)
        self.count += 1

    def write(self) -> tuple[str, ...]:
        """Move the files to their places and update the manifest; write nothing if a variant could not be built."""
        out = self._request.out
        if out is None or not self.complete or not self.count:
            return ()
        self._staging.sweep()
        record = manifest.updated(self._staging, self._project, self.artifacts, self._request.formats, self._themes)
        self._staging.add(manifest.NAME, record.content)
        whole = {manifest.NAME, *(file.path for file in self.artifacts)}  # without variants that are incomplete
        names = self._staging.commit(whole)
        manifest.remove_stale(self._staging, record)
        self._context.renderings.keep(self.artifacts, self._project.all_names)
        self._context.inspections.prune(record.digests)
        return names
