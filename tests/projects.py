"""Small projects for tests: text to a resume and a variant, by the same door that a build uses."""

from __future__ import annotations

import textwrap

from cvbuild.decode import decode_resume, decode_variant
from cvbuild.load import load
from cvbuild.resume import Resume
from cvbuild.source import SourceMap
from cvbuild.variant import Variant

__all__ = ["resume_of", "variant_of"]


def resume_of(text: str) -> Resume:
    """The resume in a YAML text; the test fails where it does not decode."""
    loaded = load(textwrap.dedent(text).encode(), "cv.yaml")
    assert loaded.value, loaded.findings
    decoded = decode_resume(loaded.value)
    assert decoded.value, decoded.findings
    return decoded.value


def variant_of(text: str, name: str = "plain") -> tuple[Variant, SourceMap]:
    """The variant in a YAML text, with its places."""
    loaded = load(textwrap.dedent(text).encode(), f"variants/{name}.yaml")
    assert loaded.value, loaded.findings
    decoded = decode_variant(loaded.value, name)
    assert decoded.value, decoded.findings
    return decoded.value.named(name), loaded.value.places
