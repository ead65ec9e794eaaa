"""The tables. Text has no length limit; what a row derives from the journal begins with `now_`."""

# ruff: noqa: D106 – a `Meta` says what its class says

from django.db import models

__all__ = [
    "ActRow",
    "BookRow",
    "ConflictRow",
    "EventRow",
    "OccurrenceRow",
    "OfficialRow",
    "OrganizationRow",
    "RegisterRow",
]


class OrganizationRow(models.Model):
    """An organisation."""

    id = models.TextField(primary_key=True)
    fan_out = models.TextField()
    full_name = models.TextField()
    short_name = models.TextField()
    place = models.TextField()
    zone = models.TextField()
    founder = models.TextField()
    parent = models.TextField()
    body = models.TextField()
    tracked_from = models.DateField(null=True)
    # Rules of its own about dates; null where the roadmap's hold. Stores of before had none.
    week = models.PositiveSmallIntegerField(null=True)
    days_off = models.TextField(null=True)
    school_year_start = models.TextField(null=True)
    school_year_end = models.TextField(null=True)

    class Meta:
        db_table = "acts_organization"


class OfficialRow(models.Model):
    """A person in a post."""

    organization = models.ForeignKey(OrganizationRow, models.CASCADE, related_name="officials")
    role = models.TextField()
    post = models.TextField()
    surname = models.TextField()
    name = models.TextField()
    patronymic = models.TextField()
    gender = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    basis = models.TextField()

    class Meta:
        db_table = "acts_official"


class _Projected(models.Model):
    """Where a subject stands after its whole history, so that status needs no replay.

    `version` is the seq of the last event; `latest_fact` and `latest_record` are the greatest day
    and moment in the history: a question about that time or later is answered from the row.
    """

    version = models.PositiveIntegerField(default=0)
    latest_fact = models.DateField(null=True)
    latest_record = models.DateTimeField(null=True)
    now_state = models.TextField(default="")
    now_since = models.DateField(null=True)
    now_due = models.DateField(null=True)
    now_due_basis = models.TextField(default="")
    now_document = models.TextField(default="")
    now_document_kind = models.TextField(default="")
    now_document_date = models.DateField(null=True)
    now_file_digest = models.TextField(default="")
    now_number = models.TextField(default="")
    now_reason = models.TextField(default="")
    now_author = models.TextField(default="")
    now_postponed = models.PositiveIntegerField(default=0)
    now_recorded_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class OccurrenceRow(_Projected):
    """An occurrence of the plan; `effective_due` is the moved term or the plan's own."""

    id = models.TextField(primary_key=True)
    organization = models.ForeignKey(OrganizationRow, models.PROTECT, db_index=False)
    item = models.TextField()
    item_key = models.TextField()
    period = models.TextField()
    kind = models.TextField()
    start = models.DateField(null=True)
    raw_due = models.DateField(null=True)
    due = models.DateField(null=True)
    rule = models.TextField()
    provisional = models.BooleanField()
    confirmed = models.BooleanField()
    retroactive = models.BooleanField()
    evidence_after = models.DateField(null=True)
    evidence_until = models.DateField(null=True)
    effective_due = models.DateField(null=True)
    superseded = models.TextField(default="")

    class Meta:
        db_table = "acts_occurrence"
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "item_key", "item", "period"), name="one_occurrence"
            ),
        )
        indexes = (models.Index(fields=("effective_due",), name="occurrence_due"),)


class ActRow(_Projected):
    """An act; `data` and `taken` make its text and may hold names, the journal never does."""

    id = models.TextField(primary_key=True)
    organization = models.ForeignKey(OrganizationRow, models.PROTECT)
    kind = models.TextField()
    period = models.TextField()
    about = models.TextField()
    title = models.TextField()
    data_kind = models.TextField()
    data = models.JSONField()
    text_digest = models.TextField()
    file = models.TextField()
    file_digest = models.TextField()
    visas = models.JSONField()
    bodies = models.JSONField()
    proves = models.JSONField()
    book = models.TextField()
    origin = models.TextField()
    taken = models.BinaryField()

    class Meta:
        db_table = "acts_act"


class EventRow(models.Model):
    """A recorded event; the database itself refuses to change or delete it."""

    id = models.BigAutoField(primary_key=True)
    subject = models.TextField()
    seq = models.PositiveIntegerField()
    trigger = models.TextField()
    source = models.TextField()
    target = models.TextField()
    acted_by = models.TextField()
    role = models.TextField()
    recorded_by = models.TextField()
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    reason = models.TextField()
    document = models.TextField()
    document_kind = models.TextField()
    document_date = models.DateField(null=True)
    file_digest = models.TextField()
    number = models.TextField()
    due = models.DateField(null=True)
    effective_from = models.DateField(null=True)
    clause = models.TextField()
    body = models.TextField()
    answer = models.TextField()
    basis = models.TextField()
    previous = models.TextField()
    digest = models.TextField()

    class Meta:
        db_table = "acts_event"
        constraints = (models.UniqueConstraint(fields=("subject", "seq"), name="one_event"),)


class BookRow(models.Model):
    """A line of a registration book; `number_key` is the number as numbers are compared."""

    organization = models.ForeignKey(OrganizationRow, models.PROTECT, db_index=False)
    book = models.TextField()
    year = models.PositiveIntegerField()
    number_key = models.TextField()
    number = models.TextField()
    date = models.DateField()
    act = models.OneToOneField(ActRow, models.PROTECT)

    class Meta:
        db_table = "acts_book_entry"
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "book", "year", "number_key"), name="one_number"
            ),
        )


class RegisterRow(models.Model):
    """A version of a register's row; the database itself lets it lose values and nothing else.

    `contents` are the values as JSON text: Django's JSON would spell each Russian letter out in
    six characters.
    """

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey(OrganizationRow, models.PROTECT, db_index=False)
    table = models.TextField()
    code = models.TextField()
    revision = models.PositiveIntegerField()
    contents = models.TextField()
    excluded = models.BooleanField()

    class Meta:
        db_table = "acts_register_row"
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "table", "code", "revision"), name="one_version"
            ),
        )
        indexes = (models.Index(fields=("organization", "revision"), name="register_revision"),)


class ConflictRow(models.Model):
    """A field of a register that waits for a person's decision."""

    organization = models.ForeignKey(OrganizationRow, models.PROTECT)
    table = models.TextField()
    code = models.TextField()
    key = models.TextField()
    base = models.TextField()
    stored = models.TextField()
    offered = models.TextField()
    place = models.TextField()
    file = models.TextField()
    decided = models.BooleanField()

    class Meta:
        db_table = "acts_conflict"
