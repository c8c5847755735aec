"""One skill stands twice in the list.

What: compares the printed skills of all groups in one spelling: without case, blanks, hyphens and plural, by the
``terms`` of the file, and by well-known other names (Postgres and PostgreSQL). “Triton” and “NVIDIA Triton Inference
Server” are two things, and so are “GPUDirect” and “GPUDirect RDMA”.

Why: a list that counts one skill twice looks padded, and makes the reader ask what else was counted twice.

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

from cvbuild.analysis.facts.skills import Names
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Keyword

CHECK = Check("F120", "repeated-skill", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each skill that stands in the list before."""
    if subject.chosen is None:
        return
    names = Names.of(subject.resume)
    first: dict[str, Keyword] = {}
    for group in subject.chosen.selection.resume.skills:
        for keyword in group.keywords:
            known = first.setdefault(names.one(keyword.text), keyword)
            if known is not keyword:
                yield _finding(keyword, known, subject)


def _finding(keyword: Keyword, known: Keyword, subject: Subject) -> Finding:
    same = keyword.text == known.text
    message = f"'{keyword.text}' stands twice" if same else f"'{keyword.text}' is '{known.text}' again"
    return CHECK.finding(
        message,
        subject.places.value(keyword.path),
        path=keyword.path,
        hint="keep one of the two",
        further=(Label(subject.places.value(known.path), "first here"),),
    )
