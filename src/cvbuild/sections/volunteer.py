"""Unpaid work, laid out like a job."""

from cvbuild import inline
from cvbuild.document import Block, Entry
from cvbuild.labels import Labels, date_range
from cvbuild.resume import Resume, Volunteer
from cvbuild.sections import body, linked


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:
    """One entry a post."""
    return tuple(_post(post, words) for post in resume.volunteer)


def _post(post: Volunteer, words: Labels) -> Entry:
    return Entry(
        title=linked(post.organization, post.url),
        aside=inline.text_span(date_range(post.start_date, post.end_date, words)),
        subtitle=inline.spans(post.position or ""),
        subaside=inline.text_span(post.location or ""),
        blocks=body(post.summary, post.highlights, post.path),
        path=post.path,
    )
