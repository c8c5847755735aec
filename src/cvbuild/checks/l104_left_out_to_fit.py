"""Items that were left out to fit the page.

What: With ``pages: {fit: true}``, reports what was left out, each item with its height in lines, how full the pages
are, and what one more line would bring in. A left-out item of priority 5 is a warning, whether alone or with its
entry, unless the entry has priority 1 or 2; so are pages that are less than half full.

Why: Fitting chooses by priority. This finding shows the choice, so that you can shorten a line to gain another, or
change a priority.

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

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import counted, listed, name_of
from cvbuild.fit.cuts import PLACE
from cvbuild.model.layout import Cut, Fitted, More
from cvbuild.model.resume import Item
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L104", "left-out-to-fit", Severity.NOTE)

_TOP = 5
_MAY_GO = 2
_HALF = 0.5
_MOST = 8


def find(subject: Subject) -> Iterator[Finding]:
    """One note on everything that was left out, and one warning on items of the highest priority."""
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
    closer = f", tightened by {fitted.step} of {counted(fitted.steps, 'step')}" if fitted.step else ""
    return f"{counted(fitted.pages, 'page')} {fitted.full:.0%} full{closer}"


def _left(fitted: Fitted, items: dict[str, Item]) -> str:
    names = [f"{_named(cut.items, items)} ({counted(cut.lines, 'line')})" for cut in fitted.cuts]
    return f"; left out: {listed(names, _MOST)}" if names else ""


def _hint(more: More, items: dict[str, Item]) -> str:
    """Describe what would change with a little more room."""
    goes = f" in place of {_named(more.goes, items)}" if more.goes else ""
    lines = "one more line" if more.lines == 1 else counted(more.lines, "more line")
    return f"with {lines}, {_named(more.comes, items)} would come in{goes}"


def _cut(chosen: VariantBuild, cuts: Iterable[Cut], items: dict[str, Item]) -> Iterator[Item]:
    """Yield the dropped items, and with an entry all its highlights, whatever their priority."""
    gone = [decision.path for decision in chosen.selection.decisions if decision.place == PLACE and not decision.shown]
    for path in (path for cut in cuts for path in cut.items):
        yield items[path]
        if items[path].priority > _MAY_GO:
            yield from (items[below] for below in gone if below.startswith(f"{path}."))


def _named(paths: Iterable[str], items: dict[str, Item]) -> str:
    return listed([name_of(items[path]) for path in paths], _MOST)
