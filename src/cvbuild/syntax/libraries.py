"""Report a library whose version lacks a name that we use, with the versions that work.

Some of what we need of WeasyPrint, python-docx and others is not part of their public interface. A release within the
allowed range may rename it. Then the user gets an error that says which version to install, and no traceback.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from cvbuild.cache import packages
from cvbuild.syntax.errors import CannotBuild

__all__ = ["expecting", "unsupported", "versions"]

_US = "cvbuild"
_REQUIREMENT = re.compile(r"([\w.-]+)\s*([<>=!~][^;]*)?")


@contextlib.contextmanager
def expecting(library: str, *modules: str) -> Iterator[None]:
    """Raise :class:`CannotBuild` if an object or module of a library lacks a name that is used inside this block.

    Other errors pass through: they are bugs of ours.

    Args:
        library: the name under which it is installed, such as ``python-docx``.
        modules: the top-level modules whose objects may lack the name, such as ``docx``.

    Raises:
        CannotBuild: a name is missing; the message has the library, the version found and the versions that work.
    """
    try:
        yield
    except AttributeError as error:
        owner = type(error.obj) if not isinstance(error.obj, type) else error.obj
        module = getattr(error.obj, "__name__", "") if owner.__name__ == "module" else owner.__module__
        if module.partition(".")[0] not in modules:
            raise
        raise unsupported(library, f"{module}.{owner.__qualname__}.{error.name}") from error
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in modules:
            raise
        raise unsupported(library, str(error).partition(" (")[0]) from error


def unsupported(library: str, missing: str) -> CannotBuild:
    """Return the error for a library that lacks something that we use."""
    works = versions(library)
    message = f"{library} {packages.version(library)} does not have what cvbuild uses of it: {missing}"
    return CannotBuild(message, f"install a version that works: pip install '{library}{works}'")


def versions(library: str) -> str:
    """Return the versions that work, as pyproject.toml states them, such as ``>=70,<71``."""
    import importlib.metadata

    try:
        required = importlib.metadata.requires(_US) or []
    except importlib.metadata.PackageNotFoundError:  # the sources run without being installed
        return ""
    found = (_REQUIREMENT.match(line) for line in required)
    return next((match[2] or "" for match in found if match and match[1].lower() == library.lower()), "").strip()
