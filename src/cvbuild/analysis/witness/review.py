"""All claims of a source without a witness, once for all checks."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.skills import Names
from cvbuild.analysis.lock.identity import Identity, identities
from cvbuild.analysis.lock.record import Lock
from cvbuild.analysis.memo import Kept
from cvbuild.analysis.phrases import listed
from cvbuild.analysis.witness.claims import NOTHING, Unwitnessed, unwitnessed
from cvbuild.analysis.witness.vocabulary import Kind
from cvbuild.analysis.witness.witnesses import Statement, Witnesses, statements
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Finding, Location, Severity

__all__ = ["findings", "review"]

_LANGUAGES = frozenset(("en", "de", "fr", "es"))


def review(
    resume: Resume, items: Sequence[Identity], lock: Lock | None, kept: Kept | None = None
) -> tuple[Unwitnessed, ...]:
    """Return the claims that nothing bears out; none without a ledger and a lock, and none in some languages.

    Without a lock, only texts that cite facts are read. ``kept`` has the claims of the run before.
    """
    language = resume.locale.partition("-")[0].lower()
    if not (resume.facts or lock) or language not in _LANGUAGES:
        return ()
    witnesses, names = Witnesses(resume, items, lock or Lock()), Names.of(resume)
    kept, lists, is_locked = kept or Kept(), repr((resume.terms, resume.words)), lock is not None

    def claimed(one: Statement) -> tuple[Unwitnessed, ...]:
        return tuple(unwitnessed(one, names, is_locked=is_locked, language=language))

    found: list[Unwitnessed] = []
    for one in statements(witnesses, items, language):
        if lock or one.facts:
            found += kept.get(("claims", one, lists, is_locked, language), functools.partial(claimed, one))
    return _without_repeats(found)


def _without_repeats(found: Iterable[Unwitnessed]) -> tuple[Unwitnessed, ...]:
    """Return the claims without those at the same words, and without further ones about someone's part in a text."""
    seen: set[object] = set()
    kept = []
    for one in found:
        at = (one.statement.path, one.start)
        part = (one.statement.path, one.kind) if one.kind is Kind.ROLE and one.why != NOTHING else at
        if seen.isdisjoint((at, part)):
            kept.append(one)
        seen |= {at, (one.statement.path, one.kind)}
    return tuple(kept)


def _reviewed(subject: Subject) -> tuple[Unwitnessed, ...]:
    items = identities(subject.resume, (), subject.translations)
    return review(subject.resume, items, subject.lock, subject.memo.kept)


def findings(check: Check, kind: Kind, subject: Subject) -> Iterator[Finding]:
    """Yield the findings of one kind: notes where nothing was confirmed."""
    texts: dict[tuple[str, str], list[Unwitnessed]] = {}
    for one in subject.memo.project.once(_reviewed, subject):
        if one.kind is kind:
            texts.setdefault((one.statement.path, one.why), []).append(one)
    for (path, why), several in texts.items():
        first, *others = (subject.locate(path, one.word) for one in several)
        yield check.finding(
            f"{listed([f'“{one.word}”' for one in several])}: {why}",
            first,
            path=path,
            hint="cite a fact that says so, write less, or confirm it: cvbuild confirm",
            severity=None if subject.lock else Severity.NOTE,
            also=tuple(Location(place, path) for place in others),
        )
