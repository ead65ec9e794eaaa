"""What a problem says on a page: a button or a link where the command line names a command."""

import dataclasses as dc
import re
from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from acts.errors import Problem, Severity
from acts.registers.tables import TABLES, table_of

__all__ = ["Told", "told"]

_REDRAFT = "Нажмите «Изменить данные» и подготовьте проект заново"
_REMEDIES = {
    "draft.other-text": _REDRAFT,
    "draft.body-added": _REDRAFT,
    "draft.no-file": _REDRAFT,
    "draft.edited": "Пришлите правленый файл («Принять правку из Word») – или нажмите «Изменить "
    "данные» и подготовьте проект заново",
    "draft.taken": "Работайте с принятым текстом – или отметьте «Заменить принятый текст»",
    "draft.about": "Выберите партнёра",
    "draft.no-basis": "Если он подписан на бумаге, внесите её со сканом; если ещё готовится, "
    "сначала зарегистрируйте его и подготовьте этот проект заново",
    "draft.later-order": "Если новый приказ заменяет его, подготовьте проект с датой не раньше",
    "draft.period-over": "Укажите дату в пределах программы",
    "wording.unchecked": "Посмотрите их и подготовьте проект заново",
    "finish.hear-first": "Идите по шагам; когда все мнения будут внесены, подписание и регистрацию "
    "можно внести разом",
    "finish.consult-first": "Внесите итог консультаций",
    "finish.earlier": "Внесите бумагу со сканом, а лишний проект аннулируйте",
    "workflow.wrong-state": "Посмотрите ниже, что можно сделать сейчас",
    "take.too-late": "Правят проект и возвращённый на доработку акт",
    "record.exists": "Укажите другой период",
}
_PAPERS = frozenset({"draft.no-basis", "finish.earlier"})
_UNCHECKED = "wording.unchecked"
_NOBODY = "draft.missing-official"
_SHEET = re.compile("|".join(re.escape(f"«{one.title}»") for one in TABLES))
_KEYS = {f"«{one.title}»": one.key for one in TABLES}
_CODE = re.compile(r"/.*|[a-z_]*|.*@.*")
_SHEETS = re.compile(r"^Лист «")  # of the Excel form; on a page it is a list
# «… и загрузите форму: acts data load ФАЙЛ»: on a page there is a button for it.
_COMMAND = re.compile(r"\s*(?:и загрузите (?:форму|её))?[:;–-]?\s*(?:\bacts\s|--[a-z])[^.»]*")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A problem in a page's words, with the place where it is mended."""

    message: str
    remedy: str
    place: str
    href: str = ""
    label: str = ""
    is_error: bool = True


def told(problems: Iterable[Problem], organization: str) -> tuple[Told, ...]:
    """Put problems into a page's words.

    Args:
        problems: What is wrong.
        organization: Whose page it is.
    """
    return tuple(dict.fromkeys(_told(one, organization) for one in problems))


def _add_official(problem: Problem, organization: str) -> str:
    """Lead to a new row with the role that nobody has."""
    roles = table_of("officials").column("role").choices
    role = next((one.code for one in roles if f"«{one.title}»" in problem.message), "")
    chosen = f"?{urlencode({'role': role})}" if role else ""
    return f"{reverse('register_new', args=[organization, 'officials'])}{chosen}"


def _told(problem: Problem, organization: str) -> Told:
    remedy = _REMEDIES.get(problem.code, problem.remedy)
    sheet = _SHEET.search(f"{problem.remedy} {problem.message}")
    href = label = ""
    if problem.code in _PAPERS:
        href, label = reverse("paper_new", args=[organization]), "Внести готовую бумагу"
    elif problem.code == _UNCHECKED:
        href, label = reverse("names", args=[organization]), "Проверить слова"
    elif problem.code == _NOBODY:
        href, label = _add_official(problem, organization), "Добавить: должностное лицо"
    elif sheet:
        href = reverse("register", args=[organization, _KEYS[sheet[0]]])
        label = f"Открыть {sheet[0]}"
    place = problem.place
    return Told(
        message=problem.message,
        remedy=_SHEETS.sub("Список «", _COMMAND.sub("", remedy)).strip(" :;,–"),
        # A pointer, the name of a field, the code of an organisation say nothing to a person.
        place="" if place == organization or _CODE.fullmatch(place) else place,
        href=href,
        label=label,
        is_error=problem.severity is Severity.ERROR,
    )
