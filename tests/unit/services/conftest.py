"""A workspace with a store in memory: two invented schools under order № 553."""

import dataclasses as dc
import datetime as dt
import functools

import pytest

from acts import resources
from acts.actor import Actor, Role
from acts.bootstrap import desk_with
from acts.facts import Answer
from acts.services.act_facts import ActMove
from acts.services.draft_findings import act_findings
from acts.services.drafting import draft
from acts.services.organizing import load
from acts.services.registration import register_act, sign_act
from acts.services.signing import find_act, record_act
from acts.services.tracking import OutsidePaper, TaskMove, find_occurrence, move_task
from acts.sources.roadmaps import load_roadmap
from acts.states import ActTrigger, TaskTrigger
from acts.store.memory import MemoryStore

DISTRICT = """\
organizations:
  - id: district
    fan_out: each_municipality
    full_name: Управление образования Рассветного района
    short_name: УО Рассветного района
    place: с. Рассветное
    zone: Asia/Kamchatka
"""
SCHOOL = """\
  - id: {id}
    fan_out: each_school
    full_name: Муниципальное общеобразовательное учреждение «Средняя школа № {number}»
    short_name: МОУ «СШ № {number}»
    place: с. Рассветное
    zone: {zone}
    parent: district
    officials:
      - role: director
        post: директор
        person: Лугова Вера Ильинична
        since: 2015-09-01
        until: 2021-06-30
      - role: acting_director
        post: исполняющий обязанности директора
        person: Ветров Олег Игоревич
        since: 2021-07-01
        basis: приказ управления образования от 25.06.2021 № 41-к
      - {{role: curator, post: заместитель директора, person: Тихая Инна, since: 2018-09-01}}
      - {{role: supply, post: заведующий хозяйством, person: Мороз Фёдор, since: 2011-09-01}}
      - {{role: site, post: учитель информатики, person: Чайка Глеб Денисович, since: 2018-09-03}}
      - {{role: personal_data, post: секретарь, person: Юрченко Нина Олеговна, since: 2015-11-09}}
      - {{role: lawyer, post: юрисконсульт, person: Корж Илья Романович, since: 2019-02-01}}
"""
HEADING = """\
id: small
order:
  issuer: Управление образования
  kind: приказ
  number: "7"
  date: 2020-06-01
  place: с. Рассветное
  title: О наставничестве
  signatory: начальник управления
annex: приложение 1
title: Дорожная карта
policies: {zone: Asia/Kamchatka}
bodies:
  school: {name: Школы, fan_out: each_school}
"""
RELATIVE = """\
items:
  - number: "1"
    title: Приказ
    bodies: [school]
    responsible: Школы
    deadline:
      text: До 30 сентября 2020 года
      readings:
        - reading: {kind: until, end: 2020-09-30, op: до}
  - number: "2"
    title: Пары
    bodies: [school]
    responsible: Школы
    deadline:
      text: В течение месяца после издания приказа
      readings:
        - reading: {kind: relative, amount: "1", unit: month, anchor: "item:1"}
          confirmed: {by: юрист, on: 2020-06-01, reason: приказ – это пункт 1}
  - number: "3"
    title: Программа
    bodies: [school]
    responsible: Школы
    deadline:
      text: До 1 декабря 2020 года
      readings:
        - reading: {kind: until, end: 2020-12-01, op: до}
    further_terms:
      - place: примечание
        text: через 10 рабочих дней после приказа
        reading: {kind: relative, amount: "10", unit: day, working: true, anchor: "item:1"}
        governs: да
        reason: примечание точнее графы
  - number: "4"
    title: Отчёт
    bodies: [school]
    responsible: Школы
    deadline:
      text: До 1 декабря 2020 года
      readings:
        - reading: {kind: until, end: 2020-12-01, op: до}
    further_terms:
      - place: примечание
        text: через неделю после приказа
        reading: {kind: relative, amount: "1", unit: week, anchor: "item:1"}
        governs: нет
        reason: графа важнее
  - number: "5"
    title: Встречи
    bodies: [school]
    responsible: Школы
    deadline:
      text: До 1 декабря 2020 года, далее в течение месяца после приказа, через неделю после п. 4
      readings:
        - reading: {kind: until, end: 2020-12-01, op: до}
        - reading: {kind: relative, amount: "1", unit: month, anchor: "item:1"}
          confirmed: {by: юрист, on: 2020-06-01, reason: приказ – это пункт 1}
        - reading: {kind: relative, amount: "1", unit: week, anchor: "item:4"}
          confirmed: {by: юрист, on: 2020-06-01, reason: приказ – это пункт 1}
"""
TWO_SCHOOLS = DISTRICT + "".join(
    SCHOOL.format(id=f"school-{number}", number=number, zone="Asia/Kamchatka") for number in (1, 2)
)


OFFICE = frozenset({Role.DRAFTER, Role.CURATOR, Role.CLERK})


@functools.cache
def order_553():
    return load_roadmap(resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml")


def at(day, hour=9):
    """An instant: that hour of that day in Kamchatka, UTC+12 in every year of the programme."""
    return dt.datetime.fromisoformat(f"{day}T{hour:02d}:00:00+12:00")


class Workshop:
    """The services, spoken to in short: who, when, what."""

    def __init__(self, folder, roadmap=None, organizations=None, planned=None):
        self.office = Actor(id="office", roles=OFFICE, scope=("school-1",))
        self.officer = Actor(id="officer", roles=frozenset({Role.MUNICIPAL_OFFICER}))
        self.all_seeing = Actor(id="observer", roles=frozenset({Role.AUDITOR}))
        self.desk = desk_with(
            folder,
            MemoryStore(),
            roadmap=roadmap or order_553(),
            actor=self.all_seeing,
            moment=at("2020-06-26"),
        )
        file = folder / "organizations.yaml"
        file.write_text(organizations or TWO_SCHOOLS, encoding="utf-8")
        if planned is None:
            self.loaded = load(self.desk, file)
        else:  # what the store holds never changes, so a twin may hold the same
            self.desk.store._now = planned.desk.store._now.copy()
            self.loaded = planned.loaded
        # The text of the regulation lies apart, so that no council has to be heard.
        self.apart = folder / "apart.yaml"
        self.apart.write_text('annexes: {regulation: {sheets: "14"}}\n', encoding="utf-8")

    def at(self, moment, actor=None):
        moment = at(moment) if isinstance(moment, str) else moment
        return dc.replace(self.desk, actor=actor or self.office, moment=moment)

    def draft(self, day="2020-08-17", on="2020-08-27", actor=None, school="school-1", **values):
        return draft(
            self.at(day, actor),
            "order_implementation",
            school,
            on=dt.date.fromisoformat(on),
            **{"extra": self.apart} | values,
        )

    def act(self, day, trigger, *, of="", actor=None, on=None, **values):
        desk = self.at(day, actor)
        act = find_act(desk, of)
        move = ActMove(trigger=ActTrigger(trigger), on=dt.date.fromisoformat(on or day), **values)
        if move.trigger is ActTrigger.REGISTER:
            return register_act(desk, act, move)
        if move.trigger is ActTrigger.SIGN:
            return sign_act(desk, act, move)
        findings = act_findings(desk, act) if move.trigger is ActTrigger.SUBMIT else ()
        return record_act(desk, act, move, findings=findings)

    def task(self, day, trigger, name, *, actor=None, on=None, **values):
        desk = self.at(day, actor)
        move = TaskMove(trigger=TaskTrigger(trigger), on=dt.date.fromisoformat(on or day), **values)
        return move_task(desk, find_occurrence(desk, name), move)

    def in_force(self, year="2020", number="64-од", hear=(), effective_from=None):
        """Walk one order from its draft to the book, in a week of August."""
        name = f"order_implementation@{year}@school-1"
        self.draft(f"{year}-08-17", f"{year}-08-27", period=year, hear=hear)
        self.act(f"{year}-08-18", "submit", of=name)
        self.act(f"{year}-08-19", "review_ok", of=name)
        self.act(f"{year}-08-20", "visa", of=name, post="заместитель директора")
        self.act(f"{year}-08-20", "visa", of=name, post="юрисконсульт")
        for body in hear:
            self.act(f"{year}-08-21", "send_to_bodies", of=name)
            self.act(
                f"{year}-08-26",
                "opinion_in",
                of=name,
                body=body,
                answer=Answer.AGREE,
                document="протокол № 1",
            )
        self.act(f"{year}-08-27", "sign", of=name)
        return self.act(
            f"{year}-08-27", "register", of=name, number=number, effective_from=effective_from
        )


def paper(day, kind="partners_list", reference="Перечень партнёров", **values):
    given = {"digest": "d" * 64, **values}
    return OutsidePaper(reference=reference, kind=kind, date=dt.date.fromisoformat(day), **given)


@pytest.fixture(scope="session")
def planned(tmp_path_factory):
    """The two schools with their plan, laid out once; nobody may change it."""
    shop = Workshop(tmp_path_factory.mktemp("planned"))
    before = shop.desk.store._now.copy()
    yield shop
    assert shop.desk.store._now == before


@pytest.fixture
def shop(tmp_path, planned):
    return Workshop(tmp_path, planned=planned)


@pytest.fixture
def make_shop(tmp_path):
    return lambda **values: Workshop(tmp_path, **values)


@pytest.fixture
def make_paper():
    return paper


@pytest.fixture
def make_related(make_shop, tmp_path):
    """Make a workspace of a small roadmap, of which only the items matter."""

    def make(items, *, end="2021-12-31"):
        period = f"period: {{start: 2020-06-01, end: {end}}}\n"
        file = tmp_path / "small.yaml"
        file.write_text(HEADING + period + items, encoding="utf-8")
        return make_shop(roadmap=load_roadmap(file))

    return make


@pytest.fixture
def related(make_related):
    """A small roadmap whose terms run from another item's document."""
    return make_related(RELATIVE)
