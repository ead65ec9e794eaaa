"""The check of a rendered act: rules of ГОСТ Р 7.0.97 and of the law as a table of functions.

The standard is voluntary, so layout only warns; what breaks the law or the identity of the act
is an error. Identifiers are those of the rules' table in the documentation: «gost.G09».
"""

import dataclasses as dc
import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from acts.act import ActData, ActKind, Registration
from acts.documents import (
    lint_agreement,
    lint_body,
    lint_layout,
    lint_order,
    lint_pairs,
    lint_regulation,
    lint_text,
)
from acts.documents.context import date_of
from acts.documents.lint_rules import Finding, Subject
from acts.documents.overrides import wording_of
from acts.documents.reading import Document
from acts.errors import Problem, Severity

__all__ = ["Edition", "Rule", "edition_on", "lint", "rules_of"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what it is called, how much it weighs and what finds a breach."""

    id: str
    severity: Severity
    check: Callable[[Subject], Iterator[Finding]]
    kinds: tuple[str, ...] = ()


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_ORDERS = ("order_",)
_AGREEMENTS = ("partner_agreement",)
_REGULATIONS = ("regulation_",)
_RULES = (
    Rule(id="G01", severity=_WARNING, check=lint_layout.page_is_a4),
    Rule(id="G02", severity=_WARNING, check=lint_layout.margins_are_wide_enough),
    Rule(id="G03", severity=_WARNING, check=lint_layout.left_margin_suits_retention),
    Rule(id="G04", severity=_WARNING, check=lint_layout.size_is_readable),
    Rule(id="G05", severity=_WARNING, check=lint_layout.one_font),
    Rule(id="G06", severity=_WARNING, check=lint_body.body_is_indented, kinds=_ORDERS),
    Rule(id="G07", severity=_WARNING, check=lint_body.lines_are_spaced, kinds=_ORDERS),
    Rule(id="G08", severity=_WARNING, check=lint_body.body_is_justified, kinds=_ORDERS),
    Rule(id="G09", severity=_WARNING, check=lint_text.spaces_are_single),
    Rule(id="G10", severity=_WARNING, check=lint_layout.pages_are_numbered_from_the_second),
    Rule(id="G11", severity=_WARNING, check=lint_body.pages_of_annexes_are_numbered_alike),
    Rule(id="G12", severity=_ERROR, check=lint_order.organization_is_named),
    Rule(id="G13", severity=_ERROR, check=lint_order.kind_is_named, kinds=_ORDERS),
    Rule(id="G14", severity=_WARNING, check=lint_text.dates_have_one_style),
    Rule(id="G16", severity=_ERROR, check=lint_order.registration_is_printed, kinds=_ORDERS),
    Rule(id="G17", severity=_WARNING, check=lint_body.place_is_named, kinds=_ORDERS),
    Rule(id="G18", severity=_WARNING, check=lint_order.heading_is_there, kinds=_ORDERS),
    Rule(id="G18", severity=_WARNING, check=lint_order.heading_answers_about_what, kinds=_ORDERS),
    Rule(id="G19", severity=_ERROR, check=lint_order.command_is_there, kinds=_ORDERS),
    Rule(id="G20", severity=_ERROR, check=lint_order.preamble_opens_right, kinds=_ORDERS),
    Rule(id="G21", severity=_ERROR, check=lint_order.points_are_unbroken, kinds=_ORDERS),
    Rule(id="G22", severity=_WARNING, check=lint_body.assignments_are_whole, kinds=_ORDERS),
    Rule(id="G23", severity=_WARNING, check=lint_order.last_point_is_control, kinds=_ORDERS),
    Rule(id="G24", severity=_ERROR, check=lint_order.annexes_match_mentions, kinds=_ORDERS),
    Rule(id="G25", severity=_ERROR, check=lint_order.annexes_are_marked, kinds=_ORDERS),
    Rule(id="G26", severity=_WARNING, check=lint_body.annexes_are_stamped, kinds=_ORDERS),
    Rule(id="G27", severity=_ERROR, check=lint_body.stamps_agree, kinds=_ORDERS),
    Rule(id="G29", severity=_ERROR, check=lint_order.signature_is_right, kinds=_ORDERS),
    Rule(id="G30", severity=_WARNING, check=lint_body.signature_is_not_alone, kinds=_ORDERS),
    Rule(id="G31", severity=_WARNING, check=lint_text.initials_have_one_style),
    Rule(id="G35", severity=_ERROR, check=lint_text.nothing_is_left_unfilled),
    Rule(id="G36", severity=_ERROR, check=lint_text.no_look_alikes),
    Rule(id="G40", severity=_ERROR, check=lint_order.everyone_named_is_acquainted, kinds=_ORDERS),
    Rule(
        id="G40",
        severity=_ERROR,
        check=lint_pairs.employees_in_the_list_are_acquainted,
        kinds=("order_pairs",),
    ),
    Rule(id="A01", severity=_ERROR, check=lint_agreement.parties_are_named, kinds=_AGREEMENTS),
    Rule(id="A02", severity=_WARNING, check=lint_agreement.details_are_there, kinds=_AGREEMENTS),
    Rule(id="G13", severity=_ERROR, check=lint_agreement.kind_is_named, kinds=_AGREEMENTS),
    Rule(
        id="G16", severity=_ERROR, check=lint_agreement.registration_is_printed, kinds=_AGREEMENTS
    ),
    Rule(id="G18", severity=_WARNING, check=lint_agreement.heading_is_there, kinds=_AGREEMENTS),
    Rule(id="G21", severity=_ERROR, check=lint_agreement.clauses_are_unbroken, kinds=_AGREEMENTS),
    Rule(id="G24", severity=_ERROR, check=lint_order.annexes_match_mentions, kinds=_AGREEMENTS),
    Rule(id="G25", severity=_ERROR, check=lint_agreement.annexes_are_marked, kinds=_AGREEMENTS),
    Rule(id="G29", severity=_ERROR, check=lint_agreement.both_sides_sign, kinds=_AGREEMENTS),
    Rule(id="G13", severity=_ERROR, check=lint_regulation.kind_is_named, kinds=_REGULATIONS),
    Rule(id="G16", severity=_ERROR, check=lint_regulation.stamp_is_there, kinds=_REGULATIONS),
    Rule(id="G18", severity=_WARNING, check=lint_regulation.heading_is_there, kinds=_REGULATIONS),
    Rule(id="G21", severity=_ERROR, check=lint_regulation.clauses_are_unbroken, kinds=_REGULATIONS),
    Rule(
        id="G24", severity=_ERROR, check=lint_regulation.annexes_match_mentions, kinds=_REGULATIONS
    ),
    Rule(id="G25", severity=_ERROR, check=lint_regulation.annexes_are_marked, kinds=_REGULATIONS),
    Rule(
        id="P01",
        severity=_ERROR,
        check=lint_regulation.references_lead_somewhere,
        kinds=_REGULATIONS,
    ),
    Rule(
        id="P02", severity=_ERROR, check=lint_regulation.consents_are_separate, kinds=_REGULATIONS
    ),
    Rule(id="P03", severity=_ERROR, check=lint_regulation.opinions_are_named, kinds=_REGULATIONS),
    Rule(id="P04", severity=_WARNING, check=lint_regulation.forms_are_named, kinds=_REGULATIONS),
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of the standard: what it is called, its first day, where it is stricter.

    Attributes:
        title: The standard's designation.
        since: The first day on which acts are written by it.
        weights: Rules that weigh otherwise than in the table, by the name of the check.
    """

    title: str
    since: dt.date
    weights: Mapping[str, Severity] = dc.field(default_factory=dict)


# Only what is known for certain of the new edition; the rest stays as in the old one.
_EDITIONS = (
    Edition(title="ГОСТ Р 7.0.97-2016", since=dt.date(2018, 7, 1)),
    Edition(
        title="ГОСТ Р 7.0.97-2025",
        since=dt.date(2025, 8, 18),
        weights={"heading_is_there": _ERROR},  # a heading for every document
    ),
)


def edition_on(date: dt.date) -> Edition:
    """Give the edition of ГОСТ Р 7.0.97 by which an act of this date is written.

    Args:
        date: The act's date; before the first edition the first one is taken.
    """
    return next((one for one in reversed(_EDITIONS) if one.since <= date), _EDITIONS[0])


def rules_of(kind: ActKind, on: dt.date) -> tuple[Rule, ...]:
    """Give the rules that a kind of act is checked by.

    Args:
        kind: The kind of act.
        on: The act's date: it chooses the edition of the standard.
    """
    weights = edition_on(on).weights
    return tuple(
        dc.replace(rule, severity=weights.get(rule.check.__name__, rule.severity))
        for rule in _RULES
        if not rule.kinds or kind.code.startswith(rule.kinds)
    )


def lint(
    document: Document,
    kind: ActKind,
    data: ActData,
    *,
    registration: Registration | None = None,
) -> tuple[Problem, ...]:
    """Check a rendered act.

    Args:
        document: What `read_document` gave.
        kind: The kind of act.
        data: The data it was rendered from.
        registration: Number and date, when it has them.
    """
    on = registration.date if registration else date_of(str(data.fields["planned_on"]))
    subject = Subject(
        document=document,
        kind=kind,
        data=data,
        registration=registration,
        words=wording_of(data.fields),
    )
    return tuple(
        Problem(
            message=finding.message,
            remedy=finding.remedy,
            place=finding.place,
            code=f"gost.{rule.id}",
            severity=rule.severity,
        )
        for rule in rules_of(kind, on)
        for finding in rule.check(subject)
    )
