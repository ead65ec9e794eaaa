"""What a careful reader finds in a roadmap: contradictions of the source and unread terms.

The checks follow the slips found in published roadmaps: a row that refers to itself, a broken-off
term, a row without a result, two clauses with different terms, years without a target.
"""

from acts.roadmap_review.finding import Comparison, Finding, compare
from acts.roadmap_review.questions import Offer, OpenQuestion, open_questions, stands
from acts.roadmap_review.review import review

__all__ = [
    "Comparison",
    "Finding",
    "Offer",
    "OpenQuestion",
    "compare",
    "open_questions",
    "review",
    "stands",
]
