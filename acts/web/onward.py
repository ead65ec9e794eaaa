"""Where a change leads: the page that follows is asked for anew, never sent again."""

from django.http import HttpResponseRedirect
from django.urls import reverse

__all__ = ["then"]

_SEE_OTHER = 303


def then(name: str, **where: str) -> HttpResponseRedirect:
    """Lead on after a change (RFC 9110, 15.4.4).

    Args:
        name: Name of the address.
        where: What stands in it.
    """
    answer = HttpResponseRedirect(reverse(name, kwargs=where))
    answer.status_code = _SEE_OTHER
    return answer
