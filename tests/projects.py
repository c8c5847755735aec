"""Small projects for tests: text to a resume and a variant, read as in a build."""

from __future__ import annotations

import textwrap

from msgspec.structs import replace

from cvbuild.compose.compose import compose
from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.model.resume import Resume
from cvbuild.model.theme import Theme
from cvbuild.model.variant import Variant
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.load import load
from cvbuild.syntax.source import SourceMap

__all__ = ["composed", "resume_of", "variant_of"]


def resume_of(text: str) -> Resume:
    """The resume in a YAML text; the test fails where it does not decode."""
    loaded = load(textwrap.dedent(text).encode(), "cv.yaml")
    assert loaded.value, loaded.mistakes
    decoded = decode_resume(loaded.value)
    assert decoded.value, decoded.mistakes
    return decoded.value


def variant_of(text: str, name: str = "plain") -> tuple[Variant, SourceMap]:
    """The variant in a YAML text, with its places."""
    loaded = load(textwrap.dedent(text).encode(), f"variants/{name}.yaml")
    assert loaded.value, loaded.mistakes
    decoded = decode_variant(loaded.value, name)
    assert decoded.value, decoded.mistakes
    return decoded.value.named(name), loaded.value.places


def composed(build: VariantBuild, theme: Theme) -> VariantBuild:
    """A selected variant, composed in this theme."""
    return replace(build, theme=theme, document=compose(build.selection.resume, build.variant))
