"""Print an answer: a few lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cvbuild.analysis.phrases import shortened
from cvbuild.commands.diff.changes import counts
from cvbuild.commands.diff.json import change_data
from cvbuild.commands.diff.text import lines, summary
from cvbuild.commands.identify.answer import Answer
from cvbuild.commands.identify.search import Match
from cvbuild.commands.send.folders import shown
from cvbuild.pipeline.git import Revision
from cvbuild.report import visible
from cvbuild.syntax.files import display

__all__ = ["as_json", "as_text"]

_SUBJECT = 50  # characters of a commit's subject
_MOST = 16  # lines about changes; `cvbuild diff` shows all


def as_text(answer: Answer, *, color: bool = False) -> str:
    """Return a line for each known thing, then what changed since."""
    facts = [(name, value) for name, value in _facts(answer) if value]
    head = f"{visible(display(answer.claim.path))}: variant {visible(' or '.join(answer.variants))}"
    body = [f"  {f'{name}:':<11} {value}" for name, value in facts]
    return "".join(f"{line}\n" for line in (head, *body, *_changes(answer, color)))


def _facts(answer: Answer) -> Iterator[tuple[str, str]]:
    if answer.old:
        yield "look", visible(f"theme {answer.old.theme}, paper {answer.old.paper}")
    yield "made from", _sources(answer)
    yield "same until", _until(answer)
    for mention in answer.mentions:
        if mention.kept and mention.record:
            yield "sent", visible(f"{mention.record.date} to {mention.record.to}, {shown(mention.kept)}")
    yield "bytes", _bytes(answer)
    yield "build id", answer.build
    yield "since then", _since(answer)
    yield from (("note", visible(note)) for note in answer.notes)


def _sources(answer: Answer) -> str:
    match = answer.walked.match
    if match is None:
        return "the current sources, not committed" if answer.here else _uncommitted(answer)
    told = _commit(match.oldest)
    return told if match.exact or answer.exact else f"the words of {told}, but another theme or paper"


def _until(answer: Answer) -> str:
    """Return the last sources with the same result: the commit that made the file is between the two."""
    match = answer.walked.match
    if match is None or (answer.here and answer.exact):
        return "this day" if match else ""
    return _commit(match.newest) if match.newest != match.oldest else ""


def _uncommitted(answer: Answer) -> str:
    """Describe sources that are in no revision; a record may name the commit on which they were based."""
    records = (mention.record for mention in answer.mentions if mention.record)
    bases = dict.fromkeys(visible(record.commit[:10]) for record in records if record.commit and record.dirty)
    return "".join(f"{base} with uncommitted changes; " for base in bases) + "no revision makes the same"


def _commit(revision: Revision) -> str:
    return f"{revision.short} of {revision.date} “{visible(shortened(revision.subject, _SUBJECT))}”"


def _bytes(answer: Answer) -> str:
    if answer.same_bytes is None:
        return ""
    if answer.same_bytes:
        return "the same as a build makes"
    return "different from what a build makes here: other versions of libraries made it, or somebody edited it"


def _since(answer: Answer) -> str:
    if answer.since is None:
        return ""
    if answer.since.new is None:
        return "the variant no longer exists"
    if not answer.changes:
        look = answer.old and _look(answer.old) != _look(answer.since.new)
        return "the same words, with another look" if look else "no change in its words"
    return summary(answer.since)


def _look(side: Any) -> tuple[str, str]:
    return side.theme, side.paper


def _changes(answer: Answer, color: bool) -> Iterator[str]:
    found = lines(answer.changes, color=color)
    yield from found[:_MOST]
    if len(found) > _MOST:
        match = answer.walked.match
        yield f"  … {len(found) - _MOST} more lines" + (f": cvbuild diff {_diff(match)}" if match else "")


def _diff(match: Match) -> str:
    return f"{match.variants[0]} --against {match.oldest.short}"


def as_json(answer: Answer) -> str:
    """Return one object."""
    since = answer.since
    data = {
        "file": display(answer.claim.path),
        "sha256": answer.claim.sha256,
        "build": answer.build,
        "variants": list(answer.variants),
        "theme": answer.old.theme if answer.old else None,
        "paper": answer.old.paper if answer.old else None,
        "commit": _commits(answer.walked.match),
        "committed": answer.walked.match is not None,
        "sources_now": bool(answer.here),
        "same_look": answer.exact,
        "same_bytes": answer.same_bytes,
        "sent": [m.kept.name for m in answer.mentions if m.kept],
        "since": {"counts": counts(since.changes), "changes": [change_data(one) for one in since.changes]}
        if since
        else None,
        "notes": list(answer.notes),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _commits(match: Match | None) -> dict[str, dict[str, str]] | None:
    if match is None:
        return None
    return {
        name: {"hash": revision.commit, "date": revision.date, "subject": revision.subject}
        for name, revision in (("oldest", match.oldest), ("newest", match.newest))
    }
