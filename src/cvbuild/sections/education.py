"""Degrees: institution and dates, then degree and place."""

from cvbuild import inline
from cvbuild.document import Block, Entry, Paragraph
from cvbuild.labels import Labels, date_range
from cvbuild.resume import Education, Resume
from cvbuild.sections import body, linked


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:
    """One entry a degree."""
    return tuple(_degree(degree, words) for degree in resume.education)


def _degree(degree: Education, words: Labels) -> Entry:
    dates = inline.text_span(date_range(degree.start_date, degree.end_date, words))
    place = inline.text_span(degree.location or "")
    courses = (Paragraph(inline.spans(", ".join(degree.courses)), f"{degree.path}.courses"),) if degree.courses else ()
    return Entry(
        title=linked(degree.institution, degree.url),
        aside=dates or place,  # without dates the place moves up, so that no line has a hole at its end
        subtitle=inline.spans(_name(degree, words)),
        subaside=place if dates else (),
        blocks=(*body(degree.summary, degree.highlights, degree.path), *courses),
        path=degree.path,
    )


def _name(degree: Education, words: Labels) -> str:
    named = f" {words.degree_in} ".join(filter(None, (degree.study_type, degree.area)))
    return ", ".join(filter(None, (named, degree.score)))
