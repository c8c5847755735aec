"""Types of publications: one name each, as in CSL, with BibTeX's names for them and a heading for a group."""

from __future__ import annotations

from collections.abc import Mapping

from cvbuild.model.labels import Labels, Translated

__all__ = ["PUBLICATION_TYPES", "publication_type", "type_heading"]

PUBLICATION_TYPES: Mapping[str, Translated] = {
    "article": {
        "en": "Journal articles",
        "de": "Zeitschriftenartikel",
        "fr": "Articles de revues",
        "es": "Artículos de revista",
    },
    "conference": {
        "en": "Conference papers",
        "de": "Konferenzbeiträge",
        "fr": "Communications de congrès",
        "es": "Ponencias de congresos",
    },
    "book": {"en": "Books", "de": "Bücher", "fr": "Livres", "es": "Libros"},
    "chapter": {"en": "Book chapters", "de": "Buchkapitel", "fr": "Chapitres d’ouvrages", "es": "Capítulos de libros"},
    "thesis": {"en": "Theses", "de": "Abschlussarbeiten", "fr": "Thèses et mémoires", "es": "Tesis"},
    "report": {"en": "Reports", "de": "Berichte", "fr": "Rapports", "es": "Informes"},
    "preprint": {"en": "Preprints", "de": "Preprints", "fr": "Prépublications", "es": "Preprints"},
    "patent": {"en": "Patents", "de": "Patente", "fr": "Brevets", "es": "Patentes"},
    "dataset": {"en": "Data sets", "de": "Datensätze", "fr": "Jeux de données", "es": "Conjuntos de datos"},
    "software": {"en": "Software", "de": "Software", "fr": "Logiciels", "es": "Software"},
    "review": {"en": "Reviews", "de": "Rezensionen", "fr": "Comptes rendus", "es": "Reseñas"},
    "magazine": {
        "en": "Magazine and newspaper articles",
        "de": "Beiträge in Zeitungen und Magazinen",
        "fr": "Articles de presse",
        "es": "Artículos de prensa",
    },
    "talk": {"en": "Talks", "de": "Vorträge", "fr": "Conférences", "es": "Conferencias"},
    "web": {"en": "Online publications", "de": "Online-Beiträge", "fr": "Publications en ligne", "es": "En línea"},
    "other": {
        "en": "Other publications",
        "de": "Weitere Veröffentlichungen",
        "fr": "Autres publications",
        "es": "Otras publicaciones",
    },
}
"""Types in the order in which groups are printed, each with its heading."""

_OTHER_NAMES: Mapping[str, str] = {
    "article-journal": "article",
    "journal": "article",
    "journal-article": "article",
    "suppperiodical": "article",
    "conference-paper": "conference",
    "inproceedings": "conference",
    "paper-conference": "conference",
    "proceedings": "conference",
    "collection": "book",
    "edited-book": "book",
    "mvbook": "book",
    "booklet": "book",
    "monograph": "book",
    "book-chapter": "chapter",
    "bookinbook": "chapter",
    "inbook": "chapter",
    "incollection": "chapter",
    "suppbook": "chapter",
    "entry-encyclopedia": "chapter",
    "inreference": "chapter",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "bachelorsthesis": "thesis",
    "manual": "report",
    "techreport": "report",
    "unpublished": "preprint",
    "working-paper": "preprint",
    "article-magazine": "magazine",
    "article-newspaper": "magazine",
    "book-review": "review",
    "review-book": "review",
    "data": "dataset",
    "post": "web",
    "post-weblog": "web",
    "webpage": "web",
    "online": "web",
    "www": "web",
    "electronic": "web",
    "presentation": "talk",
    "speech": "talk",
    "document": "other",
    "misc": "other",
}


def publication_type(name: str) -> str:
    """Return the usual name of a type, whichever program's word is written; a type of one's own stays as it is."""
    key = name.strip().casefold()
    return _OTHER_NAMES.get(key, key)


def type_heading(name: str, labels: Labels) -> str:
    """Return the heading for entries of one type; for a type of one's own, its name."""
    known = PUBLICATION_TYPES.get(publication_type(name or "other"))
    return labels.word(known) if known else name[:1].upper() + name[1:]
