"""Forms to fill in elsewhere: Excel, YAML, the sheet of words."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from acts.services.exchange import as_yaml
from acts.services.exchange_forms import form_path, fresh_form
from acts.services.wordings import check_path, fresh_check
from acts.web.files import file_answer
from acts.web.registers.place import place_of

__all__ = ["as_text", "form", "words"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_YAML = "application/yaml; charset=utf-8"


@require_safe
def form(request: HttpRequest, organization: str) -> HttpResponse:
    """Give the Excel form as the registers are now."""
    place = place_of(request, organization, keeping=True)
    name = form_path(place.desk, place.organization).name
    data = fresh_form(place.desk, place.organization)
    return file_answer(data, name, content_type=_XLSX)


@require_safe
def as_text(request: HttpRequest, organization: str) -> HttpResponse:
    """Give the registers as YAML."""
    place = place_of(request, organization, keeping=True)
    name = form_path(place.desk, place.organization).with_suffix(".yaml").name
    data = as_yaml(place.desk, place.organization).encode()
    return file_answer(data, name, content_type=_YAML)


@require_safe
def words(request: HttpRequest, organization: str) -> HttpResponse:
    """Give the sheet to look through every word in Excel."""
    place = place_of(request, organization, keeping=True)
    name = check_path(place.desk, place.organization).name
    data = fresh_check(place.desk, place.organization)
    return file_answer(data, name, content_type=_XLSX)
