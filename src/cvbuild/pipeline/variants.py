"""The work on the variants of a run: lay them out in another process if possible, and check them in this one."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.checks import runner
from cvbuild.model.theme import Theme, broken_layout
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline import guard, workers
from cvbuild.pipeline.apart import Carried, carried, joined, restored
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.guard import Apart
from cvbuild.pipeline.output import Delivery, delivery
from cvbuild.pipeline.request import Request
from cvbuild.pipeline.stages import PAGED, checked, finished, read_back, stages, with_files
from cvbuild.render import pdf
from cvbuild.syntax.finding import Mistake

__all__ = ["Work"]


class Work(Struct, frozen=True):
    """The work on each variant. ``apart`` is the process that lays them out ahead; None if this process does."""

    subject: Subject
    request: Request
    context: Context
    apart: Apart[Carried] | None = None

    def begun(self) -> AbstractContextManager[Apart[Carried] | None]:
        """Begin to lay out all variants in order in another process, if this one has other work meanwhile."""
        total = len(self.subject.variants)
        if not total or not self._may_be_apart or self.workers > 1:
            return nullcontext()
        own = self._is_own(0)  # read here, so that both processes have the theme
        if self.request.unchecked and not own:
            return nullcontext()
        return self._process(range(total))

    @contextmanager
    def _process(self, numbers: range) -> Iterator[Apart[Carried] | None]:
        """Give a process that lays out variants; None if the system starts none, as where their number is limited."""
        with ExitStack() as stack:
            apart = None
            with suppress(OSError):
                apart = stack.enter_context(Apart(self._sent, numbers))
            yield apart

    @property
    def _may_be_apart(self) -> bool:
        """True if pages are laid out, and another process can do it."""
        return bool(self.request.formats or self.request.until is Stage.FITTED) and guard.is_possible()

    @property
    def workers(self) -> int:
        """The number of processes that build variants."""
        return workers.workers(len(self.subject.variants), self.request.jobs) if self.request.lean else 1

    def deliveries(self) -> Generator[Delivery]:
        """Take all variants through their stages. The first is built here: the workers have what it warms up."""
        total = len(self.subject.variants)
        yield from map(self, range(min(total, 1)))
        yield from workers.in_order(self, range(1, total), self.workers)

    def __call__(self, number: int) -> Delivery:
        """Take one variant through all stages; one in a theme of the project's own in a process with limits."""
        if self.apart is None and not (self._may_be_apart and self._is_own(number)):
            return self._all_stages(number)
        with nullcontext(self.apart) if self.apart else self._process(range(number, number + 1)) as apart:
            made = self._taken(number, apart) if apart else self._all_stages(number)
        if self.apart is None and made.libraries and number < len(self.subject.variants) - 1:
            pdf.prepare()  # else each process would import what lays out pages
        return made

    def _taken(self, number: int, apart: Apart[Carried]) -> Delivery:
        """Take a variant from the process that lays it out."""
        return self._delivery(self._sent_builds(number, apart), apart=True)

    def _rehearse(self, composed: VariantBuild, apart: Apart[Carried]) -> None:
        """Check all that a variant could show, while the other process finds what fits its pages.

        The checks then have their expressions and lists, and have read most texts. What they find is dropped, because
        it may be about what is left out. A worker does not: its processor has other variants to build.
        """
        wanted = self.apart and not self.request.unchecked and self.request.until is Stage.CHECKED
        if wanted and composed.variant.pages.fit and not apart.has_answer():
            tuple(checked(self.subject, composed, self.request.picked, waiting=False))

    def _sent_builds(self, number: int, apart: Apart[Carried]) -> Iterator[VariantBuild]:
        """Yield a variant as it is sent, with the files that this process makes meanwhile."""
        build, base, beside = self.subject.variants[number], self._theme(number), None
        others = replace(self.request, formats=self._made_here(number))
        try:
            for sent in apart.results():
                self.context.machine.add(sent.libraries)
                build = restored(self.subject.variants[number], base, sent)
                build = joined(build, beside, self.request.formats) if beside else build
                yield build
                if build.stage is Stage.COMPOSED:
                    self._rehearse(build, apart)
                if build.stage is Stage.FITTED and others.formats and not self.context.same(build):
                    beside = with_files(self.subject, build, others, self.context)
                if build.stage is Stage.FITTED and self._reads_pages(number):
                    from cvbuild.inspection import pdf as read_pdf  # imported lazily: builds of texts need none of it

                    read_pdf.prepare()
        except guard.Exceeded as exceeded:
            yield replace(build, findings=(*build.findings, *runner.settled(self._blamed(number, str(exceeded)))))
            return
        if build.stage is Stage.RENDERED and self._until is not Stage.RENDERED:
            yield read_back(self.subject, build, self.request, self.context)

    def _made_here(self, number: int) -> tuple[str, ...]:
        """Return the formats that this process makes while the other one draws pages; none in an own theme."""
        formats = self.request.formats
        others = tuple(name for name in formats if name not in PAGED)
        return () if len(others) == len(formats) or self._is_own(number) else others

    def _reads_pages(self, number: int) -> bool:
        """Return whether this process reads the PDF back; what comes of an own theme, only the other one reads."""
        return "pdf" in self.request.formats and self._until > Stage.RENDERED and not self._is_own(number)

    @property
    def _until(self) -> Stage:
        """The last stage before the checks."""
        return Stage.RENDERED if self.request.unchecked else min(self.request.until, Stage.INSPECTED)

    def _theme(self, number: int) -> Theme | None:
        chosen = self.subject.variants[number]
        named_at, language = chosen.places.value("theme"), chosen.selection.resume.locale
        return self.context.theme(chosen.variant.theme, named_at, language).value

    def _is_own(self, number: int) -> bool:
        theme = self._theme(number)
        return theme is not None and theme.own

    def _blamed(self, number: int, why: str) -> Iterator[Mistake]:
        if theme := self._theme(number):
            yield broken_layout(theme, why)

    def _sent(self, number: int) -> Iterator[tuple[bool, Carried]]:
        """In another process: lay out one variant; yield it when it is composed, fitted, and at the end."""
        base, reached = self._theme(number), Stage.SELECTED
        here = self._made_here(number)
        until = self._until if self._is_own(number) else min(self._until, Stage.RENDERED)
        formats = tuple(name for name in self.request.formats if name not in here)
        for build in self._stages(number, replace(self.request, formats=formats, until=until)):
            if reached < build.stage <= Stage.FITTED:
                reached = build.stage
                yield False, carried(build, base, self.context.machine.libraries)
        yield True, carried(build, base, self.context.machine.libraries)

    def _stages(self, number: int, request: Request) -> Iterator[VariantBuild]:
        return stages(self.subject, self.subject.variants[number], request, self.context)

    def _all_stages(self, number: int) -> Delivery:
        """Take a variant through its stages in this process."""
        return self._delivery(self._stages(number, replace(self.request, until=self._until)))

    def _delivery(self, laid: Iterable[VariantBuild], *, apart: bool = False) -> Delivery:
        request = self.request
        build = finished(self.subject, laid, request)
        complete = build.stage >= (Stage.RENDERED if request.unchecked else request.until)
        return delivery(build, request, self.context, complete=complete, apart=apart)
