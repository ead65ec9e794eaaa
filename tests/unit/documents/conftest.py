"""The sample order, ready to be changed and rendered."""

import copy
import datetime as dt

import pytest

from acts import resources
from acts.act import ActData, Registration
from acts.documents.projection import project
from acts.documents.reading import read_document
from acts.documents.render import render
from acts.law import bases
from acts.packages import Part, open_package, write_package
from acts.sources.catalog import load_kind
from acts.sources.law import load_law
from acts.sources.nodes import plain
from acts.sources.yaml_text import load_yaml


@pytest.fixture(scope="session")
def kind():
    return load_kind("order_implementation")


@pytest.fixture(scope="session")
def shipped():
    return resources.template("order_implementation").read_bytes()


@pytest.fixture(scope="session")
def _fields():
    return plain(load_yaml(resources.samples() / "order-implementation" / "data.yaml"))


@pytest.fixture
def fields(_fields):
    return copy.deepcopy(_fields)


@pytest.fixture(scope="session")
def registration():
    return Registration(number="87-од", date=dt.date(2020, 8, 31))


@pytest.fixture
def rendered(kind, shipped):
    """Render fields: `rendered(fields, template=…, registration=…)`."""

    def make(fields, *, template=shipped, registration=None):
        on = dt.date.fromisoformat(fields["planned_on"])
        return render(
            kind,
            ActData(kind=kind.code, fields=fields),
            template=template,
            legal_bases=bases(load_law(resources.law()), kind.bases, on),
            registration=registration,
        )

    return make


@pytest.fixture
def printed(rendered):
    """Render fields and give the text projection."""

    def make(fields, **options):
        done = rendered(fields, **options)
        return project(read_document(open_package(done.docx)))

    return make


@pytest.fixture
def edited(shipped):
    """Edit a part of the shipped template: `edited(old, new, part=…)`, each once."""

    def make(old, new, *, part="word/document.xml"):
        package = open_package(shipped)
        text = package.get(part).decode()
        assert old in text
        changed = Part(name=part, data=text.replace(old, new, 1).encode())
        return write_package(package.replace((changed,)))

    return make


@pytest.fixture
def with_part(shipped):
    """Add or replace parts of the shipped template."""

    def make(**parts):
        package = open_package(shipped)
        added = (
            Part(name=name.replace("__", "/") + ".xml", data=text.encode())
            for name, text in parts.items()
        )
        return write_package(package.replace(added))

    return make
