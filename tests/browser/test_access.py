"""Every address as every account and as nobody, over the wire; looking changes nothing."""

import http.client
import re
import urllib.parse

import pytest

SCHOOL, FOREIGN, UNKNOWN = "mayak", "rassvet", "nowhere"
ACCOUNTS = (
    "",
    "staff.mayak",
    "clerk.mayak",
    "director.mayak",
    "municipal",
    "legal",
    "auditor",
    "administrator",
)
OF_SCHOOL = tuple(one for one in ACCOUNTS if one.endswith(SCHOOL))
# Arguments of the addresses: a new page is walked by itself.
GIVEN = {
    "item": "5",
    "period": "2021",
    "seq": "1",
    "table": "mentees",
    "code": "mentee-1",
    "token": "x" * 43,
    "app_label": "accounts",
    "url": "nothing",
    "object": "1/1",
    "object_id": "1",
    "content_type_id": "1",
    "path": "1",
}
# What may not be asked for by GET answers 405; leaving is a POST as well.
EXPECTED = {200, 302, 303, 403, 404, 405, 422}


def address(route, organization):
    """Fill in the arguments of a route."""

    def value(found):
        name = found[2]
        if name == "organization":
            return organization
        if name == "act":
            return f"order_implementation@2020@{organization}"
        return GIVEN[name]

    route = re.sub(r"<(?:(\w+):)?(\w+)>", value, route.removeprefix("^"))
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: GIVEN[found[1]], route)
    return "/" + route.rstrip("$")


class Wire:
    """A connection of an account, without a browser in between."""

    def __init__(self, served, cookies):
        self._host = urllib.parse.urlsplit(served.address).netloc
        self._line = http.client.HTTPConnection(self._host, timeout=60)
        self.close = self._line.close
        self._cookie = "; ".join(f"{one['name']}={one['value']}" for one in cookies)

    def get(self, where):
        self._line.request("GET", urllib.parse.quote(where), headers={"Cookie": self._cookie})
        answer = self._line.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace"), answer.headers


@pytest.fixture
def wire(visit, server):
    lines = []

    def connected(code):
        lines.append(Wire(server, visit(code).context.cookies()))
        return lines[-1]

    yield connected
    for one in lines:
        one.close()


def plain(html):
    return " ".join(re.sub(r"<[^>]+>|csrf\S+", " ", html).split())


@pytest.mark.parametrize("code", ACCOUNTS, ids=lambda code: code or "nobody")
def test_every_address_answers_every_account_and_looking_changes_nothing(
    server, wire, routes, code
):
    line = wire(code)
    before = server.digest
    wrong = {}
    for route in routes:
        where = address(route, SCHOOL)
        status, body, headers = line.get(where)
        if status not in EXPECTED:
            wrong[where] = status
        is_open = where.startswith(("/login/", "/invite/", "/feed/", "/static/", "/admin/login/"))
        if not code and not is_open and (status != 302 or "/login/" not in headers["Location"]):
            wrong[where] = f"{status} to nobody"
        if status == 302 and code and "/login/" in headers["Location"] and "/admin/" not in where:
            wrong[where] = "asks who is logged in to log in"
        if "Traceback" in body:
            wrong[where] = "traceback"
    assert len(routes) > 50
    assert wrong == {}
    assert server.digest == before


@pytest.mark.parametrize("code", OF_SCHOOL)
def test_a_foreign_school_answers_like_one_that_is_not_there(server, wire, routes, code):
    line = wire(code)
    wrong = {}
    for route in (one for one in routes if "<str:organization>" in one):
        foreign, unknown = (line.get(address(route, one)) for one in (FOREIGN, UNKNOWN))
        if (foreign[0], unknown[0]) not in ((404, 404), (405, 405)):
            wrong[route] = foreign[0], unknown[0]
        if plain(foreign[1]).replace(FOREIGN, "") != plain(unknown[1]).replace(UNKNOWN, ""):
            wrong[route] = "other words"
    assert wrong == {}
