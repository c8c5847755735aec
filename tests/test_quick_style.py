"""Styles answered quickly have the very values that WeasyPrint's own way comes to, whatever the sheets say."""

from __future__ import annotations

from pathlib import Path

from cvbuild.cache import SWITCH
from tests.test_quick_import import run

# What could lead astray: names by the direction of writing, functions, variables, words for inheriting and for not.
STYLES = """
import pathlib, re
def value(style, key):
    try:
        return re.sub(" at 0x[0-9a-f]+", "", repr(style[key]))
    except KeyError:  # WeasyPrint asks boxes without an element for no logical property
        return "none"
from cvbuild.render._press import _room
from cvbuild.render._quick_import import weasyprint_imported
with _room():
    weasyprint = weasyprint_imported()
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.text.fonts import FontConfiguration
    fonts = FontConfiguration()
    face = next(pathlib.Path("templates/classic/fonts").resolve().glob("*Regular.ttf")).as_uri()
    css = f"@font-face {{ font-family: x; src: url({face}) }} * {{ font-family: x }}"
    css += '''
        :root { --gap: 3pt; text-indent: calc(1% + 2pt); color: #123; hyphens: auto }
        p { margin-inline-start: 2em; margin: 1pt; width: calc(50% - 3pt); border: var(--gap) solid }
        p.rtl { direction: rtl; margin-inline-start: 7pt; padding-block-end: var(--gap); inset-inline-end: 3pt }
        em { color: initial; text-indent: inherit; text-decoration: underline; font-size: 80%; max-inline-size: 9em }
        b { all: initial; float: left } i { position: absolute; display: inline; left: 1px; page: other }
        li::marker { color: red } li { min-block-size: 2em; border-inline-start: 1pt solid; letter-spacing: 1px }
        @page { margin: 1cm; @bottom-center { content: counter(page) } }'''
    page = "<p>a <em>b<i>c</i></em><p class=rtl>d <b>e<em>f</em></b><ul><li>g<li class=rtl>h</ul><table><td>i</table>"
    sheet = weasyprint.CSS(string=css, font_config=fonts)
    document = weasyprint.HTML(string=page).render(stylesheets=[sheet], font_config=fonts)
for box in document.pages[0]._page_box.descendants(placeholders=True):
    for key in sorted(INITIAL_VALUES):
        print(type(box).__name__, box.element_tag, key, value(box.style, key))
"""


def test_every_property_of_every_box_has_the_same_value(tmp_path: Path) -> None:
    quick = run(STYLES, XDG_CACHE_HOME=str(tmp_path))
    assert quick.count("\n") > 5000
    assert quick == run(STYLES, **{SWITCH: "1"})
