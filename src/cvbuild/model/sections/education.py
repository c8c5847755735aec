"""Education: institution and dates, then degree and place, thesis and courses."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import Entry, Term, Terms
from cvbuild.model.labels import Translated, date_range
from cvbuild.model.nodes import Dated, TextOrTexts, Texts
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import body, linked
from cvbuild.syntax.pattern import lazy_pattern

_IN: Translated = {"en": "in", "de": "in", "fr": "en", "es": "en"}
"""Between a degree and its field: "BSc in Mathematics"."""


_MINOR: Translated = {"en": "minor in", "de": "Nebenfach", "fr": "mineure en", "es": "mención en"}
_GRADE: Translated = {"en": "grade", "de": "Note", "fr": "note", "es": "nota"}
_THESIS: Translated = {"en": "Thesis", "de": "Abschlussarbeit", "fr": "Mémoire", "es": "Tesis"}
_SUPERVISOR: Translated = {"en": "Supervisor", "de": "Betreuung", "fr": "Direction", "es": "Dirección"}
_COURSES: Translated = {"en": "Courses", "de": "Kurse", "fr": "Cours", "es": "Cursos"}
_GIVEN = lazy_pattern(r"\d\s*/\s*\d")
"""A grade that has its scale."""
_AMERICAN = lazy_pattern(r"4(?:[.,](?:0+|3|33))?")
"""The best grade on the scale of a grade point average."""

_FIGURE = lazy_pattern(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:/\s*(\d{1,3}(?:[.,]\d+)?))?")
_BEST = 4.33


class Education(Dated):
    """A degree or a course of study."""

    institution: Annotated[str, Meta(description="school or university")]
    area: Annotated[str | None, Meta(description="field of study")] = None
    study_type: Annotated[str | None, Meta(description="degree")] = None
    location: str | None = None
    minor: Annotated[str | None, Meta(description="second field of study")] = None
    score: Annotated[str | None, Meta(description="grade")] = None
    scale: Annotated[str | None, Meta(description="the best grade, such as 4.0 or 20, printed after the score")] = None
    honors: Annotated[TextOrTexts, Meta(description="distinctions, such as summa cum laude")] = ()
    thesis: Annotated[str | None, Meta(description="title of the thesis")] = None
    supervisor: Annotated[str | None, Meta(description="who supervised the thesis")] = None
    courses: Annotated[Texts, Meta(description="courses worth naming")] = ()

    known_by: ClassVar[str] = "institution"


def compose(education: tuple[Education, ...], context: Context) -> Iterator[Entry]:
    """Compose one entry per degree."""
    for degree in education:
        yield _degree(degree, context)


def _degree(degree: Education, context: Context) -> Entry:
    dates = inline.text_span(date_range(degree.start_date, degree.end_date, context.labels))
    place = inline.spans(degree.location or "")
    return Entry(
        title=linked(degree.institution, degree.url),
        aside=dates or place,  # without dates the place moves up, so that no line has a gap at its end
        subtitle=inline.spans(_name(degree, context)),
        subaside=place if dates else (),
        blocks=(*body(degree.summary, degree.highlights, degree.path), *_rows(degree, context)),
        path=degree.path,
    )


def _rows(degree: Education, context: Context) -> Iterator[Terms]:
    """Yield thesis, supervisor and courses, each with its label."""
    texts = {
        "thesis": (_THESIS, degree.thesis),
        "supervisor": (_SUPERVISOR, degree.supervisor),
        "courses": (_COURSES, ", ".join(degree.courses)),
    }
    rows = tuple(
        Term(inline.text_span(f"{context.labels.word(label)}:"), inline.spans(text), f"{degree.path}.{key}")
        for key, (label, text) in texts.items()
        if text
    )
    if rows:
        yield Terms(rows, degree.path)


def _name(degree: Education, context: Context) -> str:
    between = f" {context.labels.word(_IN)} "
    named = between.join(filter(None, (degree.study_type, degree.area)))
    minor = f"{context.labels.word(_MINOR)} {degree.minor}" if degree.minor else ""
    return ", ".join(filter(None, (named, minor, _score(degree, context), *degree.honors)))


def _score(degree: Education, context: Context) -> str | None:
    """Return ``GPA: 3.9/4.0`` on the American scale, ``grade: 17/20`` on others; words as they are."""
    if not degree.score or not degree.scale:
        return degree.score and _labelled(degree.score, context)
    figures = degree.score if _GIVEN.search(degree.score) else f"{degree.score}/{degree.scale}"
    if any(map(str.isalpha, degree.score)):
        return figures
    american = context.labels.language == "en" and _AMERICAN.fullmatch(degree.scale.strip())
    return f"{'GPA' if american else context.labels.word(_GRADE)}: {figures}"


def _labelled(score: str, context: Context) -> str:
    """Return a bare figure with its label: a reader cannot know what 3.9 is."""
    found = _FIGURE.fullmatch(score.strip())
    if not found:
        return score
    value = float(found[1].replace(",", "."))
    american = _AMERICAN.fullmatch(found[2]) if found[2] else 2 <= value <= _BEST and not found[1].isdecimal()
    word = "GPA" if american and context.labels.language == "en" else context.labels.word(_GRADE)
    return f"{word}: {score.strip()}"


SECTION = SectionType(
    heading={"en": "Education", "de": "Ausbildung", "fr": "Formation", "es": "Formación"},
    order=50,
    description="degrees and courses of study, newest first",
    sample="""
        education:
          - institution: Portland State University
            studyType: BSc
            area: Mathematics
            startDate: 2012
            endDate: 2016
            location: Portland, OR
            minor: Economics
            score: 3.9
            scale: 4.0
            honors: summa cum laude
            thesis: On tides and their clocks
            supervisor: Prof. Ada Quist
            courses: [Numerical Analysis, Operating Systems]
    """,
    compose=compose,
    entry=Education,
    labels=(_IN, _MINOR, _GRADE, _THESIS, _SUPERVISOR, _COURSES),
)
