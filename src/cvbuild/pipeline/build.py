"""From a request to files: read the sources, take every variant through its stages, write. Nothing flows backwards."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.analysis.links import printed_links
from cvbuild.analysis.memo import Memo
from cvbuild.cache.fingerprint import PRIVATE, PRIVATE_LOCK
from cvbuild.checks import baseline, registry
from cvbuild.checks.config import Settings
from cvbuild.checks.runner import merged, misled, settled, stops
from cvbuild.compose.audience import ANONYMOUS, all_texts, identifying_texts, shown_to, withheld_texts
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.artifact import Artifact
from cvbuild.model.document import Document
from cvbuild.model.resume import Resume
from cvbuild.model.selection import Selection
from cvbuild.model.variant import Variant
from cvbuild.model.variant_build import InLanguage, Stage, VariantBuild
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.findings import finished_findings, source_findings
from cvbuild.pipeline.output import Output, require_other_folder
from cvbuild.pipeline.project import Project, Reading, read_project
from cvbuild.pipeline.proofreading import READERS, Asked
from cvbuild.pipeline.request import FORMATS, Request
from cvbuild.pipeline.variants import Work
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild, Interrupted
from cvbuild.syntax.finding import Finding, Mistake, Severity, worst
from cvbuild.syntax.source import Source, SourceMap, format_path

__all__ = [
    "FORMATS",
    "Progress",
    "Request",
    "Result",
    "Sources",
    "build",
    "check",
    "read_sources",
    "steps",
    "write_baseline",
]

Progress = Callable[[int, int], None]
"""Called with the number of variants built and of all of them."""


class Sources(Struct, frozen=True):
    """A project as read, with what each variant selects, and all findings so far, raw.

    ``project`` and ``subject`` are None where the source file cannot be read. ``stopped`` says that a mistake keeps
    files from being written; all that could be read is checked. ``skipped`` says what could not be, one line each.
    """

    texts: Mapping[str, Source]
    findings: tuple[Finding, ...]
    project: Project | None = None
    subject: Subject | None = None
    stopped: bool = False
    skipped: tuple[str, ...] = ()


class Result(Struct, frozen=True):
    """The result of a build or a check.

    Attributes:
        findings: all findings by place, suppressed ones included.
        complete: whether every variant was built. ``False`` if a mistake in the sources or a theme prevents it; then
            nothing was written.
        project: the project as read; ``None`` if mistakes prevent reading it.
        built: each variant with its document and files, in order; empty for a lean request.
        written: paths below ``Request.out`` of the files whose content changed.
        sources: the texts of the source files, by the file names that places use.
        finished: the files without their content: format, path below ``Request.out``, SHA-256, words and pages.
        subject: what the checks looked at.
        skipped: what could not be checked because of a mistake, and why, one line each.
    """

    findings: tuple[Finding, ...]
    complete: bool
    project: Project | None = None
    built: tuple[VariantBuild, ...] = ()
    written: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    finished: tuple[Artifact, ...] = ()
    subject: Subject | None = None
    skipped: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True if every variant was built without an error that counts."""
        return self.complete and worst(self.findings) < Severity.ERROR

    @property
    def variants(self) -> Mapping[str, VariantBuild]:
        """The built variants by name."""
        return {one.variant.name: one for one in self.built}

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents of the built variants by name: every word that is printed, in order."""
        return {name: one.document for name, one in self.variants.items() if one.document}

    @property
    def files(self) -> Mapping[str, bytes]:
        """The content of the built files by their paths below ``Request.out``, such as ``quant/Resume.pdf``."""
        return {artifact.path: artifact.content for one in self.built for artifact in one.artifacts}


def read_sources(request: Request) -> Sources:
    """Read the project, select what each variant shows, and check the sources.

    Raises:
        CannotBuild: no source file, an unknown variant, a file that cannot be read.
    """
    return _judged(_read(request), request)


def _read(request: Request) -> Sources:
    """Read the project and select what each variant shows; the findings are those of reading alone."""
    read = read_project(request.root, request.variants, request.audience, request.source, request.buffers)
    if request.letter:
        read = _with_letter(read, request)
    project = read.project
    if project is None:
        skipped = ("the source file could not be read, so nothing in it was checked",)
        return Sources(read.sources, settled(read.mistakes), stopped=True, skipped=skipped)
    resume = project.resume
    asked = [(one.changed(locale=request.locale or one.locale), places) for one, places in project.variants]
    variants = tuple(_selected(project, asked, request))
    subject = Subject(
        resume,
        project.places,
        variants,
        request.today,
        project.sources,
        all_variants=project.all_names,
        withheld=dict(_withheld(project, request)),
        tracked=_tracked(project, request),
        aside=project.aside,
        lock=project.lock and project.lock.joined(project.private_lock),
        translations={format_path(steps): texts for steps, texts in project.translations.texts.items()},
        photo=project.photo,
        is_letter=bool(request.letter),
    )
    findings = settled((*read.mistakes, *_unconfirmed(project, request)))
    return Sources(read.sources, findings, project, subject)


def _judged(sources: Sources, request: Request) -> Sources:
    """Add the findings of the checks of the sources."""
    project, subject = sources.project, sources.subject
    if project is None or subject is None:
        return sources
    findings = (*sources.findings, *source_findings(subject, request))
    stopped = stops(finished_findings(findings, project, request))
    return replace(sources, findings=findings, stopped=stopped, skipped=tuple(_skipped(project, subject, request)))


def _unconfirmed(project: Project, request: Request) -> Iterable[Mistake]:
    """Return what differs from the lock, where files may be written; what only shows something needs no lock."""
    if request.until is not Stage.CHECKED or not (project.lock or project.resume.lock):
        return ()
    from cvbuild.pipeline.lock import unconfirmed

    return unconfirmed(project)


def _with_letter(read: Reading, request: Request) -> Reading:
    from cvbuild.pipeline.letters import with_letter

    def selecting(resume: Resume, variant: Variant, places: SourceMap) -> Resume:
        return _shown(resume, variant, places, request).resume

    return with_letter(read, request.root, request.letter, selecting)


def _skipped(project: Project, subject: Subject, request: Request) -> Iterator[str]:
    """Yield what could not be checked, and why."""
    if project.unread:
        yield f"{', '.join(project.unread)} could not be read, so nothing in it was checked"
    if not request.unchecked and (codes := misled(subject, request.picked)):
        yield f"{', '.join(codes)} did not run: they look for values that were put aside because of the errors above"


def _selected(
    project: Project, variants: Iterable[tuple[Variant, SourceMap]], request: Request
) -> Iterator[VariantBuild]:
    """Select what each variant shows of the source in its language."""
    sources: dict[str, InLanguage | None] = {}
    for variant, places in variants:
        locale = variant.locale or project.resume.locale
        if locale not in sources:
            sources[locale] = project.in_locale(locale)
        source = sources[locale]
        selection = _shown(source.resume if source else project.resume, variant, places, request)
        yield VariantBuild(variant, places, selection, source=source)


def _shown(resume: Resume, variant: Variant, places: SourceMap, request: Request) -> Selection:
    selection = select(resume, variant, places)
    if not request.audience:
        return selection
    return replace(selection, resume=shown_to(request.audience, selection.resume))


def _withheld(project: Project, request: Request) -> Iterator[tuple[str, str]]:
    """Yield the texts that this audience must not see, by path."""
    if request.audience == ANONYMOUS:
        yield from identifying_texts(project.resume).items()
    if request.audience:
        yield from withheld_texts(project.resume).items()
        public = set(all_texts(project.resume))
        yield from ((one.path, one.text) for one in project.withheld if not any(one.text in text for text in public))


def _tracked(project: Project, request: Request) -> tuple[str, ...]:
    """Return the private files that git has, which is asked only where there are some."""
    there = (*((PRIVATE,) if project.has_private else ()), *((PRIVATE_LOCK,) if project.private_lock.items else ()))
    if not there or request.unchecked:
        return ()
    from cvbuild.pipeline import git

    return git.tracked(project.root, there)


def build(request: Request, progress: Progress | None = None, context: Context | None = None) -> Result:
    """Build variants, check them, and write their files.

    Mistakes of the user are findings in the result, not exceptions. If one prevents a build, nothing is written.

    Args:
        request: what to build.
        progress: called after each variant with the numbers of variants built so far and in all.
        context: what several builds share; a new one by default.

    Raises:
        CannotBuild: an error without a place in a file: no source file, an unknown variant, a full disk, a missing
            library, no network although the request is ``online``.
        Interrupted: the user pressed Ctrl-C; the variants built by then are written.
    """
    running = steps(request, progress, context)
    while True:
        try:
            next(running)
        except StopIteration as end:
            result: Result = end.value
            return result


def steps(
    request: Request, progress: Progress | None = None, context: Context | None = None
) -> Generator[Sources, None, Result]:
    """Build as :func:`build` does, and yield when the sources are checked and after each variant.

    Whoever no longer wants the result closes the generator; then nothing is written.
    """
    require_other_folder(request)
    sources = _read(request)
    project, subject = sources.project, sources.subject
    if project is None or subject is None:
        return Result(merged(sources.findings), complete=False, sources=sources.texts, skipped=sources.skipped)
    context = context or Context.of(request)
    context.kept.turn()
    subject = replace(subject, memo=Memo(kept=context.kept))
    sources = replace(sources, subject=subject)
    with contextlib.ExitStack() as running:  # what works while this process checks the sources, ended in any case
        work = Work(subject, request, context)
        if not _is_wrong(sources, subject):  # else nothing is written, neither files nor caches
            work = replace(work, apart=running.enter_context(work.begun()))
        proofs = running.enter_context(_proofs(subject, request, context))
        sources = _judged(sources, request)
        if sources.stopped:  # everything is built in memory for the checks, and nothing is written
            request = replace(request, out=None)
            work = replace(work, context=Context.of(request))
        if request.online:
            subject = replace(subject, dead_links=_dead_links(subject.variants))
        if not sources.stopped:
            subject = replace(subject, proofs=proofs.known if work.workers > 1 else proofs)
        yield sources
        return (yield from _built(sources, replace(work, subject=subject, request=request), project, progress))


def _is_wrong(sources: Sources, subject: Subject) -> bool:
    """Return whether a mistake keeps files from being written, as far as is known without any check."""
    return stops(sources.findings) or any(build.selection.mistakes for build in subject.variants)


def _built(
    sources: Sources, work: Work, project: Project, progress: Progress | None
) -> Generator[Sources, None, Result]:
    subject, request = work.subject, work.request
    with Output(project, request, work.context) as output:
        try:
            with contextlib.closing(work.deliveries()) as made:  # closed before files are written: the workers end
                for one in made:
                    output.add(one)
                    if progress:
                        progress(output.count, len(subject.variants))
                    yield sources
        except KeyboardInterrupt:
            output.write()
            raise Interrupted(output.count if output.complete else 0, len(subject.variants)) from None
        found = finished_findings((*sources.findings, *output.findings), project, request)
        if sources.stopped or not output.complete:
            return Result(found, complete=False, project=project, sources=sources.texts, skipped=sources.skipped)
        built, finished, written = tuple(output.built), tuple(output.artifacts), output.write()
    return Result(found, True, project, built, written, sources.texts, finished, subject)


def _proofs(subject: Subject, request: Request, context: Context) -> Asked:
    """Ask proofreaders, if a check wants it; an editor and the preview wait for none of them."""
    if request.unchecked or request.until is not Stage.CHECKED:
        return Asked()
    settings = Settings((subject.resume.checks,))
    wanted = frozenset(code for code in READERS if code in request.picked and settings.severity(registry.record(code)))
    return context.proofreader.ask(subject.variants, wanted, not request.buffers and context.heights is None)


def check(request: Request) -> Result:
    """Build in memory, check, and write nothing. ``Request.out`` is ignored.

    Raises:
        CannotBuild: as :func:`build`.
        Interrupted: the user pressed Ctrl-C.
    """
    return build(replace(request, out=None))


def _dead_links(builds: Iterable[VariantBuild]) -> Mapping[str, str]:
    """Return the dead links; each printed link is requested once."""
    from cvbuild.pipeline import online

    documents = (compose(one.selection.resume, one.variant) for one in builds)
    return online.dead_links(link.url for document in documents for link in printed_links(document))


def write_baseline(result: Result, request: Request) -> None:
    """Record all findings, so that later runs report only new ones.

    Raises:
        CannotBuild: nothing was built, or the file cannot be written.
    """
    if not result.complete:
        raise CannotBuild("a baseline needs a complete build", "fix the errors above first")
    files.write_all(request.root, {baseline.NAME: baseline.content(result.findings, result.sources)})
