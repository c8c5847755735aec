"""A project link that differs from the repository in its facts.

What: Compares the address of each project with the repositories under ``evidence`` of the facts that are about it or
that it cites. Case does not matter, and a site beside the repository is accepted.

Why: Repositories and projects get renamed, seldom on the same day. Readers click the link in the CV.

Bad::

    facts:
      mill: {subject: projects.mill, claim: Grinds, evidence: {repository: https://github.com/ada/mill-engine}}
    projects:
      - {id: mill, name: Mill, url: https://github.com/ada/mill}   # X112

Good::

    facts:
      mill: {subject: projects.mill, claim: Grinds, evidence: {repository: https://github.com/ada/mill-engine}}
    projects:
      - {id: mill, name: Mill, url: https://github.com/ada/mill-engine}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.links import same_target
from cvbuild.model.resume import Project, Resume
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("X112", "changed-repository", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each project."""
    for project in subject.resume.projects:
        known = dict(_repositories(project, subject.resume))
        if project.url and known and _folded(project.url) not in map(_folded, known.values()):
            fact, repository = next(iter(known.items()))
            if _host(project.url) != _host(repository):
                continue
            evidence = subject.places.value(f"facts.{fact}.evidence.repository")
            yield CHECK.finding(
                f"'{project.name}' links to {project.url}, but its facts have {repository}",
                subject.locate(f"{project.path}.url", project.url),
                path=f"{project.path}.url",
                further=(Label(evidence, "in the facts"),),
            )


def _repositories(project: Project, resume: Resume) -> Iterator[tuple[str, str]]:
    cited = {name for highlight in project.highlights for name in highlight.facts}
    for name, fact in resume.facts.items():
        repository = fact.evidence.repository if fact.evidence else None
        if repository and (fact.subject == project.address or (fact.subject is None and name in cited)):
            yield name, repository


def _folded(url: str) -> str:
    return same_target(url).casefold().removesuffix(".git")


def _host(url: str) -> str:
    return same_target(url).partition("/")[0]
