"""A text edited in Word comes back: sent, looked at as «было» and «стало», taken in."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from acts.errors import ActsError, ConflictError, InputError, Problem, WorkflowError
from acts.journal import act_subject
from acts.registers.act_record import ActRecord
from acts.services.act_page import require_editing
from acts.services.desk import Desk
from acts.services.held_files import drop, held, hold
from acts.services.seen import refuse_unseen
from acts.services.taking import TextTaken, take_text
from acts.web.documents.files import act_of
from acts.web.documents.marked import marked
from acts.web.documents.words import told
from acts.web.held import owner_of
from acts.web.onward import then
from acts.web.reading import seen_in
from acts.web.workspace import desk_of

__all__ = ["act_take", "act_taken"]

_MOST = 200
_WRONG, _CONFLICT = 422, 409
_GONE = "Файла здесь больше нет: его уже приняли, или он ждал дольше часа. Пришлите его снова."


@require_http_methods(["GET", "HEAD", "POST"])
def act_take(request: HttpRequest, organization: str, act: str) -> HttpResponse:
    """Ask for the edited file, and keep it while the person looks at the difference."""
    desk = desk_of(request)
    one = act_of(desk, organization, act)
    require_editing(desk, one)
    if request.method != "POST":
        return _ask(request, desk, one)
    sent = request.FILES.get("file")
    if sent is None or not sent.name:
        problem = Problem(message="файл не выбран", remedy="Нажмите «Выберите файл» и укажите его")
        return _ask(request, desk, one, (problem,))
    owner = owner_of(request)
    token = hold(desk, sent.chunks(), name=sent.name, owner=owner)
    path = held(desk, token, owner=owner)
    assert path is not None
    try:
        take_text(desk, path, act_name=one.id, dry_run=True)
    except (InputError, WorkflowError) as refused:
        drop(desk, token, owner=owner)
        return _ask(request, desk, one, refused.problems)
    return then("act_taken", organization=organization, act=act, token=token)


@require_http_methods(["GET", "HEAD", "POST"])
def act_taken(request: HttpRequest, organization: str, act: str, token: str) -> HttpResponse:
    """Show what the file changes; take it in, or let it go."""
    desk = desk_of(request)
    one = act_of(desk, organization, act)
    owner = owner_of(request)
    path = held(desk, token, owner=owner)
    if path is None:
        messages.warning(request, _GONE)
        return then("act_take", organization=organization, act=act)
    if request.method != "POST":
        return _difference(request, desk, one, path)
    if request.POST.get("step") == "leave":
        drop(desk, token, owner=owner)
        messages.info(request, "Правка не принята, текст остался прежним.")
        return then("act", organization=organization, act=act)
    try:
        taken = _take(desk, one, path, seen_in(request))
    except ConflictError as changed:
        return _difference(request, desk, one, path, changed.problems, _CONFLICT)
    except (InputError, WorkflowError) as refused:
        return _difference(request, desk, one, path, refused.problems, _WRONG)
    if not taken.is_sound:
        return _difference(request, desk, one, path, status=_WRONG)
    drop(desk, token, owner=owner)
    messages.success(request, "Правленый текст принят. Прочитайте его и передайте на проверку.")
    return then("act", organization=organization, act=act)


def _take(desk: Desk, act: ActRecord, path: Path, seen: int) -> TextTaken:
    with desk.store.transaction():
        refuse_unseen(desk.store.history(act_subject(act.id)), seen)
        return take_text(desk, path, act_name=act.id)


def _ask(
    request: HttpRequest, desk: Desk, act: ActRecord, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    context = {
        "organization": desk.organization(act.organization),
        "act": act,
        "problems": told(problems, act.organization),
    }
    return render(request, "documents/take.html", context, status=_WRONG if problems else 200)


def _difference(
    request: HttpRequest,
    desk: Desk,
    act: ActRecord,
    path: Path,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    try:
        taken = take_text(desk, path, act_name=act.id, dry_run=True)
    except ActsError as refused:  # it went on meanwhile: the difference means nothing any more
        return _ask(request, desk, act, refused.problems)
    context = {
        "organization": desk.organization(act.organization),
        "act": act,
        "file": path.name,
        "differences": [
            (one.place, marked(one.before), marked(one.after)) for one in taken.differences[:_MOST]
        ],
        "more": max(0, len(taken.differences) - _MOST),
        "found": told(taken.problems, act.organization),
        "is_sound": taken.is_sound,
        "problems": told(problems, act.organization),
        "seen": len(desk.store.history(act_subject(act.id))),
    }
    return render(request, "documents/difference.html", context, status=status)
