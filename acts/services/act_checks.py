"""The checks of an act one by one: what each asks for, by which clause, and what it found."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable

from acts.documents.lint import edition_on, rules_of
from acts.errors import Problem, Severity
from acts.registers.act_record import ActRecord
from acts.services.act_text import planned_on
from acts.sources.catalog import load_kind

__all__ = ["Check", "checks_of"]

_LINT = "gost."
_LAYOUT = "разд. 3"
# What a rule asks for, and the clause: of the standard where it begins with «п.» or «разд.».
_RULES = {
    "G01": ("Лист – А4", _LAYOUT),
    "G02": ("Поля не меньше 20, 10, 20 и 20 мм", _LAYOUT),
    "G03": ("Левое поле 30 мм, если хранится дольше 10 лет", _LAYOUT),
    "G04": ("Шрифт 12–14 пунктов, в таблицах не меньше 9", _LAYOUT),
    "G05": ("Один шрифт во всём документе", _LAYOUT),
    "G06": ("Абзацный отступ 1,25 см", _LAYOUT),
    "G07": ("Межстрочный интервал от 1 до 1,5", _LAYOUT),
    "G08": ("Текст выровнен по ширине", _LAYOUT),
    "G09": ("Между словами один пробел", _LAYOUT),
    "G10": ("Номера страниц – со второй, вверху", "п. 3.2"),
    "G11": ("Страницы приложений пронумерованы одинаково", "п. 3.2"),
    "G12": ("Организация названа, как в уставе", "п. 5.5"),
    "G13": ("Вид документа – отдельной строкой, прописными", "п. 5.9"),
    "G14": ("Даты записаны одинаково", "п. 5.10"),
    "G16": ("Дата и номер – на своём месте", "п. 5.10, 5.11, 5.16"),
    "G17": ("Указано место издания", "п. 5.13"),
    "G18": ("Заголовок отвечает на вопрос «О чём?»", "п. 5.17"),
    "G19": ("Есть преамбула и «ПРИКАЗЫВАЮ:»", "п. 5.18"),
    "G20": ("Преамбула называет основание", "п. 5.18"),
    "G21": ("Пункты идут по порядку, без пропусков", "п. 5.18"),
    "G22": ("В поручениях сказано, кто, что и к какому сроку", "п. 5.18"),
    "G23": ("Последний пункт – о контроле", "п. 5.18"),
    "G24": ("Приложения названы в тексте, и каждое есть", "п. 5.19"),
    "G25": ("На приложении сказано, чьё оно", "п. 5.19"),
    "G26": ("На утверждённом документе стоит гриф", "п. 5.16"),
    "G27": ("Гриф утверждения – одной формы", "п. 5.16"),
    "G29": ("Подпись: должность, место, инициалы перед фамилией", "п. 5.22"),
    "G30": ("Подпись не остаётся одна на странице", "п. 5.22"),
    "G31": ("Инициалы записаны одинаково", "п. 5.22"),
    "G35": ("Незаполненных мест нет", "правило программы"),
    "G36": ("Латинских букв в русских словах нет", "правило программы"),
    "G40": ("Все, кому поручено, – в листе ознакомления", "ст. 22, 68 ТК РФ"),
    "A01": ("Названы обе стороны и их полномочия", "гл. 27, 28 ГК РФ"),
    "A02": ("Реквизиты сторон указаны", "гл. 27, 28 ГК РФ"),
    "P01": ("Ссылки ведут на существующие пункты", "правило программы"),
    "P02": ("Каждое согласие – отдельным приложением", "ч. 1 ст. 9 152-ФЗ"),
    "P03": ("Названы советы, мнение которых учтено", "ч. 3 ст. 30 273-ФЗ"),
    "P04": ("Названы все применяемые формы наставничества", "распоряжение № Р-145"),
}
_STANDARD = ("п.", "разд.")
_TEXT = "Текст и файл совпадают с данными"
_HEARD = "Предусмотрено мнение нужных органов"
_REGISTERS = "Данные школы позволяют издать этот документ"
_OTHERS = {
    "draft.body-added": (_HEARD, "ч. 3 ст. 30 273-ФЗ, ст. 372 ТК РФ"),
    "draft.no-body": (_HEARD, "ч. 3 ст. 30 273-ФЗ, ст. 372 ТК РФ"),
    "draft.no-file": (_TEXT, "ч. 4 ст. 30 273-ФЗ"),
    "draft.edited": (_TEXT, "ч. 4 ст. 30 273-ФЗ"),
    "draft.other-text": (_TEXT, "ч. 4 ст. 30 273-ФЗ"),
}
_CONSENT = ("Согласия на обработку данных есть", "ст. 9, 10.1 152-ФЗ")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: what it asks for, the clause that asks for it, what it found."""

    title: str
    source: str
    problems: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether what it found stops the act."""
        return any(one.severity is Severity.ERROR for one in self.problems)


def checks_of(act: ActRecord, notes: Iterable[Problem]) -> tuple[Check, ...]:
    """Lay findings out by the checks that made them: broken first, then doubtful, then passed.

    Args:
        act: The act.
        notes: What the checks found in it, see `act_notes`.
    """
    on = planned_on(act.data)
    named = {one.id: _sourced(one.id, on) for one in rules_of(load_kind(act.kind), on)}
    known = dict.fromkeys([*named.values(), *_OTHERS.values()])
    found: dict[tuple[str, str], list[Problem]] = {one: [] for one in known}
    for one in notes:
        found.setdefault(_place(one.code, on), []).append(one)
    checks = [
        Check(title=title, source=source, problems=tuple(problems))
        for (title, source), problems in found.items()
    ]
    return tuple(sorted(checks, key=lambda one: (not one.is_broken, not one.problems)))


def _place(code: str, on: dt.date) -> tuple[str, str]:
    if code.startswith(_LINT):
        return _sourced(code.removeprefix(_LINT), on)
    if code.startswith("consent."):
        return _CONSENT
    return _OTHERS.get(code, (_REGISTERS, ""))


def _sourced(rule: str, on: dt.date) -> tuple[str, str]:
    title, source = _RULES.get(rule, (rule, ""))
    return title, f"{edition_on(on).title}, {source}" if source.startswith(_STANDARD) else source
