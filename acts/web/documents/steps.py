"""A step of an act that was sent from its page: recorded, or shown again with the reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from acts.errors import ConflictError, InputError, Problem, WorkflowError
from acts.journal import Event
from acts.registers.act_record import ActRecord
from acts.services.act_completion import complete
from acts.services.act_facts import BESIDE
from acts.services.act_proofs import attach_to
from acts.services.act_steps import StepTaken, take_step
from acts.services.desk import Desk
from acts.services.registration import repealed_by
from acts.states import ACT_LABELS, TRIGGER_LABELS, ActState, ActTrigger
from acts.web.documents.answers import move_of
from acts.web.documents.duties import record_duty
from acts.web.documents.files import act_of
from acts.web.documents.finishing import FINISH
from acts.web.documents.views import show
from acts.web.onward import then
from acts.web.reading import day_in, seen_in, words_in
from acts.web.workspace import desk_of

__all__ = ["act_step"]

_ATTACH = "attach"
_CONFLICT, _WRONG = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def act_step(request: HttpRequest, organization: str, act: str) -> HttpResponse:
    """Record a step; the page asked for anew shows the act."""
    desk = desk_of(request)
    one = act_of(desk, organization, act)
    if request.method == "POST":
        try:
            _record(request, desk, one)
        except ConflictError as changed:
            return show(request, desk, one, problems=changed.problems, status=_CONFLICT)
        except (InputError, WorkflowError) as refused:
            return show(request, desk, one, problems=refused.problems, status=_WRONG)
    return then("act", organization=organization, act=act)


def _record(request: HttpRequest, desk: Desk, act: ActRecord) -> None:
    step = request.POST.get("step", "")
    if step == _ATTACH:
        _attach(request, desk, act)
        return
    if step in BESIDE:
        _say_recorded(request, record_duty(request, desk, act))
        return
    if step == FINISH:
        taken = _finish(request, desk, act)
    elif step in frozenset(ActTrigger):
        taken = take_step(desk, act, move_of(request, ActTrigger(step)))
    else:
        raise InputError("такого действия нет", remedy="Откройте страницу заново")
    last = taken.events[-1].fact
    state = ACT_LABELS[ActState(last.target)]
    messages.success(request, f"Записано: {_steps(taken.events)}. Теперь – «{state}».")
    if taken.registered is not None:
        _say_registered(request, taken)


def _say_recorded(request: HttpRequest, events: tuple[Event, ...]) -> None:
    if events[0].fact.trigger == ActTrigger.ACQUAINT:
        messages.success(request, f"Записано: ознакомлены под подпись, человек: {len(events)}.")
    else:
        messages.success(request, "Записано: документ размещён на сайте.")


def _steps(events: tuple[Event, ...]) -> str:
    return ", ".join(dict.fromkeys(TRIGGER_LABELS[one.fact.trigger] for one in events))


def _finish(request: HttpRequest, desk: Desk, act: ActRecord) -> StepTaken:
    problems: list[Problem] = []
    on = day_in(request, "on", problems)
    number = words_in(request, "number", problems)
    if not request.POST.get("agreed"):
        problems.append(
            Problem(
                message="не подтверждено, что всё это было на самом деле",
                remedy="Поставьте отметку – или вносите по одному",
                place="agreed",
                code="finish.not-agreed",
            )
        )
    if problems:
        raise InputError(problems)
    done = complete(desk, act, number=number, on=on, seen=seen_in(request))
    return StepTaken(
        events=done.events, registered=done.registered, repealed=repealed_by(desk, act)
    )


def _say_registered(request: HttpRequest, taken: StepTaken) -> None:
    assert taken.registered is not None
    messages.info(request, f"Номер: {taken.registered.number}. Документ с номером и датой готов.")
    for path in taken.registered.left:
        messages.warning(
            request,
            f"В папке остался файл «{path.name}»: его правили или он открыт. Если он больше не "
            "нужен, удалите его – в нём те же имена.",
        )


def _attach(request: HttpRequest, desk: Desk, act: ActRecord) -> None:
    problems: list[Problem] = []
    on = day_in(request, "on", problems)
    if problems:
        raise InputError(problems)
    events = attach_to(desk, act, request.POST.getlist("occurrence"), on=on)
    messages.success(request, f"Документ представлен, пунктов: {len(events)}.")
