"""Opinions of councils and of the union in words: who has spoken, till when, what comes next."""

from collections.abc import Collection
from typing import Any

from acts.facts import ANSWER_LABELS, OpinionFact
from acts.russian.dates import numeric_date
from acts.services.act_hearing import Hearing, HearingStep

__all__ = ["hearing_of_page"]

_NEXT = {
    HearingStep.APPROVE: "Проект направляют им, когда пройдены правовая проверка и визы; "
    "на ответ – пять рабочих дней.",
    HearingStep.SEND: "Передайте им проект и внесите это: «Направить для учёта мнения». "
    "На ответ – пять рабочих дней.",
    HearingStep.AWAIT: "Проект направлен {sent}, ответа ждут до {until} включительно. "
    "Получили протокол – внесите мнение.",
    HearingStep.TERM_OVER: "Срок ответа прошёл {until}. Кто ответил – внесите мнение с протоколом; "
    "кто нет – выберите «не ответил в срок».",
    HearingStep.CONSULT: "Есть возражения или замечания: проведите консультации и внесите их итог.",
    HearingStep.DONE: "Все мнения получены.",
}


_ABSENT = "в школе нет: отметится само, когда проект направят для учёта мнения"


def hearing_of_page(hearing: Hearing | None, absent: Collection[str] = ()) -> dict[str, Any] | None:
    """Lay out whom an act has to hear, till when, and what comes next.

    Args:
        hearing: The hearing, or None.
        absent: Bodies the school is recorded not to have.
    """
    if hearing is None:
        return None
    sent, until = (numeric_date(one) if one else "" for one in (hearing.sent_on, hearing.until))
    waits = f"ждём до {until}" if until else "ещё не направлено"
    return {
        "is_now": hearing.step not in (HearingStep.APPROVE, HearingStep.DONE),
        "next": _NEXT[hearing.step].format(sent=sent, until=until),
        "rows": [
            {
                "body": body,
                "words": _opinion(opinion) if opinion else _ABSENT if body in absent else waits,
                "tone": "done" if opinion or body in absent else "soon",
            }
            for body, opinion in hearing.heard
        ],
    }


def _opinion(opinion: OpinionFact) -> str:
    minutes = f", {opinion.minutes}" if opinion.minutes else ""
    return f"{ANSWER_LABELS[opinion.answer]}, {numeric_date(opinion.on)}{minutes}"
