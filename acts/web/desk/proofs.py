"""What proves an occurrence: the act, or the scan of a paper made outside."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from acts.errors import InputError
from acts.journal import Event
from acts.services.desk import Desk
from acts.services.evidence_files import find_scan
from acts.services.occurrence_view import OccurrenceView, occurrence_view
from acts.services.register_view import require_reader
from acts.web.files import file_answer
from acts.web.workspace import desk_of, organization_of

__all__ = ["occurrence_paper", "proof_addresses"]


@require_safe
def occurrence_paper(
    request: HttpRequest, organization: str, item: str, period: str, seq: int
) -> HttpResponse:
    """Hand out the scan that an event of an occurrence names."""
    desk = desk_of(request)
    organization_of(desk, organization)
    require_reader(desk)  # a scan names whom it likes
    try:
        view = occurrence_view(desk, f"{item}@{period}@{organization}")
    except InputError as unknown:
        raise Http404 from unknown
    event = next((one for one in view.history if one.seq == seq), None)
    digest = event.fact.details.file_digest if event else ""
    path = find_scan(desk, organization, digest)
    if path is None:
        raise Http404
    # It came from a person: it is saved, never shown as a part of this site.
    return file_answer(path.read_bytes(), path.name, content_type="application/octet-stream")


def proof_addresses(desk: Desk, view: OccurrenceView) -> dict[int, tuple[str, str]]:
    """Give, for each event with a document, what the document is called and where it is.

    Args:
        desk: The workspace.
        view: The occurrence.
    """
    id_ = view.occurrence.id
    acts = {one.id: one for one in desk.store.acts(organization=id_.organization)}
    found = {}
    for event in _with_document(view.history):
        details = event.fact.details
        act = acts.get(details.document)
        if act is not None:
            name = f"{act.title} ({act.period})"
            found[event.seq] = name, reverse("act", args=[id_.organization, act.id])
        elif find_scan(desk, id_.organization, details.file_digest):
            place = [id_.organization, id_.item, id_.period, event.seq]
            found[event.seq] = details.document, reverse("occurrence_paper", args=place)
        else:
            found[event.seq] = details.document, ""
    return found


def _with_document(history: Iterable[Event]) -> Iterable[Event]:
    return (one for one in history if one.fact.details.document)
