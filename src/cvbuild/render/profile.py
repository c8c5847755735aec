"""Render the profile form: the user's page as one JSON object, for sites and agents that read it.

Its keys are those of ``profile.json`` files as sites serve them: ``experience``, ``skills`` by group, ``links`` by
network, ``notes`` for publications, ``projects`` by disclosure. See ``docs/exports.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cvbuild.model.edition import Edition
from cvbuild.model.labels import date_range, labels
from cvbuild.model.nodes import Highlight, Item
from cvbuild.model.resume import ProfilePage
from cvbuild.model.urls import safe_url
from cvbuild.render._public import Public, bare
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "content", "render", "shape"]

EXTENSION = "profile.json"

Data = dict[str, Any]


def render(edition: Edition) -> Outcome[bytes]:
    """Return the profile as JSON."""
    return Outcome((json.dumps(content(edition), indent=2, ensure_ascii=False) + "\n").encode())


def shape(edition: Edition) -> object:
    """Return the data: nothing else shapes the file."""
    return content(edition)


def content(edition: Edition) -> Data:
    """Return the file's data."""
    public = Public(edition)
    sections = dict(public.sections())
    known = {key: value for name, read in _READERS.items() for key, value in read(sections.get(name, ()), public)}
    others = {
        name: [public.data(entry) for entry in entries] for name, entries in sections.items() if name not in _READERS
    }
    found = {
        "name": public.name,
        **_page_before(public),
        "headline": bare(public.label),
        "summary": bare(public.summary),
        "differentiator": _page(public).differentiator,
        "projectsNote": _page(public).projects_note,
        "locations": list(_page(public).locations) or _locations(public),
        "links": dict(_links(public)),
        **known,
        **others,
        **_page_after(public),
    }
    return {key: value for key, value in found.items() if value}


def _page(public: Public) -> ProfilePage:
    return public.edition.resume.profile or ProfilePage()


def _page_before(public: Public) -> Data:
    return {"alternateName": list(_page(public).alternate_name)}


def _page_after(public: Public) -> Data:
    page = _page(public)
    return {
        "roleFits": list(page.role_fits),
        "faq": [{"q": one.q, "a": one.a} for one in page.faq],
        "endpoints": {name: url for name, url in page.endpoints.items() if safe_url(url)},
        "updated": str(page.updated or ""),
    }


def _locations(public: Public) -> list[str]:
    parts = public.location
    return [place] if (place := ", ".join(filter(None, (parts.get("city"), parts.get("region"))))) else []


def _links(public: Public) -> Iterator[tuple[str, str]]:
    if public.url:
        yield "site", public.url
    for profile in public.profiles:
        if url := public.link(profile.url):
            yield profile.network.lower(), url
    yield from ((key, value) for key, value in (("email", public.email), ("phone", public.phone)) if value)


Pairs = Iterator[tuple[str, Any]]


def _dates(item: Any, public: Public) -> str:
    words = labels(public.edition.document.language)
    return date_range(item.start_date, item.end_date, words)


def _filled(**data: Any) -> Data:
    return {key: value for key, value in data.items() if value}


def _texts(highlights: tuple[Highlight, ...]) -> Iterator[str]:
    for one in highlights:
        yield bare(one.text)
        yield from _texts(getattr(one, "highlights", ()))


def _experience(jobs: tuple[Item, ...], public: Public) -> Pairs:
    yield (
        "experience",
        [_position(job, position, public) for job in jobs for position in getattr(job, "roles", ()) or (job,)],
    )


def _position(job: Any, position: Any, public: Public) -> Data:
    first = position is not job and position is job.roles[0]
    own = (job.description, job.summary) if first or position is job else ()
    texts = (*own, *((position.summary,) if position is not job else ()))
    highlights = (*(job.highlights if first else ()), *position.highlights)
    return _filled(
        title=bare(position.position or ""),
        company=bare(job.name),
        dates=_dates(position, public),
        location=bare(job.location or ""),
        summary=" ".join(bare(text) for text in texts if text),
        highlights=list(_texts(highlights)),
        url=public.link(job.url),
    )


def _education(degrees: tuple[Item, ...], public: Public) -> Pairs:
    yield "education", [_degree(degree, public) for degree in degrees]


def _degree(degree: Any, public: Public) -> Data:
    return _filled(
        school=bare(degree.institution),
        degree=bare(", ".join(filter(None, (degree.study_type, degree.area)))),
        dates=_dates(degree, public),
        location=bare(degree.location or ""),
        score=bare(degree.score or ""),
        courses=[bare(course) for course in degree.courses],
        summary=bare(degree.summary or ""),
        highlights=list(_texts(degree.highlights)),
        url=public.link(degree.url),
    )


def _projects(projects: tuple[Item, ...], public: Public) -> Pairs:
    groups: dict[str, list[Data]] = {}
    for project in projects:
        kind = "openSource" if getattr(project, "disclosure", "public") == "public" else "proprietary"
        groups.setdefault(kind, []).append(_project(project, public))
    yield "projects", {kind: groups[kind] for kind in ("proprietary", "openSource") if kind in groups}


def _project(project: Any, public: Public) -> Data:
    return _filled(
        name=bare(project.name),
        description=" ".join(bare(text) for text in (project.description, project.summary) if text),
        highlights=list(_texts(project.highlights)),
        tech=[bare(word.text) for word in project.keywords],
        roles=[bare(role) for role in project.roles],
        entity=bare(project.entity or ""),
        dates=_dates(project, public),
        url=public.link(project.url) if project.disclosure == "public" else "",
    )


def _skills(groups: tuple[Item, ...], _: Public) -> Pairs:
    yield "skills", {_group(group): [bare(word.text) for word in group.keywords] for group in _any(groups)}


def _group(group: Any) -> str:
    return f"{bare(group.name)} ({bare(group.level)})" if group.level else bare(group.name)


def _any(items: Any) -> Any:
    return items


def _notes(publications: tuple[Item, ...], public: Public) -> Pairs:
    yield (
        "notes",
        [
            _filled(
                title=bare(one.name),
                date=str(one.release_date or ""),
                excerpt=bare(one.summary or ""),
                publisher=bare(one.publisher or ""),
                url=public.link(one.url),
            )
            for one in _any(publications)
        ],
    )


_READERS = {
    "skills": _skills,
    "work": _experience,
    "education": _education,
    "projects": _projects,
    "publications": _notes,
}
