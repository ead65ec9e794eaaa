"""Problems in user data are values; exceptions are for what stops the work."""

import dataclasses as dc
import enum
import errno
from collections.abc import Iterable

__all__ = [
    "ActsError",
    "ConfigurationError",
    "ConflictError",
    "InputError",
    "Problem",
    "Severity",
    "WorkflowError",
    "place_of",
    "reason_of",
]

# What the system says in English, and what to do about it.
_REASONS = {
    errno.ENOSPC: "на диске нет места – освободите место и повторите",
    errno.EDQUOT: "на диске нет места – освободите место и повторите",
    errno.EACCES: "нет доступа – проверьте права или закройте файл в другой программе",
    errno.EPERM: "нет доступа – проверьте права или закройте файл в другой программе",
    errno.ENOENT: "файл или папка не найдены – проверьте имя",
    errno.EEXIST: "такой файл или папка уже есть – выберите другое имя",
    errno.EROFS: "папка только для чтения – выберите другую",
    errno.EISDIR: "это папка, а нужен файл",
    errno.ENOTDIR: "это файл, а нужна папка",
    errno.ENAMETOOLONG: "имя слишком длинное – укоротите",
}


class Severity(enum.StrEnum):
    """How much a problem weighs: an error rejects the input, a warning only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with what a person gave us, in words that person can act on.

    Attributes:
        message: What is wrong, in Russian, one sentence without a final full stop.
        remedy: What to do about it, in Russian; empty only where nothing can be done.
        file: The file's name as the person gave it, or an empty string.
        place: Where in it: «строка 12», «лист «Пары», D7», «/items/3/deadline», «абзац 4».
        code: A stable identifier for programs, e.g. «yaml.duplicate-key».
        severity: Whether it rejects the input.
    """

    message: str
    remedy: str = ""
    file: str = ""
    place: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Print file, place, what is wrong and what to do, a sentence each.

        >>> print(Problem(file="a.yaml", place="строка 2", message="повтор", remedy="Удалите"))
        a.yaml, строка 2: повтор. Удалите.
        """
        where = ", ".join(part for part in (self.file, self.place) if part)
        sentences = [f"{where}: {self.message}" if where else self.message, self.remedy]
        return " ".join(f"{text.rstrip('.')}." for text in sentences if text)


class ActsError(Exception):
    """The base of every error that `acts` raises on purpose.

    Args:
        problems: What is wrong, one or more; a bare string becomes one problem.
        remedy: What to do, when `problems` is a string.
    """

    def __init__(self, problems: str | Problem | Iterable[Problem], *, remedy: str = "") -> None:
        if isinstance(problems, str):
            problems = Problem(message=problems, remedy=remedy)
        if isinstance(problems, Problem):
            problems = (problems,)
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(ActsError):
    """Data, a file or an argument can't be taken as it is; nothing was changed."""


class WorkflowError(ActsError):
    """A transition is refused: the problems say in Russian what is missing."""


class ConflictError(ActsError):
    """Somebody else changed the same thing meanwhile; nothing was written."""


class ConfigurationError(ActsError):
    """The environment doesn't allow the work: disk, permission, lock, a newer store."""


def reason_of(error: OSError) -> str:
    """Say in Russian why the system refused, and what to do.

    Args:
        error: What the system raised; its own English text is never shown.
    """
    return _REASONS.get(error.errno or 0, f"ошибка ввода-вывода (код {error.errno})")


def place_of(error: BaseException) -> str:
    """Name the deepest line of our own code that a defect went through, «acts.plan:120».

    Args:
        error: What was raised; its own text may hold a person's data and is never shown.
    """
    place, trace = "место неизвестно", error.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] == "acts":
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
