"""Which database a model lives in: the store's in the workspace's file, accounts in their own."""

from typing import Any

__all__ = ["Router"]

_STORE = "store"


class Router:
    """Keep the store's tables out of the database of accounts, and accounts out of the store."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Tell whether an application's tables belong into a database.

        Args:
            db: Alias of the database.
            app_label: The application.
            hints: What Django adds; not looked at.
        """
        return (app_label == _STORE) == (db != "default")
