"""What others say: the name, then the words."""

from cvbuild import inline
from cvbuild.document import Block, Entry
from cvbuild.labels import Labels
from cvbuild.resume import Resume
from cvbuild.sections import body


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:  # noqa: ARG001
    """One entry a person."""
    return tuple(
        Entry(title=inline.text_span(person.name), blocks=body(person.reference, (), person.path), path=person.path)
        for person in resume.references
    )
