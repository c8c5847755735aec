"""Projects: name and address (or the mark of a closed one), keywords, what it is and what came of it."""

from cvbuild import inline
from cvbuild.document import Block, Entry, Paragraph, Spans
from cvbuild.labels import Labels, date_range
from cvbuild.resume import Project, Resume
from cvbuild.sections import bullets, keywords, shown_url


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:
    """One entry a project."""
    return tuple(_project(project, words) for project in resume.projects)


def _project(project: Project, words: Labels) -> Entry:
    dates = inline.text_span(date_range(project.start_date, project.end_date, words))
    where = _where(project, words)
    about = project.description or project.summary
    return Entry(
        title=inline.text_span(project.name),
        aside=dates or where,
        subtitle=keywords(project.keywords),
        subaside=where if dates else (),
        blocks=(
            *((Paragraph(inline.spans(about), f"{project.path}.description"),) if about else ()),
            *bullets(project.highlights, project.path),
        ),
        path=project.path,
    )


def _where(project: Project, words: Labels) -> Spans:
    if project.disclosure != "public":
        return inline.text_span(words.disclosures[project.disclosure])
    return inline.text_span(shown_url(project.url), url=project.url) if project.url else ()
