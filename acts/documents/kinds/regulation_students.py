"""What the regulation on mentoring prints: a paper of its own, an annex, or its consents alone."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from acts.deadlines.wording import plural
from acts.documents import declined
from acts.documents.context import Fields, bound, date_of, day
from acts.documents.kinds.contradictions import contradiction
from acts.errors import Problem
from acts.registers.choices import FORMS, ROLE_MODELS, Form
from acts.russian.cases import Case
from acts.russian.numbers import in_words
from acts.russian.typography import quoted
from acts.russian.wording import Wording

__all__ = ["add", "check", "contradictions", "regulation"]

_BY_TITLE = {one.title: Form(one.code) for one in FORMS}
_WHO = {
    Form.PUPIL_PUPIL: "обучающийся помогает другому обучающемуся в учёбе, общении, творчестве "
    "или общественной жизни школы",
    Form.TEACHER_TEACHER: "опытный педагогический работник помогает коллеге, который начинает "
    "работать, пришёл в школу недавно или испытывает трудности",
    Form.STUDENT_PUPIL: "студент колледжа или вуза помогает обучающемуся выбрать дальнейший путь, "
    "освоить предмет или подготовить проект",
    Form.EMPLOYER_PUPIL: "представитель организации знакомит обучающегося с профессией и помогает "
    "развить нужные для неё умения",
    Form.EMPLOYER_STUDENT: "представитель организации помогает студенту, который учится по "
    "программе профессионального образования, подготовиться к работе и войти в профессию",
}
_OUTSIDERS = frozenset({Form.STUDENT_PUPIL, Form.EMPLOYER_PUPIL, Form.EMPLOYER_STUDENT})
_AGE = 10  # наставляемые по распоряжению № Р-145 – от 10 лет
# Names of annexes in the template → what the data call them; consents are always there.
_APPENDICES = {
    "programme": "персонализированная программа",
    "questionnaires": "анкеты",
    "registers": "реестры",
    "code": "кодекс наставника",
}
_CONSENTS = ("consent_participation", "consent_processing", "consent_distribution")


def add(context: dict[str, Any], fields: Fields, words: Wording) -> None:
    """Add to the context what this kind's template names.

    Args:
        context: What `build_context` has so far; changed in place.
        fields: The data of the regulation, cleaned.
        words: How words are declined.
    """
    context.update(regulation(fields, context, words))


def check(fields: Fields) -> Iterator[Problem]:
    """Find what contradicts itself; the schema checks each value alone.

    Args:
        fields: The data of the regulation.
    """
    planned = date_of(fields["planned_on"])
    bases = fields["bases"]
    acts = {f"/bases/{name}": bases[name] for name in ("regional", "municipal") if name in bases}
    acts |= {f"/bases/other/{index}": act for index, act in enumerate(bases.get("other", ()))}
    for pointer, act in acts.items():
        if date_of(act["date"]) > planned:
            yield contradiction(f"{pointer}/date", "акт позже самого положения")
    yield from contradictions(fields, planned)


def contradictions(fields: Fields, planned: dt.date, pointer: str = "") -> Iterator[Problem]:
    """Find contradictions of the text itself, as a paper of its own or as an annex.

    Args:
        fields: The text's data: forms, terms, opinions and what else the schema names.
        planned: Planned day of the order that approves it.
        pointer: Where the fields lie in the data.
    """
    terms = fields["terms"]
    if terms["shortest_months"] > terms["longest_months"]:
        yield contradiction(
            f"{pointer}/terms/shortest_months", "наименьший срок программы больше наибольшего"
        )
    start = date_of(fields["effective_from"]) if "effective_from" in fields else planned
    if start < planned:
        yield contradiction(
            f"{pointer}/effective_from", "положение вступает в силу раньше, чем утверждается"
        )
    if "valid_until" in fields and date_of(fields["valid_until"]) < start:
        yield contradiction(
            f"{pointer}/valid_until", "положение перестаёт действовать раньше, чем вступает в силу"
        )
    for index, one in enumerate(fields.get("opinions", ())):
        if "protocol" in one and date_of(one["protocol"]["date"]) > planned:
            yield contradiction(
                f"{pointer}/opinions/{index}/protocol/date", "протокол позже утверждения"
            )
    for index, one in enumerate(fields.get("local_forms", ())):
        if _plain(one["title"]).casefold() in _BY_TITLE:
            yield contradiction(
                f"{pointer}/local_forms/{index}/title",
                "эта форма есть в распоряжении № Р-145: своей она не считается",
            )


def regulation(
    fields: Fields,
    context: Mapping[str, Any],
    words: Wording,
    *,
    standalone: bool = True,
    whole: bool = True,
) -> dict[str, Any]:
    """Give what the template of the regulation names besides what every act has.

    Args:
        fields: The text's data, cleaned: forms, terms, opinions and what else the schema names.
        context: Of the act that prints it, with its «org» and «law» and «bases» of its date.
        words: How words are declined.
        standalone: Whether the text is a paper with requisites, or an annex that has its own.
        whole: Whether everything is printed, or the forms of consents alone.
    """
    forms = [_BY_TITLE[_plain(title)] for title in fields["forms"]]
    opinions = [_opinion(one, words) for one in fields.get("opinions", ())]
    site = fields.get("site", {})
    return {
        "standalone": standalone,
        "whole": whole,
        "opinions": opinions if whole else [],
        "heard": [one["genitive"] for one in opinions],
        "grounds": _grounds(context),
        "forms": [_form(one) for one in _BY_TITLE.values() if one in forms],
        "local_forms": _local_forms(fields.get("local_forms", ())),
        "with_pupils": Form.PUPIL_PUPIL in forms,
        "with_employees": Form.TEACHER_TEACHER in forms,
        "with_outsiders": bool(_OUTSIDERS.intersection(forms)),
        # Consents printed without the regulation know no forms: they keep the blank for a partner.
        "to_partner": bool(_OUTSIDERS.intersection(forms)) or not forms,
        "age_from": str(fields.get("age_from", _AGE)),
        "terms": _terms(fields["terms"]),
        "motivation": [bound(one) for one in fields["motivation"]],
        "curator_post": declined.post(words, fields["curator"]["post"])
        if "curator" in fields
        else "",
        "site": {
            "address": site.get("address", ""),
            "section": quoted(site["section"]) if "section" in site else "",
        },
        "operator": {
            "dative": bound(words.organization(str(context["org"]["full_name"]), Case.DATIVE)),
            **{
                key: bound(fields.get("operator", {}).get(key, ""))
                for key in ("address", "inn", "ogrn", "processor")
            },
        },
        "effective": day(fields["effective_from"]) if "effective_from" in fields else "",
        "valid_until": day(fields["valid_until"]) if "valid_until" in fields else "",
        "appendix": _appendix(fields, whole=whole),
    }


def _plain(text: str) -> str:
    """Undo the no-break spaces that the cleaning of data put in."""
    return " ".join(text.split())


def _grounds(context: Mapping[str, Any]) -> list[str]:
    """Name the law with the articles on pupils, then what the act that prints it rests on."""
    law, cited = context["law"], context["bases"]["instrumental"]
    own = law["fz273_students"]["instrumental"]
    general = law.get("fz273", {}).get("instrumental")
    return [own, *(one for one in cited if one not in (own, general))]


def _opinion(one: Fields, words: Wording) -> dict[str, Any]:
    protocol = one.get("protocol")
    return {
        "body": declined.organization(words, one["body"]),
        "genitive": bound(words.organization(one["body"], Case.GENITIVE)),
        "protocol": {"date": day(protocol["date"]), "number": protocol["number"]}
        if protocol
        else {},
    }


def _form(form: Form) -> dict[str, Any]:
    title = next(title for title, one in _BY_TITLE.items() if one is form)
    return {
        "title": bound(quoted(title)),
        "who": _WHO[form],
        # A model may have a comma in it, so that only quotation marks tell one from the next.
        "models": [bound(quoted(one)) for one in ROLE_MODELS[form]],
    }


def _local_forms(forms: Any) -> dict[str, Any]:
    if not forms:
        return {}
    return {
        "several": len(forms) > 1,
        "rows": [
            {"title": bound(quoted(one["title"])), "description": bound(one["description"])}
            for one in forms
        ],
    }


def _terms(terms: Fields) -> dict[str, str]:
    found = {
        "programme": terms["programme_due"],
        "personal_programme": _working_days(terms["personal_programme_days"]),
        "shortest": str(terms["shortest_months"]),
        "longest": _counted(terms["longest_months"], "месяца", "месяцев"),
        "training_hours": _counted(terms.get("training_hours"), "часа", "часов"),
        "load": _counted(terms.get("max_load"), "наставляемым", "наставляемыми"),
        "renewal": f"не реже {_times(terms['updates_per_year'])} в год",
        "register_days": _working_days(terms["register_days"]),
        "meetings": f"не реже {_times(terms['meetings_per_month'])} в месяц",
        "answer": _working_days(terms["answer_days"]),
        "satisfied": str(terms["satisfied_from"]),
    }
    return {key: bound(value) for key, value in found.items()}


def _working_days(number: int) -> str:
    return _counted(number, "рабочего дня", "рабочих дней")


def _times(number: int) -> str:
    return f"{in_words(number, Case.GENITIVE)} {plural(number, 'раза', 'раз', 'раз')}"


def _counted(number: int | None, one: str, many: str) -> str:
    """Write a number with its noun in an oblique case: only «1» and «21» take the singular."""
    return f"{number}\u00a0{plural(number, one, many, many)}" if number else ""


def _appendix(fields: Fields, *, whole: bool) -> dict[str, str]:
    """Number the annexes in the order of the template; one that is not printed has no number."""
    wanted = [_plain(one) for one in fields.get("appendices", _APPENDICES.values())]
    own = [name for name, title in _APPENDICES.items() if whole and title in wanted]
    numbers = {name: str(number) for number, name in enumerate((*own, *_CONSENTS), start=1)}
    return {name: numbers.get(name, "") for name in (*_APPENDICES, *_CONSENTS)}
