"""Projects: name and address (or a mark for closed ones), keywords, description and highlights."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import BulletList, Entry, Paragraph, Spans
from cvbuild.model.labels import Translated, date_range
from cvbuild.model.nodes import Dated, Keyword, Texts
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import bullets, keywords, text
from cvbuild.model.urls import shown_url

_CLOSED: Translated = {"en": "Proprietary", "de": "Nicht öffentlich", "fr": "Confidentiel", "es": "Confidencial"}
"""Printed in place of the address of a closed project."""


class Project(Dated):
    """A piece of work with a name of its own."""

    name: str
    description: str | None = None
    keywords: tuple[Keyword, ...] = ()
    roles: Annotated[Texts, Meta(description="roles in the project")] = ()
    entity: Annotated[str | None, Meta(description="company or institution of the project")] = None
    type: Annotated[str | None, Meta(description="kind of project")] = None

    children: ClassVar[tuple[str, ...]] = ("highlights", "keywords")


def compose(projects: tuple[Project, ...], context: Context) -> Iterator[Entry]:
    """Compose one entry per project."""
    for project in projects:
        yield _project(project, context)


def _project(project: Project, context: Context) -> Entry:
    dates = inline.text_span(date_range(project.start_date, project.end_date, context.labels))
    where = _where(project, context)
    part = inline.spans(", ".join(filter(None, (*project.roles, project.entity, project.type))))
    return Entry(
        title=inline.spans(project.name),
        aside=dates or where,
        subtitle=part or keywords(project.keywords),
        subaside=where if dates else (),
        blocks=(*_about(project, bool(part)), *bullets(project.highlights, project.path)),
        path=project.path,
    )


def _about(project: Project, part: bool) -> Iterator[Paragraph | BulletList]:
    """Return description and summary, and the keywords if the role in the project took their line."""
    yield from text(project.description, f"{project.path}.description")
    yield from text(project.summary, f"{project.path}.summary")
    if part and project.keywords:
        yield Paragraph(keywords(project.keywords), f"{project.path}.keywords")


def _where(project: Project, context: Context) -> Spans:
    if project.disclosure != "public":
        return inline.text_span(context.labels.word(_CLOSED))
    return inline.text_span(shown_url(project.url), url=project.url) if project.url else ()


SECTION = SectionType(
    heading={"en": "Projects", "de": "Projekte", "fr": "Projets", "es": "Proyectos"},
    order=30,
    description="pieces of work with a name of their own",
    sample="""
        projects:
          - name: Tidewater
            url: https://github.com/ines-moreau/tidewater
            startDate: 2021-04
            endDate: 2023-02
            roles: [Maintainer]
            description: A queue that keeps its order across restarts
            keywords: [Rust, storage]
            highlights:
              - Recovered a queue of a million messages within a second
    """,
    compose=compose,
    entry=Project,
    labels=(_CLOSED,),
)
