import datetime as dt

from acts.order import Order


def test_cites_itself_shortly():
    order = Order(
        issuer="Министерство",
        kind="приказ",
        number="12/3-О",
        date=dt.date(2020, 6, 5),
        place="г. Рассветный",
        title="О наставничестве",
        signatory="министр",
    )

    assert order.citation == "приказ № 12/3-О от 05.06.2020"
    assert order.points == ()
