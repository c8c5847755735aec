"""Computed styles that say nothing of a property, answered without WeasyPrint's whole way to a value.

Layout asks each box for some fifty properties, and its sheets say something of five. For the others the value is that
of the parent or the initial one; to find that out takes WeasyPrint a fifteenth of a layout. The way is cut short only
for properties of which nothing else is known to matter, and this leans on the inside of one version, as all of
:mod:`cvbuild.render._quick_import` does.
"""

from __future__ import annotations

from typing import Any

__all__ = ["give_styles_quickly"]

_ENTANGLED = frozenset({"display", "float", "page", "position"})
"""Properties whose values hang on each other or on more than the parent."""


def give_styles_quickly(weasyprint: Any) -> None:
    """Let styles answer for properties that no sheet sets."""
    style = weasyprint.css.ComputedStyle
    style.__missing__ = _short_cut(style.__missing__, weasyprint.css)


def _short_cut(whole_way: Any, css: Any) -> Any:
    inherited = css.properties.INHERITED
    initial = {key: value for key, value in css.properties.INITIAL_VALUES.items() if _is_plain(key, value, css)}
    logical = _logical_names(css)
    plain = frozenset({str, int, float, bool, type(None), css.properties.Dimension})
    nothing: frozenset[str] = frozenset()

    def missing(self: Any, key: str) -> Any:
        cascaded, parent = self.cascaded, self.parent_style
        if key not in initial or key in cascaded or parent is None:
            return whole_way(self, key)
        if not cascaded.keys().isdisjoint(logical.get(key, nothing)):
            return whole_way(self, key)
        value = parent[key] if key in inherited else initial[key]
        if key in inherited and type(value) not in plain:  # it may hold a function, which is worked out
            return whole_way(self, key)
        self[key] = value
        return value

    return missing


def _is_plain(key: str, value: object, css: Any) -> bool:
    """Whether a property that nothing is said of has its parent's value or this one, as they are."""
    entangled = key in _ENTANGLED or key.startswith("text_decoration_")
    computed = key in css.properties.INHERITED or key not in css.properties.INITIAL_NOT_COMPUTED
    return not entangled and computed and not hasattr(value, "type")


def _logical_names(css: Any) -> dict[str, frozenset[str]]:
    """For ``margin_left`` both names under which a sheet may set it by the direction of writing."""
    return {
        key: frozenset(name(block="ttb", inline=inline) for inline in ("ltr", "rtl"))
        for key, name in css.computed_values.PHYSICAL_FUNCTIONS.items()
    }
