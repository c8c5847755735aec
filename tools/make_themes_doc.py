"""Write docs/themes.md and its pictures: the CV of an invented person in every theme that comes with cvbuild.

Usage: python tools/make_themes_doc.py
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs
from PIL import Image, ImageDraw

from cvbuild.commands.theme.gallery import Shown, shown
from cvbuild.model.look import ACCENTS, Look, Typography
from cvbuild.model.nodes import Node
from cvbuild.model.schema import variant_schema

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "themes.md"
SAMPLE = Path(__file__).with_name("themes_sample")

HEAD = """\
# Themes

A theme is chosen in a variant: `theme: centred`. `cvbuild theme gallery` shows your own CV in all of them, and
`cvbuild theme fork NAME` copies one to change. Every theme prints the same words in the same order, with the tags of
PDF/UA, on Letter and A4; the Word file follows its look as far as Word can.
"""

LOOKS = """
## The look of a variant

A variant can change parts of its theme's look without a copy:

```yaml
theme: classic
look: {accent: teal, header: centred, headings: capitals, entryOrder: position}
```

"""

TYPE = """
## Typography

Pages get the quotation marks and apostrophes of their language, no line break inside a date or before a unit, and no
last line with one short word. Plain text and data formats have what you wrote. `typography: false` in a variant leaves
all of it as written.

"""

BESIDE = """
## Beside other tools

The words of the variant `quant` of this project's CV, set by cvbuild and by RenderCV 2.3 with its themes `classic`,
`engineeringresumes` and `sb2nov`; the last is the model of the page that LaTeX users know as Jake's Resume, and
`centred` is its counterpart here. All pages are Letter, with the settings that a new user gets. The icons of RenderCV's
letterhead were left out, because its package of icons was not at hand.

Better here:

- **Length.** One page in `classic`, `modern`, `compact`, `centred` and `sidebar`; two pages in all three of RenderCV's,
  the second one with two sections or three. In `academic`, `dates` and `photo` a few lines do not fit;
  `pages: {fit: true}` leaves them out by priority and says which.
- **Letterhead.** Contacts in even rows. `engineeringresumes` leaves one address alone on a second line; `classic` and
  `sb2nov` shorten profiles to user names (`v-code01`), which only a click explains.
- **Measure.** Lines of `classic` have at most 90 characters ([how](decisions/0026-lines-of-90-characters.md)); there
  they have 75 to 95.
- **Line ends.** Nothing is hyphenated or justified. `classic` there cuts `cogni-tively`, `reach-ing` and `proto-cols`,
  which a parser reads as two words, and its justified column has wide gaps; last lines of one word remain (`35%`,
  `Pulumi)`).
- **Heads.** Two lines each: employer and dates, position and place. `engineeringresumes` sets them in one, so that long
  ones break (`Berkeley, / CA`), and in the text of `classic` place and dates come after the last bullet of the job.
- **Breaks.** `sb2nov` breaks its skills after the third line of four. Here short lists stay whole.
- **For machines.** All eight themes pass PDF/UA-1 and PDF/A-2a. RenderCV's pages are tagged, but fail both: they do not
  declare them, and their title is not what a viewer shows. A Word file with the same words exists only here.
- **For builds.** `Last updated in` today's month is on each of RenderCV's pages, so another month gives other bytes.

Better there:

- **Variety.** Its design files have some hundred settings for each theme. `look:` here has a dozen choices; the rest is
  in the files of a theme.
- **Separators.** A circle or icon before each contact is nearer to what designers do than a bar; here it is a choice,
  `look: {icons: true}`.
- **LaTeX's face.** `sb2nov` is set in New Computer Modern, which some readers expect; none of the themes here has it.
- **Typst.** A page takes it less time, and its source can be changed by hand in a language made for that.
"""


def photo() -> bytes:
    """A drawn head and shoulders: nobody's photo."""
    image = Image.new("RGB", (560, 720), "#d5dde3")
    draw = ImageDraw.Draw(image)
    draw.ellipse((185, 130, 375, 380), fill="#9aa8b3")
    draw.ellipse((70, 420, 490, 960), fill="#6d7d8b")
    target = io.BytesIO()
    image.save(target, "JPEG", quality=90)
    return target.getvalue()


def small(picture: bytes) -> bytes:
    """The picture in 32 greys and colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(32, dither=Image.Dither.NONE)
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def entries(themes: list[Shown]) -> Iterator[str]:
    """The part of each theme."""
    for theme in themes:
        yield f"\n## {theme.name}\n\n{theme.description}.\n"
        yield f"\n![A CV in the theme {theme.name}](themes/{theme.name}.png)\n"


def keys(model: type[Node]) -> Iterator[str]:
    """A table of a model's keys, their values and their meaning."""
    known = variant_schema()["$defs"][model.__name__]["properties"]
    yield "| key | values | meaning |\n|---|---|---|\n"
    for key in (field.encode_name for field in structs.fields(model)):
        shape = known[key]
        values = ", ".join(f"`{word}`" for word in shape.get("enum", ()) if word) or shape.get("type", "text")
        values = f"{', '.join(f'`{name}`' for name in ACCENTS)}, `#rrggbb`" if key == "accent" else values
        values = "true, false" if values == "boolean" else "a list of sections" if values == "array" else str(values)
        yield f"| `{key}` | {values} | {shape.get('description', '')} |\n"


def main() -> None:
    """Write the page and the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "sample"
        shutil.copytree(SAMPLE, project)
        (project / "photo.jpg").write_bytes(photo())
        (project / "variants").mkdir()
        (project / "variants" / "sample.yaml").write_text("paper: a4\nlocale: en-GB\n", encoding="utf-8")
        themes = list(shown(project, "sample", dpi=72))
    for theme in themes:
        (TARGET.parent / "themes").mkdir(exist_ok=True)
        (TARGET.parent / "themes" / f"{theme.name}.png").write_bytes(small(theme.picture))
    parts = (HEAD, *entries(themes), LOOKS, *keys(Look), TYPE, *keys(Typography), BESIDE)
    TARGET.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
