"""What each step of an act asks for."""

import dataclasses as dc
import functools
from collections.abc import Iterator

from django.http import HttpRequest

from acts.errors import Problem
from acts.facts import ANSWER_LABELS
from acts.russian.dates import numeric_date
from acts.services.act_page import ActPage, Choice, Step
from acts.states import ACT_FORWARD, ActState, ActTrigger
from acts.web.documents.words import Told, told
from acts.web.step_form import Ask, StepForm, laid_out

__all__ = ["READY", "REWORK", "step_forms"]

READY, REWORK = "ready", "rework"  # how consultations ended
_T = ActTrigger
_TITLES = {
    _T.SUBMIT: "Передать на правовую проверку",
    _T.REVIEW_OK: "Проверка пройдена",
    _T.REVIEW_RETURN: "Вернуть с замечанием",
    _T.VISA: "Внести визу",
    _T.SEND_TO_BODIES: "Направить для учёта мнения",
    _T.OPINION_IN: "Внести мнение",
    _T.CONSULT_END: "Завершить консультации",
    _T.SIGN: "Внести подписание",
    _T.REFUSE: "Вернуть с подписи",
    _T.REGISTER: "Зарегистрировать",
    _T.ENTER_INTO_FORCE: "Внести вступление в силу",
    _T.AMEND: "Изменён другим актом",
    _T.REPEAL: "Отменён другим актом",
    _T.EXPIRE: "Срок действия истёк",
    _T.ARCHIVE: "Передать в архив",
    _T.CANCEL: "Аннулировать",
}
# What a guard refuses has no field of its own, but a person knows which one to mend.
_FIELDS = {
    "workflow.no-number": "number",
    "workflow.number-taken": "number",
    "registration.number": "number",
    "workflow.future": "on",
}
_BY_ANOTHER = frozenset({_T.AMEND, _T.REPEAL})


def step_forms(
    page: ActPage, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> tuple[StepForm[Told], ...]:
    """Lay out what the one who looks may do now; what has to wait says why.

    Args:
        page: The act.
        sent: The request that was refused, or None.
        problems: Why it was refused.
    """
    chosen = sent.POST.get("step", "") if sent else ""
    mine = sorted(
        (one for one in page.steps if one.choice is not Choice.OTHERS),
        key=functools.partial(_order, page),
    )
    first = next(
        (one.trigger for one in mine if one.choice is Choice.OPEN and one.trigger in ACT_FORWARD),
        None,
    )
    return tuple(
        _form(page, one, sent if one.trigger == chosen else None, problems, first) for one in mine
    )


def _order(page: ActPage, step: Step) -> tuple[bool, bool]:
    """Put opinions before a second sending: once sent, answers are what is waited for."""
    is_sent = page.facts.sent_on is not None
    return step.trigger not in ACT_FORWARD, is_sent and step.trigger is _T.SEND_TO_BODIES


def _form(
    page: ActPage,
    step: Step,
    sent: HttpRequest | None,
    problems: tuple[Problem, ...],
    first: ActTrigger | None,
) -> StepForm[Told]:
    problems = tuple(dc.replace(one, place=_FIELDS.get(one.code, one.place)) for one in problems)
    say = functools.partial(told, organization=page.act.organization)
    return laid_out(
        step.trigger,
        _TITLES[step.trigger],
        _asks(page, step.trigger),
        sent,
        problems,
        say=say,
        is_first=step.trigger is first,
        reasons=say(step.reasons),
    )


def _asks(page: ActPage, trigger: ActTrigger) -> Iterator[Ask]:
    facts = page.facts
    if trigger is _T.VISA:
        posts = tuple((one, one) for one in facts.visas_missing)
        only = posts[0][0] if len(posts) == 1 else ""
        yield Ask(name="post", title="Чья виза", kind="choice", options=posts, value=only)
        yield Ask(name="remark", title="Замечание к визе", hint="Если оно есть.", kind="long")
    elif trigger in (_T.REVIEW_RETURN, _T.REFUSE):
        yield Ask(name="remark", title="Что исправить", kind="long")
        yield Ask(name="clause", title="К какому пункту замечание", hint="Например: п. 3")
    elif trigger is _T.OPINION_IN:
        bodies = tuple((one, one) for one in facts.opinions_missing)
        only = bodies[0][0] if len(bodies) == 1 else ""
        yield Ask(name="body", title="Чьё мнение", kind="choice", options=bodies, value=only)
        answers = tuple((str(one), words) for one, words in ANSWER_LABELS.items())
        yield Ask(name="answer", title="Что ответил орган", kind="choice", options=answers)
        yield Ask(name="document", title="Протокол", hint="Номер и дата протокола.")
    elif trigger is _T.CONSULT_END:
        yield Ask(name="document", title="Протокол разногласий", hint="Номер и дата.")
        ends = ((READY, "договорились – акт идёт на подпись"), (REWORK, "акт – на доработку"))
        yield Ask(name="end", title="Чем закончились", kind="choice", options=ends)
    elif trigger is _T.REGISTER:
        kept = f"Книгу ведёт программа: следующий номер – {page.next_number}."
        hint = kept if page.next_number else "Из книги регистрации школы, без знака №."
        yield Ask(name="number", title="Номер", value=page.next_number, hint=hint)
    elif trigger in _BY_ANOTHER:
        acts = tuple((one.id, f"{one.title} ({one.period})") for one in page.others)
        yield Ask(name="document", title="Каким актом", kind="choice", options=acts)
    elif trigger in (_T.EXPIRE, _T.CANCEL):
        yield Ask(name="remark", title="Почему", kind="long")
        if trigger is _T.CANCEL and page.state is ActState.SIGNED:
            yield Ask(
                name="document",
                title="Чем подпись признана ошибочной",
                hint="Акт или служебная записка: номер и дата.",
            )
    yield Ask(name="on", title="День", kind="date", value=numeric_date(facts.today))
    if trigger is _T.REGISTER:
        yield Ask(
            name="effective",
            title="Первый день действия",
            kind="date",
            hint="Если он позже дня подписания; иначе оставьте пустым.",
        )
