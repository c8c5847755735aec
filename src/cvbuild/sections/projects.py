"""Projects: name and address (or the mark of a closed one), keywords, what it is and what came of it."""

from collections.abc import Iterator

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
    part = inline.spans(", ".join(filter(None, (*project.roles, project.entity))))
    return Entry(
        title=inline.text_span(project.name),
        aside=dates or where,
        subtitle=part or keywords(project.keywords),
        subaside=where if dates else (),
        blocks=(*_about(project, bool(part)), *bullets(project.highlights, project.path)),
        path=project.path,
    )


def _about(project: Project, part: bool) -> Iterator[Paragraph]:
    """Description and summary; the keywords, too, where the person's part in it has taken their line."""
    texts = {"description": inline.spans(project.description or ""), "summary": inline.spans(project.summary or "")}
    texts["keywords"] = keywords(project.keywords) if part else ()
    for name, spans in texts.items():
        if spans:
            yield Paragraph(spans, f"{project.path}.{name}")


def _where(project: Project, words: Labels) -> Spans:
    if project.disclosure != "public":
        return inline.text_span(words.disclosures[project.disclosure])
    return inline.text_span(shown_url(project.url), url=project.url) if project.url else ()
