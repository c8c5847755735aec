"""A skill that is listed twice.

What: Compares the printed skills of all groups in a normalized spelling: without case, spaces, hyphens and plural, by
the ``terms`` of the source, and by well-known synonyms (Postgres and PostgreSQL). “Triton” and “NVIDIA Triton
Inference Server” are two things, and so are “GPUDirect” and “GPUDirect RDMA”.

Why: A list that counts a skill twice looks padded.

Bad::

    skills:
      - {name: Languages, keywords: [Python, C++, CUDA C++]}
      - name: GPU
        keywords:
          - Tensor Cores
          - CUDA C++   # F120

Good::

    skills:
      - {name: Languages, keywords: [Python, C++]}
      - name: GPU
        keywords:
          - Tensor Cores
          - CUDA C++
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.skills import Names
from cvbuild.model.resume import Keyword
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F120", "repeated-skill", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each skill that is listed before."""
    if subject.chosen is None:
        return
    names = subject.memo.project.once(Names.of, subject.resume)
    first: dict[str, Keyword] = {}
    for group in subject.chosen.selection.resume.skills:
        for keyword in group.keywords:
            known = first.setdefault(names.one(keyword.text), keyword)
            if known is not keyword:
                yield _finding(keyword, known, subject)


def _finding(keyword: Keyword, known: Keyword, subject: Subject) -> Finding:
    same = keyword.text == known.text
    message = f"'{keyword.text}' is listed twice" if same else f"'{keyword.text}' is the same skill as '{known.text}'"
    return CHECK.finding(
        message,
        subject.places.value(keyword.path),
        path=keyword.path,
        hint="keep one of the two",
        further=(Label(subject.places.value(known.path), "first here"),),
    )
