"""Scripts in names never run; hostile files are refused in the words of the command line."""

import concurrent.futures
import html
import io
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile

EVIL = "Зло<script>document.title='взлом'</script>\"><img src=x onerror=\"document.title='взлом'\">"
NAMES = {
    "officials": ("post", "surname", "name", "patronymic", "basis"),
    "bodies": ("title", "chair", "paper"),
    "partners": (
        *("full_name", "short_name", "address", "signer_post", "signer_surname", "signer_name"),
        *("signer_patronymic", "signer_basis", "contact"),
    ),
    "mentors": ("surname", "name", "patronymic", "position", "workplace", "contact", "competences"),
    "mentees": ("surname", "name", "patronymic", "position", "representative", "request"),
    "programmes": ("title", "goal", "approved_by"),
    "overrides": ("nominative", "genitive", "dative"),
}
CHOSEN = {("bodies", "kind"): 5}  # the one such a school has no row of yet
PLAIN = {"since": "01.09.2021", "until": "31.05.2022", "birth_date": "05.03.1990"}
DATA = "/o/buhta/data/"
LOOKED_AT = (
    *("/o/buhta/", "/o/buhta/year/", DATA, f"{DATA}check/", f"{DATA}names/", f"{DATA}conflicts/"),
    *("/o/buhta/acts/", "/o/buhta/acts/new/", "/o/buhta/acts/new/?kind=order_implementation"),
    *("/o/buhta/acts/new/?kind=order_pairs", "/o/buhta/acts/paper/", "/o/buhta/journal/"),
)


def fill(page, table):
    """Put the script into every name field and what is due into the rest."""
    for name in NAMES[table]:
        page.fill(f"#f-form [name={name}]", EVIL)
    for select in page.locator("#f-form select").all():
        if not select.input_value():
            select.select_option(index=CHOSEN.get((table, select.get_attribute("name")), 1))
    for name, value in PLAIN.items():
        field = page.locator(f"#f-form input[name={name}]")
        if field.count():
            field.fill(value)


def sent(page):
    page.locator("#f-form .registers-actions button").first.click()


def saved(page, table, words):
    """Save a row with the script in every name, as far as the form takes it; give its address."""
    page.goto(f"{DATA}table/{table}/new/")
    fill(page, table)
    sent(page)
    if "/new/" in page.url:  # refused: shown again in its field, and then what is left goes in
        for wrong in page.locator("#f-form input.is-invalid, #f-form textarea.is-invalid").all():
            assert wrong.input_value() == EVIL
            wrong.fill("Иванова Мария")
        sent(page)
    assert "/new/" not in page.url, words(page)
    assert EVIL[:20] in html.unescape(page.content())
    return page.url


def test_a_script_in_every_name_is_text_wherever_it_is_shown(visit, words):
    page, other = visit("staff.buhta"), visit("municipal")
    rows = {table: saved(page, table, words) for table in NAMES}
    lists = [f"{DATA}table/{table}/" for table in NAMES]
    for who, addresses in ((page, (*lists, *LOOKED_AT)), (other, (*rows.values(), *lists))):
        for address in addresses:
            who.goto(address)
            assert "взлом" not in who.title(), address
            assert not who.locator("img[src=x]").count(), address


def bomb():
    """A workbook of a few kilobytes whose sheet unfolds to hundreds of megabytes."""
    zeros, out = b" " * 2**20, io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES % "sheet")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(zeros)
    return out.getvalue()


TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
    'package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.%s.main+xml"/></Types>'
)


def repacked(form, changes):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, changes(name, source.read(name)))
    return out.getvalue()


def with_doctype(name, data):
    if name != "xl/workbook.xml":
        return data
    return re.sub(rb"(<\?xml[^>]*\?>)", rb'\1<!DOCTYPE a [<!ENTITY b "c">]>', data, count=1)


def with_macros(name, data):
    if name != "[Content_Types].xml":
        return data
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert plain in data
    return data.replace(plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")


def hostile_files(form):
    return {
        "бомба.xlsx": bomb(),
        "программа.xlsx": b"MZ\x90\x00" + b"\x00" * 4096,
        "макросы.xlsx": repacked(form, with_macros),
        "тип.xlsx": repacked(form, with_doctype),
        "большой.xlsx": form + b"\x00" * (30 * 2**20),
        "большой.yaml": b"stamp:\n" + b"# \n" * (10 * 2**20),
    }


def post(served, cookies, path, name, data):
    """Send a file as a browser does, from a thread of its own."""
    jar = {one["name"]: one["value"] for one in cookies}
    edge = "xxYYzz"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    request = urllib.request.Request(
        served.address.rstrip("/") + path,
        data=head.encode() + data + f"\r\n--{edge}--\r\n".encode(),
        headers={
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "Cookie": "; ".join(f"{key}={value}" for key, value in jar.items()),
            "X-CSRFToken": jar["csrftoken"],
            "Referer": served.address,
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def said(page):
    text = re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style)[\s\S]*?</\1>", "", page))
    return " ".join(html.unescape(text).split())


def waiting(served):
    return {one for one in (served.folder / ".присланное").rglob("*") if one.is_file()}


def test_hostile_files_are_refused_in_the_same_words_while_others_are_served(
    server, visit, tmp_path, harness
):
    keeper, other = visit("clerk.mayak"), visit("director.mayak")
    form = (server.untouched / "формы" / "Данные mayak.xlsx").read_bytes()
    files = hostile_files(form)
    before, held = server.digest, waiting(server)
    keeper.goto("/o/mayak/data/upload/")  # so that there is a token
    cookies, slowest = keeper.context.cookies(), 0.0
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        running = {
            name: pool.submit(post, server, cookies, "/o/mayak/data/upload/", name, data)
            for name, data in files.items()
        }
        while not all(one.done() for one in running.values()):
            began = time.monotonic()
            assert other.goto("/o/mayak/").status == 200
            slowest = max(slowest, time.monotonic() - began)
    answers = {name: one.result() for name, one in running.items()}

    assert slowest < 10
    assert {name: status for name, (status, _) in answers.items()} == dict.fromkeys(files, 422)
    assert server.digest == before
    assert waiting(server) <= held
    folder = tmp_path / "папка"
    shutil.copytree(server.untouched, folder)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    command = [
        sys.executable,
        "-m",
        "acts",
        "data",
        "load",
        *(str(tmp_path / one) for one in files),
    ]
    typed = subprocess.run(
        [*command, "--organization", "mayak", "-w", str(folder)],
        capture_output=True,
        encoding="utf-8",
        env=harness.environment(),
        check=False,
    )
    told = " ".join((typed.stdout + typed.stderr).split())
    for name, (_, page) in answers.items():
        assert "ничего не записано" in said(page)
        listed = page[page.index("Файл не принят") :]
        for line in re.findall(r"<li>(.*?)</li>", listed[: listed.index("</ul>")], re.DOTALL):
            refusal = said(re.sub(r"<span[\s\S]*?</span>", "", line)).rstrip(" .")
            assert refusal.casefold() in told.casefold(), name


def test_a_word_with_no_break_in_it_pushes_no_page_wider_than_a_phone(visit):
    page, other = visit("clerk.buhta", width=360), visit("municipal", width=360)
    page.goto(f"{DATA}table/partners/new/")
    for name in ("full_name", "short_name"):
        page.fill(f"#f-form [name={name}]", "Длинноеслово" * 15)
    page.fill("#f-form [name=since]", "01.09.2021")
    sent(page)
    page.wait_for_url("**/partner-*/")
    for who in (page, other):
        for address in (page.url, f"{DATA}names/", f"{DATA}table/partners/"):
            who.goto(address)
            wider = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
            assert who.evaluate(wider) == 0, address
    page.goto("/o/buhta/acts/new/")
    assert page.evaluate(wider) == 0
