"""The closed vocabularies of the registers, with their sources."""

import enum

from acts.organization import FanOut, OfficialRole
from acts.registers.column import Choice
from acts.russian.cases import Gender
from acts.russian.wording import WordKind

__all__ = [
    "BODIES",
    "CONSENT_KINDS",
    "FAN_OUTS",
    "FORMS",
    "GENDERS",
    "MEETING_KINDS",
    "MENTEE_CATEGORIES",
    "MENTOR_CATEGORIES",
    "OFFICIAL_ROLES",
    "PAIR_KINDS",
    "ROLE_MODELS",
    "WORD_KINDS",
    "ZONES",
    "BodyKind",
    "ConsentKind",
    "Form",
    "MentorCategory",
]


class Form(enum.StrEnum):
    """The five forms of mentoring of распоряжение № Р-145."""

    PUPIL_PUPIL = "pupil_pupil"
    TEACHER_TEACHER = "teacher_teacher"
    STUDENT_PUPIL = "student_pupil"
    EMPLOYER_PUPIL = "employer_pupil"
    EMPLOYER_STUDENT = "employer_student"


class MentorCategory(enum.StrEnum):
    """Who a mentor is to the school."""

    EMPLOYEE = "employee"
    PUPIL = "pupil"
    STUDENT = "student"
    GRADUATE = "graduate"
    PARTNER = "partner"


class ConsentKind(enum.StrEnum):
    """What a person agreed to; consents to personal data are papers of their own (156-ФЗ)."""

    MENTOR = "mentor"
    PARTICIPATION = "participation"
    REPRESENTATIVE = "representative"
    PD_PROCESSING = "pd_processing"
    PD_DISTRIBUTION = "pd_distribution"


class BodyKind(enum.StrEnum):
    """Bodies whose opinion an act may need (ч. 3 ст. 30 273-ФЗ, ст. 372 ТК)."""

    UNION = "union"
    PARENTS = "parents"
    STUDENTS = "students"
    PEDAGOGICAL = "pedagogical"
    MENTORS = "mentors"


def _of(titles: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(code=str(code), title=title) for code, title in titles.items())


GENDERS = _of({Gender.MASCULINE: "м", Gender.FEMININE: "ж"})

WORD_KINDS = _of(
    {
        WordKind.PERSON: "имя",
        WordKind.TITLE: "должность",
        WordKind.ORGANIZATION: "организация",
    }
)

FAN_OUTS = _of(
    {
        FanOut.EACH_SCHOOL: "школа",
        FanOut.EACH_MUNICIPALITY: "муниципальный орган",
        FanOut.REGION: "регион",
    }
)

FORMS = _of(
    {
        Form.PUPIL_PUPIL: "ученик – ученик",
        Form.TEACHER_TEACHER: "учитель – учитель",
        Form.STUDENT_PUPIL: "студент – ученик",
        Form.EMPLOYER_PUPIL: "работодатель – ученик",
        Form.EMPLOYER_STUDENT: "работодатель – студент",
    }
)

# Role models by form; a school may write one of its own.
ROLE_MODELS = {
    Form.PUPIL_PUPIL: (
        "успевающий – неуспевающий",
        "лидер – пассивный",
        "равный – равному",
    ),
    Form.TEACHER_TEACHER: (
        "опытный учитель – молодой специалист",
        "лидер педагогического сообщества – педагог, испытывающий проблемы",
        "педагог-новатор – консервативный педагог",
        "опытный предметник – неопытный предметник",
    ),
    Form.STUDENT_PUPIL: (
        "успевающий – неуспевающий",
        "лидер – равнодушный",
        "равный – другому",
        "куратор – автор проекта",
    ),
    Form.EMPLOYER_PUPIL: (
        "активный профессионал – равнодушный потребитель",
        "коллега – молодой коллега",
        "работодатель – будущий сотрудник",
    ),
    Form.EMPLOYER_STUDENT: (
        "активный профессионал – равнодушный потребитель",
        "успешный профессионал – студент, выбирающий профессию",
        "коллега – будущий коллега",
        "работодатель – будущий сотрудник",
    ),
}

PAIR_KINDS = _of({"pair": "пара", "group": "группа"})

MENTOR_CATEGORIES = _of(
    {
        MentorCategory.EMPLOYEE: "работник школы",
        MentorCategory.PUPIL: "обучающийся",
        MentorCategory.STUDENT: "студент",
        MentorCategory.GRADUATE: "выпускник",
        MentorCategory.PARTNER: "представитель партнёра",
    }
)

MENTEE_CATEGORIES = _of({"pupil": "обучающийся", "employee": "работник школы"})

CONSENT_KINDS = _of(
    {
        ConsentKind.MENTOR: "согласие наставника",
        ConsentKind.PARTICIPATION: "согласие на участие (сам наставляемый)",
        ConsentKind.REPRESENTATIVE: "согласие законного представителя на участие",
        ConsentKind.PD_PROCESSING: "согласие на обработку персональных данных",
        ConsentKind.PD_DISTRIBUTION: "согласие на распространение персональных данных",
    }
)

BODIES = _of(
    {
        BodyKind.UNION: "профсоюз",
        BodyKind.PARENTS: "совет родителей",
        BodyKind.STUDENTS: "совет обучающихся",
        BodyKind.PEDAGOGICAL: "педагогический совет",
        BodyKind.MENTORS: "совет наставников",
    }
)

MEETING_KINDS = _of(
    {
        "organizational": "организационная",
        "trial": "пробная рабочая",
        "planning": "планирование",
        "regular": "рабочая",
        "final": "итоговая",
    }
)

OFFICIAL_ROLES = _of(
    {
        OfficialRole.DIRECTOR: "директор",
        OfficialRole.ACTING_DIRECTOR: "исполняющий обязанности директора",
        OfficialRole.CURATOR: "куратор наставничества",
        OfficialRole.CURATOR_DEPUTY: "замещает куратора",
        OfficialRole.SUPPLY: "отвечает за материально-техническое обеспечение",
        OfficialRole.SITE: "отвечает за сайт",
        OfficialRole.PERSONAL_DATA: "отвечает за персональные данные",
        OfficialRole.LAWYER: "юрист",
        OfficialRole.ACCOUNTANT: "бухгалтер",
        OfficialRole.CLERK: "делопроизводитель",
    }
)

ZONES = _of(
    {
        "Europe/Kaliningrad": "Калининград (МСК−1)",
        "Europe/Moscow": "Москва (МСК)",
        "Europe/Samara": "Самара (МСК+1)",
        "Asia/Yekaterinburg": "Екатеринбург (МСК+2)",
        "Asia/Omsk": "Омск (МСК+3)",
        "Asia/Novosibirsk": "Новосибирск, Красноярск (МСК+4)",
        "Asia/Irkutsk": "Иркутск (МСК+5)",
        "Asia/Yakutsk": "Якутск, Чита (МСК+6)",
        "Asia/Vladivostok": "Владивосток, Хабаровск (МСК+7)",
        "Asia/Magadan": "Магадан, Сахалин (МСК+8)",
        "Asia/Kamchatka": "Камчатка, Чукотка (МСК+9)",
    }
)
