"""Compare a project with its lock. No build and no check changes a lock: only :mod:`cvbuild.commands.confirm` does."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.analysis.lock.differences import Difference, differences
from cvbuild.analysis.lock.identity import Identity, identities
from cvbuild.analysis.lock.mistakes import mistakes
from cvbuild.analysis.lock.record import Lock
from cvbuild.cache.fingerprint import LOCK
from cvbuild.pipeline.project import Project
from cvbuild.syntax import files
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import format_path

__all__ = ["differing", "identities_of", "lock_of", "unconfirmed"]


def unconfirmed(project: Project) -> Iterator[Mistake]:
    """Yield F122 for what differs from the lock; F123 if the source wants a lock and there is none."""
    if project.lock is None:
        if files.display(project.root / LOCK) not in project.unread and LOCK not in project.inputs:
            message = f"`lock: true` asks for {LOCK}, and there is none"
            hint = f"restore {LOCK} from git; a first one is made by: cvbuild confirm"
            yield Mistake("F123", message, project.places.value("lock"), "lock", hint=hint)
        return
    variants = {variant.name: places for variant, places in project.variants}
    lock = project.lock.joined(project.private_lock)
    yield from mistakes(differing(project, lock), project.places, project.sources, variants)


def lock_of(project: Project) -> Lock | None:
    """Return what was confirmed of a project, with its private values; None without a lock."""
    return project.lock and project.lock.joined(project.private_lock)


def differing(project: Project, lock: Lock) -> tuple[Difference, ...]:
    """Return what a project says otherwise than a lock."""
    return differences(identities_of(project), lock)


def identities_of(project: Project) -> tuple[Identity, ...]:
    """Return all of a project that a lock can have."""
    texts = {format_path(steps): texts for steps, texts in project.translations.texts.items()}
    return identities(project.resume, (variant for variant, _ in project.variants), texts)
