"""The settings of a new workspace: a text that says itself what may be changed in it."""

import json
import re
from collections.abc import Sequence

from acts.actor import Actor

__all__ = ["settings_text"]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")

_NEW_SETTINGS = """\
# Настройки рабочей папки. Правьте в любом текстовом редакторе, кодировка UTF-8.

[workspace]
roadmap = "{roadmap}"      # закреплённая дорожная карта (файл в этой папке)
roadmap_checked = "{checked}"  # отпечаток проверенного файла карты
default_actor = {actor}  # кто вносит записи, если не указано --actor
{rehearsal}
[tracking]
soon_days = 14     # за сколько дней до срока писать «срок близко»
confirm_days = 10  # рабочих дней на проверку представленного документа

# Правила счёта сроков вместо указанных в карте, например дни региона. Уберите «#» у нужного;
# после правки – acts plan.
# [calendar]
# days_off = ["12.10.2026"]     # выходные дни региона
# week = 6                      # рабочих дней в неделе
# shift = "next"                # срок с выходного: next вперёд, previous назад, none не переносить
# until_inclusive = true        # «до 1 сентября» включает 1 сентября
# bare_days_working = false     # «10 дней» без уточнения – рабочие
# emergency_days = false        # нерабочие дни указов Президента 2020–2021 годов – выходные
# school_year_end = "26 мая"    # последний день учебного года

# Кто может вносить записи. roles: drafter исполнитель, curator куратор, director руководитель,
# clerk делопроизводитель, legal_reviewer правовой эксперт, visa_signer согласующий,
# council_rep совет, union_rep профсоюз, municipal_officer муниципальный орган.
# scope – только эти организации; без scope – все.
{actors}"""

_REHEARSAL = "rehearsal = true  # учебная папка: время можно задать переменной ACTS_NOW\n"

_NEW_ACTOR = """\
[actors.{id}]
roles = [{roles}]
{scope}
"""


def settings_text(
    pinned: str, checked: str, actors: Sequence[Actor], *, rehearsal: bool = False
) -> str:
    """Write the settings of a new workspace, with what else may be set beside them.

    Args:
        pinned: File of the pinned roadmap.
        checked: Fingerprint of that file.
        actors: Who may record; the first one is the default.
        rehearsal: Whether the workspace is for practice.
    """
    return _NEW_SETTINGS.format(
        roadmap=pinned,
        checked=checked,
        actor=_quoted(actors[0].id),
        rehearsal=_REHEARSAL if rehearsal else "",
        actors="\n".join(
            _NEW_ACTOR.format(
                id=one.id if _BARE_KEY.fullmatch(one.id) else _quoted(one.id),
                roles=", ".join(_quoted(role) for role in sorted(one.roles)),
                scope=f"scope = [{', '.join(_quoted(id_) for id_ in one.scope)}]\n"
                if one.scope
                else "",
            )
            for one in actors
        ),
    )


def _quoted(text: str) -> str:
    """Write a TOML string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)
