"""Columns that several registers have: a person's name, a period, contacts."""

from acts.registers import choices as c
from acts.registers.column import Column, Personal, ValueKind

__all__ = ["BIRTH_DATE", "CONTACTS", "person_columns", "since", "until"]

_K, _P = ValueKind, Personal


def person_columns(sample: tuple[str, str, str], gender: str) -> tuple[Column, ...]:
    """Give the columns of a name, part by part, and of the gender.

    Args:
        sample: An invented surname, name and patronymic.
        gender: «м» or «ж».
    """
    surname, name, patronymic = sample
    return (
        Column(
            key="surname",
            title="Фамилия",
            hint="В именительном падеже.",
            sample=surname,
            required=True,
            personal=_P.IDENTITY,
            width=18,
        ),
        Column(
            key="name",
            title="Имя",
            hint="Полностью, не инициал.",
            sample=name,
            required=True,
            personal=_P.IDENTITY,
            width=14,
        ),
        Column(
            key="patronymic",
            title="Отчество",
            hint="Если его нет, оставьте пусто.",
            sample=patronymic,
            personal=_P.IDENTITY,
            width=18,
        ),
        Column(
            key="gender",
            title="Пол",
            hint="Нужен, только если по имени и отчеству он неясен.",
            sample=gender,
            kind=_K.CHOICE,
            choices=c.GENDERS,
            personal=_P.IDENTITY,
            width=6,
        ),
    )


def since(hint: str, sample: str = "01.09.2026", *, required: bool = True) -> Column:
    """Give the column of a period's first day."""
    return Column(
        key="since",
        title="С какого дня",
        hint=hint,
        sample=sample,
        kind=_K.DATE,
        required=required,
        width=13,
    )


def until(hint: str, sample: str = "", *, required: bool = False) -> Column:
    """Give the column of a period's last day."""
    return Column(
        key="until",
        title="По какой день",
        hint=hint,
        sample=sample,
        kind=_K.DATE,
        required=required,
        width=13,
    )


BIRTH_DATE = Column(
    key="birth_date",
    title="Дата рождения",
    hint="День, месяц, год: по ней проверяется возраст.",
    sample="14.03.2012",
    kind=_K.DATE,
    personal=_P.BIRTH,
    width=13,
)

CONTACTS = (
    Column(
        key="address",
        title="Адрес",
        hint="Почтовый адрес с индексом: печатается в реквизитах соглашений.",
        sample="684000, с. Рассветное, ул. Школьная, д. 1",
        width=36,
    ),
    Column(key="inn", title="ИНН", hint="10 или 12 цифр.", sample="", width=14),
    Column(key="kpp", title="КПП", hint="9 цифр.", sample="", width=12),
    Column(key="ogrn", title="ОГРН", hint="13 или 15 цифр.", sample="", width=16),
    Column(
        key="bank",
        title="Банковские реквизиты",
        hint="Нужны, если их печатают в соглашениях.",
        sample="",
        width=30,
    ),
    Column(key="phone", title="Телефон", hint="С кодом города.", sample="", width=18),
    Column(key="email", title="Электронная почта", hint="Адрес организации.", sample="", width=24),
)
