"""Whatever is typed or lies in the workspace: an exit code, Russian words, and nothing changed."""

import errno
import json
import os
import re
import shutil
import sqlite3
import zipfile

import pytest

from acts import resources
from acts.personal_data import found

CYRILLIC = re.compile("[а-яё]{3,}")
SAMPLES = resources.samples()
ORDER = SAMPLES / "order-implementation" / "data.yaml"
SCAN = resources.template("order_implementation")
SIGNABLE = "order_implementation@2021@buhta"
MAYAK = ("draft", "order_implementation", "--organization", "mayak", "--actor", "mayak-office")
STATUS = ("status",)
HOSTILE = {
    "up": "../../x",
    "root": "/etc/passwd",
    "windows": "..\\..\\x",
    "slash": "12/3-О",
    "device": "CON",
    "null device": "NUL",
    "dots": "..",
    "empty": "",
    "ats": "@@@@",
    "bidi": "a\u202eb",
    "escape": "a\x1b[31mb",
    "nul": "a\x00b",
    "half": "a\udcffb",
    "long": "я" * 10_000,
    "digits": "9" * 5_000,
    "arabic": "٣",
    "markup": "<w:t>&{{ 7*7 }}",
    "format": "{0.__class__}%s%n",
    "sql": "'; DROP TABLE acts_event; --",
}
OPTIONS = {
    "task": ("task", "{}", "start"),
    "act": ("act", "{}", "submit"),
    "verb": ("act", SIGNABLE, "{}"),
    "number": ("act", SIGNABLE, "register", "{}"),
    "visa": ("act", SIGNABLE, "visa", "{}"),
    "opinion": ("act", SIGNABLE, "opinion", "{}"),
    "organization": ("status", "--organization", "{}"),
    "item": ("status", "--item", "{}"),
    "as of": ("status", "--as-of", "{}"),
    "known": ("status", "--known", "{}"),
    "format": ("status", "--format", "{}"),
    "actor": ("status", "--actor", "{}"),
    "history": ("journal", "show", "{}"),
    "heads": ("journal", "verify", "--heads", "{}"),
    "kind": ("draft", "{}", "--organization", "mayak"),
    "owner": ("draft", "order_implementation", "--organization", "{}"),
    "period": (*MAYAK, "--period", "{}"),
    "day": (*MAYAK, "--on", "{}"),
    "additions": (*MAYAK, "--data", "{}"),
    "proof": ("task", "5@2021@mayak", "attach", "--act", "{}", "--actor", "mayak-office"),
    "scan": ("task", "6@2020@mayak", "attach", "--paper", "П", "--dated", "01.09.2021",
             "--file", "{}", "--actor", "mayak-office"),
    "kind of paper": ("task", "6@2020@mayak", "attach", "--paper", "П", "--dated", "01.09.2021",
                      "--file", str(SCAN), "--kind", "{}", "--actor", "mayak-office"),
    "command": ("{}",),
}  # fmt: skip
# These mean what they say: an empty period is this year's, an empty kind the one that is asked for.
LAWFUL = {
    *((place, "empty") for place in ("actor", "period", "history", "kind of paper")),
    ("digits", "number"),
}


def assert_refused(said, *codes):
    printed = said.out + said.err
    assert said.code in (codes or (1, 2, 3)), printed
    assert "Traceback" not in printed
    assert "самой программе" not in printed, printed
    assert CYRILLIC.search(said.err), printed
    assert not set(printed) & {"\x1b", "\x00", "\u202e"}
    assert all(len(line) <= 2_000 for line in printed.splitlines())


@pytest.fixture(scope="module")
def untouched():
    """Copies of the workspace that were proved to be as they were made."""
    return []


@pytest.fixture
def refused(untouched, played, prints, tree, tmp_path_factory):
    """Type a command that has to be refused and to change nothing.

    The copy it left alone serves the next command; one that was changed serves nobody.
    """

    def call(*arguments):
        if not untouched:
            copy = tmp_path_factory.mktemp("untouched") / "папка"
            shutil.copytree(played[0], copy)
            untouched.append((copy, tree(copy.parent)))
        folder, before = untouched.pop()
        said = prints(*arguments, "-w", folder)
        assert_refused(said)
        assert tree(folder.parent) == before
        untouched.append((folder, before))

    return call


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("place", OPTIONS)
def test_a_hostile_word_is_refused_anywhere(refused, place, name):
    if (place, name) in LAWFUL:
        return
    refused(*(one.replace("{}", HOSTILE[name]) for one in OPTIONS[place]))


def replaced(name, data):
    def prepare(folder):
        (folder / name).write_bytes(data)

    return prepare


def settings(old, new):
    def prepare(folder):
        path = folder / "acts.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return prepare


def gone(name):
    return lambda folder: (folder / name).unlink()


def half_of_store(folder):
    store = folder / "acts.sqlite3"
    data = store.read_bytes()
    store.write_bytes(data[: len(data) // 2])


def folder_for_store(folder):
    (folder / "acts.sqlite3").unlink()
    (folder / "acts.sqlite3").mkdir()


def changed_store(statement):
    def prepare(folder):
        store = sqlite3.connect(folder / "acts.sqlite3")
        with store:
            store.execute(statement)
        store.close()

    return prepare


def foreign_store(folder):
    (folder / "acts.sqlite3").unlink()
    changed_store("CREATE TABLE dogs (name TEXT)")(folder)


def out_is_a_file(folder):
    for path in sorted((folder / "out").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (folder / "out").rmdir()
    (folder / "out").write_text("не папка", encoding="utf-8")


BROKEN = {
    "settings without a bracket": (settings("[tracking]", "[tracking"), "строка 9"),
    "settings with a bare word": (settings("soon_days = 14", "soon_days = две"), "строка 10, знак"),
    "settings with an open quote": (settings('"municipal_officer"', '"municipal_officer'), "кавыч"),
    "settings with a second section": (
        settings("[tracking]", "[workspace]"),
        "раздел объявлен два",
    ),
    "settings with a second value": (
        settings("confirm_days", "soon_days"), "значение задано дважды",
    ),
    "settings of another section": (
        settings("[tracking]", "[traking]"),
        "Возможно, нужно «tracking»",
    ),
    "settings of another value": (settings("soon_days", "soon_day"), "нужно «soon_days»"),
    "settings with text for days": (settings("= 14", '= "14"'), "это не число дней"),
    "settings with too many days": (settings("= 14", "= 1000"), "от 0 до 366"),
    "settings with a huge number": (settings("= 14", "= " + "9" * 5_000), "настройки не читаются"),
    "settings with another role": (
        settings('"municipal_officer"', '"municipal_oficer"'), "нужно «municipal_officer»",
    ),
    "settings with the system's role": (
        settings('"municipal_officer"', '"system"'),
        "роль «system»",
    ),
    "settings with a word for a list": (
        settings('["municipal_officer"]', '"municipal_officer"'), "нужен список слов",
    ),
    "settings with an unknown default": (
        settings('default_actor = "', 'default_actor = "x'),
        "нет в файле",
    ),
    "settings with a roadmap outside": (
        settings('roadmap = "', 'roadmap = "../'),
        "не в рабочей папке",
    ),
    "settings with a roadmap that is gone": (
        settings('roadmap = "', 'roadmap = "x'),
        "нет дорожной карты",
    ),
    "settings of brackets": (
        replaced("acts.toml", b"a = " + b"[" * 5_000),
        "настройки не читаются",
    ),
    "settings in another encoding": (
        replaced("acts.toml", "[workspace]\n# настройки папки".encode("cp1251")),
        "не в кодировке UTF-8",
    ),
    "settings that are a document": (replaced("acts.toml", b"PK\x03\x04"), "это не текст, а архив"),
    "settings with a zero byte": (replaced("acts.toml", b"a = 1\x00"), "U+0000"),
    "settings too big": (replaced("acts.toml", b"#" * (10 * 1024 * 1024 + 1)), "больше 10 МБ"),
    "a workspace as a value": (
        replaced("acts.toml", b"workspace = 1"),
        "это раздел, а не значение",
    ),
    "an actor as a value": (replaced("acts.toml", b"[actors]\nboss = 1"), "не раздел участника"),
    "no roadmap": (gone("roadmap-553-2020-06-26.yaml"), "нет дорожной карты"),
    "a broken roadmap": (replaced("roadmap-553-2020-06-26.yaml", b"a: [1"), "roadmap-553"),
    "a foreign roadmap": (replaced("roadmap-553-2020-06-26.yaml", b"a: 1\n"), "roadmap-553"),
    "no store": (gone("acts.sqlite3"), "в рабочей папке нет хранилища"),
    "an empty store": (replaced("acts.sqlite3", b""), "файл хранилища пуст"),
    "half a store": (half_of_store, "повреждён"),
    "a store that is text": (
        replaced("acts.sqlite3", b"not a store at all" * 100),
        "не хранилище acts",
    ),
    "a store that is a folder": (folder_for_store, "это папка"),
    "a store of another program": (foreign_store, "другой программы"),
    "a store of a newer version": (
        changed_store("PRAGMA user_version = 999"),
        "более новой версией",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_workspace_is_named_and_left_as_it_is(acts, folder, tree, name):
    prepare, why = BROKEN[name]
    prepare(folder)
    before = tree(folder)
    for arguments in (STATUS, ("plan",), MAYAK, ("journal", "verify")):
        said = acts(*arguments)
        assert_refused(said, 1, 3)
        assert why in said.words, said.words
        assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", said.err), "no sentence of another language"
        assert tree(folder) == before


def test_a_store_without_a_table_is_damaged(acts, folder, tree):
    changed_store("DROP TABLE acts_occurrence")(folder)
    before = tree(folder)
    said = acts("status")
    assert_refused(said, 3)
    assert "в хранилище не хватает таблиц" in said.words
    assert tree(folder) == before


def test_settings_tell_every_mistake_at_once(acts, folder):
    for prepare in (
        settings("soon_days", "soon_day"),
        settings("= 10", "= -1"),
        settings('"municipal_officer"', '"mayor"'),
    ):
        prepare(folder)
    said = acts("status")
    assert said.code == 3
    assert said.err.count("Ошибка.") == 3


FILES = {
    "nothing": b"",
    "a word": "слово".encode(),
    "zero bytes": b"\x00" * 100,
    "pdf": b"%PDF-1.7\n",
    "docx": b"PK\x03\x04" + b"\x00" * 50,
    "utf-16": "organizations:".encode("utf-16"),
    "cp1251": "organizations: # Школа посёлка".encode("cp1251"),
    "open bracket": b"organizations: [",
    "tabs": b"organizations:\n\t- id: a",
    "duplicate": b"organizations: []\norganizations: []",
    "alias": b"a: &a [1]\norganizations: *a",
    "bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\norganizations: *c",
    "tag": b"organizations: !!python/object/apply:os.system ['true']",
    "deep": b"[" * 20_000,
    "two documents": b"organizations: []\n---\norganizations: []",
    "impossible date": b"organizations: 2026-02-30",
    "escape": b"organizations: \x1b[31m",
    "bidi": "organizations: a\u202eb".encode(),
    "huge": b"#" * (10 * 1024 * 1024 + 1),
}
READERS = {
    "init": ("init", "{new}", "--rehearsal", "--from", "{file}"),
    "update": ("init", "{folder}", "--update", "--from", "{file}"),
    "roadmap": ("init", "{new}", "--from", str(SAMPLES / "demo" / "organizations.yaml"),
                "--rehearsal", "--roadmap", "{file}"),
    "check": ("roadmap", "check", "{file}"),
    "additions": (*MAYAK, "-w", "{folder}", "--data", "{file}"),
    "render": ("render", "order_implementation", "--data", "{file}", "-o", "{new}"),
    "template": ("render", "order_implementation", "--data", str(ORDER), "-o", "{new}",
                 "--template", "{file}"),
    "heads": ("journal", "verify", "-w", "{folder}", "--heads", "{file}"),
}  # fmt: skip


@pytest.mark.parametrize("content", FILES)
@pytest.mark.parametrize("reader", READERS)
def test_a_foreign_file_is_refused_by_name_and_leaves_nothing(
    prints, folder, tmp_path, tree, reader, content
):
    suffix = ".docx" if reader == "template" else ".yaml"
    file = tmp_path / f"чужой{suffix}"
    file.write_bytes(FILES[content])
    before = tree(tmp_path)
    places = {"new": tmp_path / "новое", "folder": folder, "file": file}
    said = prints(*(one.format(**places) for one in READERS[reader]))
    assert_refused(said, 1)
    assert file.name in said.words
    assert tree(tmp_path) == before


@pytest.mark.parametrize("reader", [name for name in READERS if name != "update"])
def test_a_folder_in_place_of_a_file_is_refused(prints, folder, tmp_path, tree, reader):
    place = tmp_path / "папка.yaml"
    place.mkdir()
    before = tree(tmp_path)
    places = {"new": tmp_path / "новое", "folder": folder, "file": place}
    said = prints(*(one.format(**places) for one in READERS[reader]))
    assert_refused(said)
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "code",
    ["{{ 7 * 7 }}", "{{ ''.__class__ }}", "{% include 'x' %}", "{{ curatr }}", "{% if %}", "{{ x"],
)
def test_a_template_with_code_or_a_slip_is_refused(prints, tmp_path, tree, code):
    shipped, own = resources.template("order_implementation"), tmp_path / "свой.docx"
    with zipfile.ZipFile(shipped) as source, zipfile.ZipFile(own, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(
                    b"<w:body>", b"<w:body><w:p><w:r><w:t>" + code.encode() + b"</w:t></w:r></w:p>"
                )
            target.writestr(name, data)
    before = tree(tmp_path)
    said = prints(
        "render", "order_implementation", "--data", ORDER, "-o", tmp_path / "новое",
        "--template", own,
    )  # fmt: skip
    assert_refused(said, 1)
    assert "свой.docx" in said.words
    assert tree(tmp_path) == before


def failing(function, error):
    def fail(*arguments, **options):
        raise error

    return fail


WRITERS = {
    "draft": MAYAK,
    "redraft": (*MAYAK, "--period", "2022", "--on", "10.09.2021"),
    "register": ("act", SIGNABLE, "register", "77", "--actor", "buhta-office"),
}


@pytest.fixture(scope="module")
def prepared(played, prints, now, tmp_path_factory):
    """Sign the order that the writers register, and draft the one that they draft anew."""
    folder = tmp_path_factory.mktemp("prepared") / "папка"
    shutil.copytree(played[0], folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", now)
        for words in (
            (*MAYAK, "--period", "2022"),
            ("act", SIGNABLE, "sign", "--actor", "buhta-office"),
        ):
            assert prints(*words, "-w", folder).code == 0
    return folder


@pytest.fixture
def ready(prepared, folder):
    """Put a copy of it in place of the workspace."""
    shutil.rmtree(folder)
    shutil.copytree(prepared, folder)


@pytest.mark.parametrize("command", WRITERS)
def test_a_full_disk_leaves_everything_as_it_was(acts, folder, tree, monkeypatch, ready, command):
    before = tree(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing("fsync", OSError(errno.ENOSPC, "No space")))
        said = acts(*WRITERS[command])
    assert_refused(said, 3)
    assert "Приказ о внедрении 202" in said.words
    assert "на диске нет места – освободите место и повторите" in said.words
    assert tree(folder) == before
    assert acts("journal", "verify").code == 0
    assert acts(*WRITERS[command]).code == 0


@pytest.mark.parametrize("command", WRITERS)
def test_a_file_open_in_word_is_said_plainly(acts, folder, tree, monkeypatch, ready, command):
    before = tree(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing("replace", PermissionError(13, "denied")))
        said = acts(*WRITERS[command])
    assert_refused(said, 3)
    assert "файл открыт в другой программе (Word?). Закройте его и повторите." in said.words
    assert tree(folder) == before
    assert acts("journal", "verify").code == 0
    assert acts(*WRITERS[command]).code == 0


@pytest.mark.parametrize("command", WRITERS)
def test_an_output_folder_that_is_a_file_is_refused(acts, folder, tree, ready, command):
    out_is_a_file(folder)
    before = tree(folder)
    said = acts(*WRITERS[command])
    assert_refused(said, 3)
    assert tree(folder) == before


@pytest.mark.parametrize("command", ["init", "demo", "render"])
def test_a_folder_without_rights_is_refused(prints, tmp_path, tree, monkeypatch, command):
    words = {
        "init": (
            "init",
            tmp_path / "новое",
            "--rehearsal",
            "--from",
            SAMPLES / "demo" / "organizations.yaml",
        ),
        "demo": ("demo", "--to", tmp_path / "новое"),
        "render": ("render", "order_implementation", "--data", ORDER, "-o", tmp_path / "новое"),
    }
    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", failing("mkdir", PermissionError(13, "denied", "новое")))
        said = prints(*words[command])
    assert_refused(said, 3)
    assert "нет доступа" in said.words
    assert tree(tmp_path) == {}


def test_a_foreign_file_of_the_registered_name_is_not_overwritten(acts, folder, tree, ready):
    place = folder / "out" / "buhta" / "Приказ о внедрении 2021 № 77.docx"
    place.write_text("чужое", encoding="utf-8")
    before = tree(folder)
    said = acts(*WRITERS["register"])
    assert_refused(said, 1)
    assert "номер не записан" in said.words
    assert tree(folder) == before


@pytest.mark.parametrize("moment", ["вчера", "2021-13-01T00:00:00Z", "\x1b[31m"])
def test_a_clock_that_is_no_moment_is_refused(acts, monkeypatch, moment):
    monkeypatch.setenv("ACTS_NOW", moment)
    said = acts("status")
    assert_refused(said, 3)
    assert "не дата и время" in said.words


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("0001-01-01T00:00:00+12:00", 2),
        ("9999-12-31T23:59:59-12:00", 2),
        ("1899-12-31", 2),
        ("2200-01-01", 2),
        ("1900-01-01", 0),
        ("2199-12-31T23:59:59Z", 0),
    ],
)
@pytest.mark.parametrize("option", ["--as-of", "--known"])
def test_years_that_nobody_means_are_a_wrong_call(acts, option, moment, code):
    said = acts("status", option, moment)
    assert said.code == code, said.words
    assert code == 0 or "год не из 1900–2199" in said.words


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+12:00", "9999-12-31T23:59:59-12:00"])
def test_a_clock_of_another_age_is_refused(acts, monkeypatch, moment):
    monkeypatch.setenv("ACTS_NOW", moment)
    assert_refused(acts("status"), 3)


@pytest.mark.parametrize(
    "words",
    [
        ("status", "-w", ""),
        ("demo", "--to", ""),
        ("init", "", "--from", str(SAMPLES / "demo" / "organizations.yaml")),
    ],
)
def test_an_empty_name_of_a_folder_is_not_the_current_one(prints, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    said = prints(*words)
    assert_refused(said, 2)
    assert "имя папки пусто" in said.words
    assert list(tmp_path.iterdir()) == []


def test_a_school_named_as_a_device_gets_another_folder(prints, tmp_path):
    sample = SAMPLES / "demo" / "organizations.yaml"
    renamed = tmp_path / "школы.yaml"
    text = sample.read_text(encoding="utf-8").replace("id: rassvet", "id: con")
    renamed.write_text(text, encoding="utf-8")
    folder = tmp_path / "школа"
    assert prints("init", folder, "--rehearsal", "--from", renamed).code == 0
    said = prints("draft", "order_implementation", "--organization", "con", "-w", folder)
    assert said.code == 1, said.words  # made, and what it lacks is named
    assert "Проект: out/con_/" in said.words
    assert [path.name for path in (folder / "out").iterdir()] == ["con_"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1900-01-01", "2150-01-01"])
def test_a_day_at_the_edge_of_the_calendar_is_answered(acts, day):
    for arguments in (
        ("status", "--as-of", day),
        ("status", "--known", day),
        (*MAYAK, "--on", day),
        ("task", "6@2020@mayak", "start", "--on", day, "--actor", "mayak-office"),
    ):
        said = acts(*arguments)
        assert "самой программе" not in said.words, (arguments, said.words)
        assert said.code in (0, 1, 2)


CALLS = {
    "open": "open",
    "write": "fsync",
    "rename": "replace",
}


class Nth:
    """A function of the system that fails when it is called for the n-th time."""

    def __init__(self, real, n, error):
        self.real, self.left, self.error = real, n, error

    def __call__(self, *arguments, **options):
        self.left -= 1
        if self.left == 0:
            raise self.error
        return self.real(*arguments, **options)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("command", WRITERS)
def test_whichever_call_fails_nothing_is_half_done(
    acts, folder, tree, monkeypatch, ready, command, call, code
):
    name = CALLS[call]
    real = getattr(os, name)
    before = tree(folder)
    assert acts("journal", "verify").code == 0
    for n in range(1, 50):
        failing = Nth(real, n, OSError(code, "no", "файл.docx"))
        with monkeypatch.context() as patch:
            patch.setattr(f"os.{name}", failing)
            said = acts(*WRITERS[command])
        if failing.left > 0:
            break
        if said.code == 0:  # a file that Word holds open: the new draft lies beside it
            assert (call, code) == ("rename", errno.EACCES)
            assert "лежит рядом" in said.words
            break
        assert_refused(said, 3)
        # The same bytes, the journal's among them: what was proved of them holds.
        assert tree(folder) == before
    else:
        pytest.fail("it never passes")
    assert said.code == 0, said.words
    assert acts("journal", "verify").code == 0


@pytest.mark.parametrize("call", CALLS)
def test_a_workspace_whose_making_fails_is_taken_away(prints, tmp_path, monkeypatch, call):
    name = CALLS[call]
    real = getattr(os, name)
    sample = SAMPLES / "demo" / "organizations.yaml"
    words = ("init", tmp_path / "а" / "б", "--rehearsal", "--from", sample)
    for n in range(1, 50):
        failing = Nth(real, n, OSError(errno.ENOSPC, "no", "файл"))
        with monkeypatch.context() as patch:
            patch.setattr(f"os.{name}", failing)
            said = prints(*words)
        if failing.left > 0:
            break
        assert_refused(said, 3)
        assert list(tmp_path.iterdir()) == []
    assert said.code == 0, said.words
    assert prints("status", "-w", tmp_path / "а" / "б").code == 0


ORDER_2021 = "order_implementation@2021@buhta"
SPOKEN = {
    "reason": ("task", "5@2021@buhta", "postpone", "--due", "01.10.2021", "--basis", "письмо № 1",
               "--reason", "{}"),
    "basis": ("task", "5@2021@buhta", "postpone", "--due", "01.10.2021", "--basis", "{}"),
    "paper": ("task", "5@2021@buhta", "attach", "--paper", "{}"),
    "task remark": ("task", "5@2021@rassvet", "return", "--remark", "{}"),
    "act remark": ("act", ORDER_2021, "review", "--remark", "{}"),
    "post": ("act", ORDER_2021, "visa", "{}"),
    "minutes": ("act", ORDER_2021, "opinion", "Совет школы", "--minutes", "{}"),
    "cancel": ("act", ORDER_2021, "cancel", "--reason", "{}"),
}  # fmt: skip


@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN.keys())
def test_no_person_gets_into_the_journal_by_a_free_text(acts, folder, tree, words):
    before = tree(folder)
    person = "Чайкина Мария Петровна, 12.03.2009 г.р., тел. 89001234567"
    said = acts(*(one.format(person) for one in words))
    assert_refused(said, 2)
    assert "похоже на персональные данные: имя с отчеством, телефон, дата рождения" in said.words
    assert "«куратор»" in said.words
    assert not any(part in said.words for part in ("Чайкин", "Мария", "8900", "2009"))
    assert tree(folder) == before


def test_the_journal_of_the_demo_holds_no_person(acts):
    for event in json.loads(acts("journal", "show", "--format", "json").out):
        for text in (event["reason"], *event["details"].values()):
            assert found(text) == ()


@pytest.mark.parametrize("moment", ["2020-W10", "20201001", "2020-W10-1"])
def test_what_only_a_machine_takes_for_a_date_is_not_offered_a_zone(acts, moment):
    said = acts("status", "--as-of", moment)
    assert_refused(said, 2)
    assert f"«{moment}» – не дата и не момент" in said.words
    assert f"{moment}Z" not in said.words
