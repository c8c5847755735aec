"""Headings of sections, in several languages, and the section that each means."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from cvbuild.model import locales
from cvbuild.model.sections import section_types
from cvbuild.readers._parts.words import letters_only

__all__ = ["section_of"]

_HEADINGS = {
    "summary": """summary; profile; about; about me; objective; career objective; personal statement; professional
        summary; executive summary; welcome; professional profile; career summary; profil; zusammenfassung;
        uber mich; kurzprofil; resume; a propos; perfil; resumen; sobre mi; profilo; sobre mim;
        presentazione; objectif; summary of qualifications; research profile; personal profile; overview;
        introduction; bio; biography""",
    "work": """experience; work; work experience; professional experience; employment; employment history; work
        history; career; career history; professional background; positions; appointments; academic
        appointments; clinical experience; teaching experience; relevant experience; industry experience;
        berufserfahrung; beruflicher werdegang; berufspraxis; werdegang; experience professionnelle;
        experiences professionnelles; experiences; parcours professionnel; experiencia; experiencia laboral;
        experiencia profesional; esperienza; esperienze lavorative; esperienza lavorativa; esperienze
        professionali; esperienza professionale; experiencia profissional; werkervaring; professional
        appointments; academic positions; academic experience; nursing experience; research experience;
        praxiserfahrung""",
    "education": """education; academic background; education and training; studies; qualifications; academic
        qualifications; ausbildung; bildung; studium; bildungsweg; schulbildung; akademische ausbildung;
        formation; formations; etudes; education and qualifications; formacion; formacion academica;
        educacion; istruzione; istruzione e formazione; formazione; formacao; formacao academica; opleiding;
        opleidingen; schule und studium; degrees; diplomes""",
    "skills": """skills; technical skills; key skills; core competencies; competencies; technologies; expertise; core
        skills; programming; tools; tech stack; kenntnisse; fahigkeiten; edv kenntnisse; it kenntnisse;
        kompetenzen; fachkenntnisse; competences; competences techniques; competencias; habilidades;
        competenze; competenze tecniche; vaardigheden; skills and tools; areas of expertise; computer
        skills; it skills; clinical skills; professional skills; skills & expertise; informatique;
        conocimientos; skills summary; key competencies""",
    "languages": """languages; sprachen; sprachkenntnisse; langues; idiomas; lingue; talen; language skills; linguas;
        lenguas; spoken languages; competenze linguistiche""",
    "projects": """projects; personal projects; selected projects; projekte; projets; proyectos; progetti; projetos;
        side projects; open source; academic projects; open source projects; key projects; projecten;
        research projects""",
    "publications": """publications; selected publications; papers; articles; books; veroffentlichungen; publikationen;
        publicaciones; pubblicazioni; publicacoes; articles de revues; peer reviewed publications; journal
        articles; publications and preprints; publicaties""",
    "awards": """awards; honors; honours; honors and awards; awards and honors; awards and honours; prizes;
        achievements; scholarships; auszeichnungen; preise; distinctions; prix; premios; premi; stipendien;
        honours and awards; fellowships; awards and fellowships; riconoscimenti; awards and scholarships;
        awards & honors""",
    "certificates": """certificates; certifications; licenses; licences; licenses and certifications; zertifikate;
        certificats; certificaciones; certificados; certificazioni; licenses & certifications;
        registrations; certifications and licenses; zertifizierungen; professional certifications;
        weiterbildungen; fortbildungen; weiterbildung; certificacoes; registration and licences; licensure;
        licensure and certification""",
    "volunteer": """volunteer; volunteering; volunteer experience; volunteer work; ehrenamt; ehrenamtliches engagement;
        engagement; benevolat; voluntariado; volontariato; community service; community involvement;
        voluntary work; vrijwilligerswerk; ehrenamtliche tatigkeit; ehrenamtliche tatigkeiten""",
    "interests": """interests; hobbies; hobbies and interests; interessen; interets; centres d interet; intereses;
        interessi; aficiones; loisirs; personal interests; interests and hobbies; hobbys; interesses; hobby;
        hobbies & interests""",
    "references": """references; referees; referenzen; references professionnelles; referencias; referenze;
        recommendations; referenties""",
}  # headings without accents, separated by semicolons
_SECTIONS = {letters_only(heading): section for section, some in _HEADINGS.items() for heading in some.split(";")}


def section_of(heading: str) -> str:
    """Return the section that a heading means; empty if it is another."""
    key = letters_only(heading.replace("&", " and ").rstrip(":"))
    return _SECTIONS.get(key) or _SECTIONS.get(letters_only(heading)) or _printed().get(key, "")


@functools.cache
def _printed() -> Mapping[str, str]:
    """Return the headings that cvbuild itself prints, in all its languages."""
    everywhere = tuple(locales.words().values())
    found: dict[str, str] = {}
    for name, section in section_types().items():
        said = (*section.heading.values(), *(one.words.get(section.heading["en"], "") for one in everywhere))
        found |= {letters_only(heading): name for heading in said if letters_only(heading)}
    return found
