"""What a password may not be made of (ASVS 4.0.3, V2.1): Django's own rule misses a repetition."""

import re
from typing import Any

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

__all__ = ["LongEnough", "NotTheLogin"]

_LEFT = 8
_SHORTEST = 3  # parts of a login shorter than this say nothing about a password


class LongEnough(MinimumLengthValidator):
    """Django's rule about the length, in words that a person says."""

    def get_error_message(self) -> str:
        """Say what is wrong."""
        return f"Пароль короткий: нужно не меньше {self.min_length} знаков."

    def get_help_text(self) -> str:
        """Say the rule."""
        return f"Не короче {self.min_length} знаков."


class NotTheLogin:
    """A validator of passwords that are little more than the login, repeated or not."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse a password that has few signs left without the login and its parts.

        Args:
            password: What was typed.
            user: Whose it is to be, or None while unknown.
        """
        code = str(getattr(user, "code", "")).casefold()
        parts = [one for one in (code, *re.split(r"[\W_]+", code)) if len(one) >= _SHORTEST]
        left = password.casefold()
        for one in parts:
            left = left.replace(one, "")
        if parts and left != password.casefold() and len(re.sub(r"[\W_]+", "", left)) < _LEFT:
            raise ValidationError(
                "Пароль составлен из логина: возьмите другие слова.", code="password_is_login"
            )

    def get_help_text(self) -> str:
        """Say the rule."""
        return "Пароль не должен состоять из логина."
