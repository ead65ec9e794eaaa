"""Registers of people: mentors, mentees, their consents.

The columns follow the registers of письмо № МР-42/02; those of consents – ст. 9 and 10.1 152-ФЗ.
"""

import dataclasses as dc

from acts.registers import choices as c
from acts.registers.column import Column, Personal, Table, ValueKind
from acts.registers.shared_columns import BIRTH_DATE, person_columns, since, until

__all__ = ["CONSENTS", "MENTEES", "MENTORS"]

_K, _P = ValueKind, Personal

MENTORS = Table(
    key="mentors",
    title="Наставники",
    row_title="наставник",
    prefix="mentor",
    identity=("surname", "name", "patronymic", "birth_date"),
    label=("surname", "name", "patronymic"),
    columns=(
        *person_columns(("Лесников", "Павел", "Андреевич"), "м"),
        Column(
            key="category",
            title="Кто это",
            hint="Выберите из списка.",
            sample="обучающийся",
            kind=_K.CHOICE,
            choices=c.MENTOR_CATEGORIES,
            required=True,
            width=22,
        ),
        Column(
            key="position",
            title="Должность или класс",
            hint="«учитель физики», «10 А класс», «3 курс».",
            sample="10 А класс",
            required=True,
            width=26,
        ),
        Column(
            key="partner",
            title="Партнёр",
            hint="Для представителя партнёра: выберите организацию с листа «Партнёры».",
            kind=_K.REFERENCE,
            table=("partners",),
            width=30,
        ),
        Column(
            key="workplace",
            title="Место работы или учёбы",
            hint="Если это не школа и не партнёр из списка.",
            width=30,
        ),
        dc.replace(BIRTH_DATE, sample="21.05.2010"),
        Column(
            key="contact",
            title="Контакты",
            hint="Телефон или почта: в приказах не печатаются.",
            personal=_P.CONTACT,
            width=24,
        ),
        Column(
            key="competences",
            title="Чем может помочь",
            hint="Основные компетенции.",
            sample="подготовка к олимпиадам по физике",
            width=36,
        ),
        Column(
            key="conviction_paper",
            title="Справка об отсутствии судимости",
            hint="Дата и номер: для взрослых не из школы; в актах не печатается.",
            personal=_P.SENSITIVE,
            width=26,
        ),
        since("Дата вхождения в базу наставников."),
        until("Последний день; пусто – по настоящее время."),
    ),
)

MENTEES = Table(
    key="mentees",
    title="Наставляемые",
    row_title="наставляемый",
    prefix="mentee",
    identity=("surname", "name", "patronymic", "birth_date"),
    label=("surname", "name", "patronymic"),
    columns=(
        *person_columns(("Огурцова", "Алина", "Денисовна"), "ж"),
        Column(
            key="category",
            title="Кто это",
            hint="Выберите из списка.",
            sample="обучающийся",
            kind=_K.CHOICE,
            choices=c.MENTEE_CATEGORIES,
            required=True,
            width=18,
        ),
        Column(
            key="position",
            title="Класс или должность",
            hint="«8 Б класс», «учитель начальных классов».",
            sample="8 Б класс",
            required=True,
            width=26,
        ),
        BIRTH_DATE,
        Column(
            key="representative",
            title="Законный представитель",
            hint="Фамилия, имя, отчество: для несовершеннолетних.",
            sample="Огурцова Вера Павловна",
            personal=_P.IDENTITY,
            width=28,
        ),
        Column(
            key="representative_contact",
            title="Контакты представителя",
            hint="Телефон или почта: в приказах не печатаются.",
            personal=_P.CONTACT,
            width=24,
        ),
        Column(
            key="request",
            title="Основной запрос",
            hint="С чем нужна помощь.",
            sample="подготовка к экзамену по физике",
            width=36,
        ),
        Column(
            key="preventive_record",
            title="На профилактическом учёте",
            hint="«да» – программа предупредит о порядке 322-ФЗ; в актах не печатается никогда.",
            kind=_K.YES_NO,
            personal=_P.SENSITIVE,
            width=16,
        ),
        since("Дата вхождения в программу."),
        until("Последний день; пусто – по настоящее время."),
    ),
)

CONSENTS = Table(
    key="consents",
    title="Согласия",
    row_title="согласие",
    prefix="consent",
    identity=("person", "kind", "signed_on"),
    label=("person", "kind"),
    columns=(
        Column(
            key="person",
            title="Чьё согласие",
            hint="Выберите наставника или наставляемого из списка или впишите ФИО полностью.",
            sample="Огурцова Алина Денисовна",
            kind=_K.REFERENCE,
            table=("mentors", "mentees"),
            required=True,
            width=34,
        ),
        Column(
            key="kind",
            title="Какое согласие",
            hint="Каждое – отдельный документ.",
            sample="согласие законного представителя на участие",
            kind=_K.CHOICE,
            choices=c.CONSENT_KINDS,
            required=True,
            width=44,
        ),
        Column(
            key="signed_on",
            title="Дата подписи",
            hint="День, месяц, год.",
            sample="05.09.2026",
            kind=_K.DATE,
            required=True,
            width=13,
        ),
        Column(
            key="until",
            title="Действует по",
            hint="Последний день; пусто – бессрочно или до отзыва.",
            sample="31.08.2027",
            kind=_K.DATE,
            width=13,
        ),
        Column(
            key="withdrawn_on",
            title="Отозвано",
            hint="День, когда поступил отзыв.",
            kind=_K.DATE,
            width=13,
        ),
        Column(
            key="kept",
            title="Где хранится",
            hint="Номер папки или дела.",
            sample="дело 02-15",
            width=20,
        ),
    ),
)
