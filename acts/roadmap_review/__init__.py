"""What a careful reader finds in a roadmap: contradictions of the source and unread terms.

The checks follow the slips found in published roadmaps: a row that refers to itself, a broken-off
term, a row without a result, two clauses with different terms, years without a target.
"""

from acts.roadmap_review.bounds import as_included, with_printed_bounds
from acts.roadmap_review.finding import Comparison, Finding, compare
from acts.roadmap_review.questions import Offer, OpenQuestion, open_questions, stands
from acts.roadmap_review.review import review
from acts.roadmap_review.school_years import in_school_years

__all__ = [
    "Comparison",
    "Finding",
    "Offer",
    "OpenQuestion",
    "as_included",
    "compare",
    "in_school_years",
    "open_questions",
    "review",
    "stands",
    "with_printed_bounds",
]
