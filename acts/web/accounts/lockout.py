"""The count of wrong passwords; the one place that knows who keeps it."""

from axes.utils import reset

__all__ = ["forgive"]


def forgive(code: str) -> None:
    """Forget the wrong passwords of an account: it has just proved by a link whose it is.

    Args:
        code: Its code.
    """
    reset(username=code)
