"""The words typed for the steps of an act."""

from acts.states import ActTrigger

__all__ = ["ACT_VERBS"]

# Step of the table → the word typed for it, where the two differ.
ACT_VERBS: dict[str, str] = {
    ActTrigger.REDRAFT: "acts draft",
    ActTrigger.TAKE: "acts take ФАЙЛ",
    ActTrigger.REVIEW_OK: "review",
    ActTrigger.REVIEW_RETURN: "review --remark",
    ActTrigger.SEND_TO_BODIES: "send",
    ActTrigger.OPINION_IN: "opinion",
    ActTrigger.CONSULT_END: "consultation",
    ActTrigger.ENTER_INTO_FORCE: "in-force",
}
