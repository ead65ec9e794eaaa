"""The words of the two state machines: states, triggers and their Russian labels."""

import enum

__all__ = [
    "ACT_FORWARD",
    "ACT_LABELS",
    "FINAL_TASK_STATES",
    "TASK_LABELS",
    "TRIGGER_LABELS",
    "ActState",
    "ActTrigger",
    "RegisterTrigger",
    "RoadmapTrigger",
    "TaskState",
    "TaskTrigger",
]


class ActState(enum.StrEnum):
    """Where a local act is on its way from draft to archive."""

    DRAFT = "draft"
    LEGAL_REVIEW = "legal_review"
    APPROVAL = "approval"
    RETURNED = "returned"
    OPINION = "opinion"
    CONSULTATION = "consultation"
    READY_TO_SIGN = "ready_to_sign"
    SIGNED = "signed"
    REGISTERED = "registered"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPEALED = "repealed"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


class ActTrigger(enum.StrEnum):
    """What happens to a local act."""

    DRAFT = "draft"
    REDRAFT = "redraft"
    SUBMIT = "submit"
    REVIEW_OK = "review_ok"
    REVIEW_RETURN = "review_return"
    VISA = "visa"
    VISAS_DONE = "visas_done"
    SEND_TO_BODIES = "send_to_bodies"
    OPINION_IN = "opinion_in"
    OPINIONS_DONE = "opinions_done"
    CONSULT_END = "consult_end"
    SIGN = "sign"
    REFUSE = "refuse"
    REGISTER = "register"
    ENTER_INTO_FORCE = "enter_into_force"
    AMEND = "amend"
    REPEAL = "repeal"
    EXPIRE = "expire"
    ARCHIVE = "archive"
    CANCEL = "cancel"
    ACQUAINT = "acquaint"  # somebody signed that they read it; the state stays
    PUBLISH = "publish"  # it was placed on the site; the state stays
    TAKE = "take"  # a person's edited text was taken in
    RECORD = "record"  # a paper made without `acts` was entered


# The steps a person takes that lead an act on; what sends it back or ends it is nobody's next step.
ACT_FORWARD = frozenset(
    {
        ActTrigger.SUBMIT,
        ActTrigger.REVIEW_OK,
        ActTrigger.VISA,
        ActTrigger.SEND_TO_BODIES,
        ActTrigger.OPINION_IN,
        ActTrigger.CONSULT_END,
        ActTrigger.SIGN,
        ActTrigger.REGISTER,
        ActTrigger.ENTER_INTO_FORCE,
    }
)


class RegisterTrigger(enum.StrEnum):
    """What happens to an organisation's registers."""

    LOAD = "load"  # a file was taken in
    RESOLVE = "resolve"  # a person decided conflicts
    ROLL = "roll"  # a school year ended
    ERASE = "erase"  # somebody's data were erased


class RoadmapTrigger(enum.StrEnum):
    """What happens to the roadmap an organisation works by."""

    ADOPT = "adopt"  # a later edition was taken over


class TaskState(enum.StrEnum):
    """How far an occurrence is; «overdue» is not among these, it is derived."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class TaskTrigger(enum.StrEnum):
    """What happens to an occurrence."""

    START = "start"
    ATTACH = "attach"
    CONFIRM = "confirm"
    RETURN = "return"
    POSTPONE = "postpone"
    MARK_NA = "mark_na"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"
    SET_TERM = "set_term"  # a relative term found its date; the state stays


FINAL_TASK_STATES = frozenset({TaskState.DONE, TaskState.NOT_APPLICABLE, TaskState.CANCELLED})

ACT_LABELS = {
    ActState.DRAFT: "черновик",
    ActState.LEGAL_REVIEW: "на правовой проверке",
    ActState.APPROVAL: "на согласовании",
    ActState.RETURNED: "возвращён на доработку",
    ActState.OPINION: "учёт мнения",
    ActState.CONSULTATION: "консультации",
    ActState.READY_TO_SIGN: "на подписи",
    ActState.SIGNED: "подписан",
    ActState.REGISTERED: "зарегистрирован",
    ActState.IN_FORCE: "действует",
    ActState.AMENDED: "действует с изменениями",
    ActState.REPEALED: "утратил силу",
    ActState.ARCHIVED: "в архиве",
    ActState.CANCELLED: "аннулирован",
}

TASK_LABELS = {
    TaskState.PLANNED: "запланировано",
    TaskState.IN_PROGRESS: "в работе",
    TaskState.SUBMITTED: "документ представлен",
    TaskState.RETURNED: "возвращено",
    TaskState.DONE: "выполнено",
    TaskState.NOT_APPLICABLE: "не применимо",
    TaskState.POSTPONED: "перенесено",
    TaskState.CANCELLED: "снято",
}

TRIGGER_LABELS: dict[str, str] = {
    ActTrigger.DRAFT: "подготовлен проект",
    ActTrigger.REDRAFT: "проект подготовлен заново",
    ActTrigger.SUBMIT: "передан на правовую проверку",
    ActTrigger.REVIEW_OK: "правовая проверка пройдена",
    ActTrigger.REVIEW_RETURN: "возвращён правовым экспертом",
    ActTrigger.VISA: "виза",
    ActTrigger.VISAS_DONE: "все визы получены",
    ActTrigger.SEND_TO_BODIES: "направлен для учёта мнения",
    ActTrigger.OPINION_IN: "мнение получено",
    ActTrigger.OPINIONS_DONE: "все мнения получены",
    ActTrigger.CONSULT_END: "консультации завершены",
    ActTrigger.SIGN: "подписан",
    ActTrigger.REFUSE: "возвращён руководителем",
    ActTrigger.REGISTER: "зарегистрирован",
    ActTrigger.ENTER_INTO_FORCE: "вступил в силу",
    ActTrigger.AMEND: "изменён",
    ActTrigger.REPEAL: "отменён",
    ActTrigger.EXPIRE: "срок действия истёк",
    ActTrigger.ARCHIVE: "передан в архив",
    ActTrigger.CANCEL: "аннулировано",  # of an act and of an occurrence: the code is the same
    ActTrigger.ACQUAINT: "ознакомление под подпись",
    ActTrigger.PUBLISH: "размещён на сайте",
    ActTrigger.TAKE: "принят текст с правкой",
    ActTrigger.RECORD: "внесён готовый документ",
    TaskTrigger.START: "начато",
    TaskTrigger.ATTACH: "приложен документ",
    TaskTrigger.CONFIRM: "исполнение подтверждено",
    TaskTrigger.RETURN: "возвращено",
    TaskTrigger.POSTPONE: "срок перенесён",
    TaskTrigger.MARK_NA: "признано неприменимым",
    TaskTrigger.REOPEN: "открыто снова",
    TaskTrigger.WITHDRAW: "документ отозван",
    TaskTrigger.SET_TERM: "срок установлен",
    RegisterTrigger.LOAD: "внесены данные",
    RegisterTrigger.RESOLVE: "решено спорное",
    RegisterTrigger.ROLL: "новый учебный год",
    RegisterTrigger.ERASE: "стёрты данные",
    RoadmapTrigger.ADOPT: "принята редакция дорожной карты",
}
