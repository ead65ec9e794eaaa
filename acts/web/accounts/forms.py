"""Forms of coming in, in short words: Django's own ones explain themselves at length."""

from typing import Any

from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

__all__ = ["ChangePassword", "ChoosePassword", "LogIn"]

_HINT = "Не короче 12 знаков, не из самых частых и не похож на логин. Подойдут три-четыре слова."


class LogIn(AuthenticationForm):
    """Login and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages = {
            **self.error_messages,
            "invalid_login": "Логин или пароль не подошёл. Проверьте раскладку и Caps Lock. "
            "После пяти ошибок подряд вход закрывается на 15 минут.",
        }


def _explain(form: "SetPasswordForm[Any]") -> None:
    form.error_messages = {
        **form.error_messages,
        "password_incorrect": "Прежний пароль не подошёл.",
        "password_mismatch": "Пароли не совпали: впишите один и тот же дважды.",
    }
    form.fields["new_password1"].help_text = _HINT
    form.fields["new_password2"].label = "Новый пароль ещё раз"
    form.fields["new_password2"].help_text = ""


class ChoosePassword(SetPasswordForm):  # type: ignore[type-arg]  # no generic at run time
    """The first password, by a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _explain(self)


class ChangePassword(PasswordChangeForm):
    """Another password instead of the known one."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request
        self.fields["old_password"].label = "Прежний пароль"
        _explain(self)

    def clean_old_password(self) -> str:
        """Ask for the known password as coming in does: wrong ones are counted together."""
        old = str(self.cleaned_data["old_password"])
        if authenticate(self._request, username=self.user.get_username(), password=old) is None:
            raise ValidationError(
                self.error_messages["password_incorrect"], code="password_incorrect"
            )
        return old
