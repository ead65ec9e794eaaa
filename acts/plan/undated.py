"""What is left to do about a term without a date, or one that nobody has confirmed."""

from acts.deadlines.reading import Kind
from acts.plan.occurrence import Occurrence

__all__ = ["what_to_do"]

_WITHOUT_DATE = {
    Kind.CONTINUOUS: "делается постоянно, документ прикладывают, когда он есть",
    Kind.ON_DEMAND: "делается, когда понадобится, тогда прикладывают и документ",
    Kind.RELATIVE: "дата появится, когда наступит событие, от которого считают",
    Kind.EVENT: "срок назовёт событие или документ, за ними следят сами",
    Kind.FROM: "назван только первый день, документ прикладывают, когда исполнено",
    Kind.EVERY: "делается регулярно, числа не названы, документ прикладывают каждый раз",
    Kind.YEARLY: "в период карты срок не попадает, делать ничего не нужно",
    Kind.NONE: "срок не назван, документ прикладывают, когда исполнено",
}
_CONFIRM = "acts roadmap confirm"


def what_to_do(one: Occurrence) -> str:
    """Say in Russian what to do about a term that nobody can be late by; empty where one can.

    Args:
        one: From the plan; a date that an event has given it is not looked at.
    """
    if not one.confirmed:
        if one.kind is Kind.IMPOSSIBLE:
            return f"такого дня не бывает, верный узнайте у того, кто издал карту: {_CONFIRM}"
        if one.kind is Kind.NONE:
            return f"срок не прочитан, прочтите его и подтвердите: {_CONFIRM}"
        return f"прочтение срока ждёт подтверждения: {_CONFIRM}"
    return "" if one.due is not None else _WITHOUT_DATE.get(one.kind, "")
