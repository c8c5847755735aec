# ruff: noqa: E501 - a group of words is one line
"""Words of German, French and Spanish that claim something, and limits without which a text says more.

As in :mod:`vocabulary`: a text may use any word of a group of which its witnesses have one.
"""

from __future__ import annotations

import functools

from cvbuild.analysis.witness.vocabulary import Group, Kind

__all__ = ["groups_of", "limits_of"]

_GROUPS = {
    "de": (
        Group(
            Kind.ROLE,
            "led",
            r"leitete|leite[nt]?|geleitet|leitung|leiter(?:in)?|\w*leiter(?:in)?|\w+leitung|führte(?= (?:\S+ ){0,3}(?:team|gruppe|abteilung|mitarbeit\w*|personen))|geführt|führung|verantwortete|verantworte|gesamtverantwortung|federführend",
            r"chef(?:in)?|direktor(?:in)?|koordinier\w*|vorgesetzte\w*|betreu\w*",
        ),
        Group(
            Kind.ROLE,
            "alone",
            r"allein\w*|eigenständig|selbstständig|selbständig|im alleingang|eigenverantwortlich",
            r"einzige\w*",
        ),
        Group(
            Kind.ROLE, "founded", r"gründete|gegründet|gründer(?:in)?|mitgründer(?:in)?|gründung|ins leben gerufen", ""
        ),
        Group(Kind.ROLE, "invented", r"erfand|erfunden|erfinder(?:in)?|pionierarbeit|vorreiter(?:in)?", ""),
        Group(
            Kind.ROLE,
            "senior",
            r"senior|\w*direktor(?:in)?|chef(?:in)?|geschäftsführ\w*|vorstand\w*|prokurist(?:in)?|partner(?:in)?|oberarzt|chefarzt",
            "",
        ),
        Group(
            Kind.ROLE,
            "expert",
            r"expert\w+|spezialist(?:in)?|koryphäe|ausgewiesene\w*|führende\w* köpfe",
            r"spezialisier\w*|fach\w+",
        ),
        Group(
            Kind.SCOPE,
            "whole",
            r"alle[nrms]?|sämtliche[nrms]?|gesamte[nrms]?|ganze[nrms]?|jede[nrms]?|vollständig\w*|komplett\w*|unternehmensweit\w*|konzernweit\w*|flächendeckend\w*",
            r"beide\w*|überall|durchgehend\w*",
        ),
        Group(
            Kind.SCOPE,
            "wide",
            r"weltweit\w*|europaweit\w*|bundesweit\w*|deutschlandweit\w*|international\w*|global\w*|landesweit\w*",
            r"ausland\w*|europa\w*|länder\w*",
        ),
        Group(
            Kind.SCOPE,
            "first",
            r"erste[nrms]?(?= )|erstmals|einzige[nrms]?|größte[nrms]?|beste[nrms]?|führende[nrms]?|höchste[nrms]?|schnellste[nrms]?|rekord\w*",
            "",
        ),
        Group(
            Kind.SCOPE,
            "always",
            r"immer|stets|ausnahmslos|nie|niemals|lückenlos\w*|fehlerfrei\w*",
            r"ohne (?:ausnahme|fehler|beanstandung\w*)",
        ),
        Group(
            Kind.RESULT,
            "live",
            r"produktiv(?:betrieb|einsatz|gesetzt|gegangen)|in betrieb genommen|live gegangen|eingeführt|ausgerollt|rollout|markteinführung",
            r"inbetriebnahme|einführung|betrieb|produktiv\w*",
        ),
        Group(
            Kind.RESULT,
            "awarded",
            r"ausgezeichnet|auszeichnung\w*|preisgekrönt|prämiert|gewann|gewonnen|preisträger(?:in)?",
            r"preis\w*|award\w*",
        ),
        Group(
            Kind.RESULT,
            "certified",
            r"zertifiziert\w*|akkreditiert\w*|zugelassen|patentiert\w*|patent\w*",
            r"zertifikat\w*|zertifizierung\w*|zulassung\w*",
        ),
        Group(
            Kind.RESULT,
            "published",
            r"veröffentlichte?|publizierte?|erschienen",
            r"publikation\w*|veröffentlichung\w*|artikel\w*|buch",
        ),
        Group(
            Kind.RESULT,
            "doubled",
            r"verdoppelte?|verdreifachte?|vervielfachte?|halbierte?",
            r"doppelt\w*|hälfte|dreifach\w*",
        ),
    ),
    "fr": (
        Group(
            Kind.ROLE,
            "led",
            r"dirig(?:e|é|ée|er|eait)|directeur|directrice|direction|pilot(?:e|é|er|ait)|men(?:é|er|ait)|conduit(?=e? )|chef(?:fe)?|responsable|à la tête|encadr(?:e|é|er|ait)|supervis(?:e|é|er|ait)",
            r"coordonn\w+|anim\w+|gestion|géré|gère|manage\w*",
        ),
        Group(
            Kind.ROLE, "alone", r"seule?|en totale autonomie|en autonomie|sans aide|intégralement", r"unique|autonome"
        ),
        Group(Kind.ROLE, "founded", r"fond(?:é|er|ait|ateur|atrice)|cofond\w+|création d(?:e|u) l['’]entreprise", ""),
        Group(Kind.ROLE, "invented", r"invent(?:é|er|eur|rice)|pionni(?:er|ère)|initi(?:é|ateur|atrice)", ""),
        Group(
            Kind.ROLE,
            "senior",
            r"senior|principale?|directeur|directrice|associée?|membre du comité|vice~présidente?",
            "",
        ),
        Group(
            Kind.ROLE,
            "expert",
            r"experte?s?|expertise|référente?|spécialiste|reconnue?",
            r"spécialisée?|spécialisation",
        ),
        Group(
            Kind.SCOPE,
            "whole",
            r"tous|toutes|l['’]ensemble|ensemble d(?:es|u)|intégralité|totalité|entière?|chaque|complète(?:ment)?",
            r"les deux|partout",
        ),
        Group(
            Kind.SCOPE,
            "wide",
            r"mondiale?|mondiaux|internationale?s?|internationaux|nationale?s?|nationaux|européen(?:ne)?s?|à travers le monde",
            r"europe|pays|étranger",
        ),
        Group(
            Kind.SCOPE, "first", r"premi(?:er|ère)|seule?|unique|plus grande?|meilleure?s?|leader|record|numéro un", ""
        ),
        Group(Kind.SCOPE, "always", r"toujours|jamais|systématique(?:ment)?|sans exception|sans erreur", ""),
        Group(
            Kind.RESULT,
            "live",
            r"en production|mise? en service|déploy(?:é|ée|er)|lanc(?:é|ée|er)|généralis(?:é|ée|er)",
            r"déploiement|lancement|mise en (?:service|production)",
        ),
        Group(
            Kind.RESULT,
            "awarded",
            r"primée?s?|récompensée?s?|lauréate?s?|remport(?:é|er)|distinguée?",
            r"prix|récompense|distinction",
        ),
        Group(
            Kind.RESULT,
            "certified",
            r"certifi(?:é|ée|er)|agréée?|brevetée?s?|brevets?|homologuée?",
            r"certification|agrément",
        ),
        Group(Kind.RESULT, "published", r"publi(?:é|ée|er)|paru(?:e|s)?", r"publications?|articles?|revue"),
        Group(Kind.RESULT, "doubled", r"doubl(?:é|er|ement)|tripl(?:é|er)|divis(?:é|er) par", r"double|moitié|triple"),
    ),
    "es": (
        Group(
            Kind.ROLE,
            "led",
            r"dirig(?:í|ió|o|e|ir)|dirección|director(?:a)?|lider(?:é|ó|o|a|ar|azgo)|líder|encabec(?:é|e)|encabezó|jef[ae]|jefatura|al frente|responsable|supervis(?:é|ó|o|a|ar)",
            r"coordin\w+|gestion\w+|gestión|encargad[oa]",
        ),
        Group(
            Kind.ROLE,
            "alone",
            r"sol[oa]|en solitario|por mi cuenta|de forma autónoma|sin ayuda|íntegramente",
            r"únic[oa]|autónom[oa]",
        ),
        Group(Kind.ROLE, "founded", r"fund(?:é|ó|ar|ador|adora)|cofund\w+|creé la empresa", ""),
        Group(Kind.ROLE, "invented", r"invent(?:é|ó|or|ora)|pioner[oa]|ideé|ideó", ""),
        Group(Kind.ROLE, "senior", r"sénior|senior|principal|director(?:a)?|soci[oa]|vicepresident[ea]", ""),
        Group(
            Kind.ROLE, "expert", r"expert[oa]s?|especialista|referente|reconocid[oa]", r"especializad[oa]|especialidad"
        ),
        Group(Kind.SCOPE, "whole", r"tod[oa]s?|cada|enter[oa]s?|complet[oa]s?|totalidad|íntegr[oa]", r"amb[oa]s"),
        Group(
            Kind.SCOPE,
            "wide",
            r"mundial(?:es)?|internacional(?:es)?|global(?:es)?|nacional(?:es)?|europe[oa]s?|en todo el (?:país|mundo)",
            r"europa|países|extranjero",
        ),
        Group(Kind.SCOPE, "first", r"primer[oa]?s?|únic[oa]s?|mejor(?:es)?|mayor(?:es)?|líder|récord|número uno", ""),
        Group(Kind.SCOPE, "always", r"siempre|nunca|jamás|sistemáticamente|sin excepción|sin errores", ""),
        Group(
            Kind.RESULT,
            "live",
            r"en producción|puesta en marcha|puse en marcha|puso en marcha|lanc(?:é|e)|lanzó|lanzad[oa]|implant(?:é|ó|ad[oa])|despleg(?:ué|ó|ad[oa])",
            r"lanzamiento|implantación|despliegue|marcha",
        ),
        Group(
            Kind.RESULT, "awarded", r"premiad[oa]s?|galardonad[oa]s?|gan(?:é|ó)|distinguid[oa]", r"premios?|galardón"
        ),
        Group(
            Kind.RESULT,
            "certified",
            r"certificad[oa]s?|acreditad[oa]s?|homologad[oa]s?|patentes?|patentad[oa]s?",
            r"certificación|acreditación",
        ),
        Group(Kind.RESULT, "published", r"publi(?:qué|có|cad[oa]s?)", r"publicaci\w+|artículos?|revista"),
        Group(Kind.RESULT, "doubled", r"dupli(?:qué|có|car)|tripli(?:qué|có|car)|doblé|dobló", r"doble|mitad|triple"),
    ),
}
_LIMITS = {
    "de": (
        Group(
            Kind.ROLE,
            "help",
            r"unterstützte?|unterstützung|half|mithilfe|mitarbeit|mitwirkung|wirkte mit|beteiligt|beteiligung|assistierte|gemeinsam mit|zusammen mit|im team|unter anleitung|mit~\w+|stellvertretende?[nr]?|stellvertretung|kommissarisch|junior|praktikant(?:in)?|werkstudent(?:in)?|trainee|co~\w+",
        ),
        Group(
            Kind.RESULT,
            "trial",
            r"pilot\w*|prototyp\w*|testweise|versuchsweise|probeweise|entwurf|geplant\w*|studie|machbarkeit\w*|nominiert|finalist(?:in)?|eingereicht|voraussichtlich|geschätzt",
        ),
        Group(Kind.SCOPE, "partial", r"teilweise|zum teil|einige[nr]?|fast|nahezu|beinahe|bis zu|teile von"),
    ),
    "fr": (
        Group(
            Kind.ROLE,
            "help",
            r"aid(?:é|er|e)|assist(?:é|er|e|ance|ante?)|particip(?:é|er|e|ation)|contribu(?:é|er|e|tion)|appui|soutien|avec l['’]équipe|en équipe|co~\w+|adjointe?|par intérim|stagiaire|alternante?|apprentie?|sous la (?:direction|responsabilité)",
        ),
        Group(
            Kind.RESULT,
            "trial",
            r"pilote|prototype|maquette|à titre expérimental|expérimental\w*|essai|projet de|prévue?|étude|faisabilité|nominée?|finaliste|soumise?|estimée?",
        ),
        Group(
            Kind.SCOPE,
            "partial",
            r"partiel(?:le)?(?:ment)?|en partie|certain(?:e)?s|presque|près de|jusqu['’]à|quelques",
        ),
    ),
    "es": (
        Group(
            Kind.ROLE,
            "help",
            r"ayud(?:é|ó|a|ar|ante)|apoy(?:é|ó|o|ar)|particip(?:é|ó|o|a|ar|ación)|colabor(?:é|ó|o|a|ar|ación)|contribu(?:í|yó|ir|ción)|en equipo|junto (?:a|con)|co~\w+|adjunt[oa]|interin[oa]|en funciones|becari[oa]|en prácticas|bajo la (?:dirección|supervisión)|auxiliar",
        ),
        Group(
            Kind.RESULT,
            "trial",
            r"piloto|prototipo|de prueba|experimental(?:es)?|maqueta|borrador|previst[oa]|estudio|viabilidad|nominad[oa]|finalista|presentad[oa]|estimad[oa]",
        ),
        Group(Kind.SCOPE, "partial", r"parcial(?:mente)?|en parte|algun[oa]s|casi|hasta|cerca de"),
    ),
}


@functools.cache
def groups_of(language: str) -> tuple[Group, ...]:
    """Return the claims of a language; none if it has no words here."""
    return _GROUPS.get(language, ())


@functools.cache
def limits_of(language: str) -> tuple[Group, ...]:
    """Return the limits of a language; none if it has no words here."""
    return _LIMITS.get(language, ())
