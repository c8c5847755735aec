"""One picture a theme with the user's own CV, and a page that shows them side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.build import read_sources
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.request import Request
from cvbuild.pipeline.stages import last, stages
from cvbuild.render.png import pictures
from cvbuild.render.theme.files import Listed, list_themes
from cvbuild.syntax.errors import CannotBuild

__all__ = ["Shown", "in_theme", "page", "pictured", "shown"]

_DPI = 110


class Shown(Struct, frozen=True):
    """A theme with the first page of the CV; ``problem`` says why there is none."""

    name: str
    description: str
    pages: int = 0
    picture: bytes = b""
    problem: str = ""


def shown(project: Path, variant: str, themes: Iterable[str] = (), dpi: int = _DPI) -> Iterator[Shown]:
    """Yield each theme with the variant in it, one after the other.

    Args:
        project: the project's folder.
        variant: the variant to show.
        themes: names of themes; all by default.
        dpi: dots per inch of the pictures.

    Raises:
        CannotBuild: there is no such variant or theme, or the source cannot be read.
    """
    request = Request(project, variants=(variant,), formats=("pdf",), until=Stage.RENDERED)
    sources = read_sources(request)
    known, wanted = list_themes(project), tuple(themes)
    if unknown := set(wanted) - {one.name for one in known}:
        raise CannotBuild(f"there is no theme '{min(unknown)}'", f"the themes are {', '.join(t.name for t in known)}")
    if sources.subject is None or not sources.subject.variants:
        raise CannotBuild("the source has mistakes", "cvbuild check lists them")
    chosen, context = sources.subject.variants[0], Context(project)
    for theme in known:
        if not wanted or theme.name in wanted:
            build = last(stages(sources.subject, in_theme(chosen, theme.name), request, context))
            yield pictured(theme, build, lambda content: pictures(content, dpi))


def in_theme(chosen: VariantBuild, theme: str) -> VariantBuild:
    """Return a selected variant in another theme."""
    return replace(chosen, variant=chosen.variant.changed(theme=theme))


def pictured(theme: Listed, build: VariantBuild, draw: Callable[[bytes], tuple[bytes, ...]]) -> Shown:
    """Return a theme with the first page of a build that has been laid out in it, as ``draw`` pictures its pages."""
    shown = Shown(theme.name, theme.description)
    content = next((artifact.content for artifact in build.artifacts if artifact.format == "pdf"), None)
    if content is None:
        return replace(shown, problem=next((finding.message for finding in build.findings), "it cannot be laid out"))
    pages = draw(content)
    return replace(shown, pages=len(pages), picture=pages[0])


def page(themes: Iterable[Shown], name: str, files: Mapping[str, str]) -> str:
    """Return a page with all pictures; ``files`` has the file of each by theme."""
    figures = "\n".join(_figure(theme, files.get(theme.name, "")) for theme in themes)
    title = f"{escape(name)} in every theme"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.4 system-ui, sans-serif; margin: 2rem; background: #eef0f2; color: #16181c; }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 2rem; }}
figure {{ margin: 0; }}
img {{ width: 100%; background: #fff; box-shadow: 0 1px 6px #0003; }}
code {{ background: #fff; padding: .1em .4em; border-radius: .2em; }}
</style>
</head>
<body>
<h1>{title}</h1>
<main>
{figures}
</main>
</body>
</html>
"""


def _figure(theme: Shown, file: str) -> str:
    pages = f"{theme.pages} page{'s' if theme.pages != 1 else ''}"
    image = (
        f'<a href="{escape(file)}"><img src="{escape(file)}" alt="{escape(theme.name)}, page 1"></a>' if file else ""
    )
    said = pages if file else escape(theme.problem)
    words = f"<h2>{escape(theme.name)}</h2><p>{escape(theme.description)}: {said}.</p>"
    return f"<figure>{image}<figcaption>{words}<p><code>theme: {escape(theme.name)}</code></p></figcaption></figure>"
