"""cvbuild: one cv.yaml, role-targeted variants, checked PDF, DOCX and plain text.

The names in ``__all__`` are the public API; docs/api.md explains them. They are imported on first use, because this
module runs before :mod:`cvbuild.cache.replay` decides whether anything has to be built.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cvbuild.model.document import Document
    from cvbuild.pipeline.build import Result, build, check
    from cvbuild.pipeline.project import Project
    from cvbuild.pipeline.request import Request
    from cvbuild.syntax.errors import CannotBuild
    from cvbuild.syntax.finding import Finding, Severity

__all__ = [
    "CannotBuild",
    "Document",
    "Finding",
    "Project",
    "Request",
    "Result",
    "Severity",
    "__version__",
    "build",
    "check",
]

__version__ = "0.1.0"

_MODULES = {
    "CannotBuild": "cvbuild.syntax.errors",
    "Document": "cvbuild.model.document",
    "Finding": "cvbuild.syntax.finding",
    "Project": "cvbuild.pipeline.project",
    "Request": "cvbuild.pipeline.request",
    "Result": "cvbuild.pipeline.build",
    "Severity": "cvbuild.syntax.finding",
    "build": "cvbuild.pipeline.build",
    "check": "cvbuild.pipeline.build",
}
"""The module of each public name."""

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        """Import a public name on first use (PEP 562)."""
        if name not in _MODULES:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        import importlib

        found = getattr(importlib.import_module(_MODULES[name]), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
