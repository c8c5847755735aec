"""A project links to another repository than the ledger has for it.

What: compares the address of each project with the repositories under ``evidence`` of the facts that are about it or
that it cites. Capitals do not count, and neither does a site beside the repository.

Why: repositories get renamed, projects do, too, and seldom on one day. The link in the CV is the one that is clicked.

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

from cvbuild.analysis.links import same_target
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Project, Resume

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
                f"'{project.name}' links to {project.url}, the ledger has {repository}",
                subject.locate(f"{project.path}.url", project.url),
                path=f"{project.path}.url",
                further=(Label(evidence, "in the ledger"),),
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
