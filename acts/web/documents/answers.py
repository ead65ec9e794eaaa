"""The move that the answers to a step of an act make."""

from django.http import HttpRequest

from acts.errors import InputError, Problem
from acts.facts import Answer
from acts.services.act_facts import ActMove
from acts.states import ActTrigger
from acts.web.documents.asks import READY, REWORK
from acts.web.reading import day_in, seen_in, words_in

__all__ = ["move_of"]


def move_of(request: HttpRequest, trigger: ActTrigger) -> ActMove:
    """Read what was answered.

    Args:
        request: What was sent.
        trigger: Which step.

    Raises:
        InputError: Days that can't be read, texts that are too long or name a person; each with
            its field.
    """
    problems: list[Problem] = []
    on, effective = (day_in(request, name, problems) for name in ("on", "effective"))
    names = ("post", "body", "document", "remark", "clause", "number")
    words = {name: words_in(request, name, problems) for name in names}
    answer = _answer(request, trigger, problems)
    end = request.POST.get("end", "")
    if trigger is ActTrigger.CONSULT_END and end not in (READY, REWORK):
        problems.append(_choose("end"))
    if problems:
        raise InputError(problems)
    return ActMove(
        trigger=trigger,
        on=on,
        post=words["post"],
        body=words["body"],
        answer=answer,
        document=words["document"],
        reason=words["remark"],
        clause=words["clause"],
        number=words["number"],
        effective_from=effective,
        returned=end == REWORK,
        seen=seen_in(request),
    )


def _answer(request: HttpRequest, trigger: ActTrigger, problems: list[Problem]) -> Answer | None:
    if trigger is not ActTrigger.OPINION_IN:
        return None
    text = request.POST.get("answer", "")
    if text in frozenset(Answer):
        return Answer(text)
    problems.append(_choose("answer"))
    return None


def _choose(name: str) -> Problem:
    return Problem(message="выберите из списка", remedy="", place=name, code="form.choice")
