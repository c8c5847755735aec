"""The request for a build: what to build, from where and to where."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import force_setattr

from cvbuild.checks.runner import Picked
from cvbuild.compose.audience import EVERYBODY, Audience
from cvbuild.model import locales
from cvbuild.model.variant_build import Stage
from cvbuild.render import formats
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import named_or_listed

__all__ = ["FORMATS", "Request", "today"]

FORMATS = ("pdf", "docx", "txt")
"""The formats that are built by default."""


def today() -> datetime.date:
    """Return the current day; ``SOURCE_DATE_EPOCH`` overrides it (reproducible-builds.org).

    Raises:
        CannotBuild: the variable is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "write seconds since 1970, such as the output of: date +%s"
        raise CannotBuild(f"SOURCE_DATE_EPOCH is '{epoch}', which is not a number of seconds", hint) from None


class Request(Struct, frozen=True):
    """The variants and formats to build, from which folder and to which. Every attribute has a default.

    Attributes:
        root: folder with ``cv.yaml``, the current folder by default.
        source: a file to build by itself, without the variants of a project.
        today: the day by which checks judge dates; :func:`today` by default.
        variants: names or patterns such as ``quant*``; all variants by default.
        formats: formats to render. Without any, only sources and documents are checked.
        out: folder to write to. ``None`` writes nothing; the files are in the result.
        ascii: whether the text file has plain ASCII only.
        select: codes or prefixes of codes of the checks to run, such as ``("L", "C201")``; all checks by default.
        ignore: codes or prefixes of codes of checks not to run.
        online: whether to ask the web if links lead anywhere.
        rebuild: whether to ignore the files of earlier builds.
        jobs: maximal number of processes, used only if ``lean``; 0 chooses automatically.
        lean: whether to forget each variant when its files are written, so that a thousand need no more memory than
            ten. The result then has no ``variants``, no ``documents`` and no ``files``.
        unchecked: whether to skip reading back and all checks.
        until: the stage at which each variant ends.
        verbose: whether reports show all findings, with source lines for notes too.
        locale: language and country for all variants, in place of their own.
        audience: ``public`` leaves out what is private, ``anonymous`` also names, contacts and schools.
        letter: the letter to build instead of the CV.
        notes: whether reports list notes; else they are counted in one line.
        buffers: contents by absolute path in place of those on disk: what an editor has not saved yet.

    Raises:
        CannotBuild: there is no such format, or no such locale.
        TypeError: a single string where a tuple of strings is expected.
    """

    root: Path = Path()
    today: datetime.date = field(default_factory=today)
    variants: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    out: Path | None = None
    ascii: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    online: bool = False
    rebuild: bool = False
    jobs: int = 0
    lean: bool = False
    unchecked: bool = False
    until: Stage = Stage.CHECKED
    verbose: bool = False
    locale: str = ""
    source: Path | None = None
    notes: bool = True
    audience: Audience = EVERYBODY
    letter: str = ""
    buffers: Mapping[str, bytes] = {}

    def __post_init__(self) -> None:
        force_setattr(self, "root", Path(self.root))
        force_setattr(self, "source", None if self.source is None else Path(self.source))
        force_setattr(self, "out", None if self.out is None else Path(self.out))
        for name in ("variants", "formats", "select", "ignore"):
            if isinstance(getattr(self, name), str):
                raise TypeError(f"{name} must be a tuple of strings, not a string")
        known = formats() if set(self.formats) - set(FORMATS) else FORMATS
        for unknown in (name for name in self.formats if name not in known):
            raise CannotBuild(f"there is no format '{unknown}'", named_or_listed(unknown, known))

        if self.locale and (problem := locales.problem(self.locale)):
            raise CannotBuild(*problem)

    @property
    def picked(self) -> Picked:
        """The checks to run."""
        return Picked(self.select, self.ignore)
