"""A hundred orders in one process, beside plain docxtpl filling the same template.

Plain docxtpl gets the same context and the same filters. It checks nothing, reads nothing back and
writes another archive each time; the ratio is the price of the checks.
"""

import io

import docxtpl

from acts import resources
from acts.documents.context import build_context
from acts.documents.render import render
from acts.documents.template import environment
from acts.law import bases
from acts.sources.act_data import load_act_data
from acts.sources.catalog import load_catalog
from acts.sources.law import load_law
from bench.measured import Row, peak_memory, print_rows, timed

__all__ = ["main"]

_KIND = "order_implementation"
_ORDERS = 100


def main() -> None:
    """Measure both and print the row."""
    kind = next(one for one in load_catalog(resources.catalog()) if one.code == _KIND)
    data = load_act_data(resources.samples() / "order-implementation" / "data.yaml", _KIND)
    template = resources.template(_KIND)
    rows = load_law(resources.law())
    law = bases(rows, kind.bases, max(row.effective_from for row in rows))

    def ours() -> None:
        for _ in range(_ORDERS):
            render(kind, data, template=template, legal_bases=law)

    def plain() -> None:
        for _ in range(_ORDERS):
            context = build_context(kind, data, legal_bases=law, registration=None)
            document = docxtpl.DocxTemplate(template)
            document.render(context, jinja_env=environment(), autoescape=True)
            document.save(io.BytesIO())

    render(kind, data, template=template, legal_bases=law)  # dictionaries are loaded once
    _, own = timed(ours)
    memory = peak_memory()
    _, theirs = timed(plain)
    print_rows(
        Row(
            what=f"{_ORDERS} orders on implementation drafted in one process",
            measured=f"{own:.1f} s, {memory}",
            beside=f"plain docxtpl {theirs:.1f} s",
            ratio=f"{own / theirs:.1f}",
            aim="≤ 5 s",
        )
    )


if __name__ == "__main__":
    main()
