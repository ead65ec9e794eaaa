"""What an act asks for beside its way: the sheet of acquaintance and the site."""

import functools
from typing import Any

from django.http import HttpRequest

from acts.errors import InputError, Problem
from acts.journal import Event
from acts.registers.act_record import ActRecord
from acts.russian.dates import numeric_date
from acts.services.act_duties import ActDuties, Reader, acquaint, act_duties, publish
from acts.services.act_page import ActPage
from acts.services.desk import Desk
from acts.states import ActTrigger
from acts.web.documents.words import Told, told
from acts.web.reading import day_in, seen_in, words_in
from acts.web.step_form import Ask, StepForm, laid_out

__all__ = ["duty_words", "readers_of", "record_duty", "site_of"]


def duty_words(duties: ActDuties) -> str:
    """Say what comes next beside the way of an act; empty where nothing is open."""
    said = []
    if duties.unread:
        late = ", срок прошёл" if duties.is_reading_late else ""
        said.append(f"ознакомить работников: осталось {len(duties.unread)}{late}")
    if duties.publication is not None and duties.is_unpublished:
        late = ", срок прошёл" if duties.is_publication_late else ""
        said.append(f"разместить на сайте до {numeric_date(duties.publication.due)}{late}")
    return "; ".join(said)


def readers_of(
    page: ActPage, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> dict[str, Any] | None:
    """Lay out the sheet of acquaintance; None where the act has none.

    Args:
        page: The act.
        sent: The request in which this step was refused, or None.
        problems: Why it was refused.
    """
    duties = page.duties
    if not duties.readers:
        return None
    fixed = sent is not None and "remark" in sent.POST
    fix = _fix(page, sent if fixed else None, problems)
    asked = sent.POST if sent is not None and not fixed else {}
    said: tuple[Told, ...] = ()
    if sent is not None:
        said = fix.messages if fix and fixed else told(problems, page.act.organization)
    return {
        "rows": duties.readers,
        "done": len(duties.readers) - len(duties.unread),
        "open": len(duties.unread),
        "due": numeric_date(duties.read_by) if duties.read_by else "",
        "term": duties.read_by,
        "is_late": duties.is_reading_late,
        "is_next": not page.provable,
        "may": page.may_record,
        "chosen": sent.POST.getlist("line") if sent is not None and not fixed else (),
        "on": asked.get("on", numeric_date(duties.today)),
        "fix": fix,
        "problems": said,
    }


def _fix(
    page: ActPage, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> StepForm[Told] | None:
    """Ask for another day of somebody acquainted: a day that was recorded wrongly."""
    known = [one for one in page.duties.readers if one.on is not None]
    if not known or not page.may_record:
        return None
    options = tuple((one.line, _named(one)) for one in known)
    asks = (
        Ask(name="line", title="Кто", kind="choice", options=options),
        Ask(name="on", title="Верный день", kind="date"),
        Ask(name="remark", title="Почему меняется", hint="Например: описка."),
    )
    say = functools.partial(told, organization=page.act.organization)
    return laid_out("fix", "Исправить день", asks, sent, problems, say=say)


def _named(reader: Reader) -> str:
    assert reader.on is not None
    return f"{reader.name} – {numeric_date(reader.on)}"


def site_of(
    page: ActPage, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> dict[str, Any] | None:
    """Lay out the publication of an act; None where the site needn't show it.

    Args:
        page: The act.
        sent: The request in which this step was refused, or None.
        problems: Why it was refused.
    """
    one = page.duties.publication
    if one is None:
        return None
    asks = (
        Ask(
            name="document",
            title="Где на сайте",
            hint="Адрес страницы или раздел.",
            value=one.address or page.duties.site,
        ),
        Ask(name="on", title="День", kind="date", value=numeric_date(page.duties.today)),
    )
    say = functools.partial(told, organization=page.act.organization)
    return {
        "one": one,
        "form": laid_out(ActTrigger.PUBLISH, "Внести размещение", asks, sent, problems, say=say),
        "may": page.may_record,
        "is_late": page.duties.is_publication_late,
        "is_next": not page.provable and not page.duties.unread,
    }


def record_duty(request: HttpRequest, desk: Desk, act: ActRecord) -> tuple[Event, ...]:
    """Record what was sent about the sheet or about the site.

    Raises:
        InputError: A day can't be read, a text names a person, nobody is ticked.
        WorkflowError: A guard refuses; nothing is recorded.
        ConflictError: Somebody recorded something meanwhile.
    """
    problems: list[Problem] = []
    on = day_in(request, "on", problems)
    words = {name: words_in(request, name, problems) for name in ("remark", "document")}
    if problems:
        raise InputError(problems)
    if request.POST.get("step") == ActTrigger.PUBLISH:
        return publish(desk, act, words["document"], on=on, seen=seen_in(request))
    lines = tuple(request.POST.getlist("line"))
    if request.POST.get("everybody"):
        lines = tuple(one.line for one in act_duties(desk, act).unread)
    return acquaint(
        desk,
        act,
        [one for one in lines if one],
        on=on,
        reason=words["remark"],
        seen=seen_in(request),
    )
