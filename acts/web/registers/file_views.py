"""Forms to fill in elsewhere: Excel, YAML, the sheet of words."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from acts.services.exchange import as_yaml
from acts.services.exchange_forms import form_path, fresh_form
from acts.services.wordings import check_path, fresh_check
from acts.web.registers.place import place_of

__all__ = ["as_text", "form", "words"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_YAML = "application/yaml; charset=utf-8"


@require_safe
def form(request: HttpRequest, organization: str) -> HttpResponse:
    """Give the Excel form as the registers are now."""
    place = place_of(request, organization, keeping=True)
    name = form_path(place.desk, place.organization).name
    return _file(fresh_form(place.desk, place.organization), name, _XLSX)


@require_safe
def as_text(request: HttpRequest, organization: str) -> HttpResponse:
    """Give the registers as YAML."""
    place = place_of(request, organization, keeping=True)
    name = form_path(place.desk, place.organization).with_suffix(".yaml").name
    return _file(as_yaml(place.desk, place.organization).encode(), name, _YAML)


@require_safe
def words(request: HttpRequest, organization: str) -> HttpResponse:
    """Give the sheet to look through every word in Excel."""
    place = place_of(request, organization, keeping=True)
    name = check_path(place.desk, place.organization).name
    return _file(fresh_check(place.desk, place.organization), name, _XLSX)


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
