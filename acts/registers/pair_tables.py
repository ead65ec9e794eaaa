"""Registers of the work itself: programmes, pairs and groups, meetings.

An employee's pair has the column that ст. 351.8 ТК asks for.
"""

from acts.registers import choices as c
from acts.registers.column import Column, Personal, Table, ValueKind
from acts.registers.shared_columns import since, until

__all__ = ["MEETINGS", "PAIRS", "PROGRAMMES"]

_K, _P = ValueKind, Personal

PROGRAMMES = Table(
    key="programmes",
    title="Программы",
    row_title="программа",
    prefix="programme",
    identity=("title", "since"),
    label=("title",),
    columns=(
        Column(
            key="title",
            title="Название",
            hint="Без кавычек.",
            sample="Программа наставничества на 2026/2027 учебный год",
            required=True,
            width=50,
        ),
        Column(
            key="form",
            title="Форма наставничества",
            hint="Пусто – для всех форм.",
            kind=_K.CHOICE,
            choices=c.FORMS,
            width=24,
        ),
        Column(
            key="goal",
            title="Цель",
            hint="Одним предложением.",
            sample="повышение успеваемости и вовлечённости обучающихся",
            width=40,
        ),
        since("Первый день программы.", "15.09.2026"),
        until("Последний день программы.", "31.05.2027", required=True),
        Column(
            key="approved_by",
            title="Чем утверждена",
            hint="Приказ, его дата и номер.",
            sample="приказ от 14.09.2026 № 91-од",
            width=30,
        ),
    ),
)

PAIRS = Table(
    key="pairs",
    title="Пары и группы",
    row_title="пара или группа",
    prefix="pair",
    identity=("mentor", "mentees", "since"),
    label=("mentor", "mentees"),
    columns=(
        Column(
            key="kind",
            title="Пара или группа",
            hint="В группе двое наставляемых или больше.",
            sample="пара",
            kind=_K.CHOICE,
            choices=c.PAIR_KINDS,
            required=True,
            width=10,
        ),
        Column(
            key="form",
            title="Форма наставничества",
            hint="Выберите из списка.",
            sample="ученик – ученик",
            kind=_K.CHOICE,
            choices=c.FORMS,
            required=True,
            width=24,
        ),
        Column(
            key="role_model",
            title="Ролевая модель",
            hint="Выберите из списка или впишите свою.",
            sample="успевающий – неуспевающий",
            width=40,
        ),
        Column(
            key="mentor",
            title="Наставник",
            hint="Выберите из списка или впишите ФИО полностью, как на листе «Наставники».",
            sample="Лесников Павел Андреевич",
            kind=_K.REFERENCE,
            table=("mentors",),
            required=True,
            width=34,
        ),
        Column(
            key="mentees",
            title="Наставляемые",
            hint="ФИО полностью, как на листе «Наставляемые»; несколько – через точку с запятой.",
            sample="Огурцова Алина Денисовна",
            kind=_K.REFERENCES,
            table=("mentees",),
            required=True,
            width=44,
        ),
        Column(
            key="programme",
            title="Программа",
            hint="Выберите с листа «Программы».",
            sample="Программа наставничества на 2026/2027 учебный год",
            kind=_K.REFERENCE,
            table=("programmes",),
            width=40,
        ),
        since("Первый день работы пары.", "15.09.2026"),
        until("Последний день работы пары.", "31.05.2027", required=True),
        Column(
            key="meetings_per_month",
            title="Встреч в месяц",
            hint="Число.",
            sample="2",
            kind=_K.INTEGER,
            width=10,
        ),
        Column(
            key="addendum",
            title="Доп. соглашение",
            hint="Если наставник и наставляемый – работники: дата и номер доп. соглашения "
            "(ст. 351.8 ТК) или слова «функция в трудовом договоре».",
            width=30,
        ),
        Column(
            key="purpose",
            title="Цель работы",
            hint="Обязательна, если наставляемый на профилактическом учёте.",
            width=36,
        ),
        Column(
            key="ended",
            title="Завершена",
            hint="День, когда пара закончила работу; пусто – работает.",
            kind=_K.DATE,
            width=13,
        ),
        Column(
            key="result",
            title="Итог",
            hint="Что получилось, одним предложением.",
            width=36,
        ),
    ),
)

MEETINGS = Table(
    key="meetings",
    title="Встречи",
    row_title="встреча",
    prefix="meeting",
    identity=("pair", "date", "kind"),
    label=("date",),
    columns=(
        Column(
            key="pair",
            title="Пара",
            hint="Код пары с листа «Пары и группы» или ФИО наставника, если пара у него одна.",
            sample="Лесников Павел Андреевич",
            kind=_K.REFERENCE,
            table=("pairs",),
            required=True,
            width=34,
        ),
        Column(
            key="date",
            title="Дата",
            hint="День, месяц, год.",
            sample="18.09.2026",
            kind=_K.DATE,
            required=True,
            width=13,
        ),
        Column(
            key="kind",
            title="Какая встреча",
            hint="Выберите из списка.",
            sample="организационная",
            kind=_K.CHOICE,
            choices=c.MEETING_KINDS,
            required=True,
            width=20,
        ),
        Column(
            key="topic",
            title="Тема",
            hint="О чём встреча.",
            sample="знакомство, постановка целей",
            width=40,
        ),
        Column(
            key="held",
            title="Состоялась",
            hint="Пусто – ещё не было.",
            kind=_K.YES_NO,
            width=12,
        ),
        Column(key="result", title="Результат", hint="Одним предложением.", width=36),
    ),
)
