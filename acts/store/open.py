"""Opens a workspace's store: makes a new one, brings an old one up to date, refuses the rest."""

import os
import pkgutil
import sqlite3
import uuid
from pathlib import Path
from typing import Any

from acts.errors import ConfigurationError, Problem
from acts.store import migrations, sqlite
from acts.store.failures import spoken
from acts.store.protocol import Store

__all__ = ["open_store"]

_SETTINGS = "acts.store.settings"


def open_store(path: Path, *, timeout: float = 20.0) -> Store:
    """Open the store of a workspace; a file that isn't there yet is made.

    Args:
        path: The store's file, in a folder that exists.
        timeout: Seconds to wait while another program writes.

    Raises:
        ConfigurationError: It can't be opened, is another program's, or newer than this program.
    """
    with spoken(str(path)):
        current = _is_current(path, timeout=timeout)
        alias = _connect(path, timeout=timeout)
        from acts.store.repository import DatabaseStore

        store = DatabaseStore(alias, file=str(path))
        try:
            if not current:
                _migrate(alias)
        except BaseException:
            store.close()
            raise
    return store


def _is_current(path: Path, *, timeout: float) -> bool:
    """Tell whether a file is a store of this very version; False for an older or a new one."""
    if path.is_dir():
        raise _refusal(path, "это папка, а не файл хранилища", "Укажите файл", code="folder")
    if not path.parent.is_dir():
        raise _refusal(path, "такой папки нет", "Создайте рабочую папку: acts init", code="absent")
    if not path.exists():
        return False
    contents = sqlite.inspect(path, timeout=timeout)
    known = _known_migrations()
    if contents.application_id == 0 and contents.empty:
        return False
    if contents.application_id != sqlite.APPLICATION_ID:
        raise _refusal(
            path,
            "это база данных другой программы, а не хранилище acts",
            "Укажите другой файл или создайте рабочую папку: acts init",
            code="foreign",
        )
    if contents.version > len(known) or not contents.applied <= known:
        raise _refusal(
            path,
            "хранилище создано более новой версией acts",
            "Обновите программу; в хранилище ничего не изменено",
            code="newer",
        )
    return contents.applied == known


def _known_migrations() -> frozenset[str]:
    return frozenset(
        module.name for module in pkgutil.iter_modules(migrations.__path__) if not module.ispkg
    )


def _refusal(path: Path, message: str, remedy: str, *, code: str) -> ConfigurationError:
    return ConfigurationError(
        Problem(message=message, remedy=remedy, file=str(path), code=f"store.{code}")
    )


def _connect(path: Path, *, timeout: float) -> str:
    """Name a database for this store alone, so that two stores never share a transaction."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    from django.apps import apps
    from django.conf import settings
    from django.db import connections

    if not apps.ready:
        # What `django.setup` does, without the URL machinery: nothing here serves a page.
        apps.populate(settings.INSTALLED_APPS)
    alias = f"store-{uuid.uuid4().hex}"
    database: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path.absolute()),
        "CONN_MAX_AGE": None,  # a server's threads keep theirs: opening one takes milliseconds
        "OPTIONS": sqlite.options(timeout=timeout, version=sqlite3.sqlite_version_info),
    }
    whole = connections.configure_settings({"default": {}, alias: database})
    connections.settings[alias] = whole[alias]
    return alias


def _migrate(alias: str) -> None:
    """Apply what is missing in one transaction: a kill or a full disk leaves the old file."""
    from django.db import connections, transaction
    from django.db.migrations.executor import MigrationExecutor

    connection = connections[alias]
    # SQLite changes tables only with foreign keys off, and they can't be switched inside.
    with connection.constraint_checks_disabled(), transaction.atomic(using=alias):
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("store"))
        with connection.cursor() as cursor:
            for statement in sqlite.sign(version=len(_known_migrations())):
                cursor.execute(statement)
