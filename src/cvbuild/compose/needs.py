"""Remove items whose needed items are not shown."""

from __future__ import annotations

from msgspec.structs import replace

from cvbuild.compose.decisions import without
from cvbuild.model.needs import needed
from cvbuild.model.resume import Resume
from cvbuild.model.selection import Decision, Selection

__all__ = ["without_unmet"]


def without_unmet(selection: Selection, resume: Resume) -> Selection:
    """Return the selection without items whose needs are not shown, unless the variant includes them by id."""
    needs = needed(resume)
    addresses = {item.path: item.address for item in resume.items()} if needs else {}
    while True:
        shown = {decision.path for decision in selection.decisions if decision.shown}
        out = {
            decision.path: _unmet(decision, addresses[missing[0]])
            for decision in selection.decisions
            if decision.shown
            and decision.rule != "included"
            and (missing := [path for path in needs.get(decision.path, ()) if path not in shown])
        }
        if not out:
            return selection
        selection = without(selection, out)


def _unmet(decision: Decision, missing: str) -> Decision:
    reason = f"needs {missing}, which is out"
    return replace(decision, shown=False, rule="needs", reason=reason, place=f"{decision.path}.needs", in_variant=False)
