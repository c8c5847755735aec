"""Something is left out to fit the page.

What: with ``pages: {fit: true}``, tells what was left out, each with its height in lines, how full the pages are, and
what would come in with one more line. Something of priority 5 that is left out is a warning, by itself or with its
entry, unless that is of priority 1 or 2; so are pages that stay less than half full.

Why: fitting chooses by priority, in silence. Here it says what it took, so that a person can shorten a line and get
another one for it, or set a priority where the choice is not theirs.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a note on the engine, the one with the number # 60 times
    # file: variants/short.yaml
    pages: {max: 1, fit: true}   # L104
    sections: [work]

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a note on the engine, the one with the number # 20 times
    # file: variants/short.yaml
    pages: {max: 1, fit: true}
    sections: [work]
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cvbuild.analysis.wording import counted, listed, name_of
from cvbuild.check import Check, Chosen, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.fitting import Cut, Fitted, More
from cvbuild.fitting.cuts import PLACE
from cvbuild.resume import Item

CHECK = Check("L104", "left-out-to-fit", Severity.NOTE)

_TOP = 5
_MAY_GO = 2
_HALF = 0.5
_MOST = 8


def find(subject: Subject) -> Iterator[Finding]:
    """One note on all that was left out, one warning on what is of the highest priority."""
    chosen = subject.chosen
    if chosen is None or chosen.fitted is None or not (chosen.fitted.cuts or chosen.fitted.step):
        return
    items = {item.path: item for item in subject.resume.items()}
    place = chosen.places.value("pages.fit")
    message = f"{_pages(chosen.fitted)}{_left(chosen.fitted, items)}"
    hint = _hint(chosen.fitted.more, items) if chosen.fitted.more else ""
    found = CHECK.finding(message, place, path="pages.fit", hint=hint)
    yield replace(found, severity=Severity.WARNING) if chosen.fitted.cuts and chosen.fitted.full < _HALF else found
    top = [item for item in _cut(chosen, chosen.fitted.cuts, items) if item.priority == _TOP]
    if top:
        message = f"left out to fit, of the highest priority: {listed(map(name_of, top))}"
        hint = "shorten something, include it by id, or lower its priority"
        yield replace(found, severity=Severity.WARNING, message=message, hint=hint)


def _pages(fitted: Fitted) -> str:
    closer = f", set {fitted.step} of {counted(fitted.steps, 'step')} closer" if fitted.step else ""
    return f"{counted(fitted.pages, 'page')} {fitted.full:.0%} full{closer}"


def _left(fitted: Fitted, items: dict[str, Item]) -> str:
    names = [f"{_named(cut.items, items)} ({counted(cut.lines, 'line')})" for cut in fitted.cuts]
    return f"; left out: {listed(names, _MOST)}" if names else ""


def _hint(more: More, items: dict[str, Item]) -> str:
    """What would change if there were a little more room."""
    goes = f" in place of {_named(more.goes, items)}" if more.goes else ""
    lines = "one more line" if more.lines == 1 else counted(more.lines, "more line")
    return f"with {lines}, {_named(more.comes, items)} would come in{goes}"


def _cut(chosen: Chosen, cuts: Iterable[Cut], items: dict[str, Item]) -> Iterator[Item]:
    """What goes, and what goes with it; an entry that may go takes its lines along, whatever their priority."""
    gone = [decision.path for decision in chosen.selection.decisions if decision.place == PLACE and not decision.shown]
    for path in (path for cut in cuts for path in cut.items):
        yield items[path]
        if items[path].priority > _MAY_GO:
            yield from (items[below] for below in gone if below.startswith(f"{path}."))


def _named(paths: Iterable[str], items: dict[str, Item]) -> str:
    return listed([name_of(items[path]) for path in paths], _MOST)
