"""The register of a person's last word on declension, and the sheet to look through every form."""

import dataclasses as dc

from acts.registers import choices as c
from acts.registers.column import Column, Personal, Table, ValueKind
from acts.russian.cases import Case

__all__ = ["CHECK", "FORM_COLUMNS", "NOTE", "OVERRIDES"]

_K, _P = ValueKind, Personal

_ASKED = {
    Case.GENITIVE: ("Родительный", "Кого? Чего?", "Коваль Ольги Ивановны"),
    Case.DATIVE: ("Дательный", "Кому? Чему?", ""),
    Case.ACCUSATIVE: ("Винительный", "Кого? Что?", ""),
    Case.INSTRUMENTAL: ("Творительный", "Кем? Чем?", ""),
    Case.PREPOSITIONAL: ("Предложный", "О ком? О чём?", ""),
}
# Cases whose forms a person may write down, each with its column's key.
FORM_COLUMNS = tuple(_ASKED)

OVERRIDES = Table(
    key="overrides",
    title="Склонение",
    row_title="слово",
    prefix="word",
    identity=("kind", "nominative", "gender"),
    label=("nominative",),
    exact=True,
    columns=(
        Column(
            key="kind",
            title="Что это",
            hint="Имя человека, должность или организация.",
            sample="имя",
            kind=_K.CHOICE,
            choices=c.WORD_KINDS,
            required=True,
            width=13,
        ),
        Column(
            key="nominative",
            title="Именительный",
            hint="Как слово записано в других листах; имя – фамилия, имя, отчество.",
            sample="Коваль Ольга Ивановна",
            required=True,
            personal=_P.IDENTITY,
            width=34,
        ),
        Column(
            key="gender",
            title="Пол",
            hint="Только для имён: м или ж.",
            sample="ж",
            kind=_K.CHOICE,
            choices=c.GENDERS,
            personal=_P.IDENTITY,
            width=6,
        ),
        *(
            Column(
                key=str(case),
                title=title,
                hint=f"{question} Пусто – как склоняет программа.",
                sample=sample,
                personal=_P.IDENTITY,
                width=34,
            )
            for case, (title, question, sample) in _ASKED.items()
        ),
        Column(
            key="approved",
            title="Проверено",
            hint="«да» – вы посмотрели все падежи, и они верны: больше не спросим.",
            kind=_K.YES_NO,
            width=11,
        ),
    ),
)

NOTE = "note"  # the column of the check sheet that says why to look at a word
_SAME = {one.key: one for one in OVERRIDES.columns}

# No register: a sheet that is filled in with every form of every word; what is written over or
# approved there becomes rows of OVERRIDES.
CHECK = Table(
    key="word_check",
    title="Проверка склонения",
    row_title="слово",
    prefix=OVERRIDES.prefix,
    identity=OVERRIDES.identity,
    label=OVERRIDES.label,
    exact=True,
    excludes=False,
    columns=(
        dc.replace(_SAME["nominative"], sample=""),
        *(
            dc.replace(
                _SAME[case],
                hint=f"{question} Неверную форму впишите поверх; сотрёте – вернётся наша.",
                sample="",
            )
            for case, (_, question, _) in _ASKED.items()
        ),
        Column(
            key=NOTE,
            title="На что посмотреть",
            hint="Почему программа не уверена. Эту графу она не читает.",
            width=34,
        ),
        dc.replace(
            _SAME["approved"],
            hint="«да» – все падежи строки верны: они сохранятся, и больше мы не спросим.",
        ),
        dc.replace(_SAME["kind"], sample=""),
        dc.replace(_SAME["gender"], sample=""),
    ),
)
