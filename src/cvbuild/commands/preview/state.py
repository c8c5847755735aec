"""The state of the page: one view of a variant, a letter or a trial, and what can be chosen instead."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from cvbuild.commands.form.units import units
from cvbuild.commands.preview.choice import Choice
from cvbuild.commands.preview.proposed import row
from cvbuild.commands.preview.shown import shown, tabs
from cvbuild.commands.preview.view import Shown, View
from cvbuild.report import visible

__all__ = ["chosen", "form", "state"]


def chosen(view: View, choice: Choice) -> View | None:
    """Return the view that has a choice; ``None`` for a trial of which there is nothing to see yet."""
    return view.trials.get(choice) if choice.is_trial else view


def state(view: View, choice: Choice) -> dict[str, Any] | None:
    """Return everything that the page shows of a choice; ``None`` if there is nothing to see yet."""
    of = chosen(view, choice)
    if of is None:
        return None
    open_ = of.variant(choice.variant)
    return {
        **shown(of, choice.variant),
        **({"revision": view.revision, "variants": tabs(view)} if of is not view else {}),
        "letters": list(view.letters),
        "locales": list(view.locales),
        "choice": asdict(choice),
        "look": _look(view, of, open_) if open_ else None,
        "trial": _trial(of, open_, choice) if open_ and (choice.theme or choice.locale) else None,
        "proposals": [row(one) for one in view.proposals],
    }


def _look(view: View, of: View, one: Shown) -> dict[str, str]:
    """Return theme and language of the pages, and those that the variant has by itself."""
    plain = next((each for each in view.variants if each.name == one.name), one)
    return {
        "theme": one.build.variant.theme,
        "own": of.theme or one.build.variant.theme,
        "locale": one.build.selection.resume.locale,
        "ownLocale": plain.build.selection.resume.locale,
    }


def _trial(of: View, one: Shown, choice: Choice) -> dict[str, Any]:
    """Return what to write, and where, so that a build has this look too: lines, and those that they replace."""
    file = f"variants/{_variant_of(of, one, choice)}.yaml"
    keys = {"theme": choice.theme, "locale": choice.locale}
    lines = [{"text": f"{key}: {value}", "at": _line(one, key, file)} for key, value in keys.items() if value]
    return {"file": visible(file), "lines": lines}


def _line(one: Shown, key: str, file: str) -> int:
    """Return the line in which a variant's own file sets a key; 0 if it does not."""
    place = one.build.places.value(key)
    written = key in one.build.places.places and place.file.endswith(file)
    return place.line if written else 0


def _variant_of(of: View, one: Shown, choice: Choice) -> str:
    """Return the variant whose look it is: a letter names it."""
    if not choice.letter:
        return one.name
    place = one.build.places.value("variant")
    source = of.sources.get(place.file)
    return source.line(place.line)[place.column - 1 : place.end_column - 1].strip("\"'") if source else one.name


def form(view: View, choice: Choice) -> list[dict[str, str]] | None:
    """Return what application forms ask of a variant, one unit each, as ``cvbuild form`` does."""
    of = chosen(view, choice)
    one = of.variant(choice.variant) if of else None
    if one is None:
        return None
    found = () if choice.letter else units(one.build.selection.resume)
    return [{"key": unit.key, "name": visible(unit.name), "value": unit.value} for unit in found]
