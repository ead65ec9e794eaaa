"""The application of accounts."""

from django.apps import AppConfig

__all__ = ["AccountsConfig"]


class AccountsConfig(AppConfig):
    """Accounts, as Django knows them; the label is part of every migration's name."""

    name = "acts.web.accounts"
    label = "accounts"
    verbose_name = "Доступ"
