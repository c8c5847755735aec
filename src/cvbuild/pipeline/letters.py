"""Read a letter from ``letters/``, and turn a project into one that builds only that letter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from cvbuild.cache.fingerprint import LETTERS
from cvbuild.compose.letter import Problem, letter_resume, letter_variant, quoted
from cvbuild.model.decode.decoder import decode_letter
from cvbuild.model.letter import Letter
from cvbuild.model.resume import Resume
from cvbuild.model.variant import Variant
from cvbuild.pipeline.project import Project, Reading
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.load import MAX_BYTES, load
from cvbuild.syntax.source import ParsedFile, Place, Places, Source, SourceMap
from cvbuild.syntax.suggest import did_you_mean, named_or_listed

__all__ = ["FOLDER", "letter_names", "with_letter"]

FOLDER = LETTERS
_ENDINGS = (".yaml", ".md")
_FENCE = "---"

Selecting = Callable[[Resume, Variant, SourceMap], Resume]


def letter_names(root: Path) -> tuple[str, ...]:
    """Return the names of all letters."""
    folder = root / FOLDER
    found = (path.stem for path in folder.iterdir() if path.suffix in _ENDINGS) if folder.is_dir() else ()
    return tuple(sorted(found))


def _letter_file(root: Path, name: str) -> Path:
    """Return the file of a letter.

    Raises:
        CannotBuild: there is none.
    """
    known = letter_names(root)
    if name not in known:
        hint = named_or_listed(name, known) if known else f"write {FOLDER}/{name}.yaml"
        raise CannotBuild(f"there is no letter '{name}'", hint)
    return next(path for end in _ENDINGS if (path := root / FOLDER / f"{name}{end}").is_file())


def with_letter(read: Reading, root: Path, name: str, selecting: Selecting) -> Reading:
    """Return a project that builds one letter, with the mistakes in it; without a project if it cannot be built.

    Raises:
        CannotBuild: there is no such letter, or it cannot be read.
    """
    path = _letter_file(root, name)
    content = files.read_bytes(path, MAX_BYTES) or b""
    file = files.display(path)
    loaded, mistakes = _loaded(content, file)
    sources = {**read.sources, file: Source(file, content.decode("utf-8", "replace"))}
    decoded = decode_letter(loaded) if loaded else None
    mistakes = (*read.mistakes, *mistakes, *(decoded.mistakes if decoded else ()))
    letter = decoded.value if decoded else None
    if read.project is None or loaded is None or letter is None:
        return Reading(None, mistakes, sources)
    found = next((pair for pair in read.project.variants if pair[0].name == letter.variant), None)
    if found is None:
        known = [variant.name for variant, _ in read.project.variants]
        message = f"there is no variant '{letter.variant}'"
        wrong = Mistake(
            "V101", message, loaded.places.value("variant"), "variant", hint=did_you_mean(letter.variant, known)
        )
        return Reading(None, (*mistakes, wrong), sources)
    own = _in_one_language(read.project, found[0])
    selected = selecting(own.resume, *found)
    text, problems = quoted(letter.text, own.resume, selected)
    wrong_quotes = _mistakes(problems, loaded, sources[file])
    project = _project(own, letter, found[0], letter_resume(letter, text, selected), loaded, name)
    project = replace(project, sources=sources, contents={**project.contents, file: content})
    return Reading(project, (*mistakes, *wrong_quotes), sources)


def _in_one_language(project: Project, variant: Variant) -> Project:
    """Return the project in the language of a variant alone: the letter is written in it."""
    source = project.in_locale(variant.locale or project.resume.locale)
    if source is None:
        return project
    return replace(project, resume=source.resume, places=source.places, translated=None)


def _project(
    project: Project, letter: Letter, variant: Variant, resume: Resume, loaded: ParsedFile, name: str
) -> Project:
    places = {**project.places.places, "basics.summary": Places(loaded.places.value("text"))}
    own = letter_variant(letter, variant, name)
    return replace(
        project,
        resume=resume,
        places=SourceMap(project.places.file, places),
        variants=((own, loaded.places),),
        all_names=(name,),
        hidden=(),
    )


def _loaded(content: bytes, file: str) -> tuple[ParsedFile | None, tuple[Mistake, ...]]:
    """Return a letter's data; what follows the front matter of a Markdown file is its text."""
    if not file.endswith(".md"):
        outcome = load(content, file)
        return outcome.value, outcome.mistakes
    lines = content.decode("utf-8", "replace").splitlines()
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), 0)
    if not lines or lines[0].strip() != _FENCE or not end:
        hint = "begin with three lines: ---, variant: NAME, ---"
        return None, (Mistake("S006", "the letter has no front matter", Place(file), hint=hint),)
    outcome = load("\n".join(lines[:end]).encode(), file)
    if outcome.value is None:
        return None, outcome.mistakes
    parsed = outcome.value
    place = Place(file, end + 2, 1, max(len(lines), end + 2), 1)
    data = {**parsed.data, "text": "\n".join(lines[end + 1 :])}
    places = SourceMap(file, {**parsed.places.places, "text": Places(place)})
    return ParsedFile(data, places, parsed.source), outcome.mistakes


def _mistakes(problems: tuple[Problem, ...], loaded: ParsedFile, source: Source) -> Iterator[Mistake]:
    """Yield X119 for each problem, at the quotation."""
    for one in problems:
        yield Mistake("X119", one.message, _place(one, loaded, source), "text", hint=one.hint)


def _place(problem: Problem, loaded: ParsedFile, source: Source) -> Place:
    """Return the place of what a quotation names, or of its brackets if it names nothing."""
    value, name, brackets = loaded.places.value("text"), problem.name, problem.brackets
    number, start = next(itertools.islice(_all(brackets, value, source), problem.number, None), (0, 0))
    if not number:
        return value
    line = source.line(number)
    named = line.find(name, start) if brackets == "[[" else line.rfind(name, 0, start)
    first, length = (named, len(name)) if name and named >= 0 else (start, len(brackets))
    return Place(value.file, number, first + 1, number, first + 1 + length)


def _all(brackets: str, value: Place, source: Source) -> Iterator[tuple[int, int]]:
    """Yield the line and the offset in it of each of these brackets in a value."""
    for number in range(value.line, value.end_line + 1):
        begin = value.column - 1 if number == value.line else 0
        yield from (
            (number, found.start()) for found in re.compile(re.escape(brackets)).finditer(source.line(number), begin)
        )
