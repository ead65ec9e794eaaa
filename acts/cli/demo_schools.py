"""What came of the year of `acts demo`, school by school, in one table."""

import dataclasses as dc
import datetime as dt
from pathlib import PurePath

from acts.cli.output import table
from acts.cli.workspace import end_of_day
from acts.organization import FanOut, Organization
from acts.registers.act_record import ActRecord
from acts.services.act_duties import ActDuties, open_duties
from acts.services.desk import Desk
from acts.services.reporting import status

__all__ = ["print_schools"]

_COLUMNS = (
    "Школа",
    "Выполнено",
    "Ждут проверки",
    "Просрочено",
    "Кого ещё ознакомить, что разместить на сайте",
)


def print_schools(desk: Desk, day: dt.date) -> None:
    """Print how each school stands with the plan, and with what follows its acts.

    Args:
        desk: A desk that sees all organisations.
        day: The day to look from.
    """
    moment = end_of_day(day, desk.roadmap.policies.zone) or desk.moment
    then = dc.replace(desk, moment=moment)
    schools = [one for one in desk.store.organizations() if one.fan_out is FanOut.EACH_SCHOOL]
    table(_COLUMNS, [_row(then, one, day) for one in schools], title=f"Школы на {day:%d.%m.%Y}")


def _row(desk: Desk, school: Organization, day: dt.date) -> tuple[str, ...]:
    count = status(desk, as_of=day, organization=school.id).summary
    late = f" (с опозданием {count.done_late})" if count.done_late else ""
    acts = desk.store.acts(organization=school.id)
    wanted = open_duties(desk, acts)
    said = [_wanted(one, wanted[one.id]) for one in acts if one.id in wanted]
    return (
        school.short_name,
        f"{count.done}{late}",
        str(count.waiting_check),
        str(count.overdue),
        "\n".join(said) or "всё внесено",
    )


def _wanted(act: ActRecord, duties: ActDuties) -> str:
    said = []
    if duties.unread:
        count = f"осталось ознакомить {len(duties.unread)} из {len(duties.readers)}"
        said.append(count + _until(duties.read_by, is_late=duties.is_reading_late))
    if duties.publication is not None and duties.is_unpublished:
        term = _until(duties.publication.due, is_late=duties.is_publication_late)
        said.append(f"разместить на сайте{term}")
    return f"{PurePath(act.file).stem}: {'; '.join(said)}"


def _until(term: dt.date | None, *, is_late: bool) -> str:
    if term is None:
        return ""
    return f" – срок прошёл {term:%d.%m.%Y}" if is_late else f" до {term:%d.%m.%Y}"
