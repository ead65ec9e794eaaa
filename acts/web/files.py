"""Files as answers: whole, named in Russian, never opened in the page itself."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

__all__ = ["file_answer"]


def file_answer(data: bytes, name: str, *, content_type: str) -> HttpResponse:
    """Answer with a file to be saved.

    Args:
        data: Its bytes.
        name: Its name for the person (RFC 6266, RFC 5987).
        content_type: What it is.
    """
    answer = HttpResponse(data, content_type=content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
