"""Django's settings: static and without a workspace; opening one names its database."""

SECRET_KEY = "unused: this program serves no sessions from these settings"  # noqa: S105
INSTALLED_APPS = ["acts.store"]
DATABASES: dict[str, dict[str, object]] = {}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "ru"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None
