"""Files of acts, handed out by the record of the act alone: no path comes from a request."""

import contextlib
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from acts.errors import ConfigurationError, InputError
from acts.registers.act_record import ActRecord
from acts.services.act_document import ActDocument, act_document
from acts.services.act_page import visible_act
from acts.services.desk import Desk
from acts.services.pdf import to_pdf
from acts.services.register_view import require_reader
from acts.web.files import file_answer
from acts.web.workspace import desk_of, organization_of

__all__ = ["act_file", "act_of", "act_pdf"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF = "application/pdf"
_SECONDS = 30
# LibreOffice takes a core for seconds: one at a time. Few wait their turn, each in a thread that
# others need for pages; the rest are told.
_TURN = threading.BoundedSemaphore(1)
_QUEUE = threading.BoundedSemaphore(3)


def act_of(desk: Desk, organization: str, act: str) -> ActRecord:
    """Find an act of an address; its text names pupils, as the registers do.

    Raises:
        Http404: There is none for this account.
        WorkflowError: The account records nothing, so names are none of its business.
    """
    organization_of(desk, organization)
    require_reader(desk)
    try:
        return visible_act(desk, organization, act)
    except InputError as unknown:
        raise Http404 from unknown


@require_safe
def act_file(request: HttpRequest, organization: str, act: str) -> HttpResponse:
    """Hand out the .docx of an act, or the scan of a paper."""
    desk = desk_of(request)
    document = act_document(desk, act_of(desk, organization, act))
    # A scan came from a person: it is saved, never shown as a part of this site.
    kind = _WORD if document.is_word else "application/octet-stream"
    return file_answer(document.data, document.name, content_type=kind)


@require_safe
def act_pdf(request: HttpRequest, organization: str, act: str) -> HttpResponse:
    """Hand out the exact view of an act; only a file of ours is given to LibreOffice."""
    desk = desk_of(request)
    document = act_document(desk, act_of(desk, organization, act))
    if not document.is_ours or not document.is_word:
        raise Http404
    return file_answer(_pdf(document), f"{Path(document.name).stem}.pdf", content_type=_PDF)


def _pdf(document: ActDocument) -> bytes:
    with _turn(), tempfile.TemporaryDirectory(prefix="acts-pdf-") as scratch:
        source = Path(scratch) / "document.docx"
        source.write_bytes(document.data)
        return to_pdf(source, Path(scratch)).read_bytes()


@contextlib.contextmanager
def _turn() -> Iterator[None]:
    busy = ConfigurationError(
        "PDF сейчас делается для других", remedy="Повторите через минуту или скачайте .docx"
    )
    if not _QUEUE.acquire(blocking=False):
        raise busy
    try:
        if not _TURN.acquire(timeout=_SECONDS):
            raise busy
        try:
            yield
        finally:
            _TURN.release()
    finally:
        _QUEUE.release()
