"""A file of registers: sent, looked at with its difference, then taken in as it was shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from acts.errors import ConflictError, InputError, Problem, Severity
from acts.services.exchange_view import ADDED, RowSeen, reader_of, seen_changes
from acts.services.held_files import drop, held, hold
from acts.services.uploading import Looked, look, take
from acts.web.held import owner_of
from acts.web.onward import then
from acts.web.registers.place import Place, place_of
from acts.web.registers.words import said

__all__ = ["review", "upload"]

_WRONG, _MEANWHILE = 422, 409
_GONE = (
    "Этого файла здесь больше нет: его уже приняли, или он ждал дольше часа. "
    "Если изменений в данных нет, пришлите файл ещё раз."
)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, organization: str) -> HttpResponse:
    """Ask for a file, and keep it while the person looks at what it would do."""
    place = place_of(request, organization, keeping=True)
    if request.method != "POST":
        return _ask(request, place)
    sent = request.FILES.get("file")
    if sent is None or not sent.name:
        problem = Problem(message="файл не выбран", remedy="Нажмите «Выберите файл» и укажите его")
        return _ask(request, place, (problem,))
    owner = owner_of(request)
    token = hold(place.desk, sent.chunks(), name=sent.name, owner=owner)
    path = held(place.desk, token, owner=owner)
    assert path is not None
    try:
        look(place.desk, place.organization, path)
    except InputError as error:
        drop(place.desk, token, owner=owner)
        return _ask(request, place, said(error.problems))
    return then("register_review", organization=organization, token=token)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, organization: str, token: str) -> HttpResponse:
    """Show what a kept file would do; take it in, or let it go."""
    place = place_of(request, organization, keeping=True)
    owner = owner_of(request)
    path = held(place.desk, token, owner=owner)
    if path is None:
        messages.warning(request, _GONE)
        return then("register_upload", organization=organization)
    if request.method != "POST":
        return _review(request, place, look(place.desk, place.organization, path), path.name)
    if request.POST.get("step") == "leave":
        drop(place.desk, token, owner=owner)
        messages.info(request, "Файл не принят, данные остались как были.")
        return then("register_upload", organization=organization)
    shown, partial = request.POST.get("shown", ""), request.POST.get("step") == "partial"
    try:
        applied = take(place.desk, place.organization, path, shown=shown, partial=partial)
    except ConflictError as error:
        looked = look(place.desk, place.organization, path)
        return _review(request, place, looked, path.name, error.problems, _MEANWHILE)
    except InputError:
        looked = look(place.desk, place.organization, path)
        return _review(request, place, looked, path.name, status=_WRONG)
    drop(place.desk, token, owner=owner)
    messages.success(request, f"Принято: {applied.summary}.")
    return then("registers", organization=organization)


def _ask(request: HttpRequest, place: Place, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    context = {"organization": place.organization, "problems": problems}
    status = _WRONG if problems else 200
    return render(request, "registers/upload.html", context, status=status)


def _review(
    request: HttpRequest,
    place: Place,
    looked: Looked,
    name: str,
    meanwhile: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    changes = looked.changes
    problems = said(changes.problems)
    reader = reader_of(place.desk, place.organization.id)
    context = {
        "organization": place.organization,
        "file": name,
        "added": ADDED,
        "sheets": _by_sheet(seen_changes(place.desk, changes)),
        "conflicts": [reader.conflict(one) for one in changes.conflicts],
        "errors": [one for one in problems if one.severity is Severity.ERROR],
        "warnings": [one for one in problems if one.severity is not Severity.ERROR],
        "changes": changes,
        "looked": looked,
        "meanwhile": meanwhile,
    }
    return render(request, "registers/review.html", context, status=status)


def _by_sheet(rows: tuple[RowSeen, ...]) -> dict[str, list[RowSeen]]:
    return {one.sheet: [row for row in rows if row.sheet == one.sheet] for one in rows}
