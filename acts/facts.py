"""What guards may ask about: one immutable value for each kind of subject."""

import dataclasses as dc
import datetime as dt
import enum

from acts.errors import Problem

__all__ = [
    "ANSWER_LABELS",
    "ActFacts",
    "Answer",
    "Evidence",
    "OpinionFact",
    "ReadingFact",
    "TaskFacts",
    "VisaFact",
]


class Answer(enum.StrEnum):
    """What a body answered, or that it did not, or that there is none."""

    AGREE = "agree"
    REMARKS = "remarks"
    AGAINST = "against"
    SILENT = "silent"  # the term passed without an answer: the act goes on with a note
    ABSENT = "absent"  # the body does not exist: a recorded fact, never a silent skip


ANSWER_LABELS = {
    Answer.AGREE: "согласен",
    Answer.REMARKS: "есть замечания",
    Answer.AGAINST: "против",
    Answer.SILENT: "не ответил в срок",
    Answer.ABSENT: "такого органа в школе нет",
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class VisaFact:
    """A visa that was put: whose post, when, with remarks or clean."""

    post: str
    on: dt.date
    remarks: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class OpinionFact:
    """An opinion that came in: whose, when, what it says and the number of its minutes."""

    body: str
    on: dt.date
    answer: Answer
    minutes: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ReadingFact:
    """That somebody signed the sheet of acquaintance: in which line of it, when."""

    line: str
    on: dt.date


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """What is known about a local act when somebody wants to move it.

    Attributes:
        today: The organisation's day.
        happened_on: Day of the fact that is being recorded.
        previous_on: Day of the act's last recorded fact, or None.
        findings: Errors of schema, law and layout found in the current text.
        visas_required: Posts whose visa is needed, in order.
        visas: Visas put since the last submission.
        visa_post: Post whose visa is being recorded.
        bodies: Bodies whose opinion is needed by law or by the charter.
        sent_on: Day the draft went to the bodies, or None.
        opinions: Opinions received.
        opinion: The opinion that is being recorded.
        opinion_term_ends: Last day a body may answer; silence counts only after it.
        remark: Text of a remark or a reason.
        clause: Point of the act the remark is about.
        protocol: Reference of the protocol of disagreements.
        returned_by_consultation: Whether the consultation ends in rework.
        signer_post: Post of the head who signs that day, or empty when nobody is recorded.
        acting: Whether the signer is an acting head.
        acting_basis: The order that empowers the acting head.
        text_digest: Digest of the current text without number and date.
        approved_digest: Digest that passed legal review.
        number: Registration number offered.
        number_required: Whether the step needs a number: an order does, an agreement may not.
        number_expected: Number that comes next where `acts` keeps the book, else empty.
        number_taken_by: What has this number in the same book and year, or empty.
        book_last: Last date registered in the book and year before this number, or None.
        book_next: First date registered in the book after this number, or None.
        signed_on: Day of signing, or None.
        effective_from: First day in force, or None for the day of signing.
        promised_from: First day in force that was said at registration, or None.
        cancelled_by: Act or paper that cancels a signed act.
        affecting_act: Id of the amending or repealing act.
        affecting_words: How that act is called.
        affecting_in_force: Whether that act is in force.
        readers: Lines of the sheet of acquaintance, in its order.
        readings: Acquaintances recorded, the last one of a line counts.
        reader: Line whose acquaintance is being recorded.
        dated_on: The act's own date, or None before it has one.
        publishable: Whether an act of this kind has to stand on the site.
        address: Where on the site it was placed.
    """

    today: dt.date
    happened_on: dt.date
    previous_on: dt.date | None = None
    findings: tuple[Problem, ...] = ()
    visas_required: tuple[str, ...] = ()
    visas: tuple[VisaFact, ...] = ()
    visa_post: str = ""
    bodies: tuple[str, ...] = ()
    sent_on: dt.date | None = None
    opinions: tuple[OpinionFact, ...] = ()
    opinion: OpinionFact | None = None
    opinion_term_ends: dt.date | None = None
    remark: str = ""
    clause: str = ""
    protocol: str = ""
    returned_by_consultation: bool = False
    signer_post: str = ""
    acting: bool = False
    acting_basis: str = ""
    text_digest: str = ""
    approved_digest: str = ""
    number: str = ""
    number_required: bool = True
    number_expected: str = ""
    number_taken_by: str = ""
    book_last: dt.date | None = None
    book_next: dt.date | None = None
    signed_on: dt.date | None = None
    effective_from: dt.date | None = None
    promised_from: dt.date | None = None
    cancelled_by: str = ""
    affecting_act: str = ""
    affecting_words: str = ""
    affecting_in_force: bool = False
    readers: tuple[str, ...] = ()
    readings: tuple[ReadingFact, ...] = ()
    reader: str = ""
    dated_on: dt.date | None = None
    publishable: bool = False
    address: str = ""

    @property
    def visas_missing(self) -> tuple[str, ...]:
        """List posts whose visa is still needed, in order."""
        given = {visa.post for visa in self.visas}
        return tuple(post for post in self.visas_required if post not in given)

    @property
    def opinions_missing(self) -> tuple[str, ...]:
        """List bodies whose opinion is still needed."""
        given = {opinion.body for opinion in self.opinions}
        return tuple(body for body in self.bodies if body not in given)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document offered as proof.

    Attributes:
        reference: Act id, or how an outside paper is cited.
        words: How the act is called; empty for an outside paper.
        kind: Code of its kind, or empty for an outside paper of no known kind.
        effective: Whether it is in force (an act) or signed (an agreement, an outside paper).
        state: Its state in Russian, for the refusal.
        date: Its own date.
        digest: SHA-256 of its file or text.
        author: Actor id of the one who offers it.
        number: Its registration number, or empty.
        effective_from: Day a registered act waits for to be in force, or None.
    """

    reference: str
    kind: str
    effective: bool
    state: str
    date: dt.date
    digest: str
    author: str
    number: str = ""
    effective_from: dt.date | None = None
    words: str = ""

    @property
    def called(self) -> str:
        """How it is called in a sentence."""
        return self.words or self.reference


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What is known about an occurrence when somebody wants to move it.

    Attributes:
        today: The organisation's day.
        happened_on: Day of the fact that is being recorded.
        previous_on: Day of the occurrence's last recorded fact, or None.
        waits_for: Occurrences that must be done first and are not.
        waived: Whether the municipality let it start without them.
        expected_kinds: Kinds of act that prove it; empty where any paper does.
        expected_text: The result column as printed.
        evidence: The document offered or attached.
        evidence_after: A document must be dated after this day.
        evidence_until: … and not after this day.
        checker: Actor id of the one who confirms or returns.
        remark: Text of a remark or a reason.
        clause: What point the remark is about.
        due: Term in force now, or None.
        new_due: Term asked for.
        latest_due: No new term may be after this day (end of the programme).
        basis: Paper that allows a new term or takes the item off.
        postponed_times: How often the term was moved already.
        postpone_limit: How often it may be.
        na_reasons: Reasons accepted for «не применимо».
    """

    today: dt.date
    happened_on: dt.date
    previous_on: dt.date | None = None
    waits_for: tuple[str, ...] = ()
    waived: bool = False
    expected_kinds: tuple[str, ...] = ()
    expected_text: str = ""
    evidence: Evidence | None = None
    evidence_after: dt.date | None = None
    evidence_until: dt.date | None = None
    checker: str = ""
    remark: str = ""
    clause: str = ""
    due: dt.date | None = None
    new_due: dt.date | None = None
    latest_due: dt.date | None = None
    basis: str = ""
    postponed_times: int = 0
    postpone_limit: int = 2
    na_reasons: tuple[str, ...] = ()
