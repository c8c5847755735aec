"""Read a project from its folder: the source file, its variants, and the variants that they extend."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TypeVar

from msgspec import Struct, field

from cvbuild.analysis.lock.record import Lock
from cvbuild.analysis.lock.record import decode as decode_lock
from cvbuild.cache.fingerprint import FOLDERS, LOCK, PRIVATE, PRIVATE_LOCK, SOURCES
from cvbuild.cache.reach import Reach
from cvbuild.checks import baseline, runner
from cvbuild.compose.audience import EVERYBODY, Audience
from cvbuild.model.decode.decoder import decode_resume, decode_variant, merge, variant_terms
from cvbuild.model.decode.exported import exported_variant, restored
from cvbuild.model.decode.nested import spelt_out
from cvbuild.model.decode.own_sections import own_sections
from cvbuild.model.decode.private import Withheld, filled, private_texts, with_private
from cvbuild.model.decode.translations import Translations, in_locale, translations
from cvbuild.model.resume import Resume
from cvbuild.model.variant import Variant
from cvbuild.model.variant_build import InLanguage
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.load import MAX_BYTES, load
from cvbuild.syntax.source import ParsedFile, Place, Source, SourceMap
from cvbuild.syntax.suggest import did_you_mean, named_or_listed

T = TypeVar("T")

__all__ = ["PARTS", "SOURCE_NAMES", "Project", "Reading", "read_project", "variant_names"]

SOURCE_NAMES = SOURCES
"""Possible names of the source file, in order of precedence."""

PARTS = (*SOURCES, *FOLDERS, "*.bib", "*.csl.json")
"""The files and folders of a project that shape its output, and bibliographies; git history is searched for them."""

_LARGEST_PHOTO = 32_000_000  # bytes

_TIMES_LOCK = 8
"""A lock may be larger than a source: each of its lines has a value with name, day, reason and seal."""

_ENDING = ".yaml"
"""The ending of a variant's file."""

ALONE = "resume"
"""The name of the one variant of a file that is built by itself."""

DEFAULT_VARIANT = "default"
"""The name of the one variant of a project that has no ``variants/``: it shows everything."""


class Project(Struct, frozen=True):
    """A project as read: everything a build needs, except themes.

    Attributes:
        root: the project's folder.
        resume: the content of the source file.
        places: the places of its values.
        variants: each variant that was asked for, with the places of its values.
        all_names: names of all variants of the project.
        sources: the texts of all files read, by the names that places use.
        contents: the bytes of all files read, by the same names.
        inputs: the same bytes, by paths relative to the project's folder.
        hidden: entries of the baseline.
        aside: the paths of the values in the source file that were put aside because they do not fit.
        unread: the files that could not be read at all.
        translated: the source as parsed, if it has texts in several languages.
        translations: these texts.
        alone: whether it is a single file, built without the variants of a project.
        withheld: private texts that a build for this audience leaves out.
        has_private: whether there is a ``private.yaml``.
        photo: the photo that ``basics.image`` names; empty if it names none beside the source.
        lock: what its owner confirmed; None without a ``cv.lock``, or if it cannot be read.
        private_lock: the part of it that is in ``private.lock``.
    """

    root: Path
    resume: Resume
    places: SourceMap
    variants: tuple[tuple[Variant, SourceMap], ...]
    all_names: tuple[str, ...]
    sources: Mapping[str, Source]
    contents: Mapping[str, bytes] = field(default_factory=dict)
    inputs: Mapping[str, bytes] = field(default_factory=dict)
    hidden: tuple[baseline.Entry, ...] = ()
    aside: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()
    translated: ParsedFile | None = None
    translations: Translations = Translations()

    def in_locale(self, locale: str) -> InLanguage | None:
        """Return the source in the language of a locale; None if it has only one."""
        if self.translated is None:
            return None
        loaded, missing = in_locale(self.translated, self.translations, locale)
        resume = decode_resume(loaded).value
        return InLanguage(resume, loaded.places, missing) if resume else None

    alone: bool = False
    withheld: tuple[Withheld, ...] = ()
    has_private: bool = False
    photo: bytes = b""
    lock: Lock | None = None
    private_lock: Lock = Lock()

    @classmethod
    def read(cls, root: Path = Path(), variants: Sequence[str] = ()) -> Project:
        """Read a project without building it.

        Args:
            root: the folder with ``cv.yaml``; the current folder by default.
            variants: names or patterns such as ``quant*``; all variants by default.

        Raises:
            CannotBuild: no source file, an unknown variant, a file that cannot be read, or a mistake in a file. The
                message then has the first mistake; :func:`cvbuild.check` finds all.
        """
        reading = read_project(root, variants)
        wrong = next((mistake for mistake in reading.mistakes if runner.stops(runner.settled((mistake,)))), None)
        if reading.project is None or wrong:
            first = wrong or reading.mistakes[0]
            raise CannotBuild(f"{first.place}: {first.message}", first.hint)
        return reading.project

    @property
    def variant_names(self) -> tuple[str, ...]:
        """The names of the variants that were asked for."""
        return tuple(variant.name for variant, _ in self.variants)


class Reading(Struct, frozen=True):
    """The project (None if its source file cannot be read), all mistakes, and the texts of all files read."""

    project: Project | None
    mistakes: tuple[Mistake, ...]
    sources: Mapping[str, Source]


def source_file(root: Path) -> Path:
    """Return the project's source file.

    Raises:
        CannotBuild: there is no such file.
    """
    found = next(iter(_sources(root)), None)
    if found is None:
        where = files.display(root) if root != Path() else "this folder"
        raise CannotBuild(f"there is no {SOURCE_NAMES[0]} in {where}", _instead(root))
    if not found.is_file():
        raise CannotBuild(f"{files.display(found)} is not a file", "it is a folder, a broken link or a device")
    return found


def _sources(root: Path) -> list[Path]:
    """Return the files with the name of a source, in any case, in the order of precedence."""
    names = _names(root)
    found = [name for known in SOURCE_NAMES for name in names if name.casefold() == known]
    exact = [name for name in found if name in SOURCE_NAMES]
    return [root / name for name in (*exact, *(name for name in found if name not in exact))]


def _names(root: Path) -> list[str]:
    try:
        return sorted(path.name for path in root.iterdir())
    except OSError:
        return []


def _instead(root: Path) -> str:
    """Return what to do without a source: name a file that may be one, or the folder."""
    likely = [name for name in _names(root) if name.lower().endswith((_ENDING, ".yml", ".json")) and name[0] != "."]
    likely = [name for name in likely if name not in _OTHERS]
    if likely:
        return f"build a file of another name with: cvbuild {files.display(root / likely[0])}"
    return "run cvbuild in the folder of cv.yaml, or name that folder with --project DIR; cvbuild init makes one"


_OTHERS = (baseline.NAME, "package.json", "package-lock.json", "tsconfig.json", "docker-compose.yml", "_config.yml")
"""Files in YAML or JSON that are no source."""


def variant_names(root: Path) -> tuple[str, ...]:
    """Return the names of all variants that are built; a variant whose name begins with ``_`` can only be extended."""
    return tuple(name for name in _stems(root) if not name.startswith("_")) or (DEFAULT_VARIANT,)


def _stems(root: Path) -> list[str]:
    """Return the names of all files in ``variants/``, including those that can only be extended.

    Raises:
        CannotBuild: the folder is a link that leads out of the project; or a file that looks like a variant has
            another ending, and would be ignored silently.
    """
    folder = root / "variants"
    if not Reach(root).permits(folder):
        raise CannotBuild(*files.unreadable(folder, Reach(root)))
    paths = sorted(path for path in folder.iterdir() if path.name[0] != ".") if files.exists(folder) else []
    for path in paths:
        if path.suffix != _ENDING and path.suffix.lower() in (_ENDING, ".yml", ".json"):
            hint = f"rename it to {path.stem}{_ENDING}, or move it away"
            raise CannotBuild(f"{files.display(path)} would be ignored: a variant's file name ends in {_ENDING}", hint)
    return [path.stem for path in paths if path.suffix == _ENDING]


def wanted_names(root: Path, patterns: Sequence[str]) -> tuple[str, ...]:
    """Return the variants that match names or patterns such as ``quant*``; without patterns, all variants.

    Raises:
        CannotBuild: a name that no variant has.
    """
    names = variant_names(root)
    for pattern in patterns:
        if not fnmatch.filter(names, pattern):
            raise CannotBuild(f"there is no variant '{pattern}'", named_or_listed(pattern, names))
    return tuple(name for name in names if not patterns or any(fnmatch.fnmatchcase(name, p) for p in patterns))


def read_project(
    root: Path,
    patterns: Sequence[str] = (),
    audience: Audience = EVERYBODY,
    source: Path | None = None,
    buffers: Mapping[str, bytes] | None = None,
) -> Reading:
    """Read the project in ``root`` with the variants that match, or ``source`` alone; collect all mistakes.

    ``private.yaml`` and the environment belong to the source, unless the audience must not see them.

    Args:
        root: the project's folder.
        patterns: names or patterns of variants; all without any.
        audience: for whom the build is.
        source: a file to read by itself.
        buffers: contents by absolute path that are used in place of what is on disk, such as an editor's.

    Raises:
        CannotBuild: no source file, an unknown variant, a file that cannot be read.
    """
    reader = _Reader(root, audience, buffers or {})
    project = reader.alone(source) if source else reader.project(patterns)
    return Reading(project, tuple(reader.mistakes), reader.sources)


class _Reader:
    """Collects files and mistakes while it reads."""

    def __init__(self, root: Path, audience: Audience, buffers: Mapping[str, bytes]) -> None:
        self.root, self.audience, self.buffers = root, audience, buffers
        self.reach = Reach(root)
        self.folder = root  # that of the source, beside which the files are that it names
        self.withheld: list[Withheld] = []
        self.inputs: dict[str, bytes] = {}
        self.sources: dict[str, Source] = {}
        self.contents: dict[str, bytes] = {}
        self.mistakes: list[Mistake] = []
        self.loaded: dict[Path, ParsedFile | None] = {}
        self.orphans: set[str] = set()
        self.own_sections: tuple[str, ...] = ()
        self.unread_sections = False

    def project(self, patterns: Sequence[str]) -> Project | None:
        """Return the project with all that can be read: what cannot is left out, and hides nothing else."""
        path = source_file(self.root)
        names = wanted_names(self.root, patterns)
        self._other_sources(path)
        return self._made(path, lambda: tuple(filter(None, [self._variant(name) for name in names])))

    def alone(self, path: Path) -> Project | None:
        """Return a single file as a project with one variant that shows everything."""
        self.folder, self.reach = path.parent, Reach(path.parent, (path,))  # the user named it, wherever it is
        return self._made(path, lambda: (self._default_variant(path, ALONE),), alone=True)

    def _made(
        self, path: Path, read: Callable[[], tuple[tuple[Variant, SourceMap], ...]], *, alone: bool = False
    ) -> Project | None:
        loaded = self._source(path)
        found = translations(loaded) if loaded else Translations()
        self.mistakes.extend(found.mistakes)
        own = in_locale(loaded, found, str(loaded.data.get("locale") or "en-US")) if loaded else None
        resume = self._take(decode_resume(own[0])) if own else None
        self.own_sections = _own_sections(loaded, resume) if loaded and resume else ()
        self.unread_sections = bool(resume and "sections" in resume.aside)
        order = tuple(loaded.data) if loaded else ()
        variants = tuple((variant.ordered(order), places) for variant, places in read())
        hidden = () if alone else self._baseline()
        if loaded is None or own is None or resume is None or resume.value is None:
            return None
        lock = self._lock(resume.value.lock, named=path.name in SOURCES)
        return Project(
            self.root,
            resume.value,
            resume.places or own[0].places,
            variants,
            (ALONE,) if alone else variant_names(self.root),
            self.sources,
            self.contents,
            self.inputs,
            hidden,
            resume.aside,
            tuple(files.display(path) for path, file in self.loaded.items() if file is None),
            loaded if found.texts else None,
            found,
            alone,
            tuple(self.withheld),
            (self.folder / PRIVATE).is_file(),
            self._photo(resume.value.basics.image or ""),
            lock,
            self._private_lock() if lock else Lock(),
        )

    def _photo(self, name: str) -> bytes:
        """Return the photo with this name; empty for one on the web, or none."""
        path = self.folder / name
        if not name or "://" in name or self.audience or files.unreadable(path, self.reach)[0]:
            return b""
        content = files.read_bytes(path, _LARGEST_PHOTO)
        if content:
            self._record(path, content)
        return content or b""

    def _source(self, path: Path) -> ParsedFile | None:
        """Return the source in its full form, so that places suit the paths of the values.

        Short forms are spelt out, bibliographies are read, private values are in it, and an export of cvbuild becomes
        what it was made from.
        """
        loaded = self._load(path)
        if loaded and path.suffix.lower() == ".json":
            loaded = restored(loaded)
        loaded = self._with_private(loaded) if loaded else None
        if loaded is None:
            return None
        full = filled(loaded, os.environ, public=bool(self.audience))
        self.withheld += full.values if self.audience else ()
        self.mistakes += full.mistakes
        return self._with_bibliographies(spelt_out(full.loaded))

    def _lock(self, wanted: bool, *, named: bool) -> Lock | None:
        """Return what was confirmed; the lock of a folder counts for the source there only, and not for other files."""
        path = self.folder / LOCK
        if not (files.exists(path) and (named or wanted)):
            return None
        read = self._load(path)
        return self._take(decode_lock(read)).value if read else None

    def _private_lock(self) -> Lock:
        """Return what was confirmed of private values; nothing for an audience that must not see them."""
        path = self.folder / PRIVATE_LOCK
        read = self._load(path) if not self.audience and files.exists(path) else None
        return (self._take(decode_lock(read)).value if read else None) or Lock()

    def _with_private(self, loaded: ParsedFile) -> ParsedFile | None:
        """Return the source with ``private.yaml``; if the audience must not see that, its texts are noted instead."""
        path = self.folder / PRIVATE
        if not path.is_file() or _says_nothing(path):
            return loaded
        if not self.audience:
            private = self._load(path)
            return with_private(loaded, private) if private else None
        private = load(files.read_bytes(path, MAX_BYTES) or b"", files.display(path)).value
        self.withheld += private_texts(private) if private else ()
        return loaded

    def _with_bibliographies(self, loaded: ParsedFile) -> ParsedFile:
        """Return the source with the publications of the bibliographies that it names."""
        if "bibliography" not in loaded.source.text:
            return loaded
        from cvbuild.pipeline.bibliographies import with_bibliographies

        source, mistakes = with_bibliographies(loaded, self._beside)
        self.mistakes.extend(mistakes)
        return source

    def _beside(self, name: str) -> tuple[str, bytes] | None:
        """Return the shown name and the content of a file beside the source; ``None`` if it cannot be read."""
        from cvbuild.pipeline.bibliographies import MAX_BYTES as MAX_BIBLIOGRAPHY

        path = self.folder / name
        shown = files.display(path)
        message, hint = files.unreadable(path, self.reach)
        if message:
            self.mistakes.append(Mistake("S047", message, Place(shown, 1, 1, 1, 1), hint=hint))
            return None
        content = files.read_bytes(path, MAX_BIBLIOGRAPHY)
        if content is None:
            return None
        self._record(path, content)
        self.sources[shown] = Source(shown, content.decode("utf-8", "replace"))
        return shown, content

    def _record(self, path: Path, content: bytes) -> None:
        """Keep the content of a file that was read."""
        relative = os.path.relpath(path, self.root)  # of a file built by itself, the folder may be another one
        self.contents[files.display(path)] = self.inputs[PurePath(relative).as_posix()] = content

    def _default_variant(self, path: Path, name: str) -> tuple[Variant, SourceMap]:
        """Return the variant of a source without ``variants/``: everything, or what an export says of its own."""
        loaded = self._load(path) if path.suffix.lower() == ".json" else None
        own = exported_variant(loaded) if loaded else None
        if own is None:
            return Variant().named(name).with_own_sections(self.own_sections), SourceMap(files.display(path))
        found = self._take(decode_variant(own, name, self.own_sections, unread=self.unread_sections))
        assert found.value is not None  # what does not fit is put aside
        return found.value, variant_terms(own).places

    def _other_sources(self, chosen: Path) -> None:
        """Report the other files with the name of a source: nobody would notice that they are not built."""
        for path in _sources(self.root):
            if path != chosen and path.is_file() and not path.samefile(chosen):
                name, used = files.display(path), files.display(chosen)
                hint = f"delete or rename it; or build it by itself: cvbuild {name}"
                message = f"{used} is built, and {name} beside it is not"
                self.mistakes.append(Mistake("S026", message, Place(name, 1, 1), hint=hint))

    def _baseline(self) -> tuple[baseline.Entry, ...]:
        """Return the entries of the baseline; none if the file is broken."""
        path = self.root / baseline.NAME
        if not files.exists(path):
            return ()
        loaded = self._load(path)
        return (self._take(baseline.decode(loaded)).value if loaded else None) or ()

    def _variant(self, name: str) -> tuple[Variant, SourceMap] | None:
        path = self._variant_path(name)
        if name == DEFAULT_VARIANT and not files.exists(path):
            return self._default_variant(source_file(self.root), name)
        lineage: tuple[str, ...] = (name,)
        loaded = self._load(path)
        while loaded and isinstance(parent := loaded.data.get("extends"), str):
            loaded = self._extended(loaded, parent, lineage)
            lineage = (*lineage, parent)
        if loaded is None:
            return None
        found = self._take(decode_variant(loaded, name, self.own_sections, unread=self.unread_sections))
        assert found.value is not None  # what does not fit is put aside
        aside = found.aside | ({"extends"} if name in self.orphans else frozenset())
        return found.value.named(name, lineage, aside), variant_terms(loaded).places

    def _extended(self, child: ParsedFile, parent: str, lineage: tuple[str, ...]) -> ParsedFile:
        """Return the child merged over its parent, with the parent's own ``extends``; if it has none, without."""
        place = child.places.value("extends")
        loaded: ParsedFile | None = None
        if parent in lineage:
            chain = " → ".join((*lineage, parent))
            self._find("V112", f"'{lineage[0]}' extends itself: {chain}", place, "remove one 'extends' from the circle")
        elif parent not in (known := _stems(self.root)):
            self._find("V101", f"there is no variant '{parent}' to extend", place, did_you_mean(parent, known))
        else:
            loaded = self._load(self._variant_path(parent))
        if loaded is None:
            self.orphans.add(lineage[0])
            return _orphaned(child)
        return merge(child, loaded)

    def _variant_path(self, name: str) -> Path:
        return self.root / "variants" / f"{name}{_ENDING}"

    def _load(self, path: Path) -> ParsedFile | None:
        """Return a file, read once even if many variants extend it."""
        if path not in self.loaded:
            self.loaded[path] = self._read(path)
        return self.loaded[path]

    def _read(self, path: Path) -> ParsedFile | None:
        name = files.display(path)
        message, hint = files.unreadable(path, self.reach)
        if message:
            self.mistakes.append(Mistake("S047", message, Place(name, 1, 1, 1, 1), hint=hint))
            return None
        content = self.buffers.get(files.absolute(path)) if self.buffers else None
        times = _TIMES_LOCK if path.name in (LOCK, PRIVATE_LOCK) else 1
        content = files.read_bytes(path, times * MAX_BYTES) if content is None else content
        if content is None:
            raise CannotBuild(f"there is no {name}")
        self._record(path, content)
        outcome = load(content, name, times)
        self.mistakes.extend(outcome.mistakes)
        if outcome.value:
            self.sources[name] = outcome.value.source
        elif len(content) <= times * MAX_BYTES:
            self.sources[name] = Source(name, content.decode("utf-8", "replace"))
        return outcome.value

    def _take(self, outcome: Outcome[T]) -> Outcome[T]:
        self.mistakes.extend(outcome.mistakes)
        return outcome

    def _find(self, code: str, message: str, place: Place, hint: str) -> None:
        self.mistakes.append(Mistake(code, message, place, "extends", hint=hint))


def _own_sections(loaded: ParsedFile, resume: Outcome[Resume]) -> tuple[str, ...]:
    """Return the names of the source's own sections, and those that a mistake in it may hide."""
    aside = (loaded.data[key] for key in loaded.data if key in resume.aside)
    hidden = (name for value in aside if isinstance(value, dict) for name in value)
    read = resume.value.sections if resume.value else ()
    return tuple(dict.fromkeys((*own_sections(loaded), *read, *hidden)))


def _says_nothing(path: Path) -> bool:
    """Return whether a file has nothing but comments."""
    lines = (files.read_bytes(path, MAX_BYTES) or b"").splitlines()
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


def _orphaned(child: ParsedFile) -> ParsedFile:
    """Return a variant without the one that it extends, which cannot be read."""
    data = {key: value for key, value in child.data.items() if key != "extends"}
    return ParsedFile(data, child.places, child.source, child.broken, child.lost)
