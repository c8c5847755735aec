"""``cvbuild fonts``: which scripts of the CV the fonts cannot write, and what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec import Struct

from cvbuild.commands import _options
from cvbuild.commands._results import BUILT, FOUND, built_or_exit
from cvbuild.commands.fonts.installed import Candidate, best, installed_files
from cvbuild.model.locales.scripts import Script
from cvbuild.model.theme import families
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.build import Request
from cvbuild.render.theme.added_fonts import FOLDER
from cvbuild.report import visible
from cvbuild.syntax.files import write_all

__all__ = ["command"]

_LARGEST_SHOWN = 90  # characters of a licence


class _Row(Struct, frozen=True):
    """A script of the CV: its letters, those that no font has, the font that cannot join them, what was found."""

    script: Script
    language: str
    characters: frozenset[str]
    serif: bool
    written_by: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()
    unjoined_by: str = ""

    @property
    def written(self) -> bool:
        return not self.missing and not self.unjoined_by


@click.command(name="fonts", short_help="Show which scripts need a font, and copy one into the project.")
@click.option("--copy", is_flag=True, help="Copy the fonts that are needed from this machine into fonts/.")
@click.option("--json", "as_json", is_flag=True, help="Print the scripts as JSON.")
@_options.project
def command(copy: bool, as_json: bool, project: Path) -> None:
    """Show the scripts of the CV that the fonts of its themes cannot write.

    A font for them belongs into the folder fonts/ beside cv.yaml, as TTF, OTF or TTC. Every theme then uses it for what
    its own fonts lack. With --copy, those that are installed on this machine are copied there; nothing is overwritten.
    """
    rows = _rows(project)
    needed = [row for row in rows if not row.written]
    files = installed_files() if needed else ()
    found = {row.script.name: best(row.script, row.characters, files, row.language, serif=row.serif) for row in needed}
    if as_json:
        click.echo(json.dumps([_data(row, found.get(row.script.name)) for row in rows], indent=2, ensure_ascii=False))
    else:
        _show(rows, found, copy=copy)
    copied = _copy(project, [one for one in found.values() if one]) if copy else False
    if copied and not as_json:
        click.echo("A PDF contains the letters that it uses of a font. Check that the font's licence allows that, and")
        click.echo("whether you may publish the files themselves before you push them to a public repository.")
    left = [row for row in needed if not (copied and found[row.script.name])]
    sys.exit(FOUND if left else BUILT)


def _rows(project: Path) -> list[_Row]:
    _, builds = built_or_exit(Request(project, formats=(), until=Stage.COMPOSED, select=("S",)))
    rows: dict[str, _Row] = {}
    for build in builds:
        for row in _rows_of(build):
            before = rows.get(row.script.name)
            if before is None or (before.written and not row.written):
                rows[row.script.name] = row
            elif not row.written:
                both = before.characters | row.characters
                rows[row.script.name] = _Row(
                    row.script, before.language, both, before.serif, (), before.missing | row.missing, row.unjoined_by
                )
    return [rows[name] for name in sorted(rows)]


def _rows_of(build: VariantBuild) -> Iterable[_Row]:
    from cvbuild.analysis.scripts import scripts_of
    from cvbuild.render.theme.writing import unwritten, writers

    if build.document is None or build.theme is None:
        return
    first = next(iter(families(build.theme.style.get("font", ""))), "")
    scripts = scripts_of(build.document)
    failed = {one.script: one for one in unwritten(build.theme, scripts.items())}
    for script, characters in scripts.items():
        one = failed.get(script)
        yield _Row(
            script,
            build.document.language,
            characters,
            "serif" in first.lower(),
            tuple(writers(build.theme, characters)),
            one.missing if one else frozenset(),
            one.unjoined_by if one else "",
        )


def _show(rows: list[_Row], found: dict[str, Candidate | None], *, copy: bool) -> None:
    if not rows:
        click.echo("All text is in Latin letters, which every theme writes.")
    for row in rows:
        click.echo(f"{row.script.name:<12} {_state(row)}")
        if row.written:
            continue
        candidate = found[row.script.name]
        if candidate is None:
            names = (row.script.serif, row.script.sans)[:: 1 if row.serif else -1]
            free = " or ".join(dict.fromkeys(names))
            click.echo(f"{'':<12} No installed font writes it. Free (SIL Open Font License): {free},")
            click.echo(f"{'':<12} from https://fonts.google.com/noto. Put its files, regular and bold, into {FOLDER}/.")
        else:
            click.echo(f"{'':<12} Installed: {visible(candidate.family)}")
            for file in candidate.files:
                click.echo(f"{'':<14} {visible(str(file))}")
            click.echo(f"{'':<12} Licence, as the font says: {_licence(candidate)}")
    if not copy and any(found.values()):
        click.echo(f"\nTo use them in every theme, copy them into {FOLDER}/: cvbuild fonts --copy")


def _state(row: _Row) -> str:
    if row.written:
        return f"written by {', '.join(row.written_by)}"
    if row.unjoined_by:
        return f"needs a font: '{row.unjoined_by}' has its letters, but cannot join them"
    return f"needs a font for {len(row.missing)} characters: {' '.join(sorted(row.missing)[:8])}"


def _licence(candidate: Candidate) -> str:
    text = visible(candidate.licence) or "nothing; ask its maker whether you may use it"
    return text if len(text) <= _LARGEST_SHOWN else f"{text[:_LARGEST_SHOWN].rsplit(' ', 1)[0]} …"


def _data(row: _Row, candidate: Candidate | None) -> dict[str, object]:
    return {
        "script": row.script.name,
        "written": row.written,
        "writtenBy": list(row.written_by) if row.written else [],
        "missing": "".join(sorted(row.missing)),
        "cannotJoin": row.unjoined_by,
        "installed": {
            "family": candidate.family,
            "files": [str(file) for file in candidate.files],
            "licence": candidate.licence,
        }
        if candidate
        else None,
    }


def _copy(project: Path, candidates: list[Candidate]) -> bool:
    """Copy the files that are not there yet; return whether all are there now."""
    folder = project / FOLDER
    files = {file.name: file for one in candidates for file in one.files}
    new = {name: file.read_bytes() for name, file in files.items() if not (folder / name).exists()}
    if new:
        write_all(folder, new, project)
    for name in sorted(files):
        click.echo(f"{FOLDER}/{name} " + ("written" if name in new else "is there already"))
    return bool(files)
