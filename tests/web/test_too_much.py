"""More than the desk takes at once: said in Russian, and nothing of it is written."""

import re

import pytest

STAFF = "staff.mayak"
NEW = "/o/mayak/acts/new/"
ROW = "/o/mayak/data/table/mentees/mentee-1/"


def words(answer):
    text = re.sub(r"<(script|style)[\s\S]*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def events():
    from acts.web.workspace import workspace

    return len(list(workspace().store.events()))


def rows(count):
    keys = [f"{number:05}" for number in range(count)]
    filled = {f"pairs.{key}.mentor.surname": "Ветров" for key in keys}
    return {"kind": "order_pairs", "period": "2021", "pairs.__rows": keys, **filled}


@pytest.mark.parametrize("pressed", [{}, {"add_row": "visas"}])
def test_rows_over_the_limit_are_refused_and_none_is_left_out_in_silence(browser_of, pressed):
    client = browser_of(STAFF)
    before = events()
    answer = client.post(NEW, {**rows(1001), **pressed})

    assert answer.status_code == 422
    assert "в таблице больше 1000 строк" in words(answer).lower()
    assert events() == before


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"title": "а" * (4 * 1024 * 1024)}, "больше 4 МБ"),
        ({f"field-{number}": "" for number in range(20_001)}, "больше 20000 полей"),
    ],
)
@pytest.mark.parametrize("content", ["application/x-www-form-urlencoded", "multipart"])
def test_a_form_over_the_limits_is_refused_in_russian(browser_of, form, said, content):
    from urllib.parse import urlencode

    client = browser_of(STAFF)
    before = events()
    if content == "multipart":
        answer = client.post(ROW, form)
    else:
        answer = client.post(ROW, urlencode(form), content_type=content)

    assert answer.status_code == 413
    assert said in words(answer)
    assert "Ничего не записано" in words(answer)
    assert "data-stale" in answer.content.decode()  # what was typed is kept for «Назад»
    assert events() == before


def test_files_over_the_limit_are_refused_in_russian(browser_of):
    import io

    files = {f"file-{number}": io.BytesIO(b"x") for number in range(101)}
    answer = browser_of(STAFF).post("/o/mayak/data/upload/", files)

    assert answer.status_code == 413
    assert "больше 100 файлов" in words(answer)
