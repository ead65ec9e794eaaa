"""Django's settings of the desk in the browser.

Two databases: `default` holds accounts and sessions, and the workspace's own store is opened under
an alias of its own by `acts.store.open`, exactly as for the command line.
"""

import hashlib
import os
import secrets
from pathlib import Path

from acts.store import settings as store
from acts.web.access_log import logging_settings

FOLDER = Path(os.environ.get("ACTS_WORKSPACE", "."))
_KEY = FOLDER / "desk.key"
SECRET_KEY = (
    _KEY.read_text(encoding="ascii").strip() if _KEY.is_file() else secrets.token_urlsafe(50)
)
DEBUG = False
SECURE = os.environ.get("ACTS_HTTPS", "") == "1"
ALLOWED_HOSTS = os.environ.get("ACTS_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{one}" for one in ALLOWED_HOSTS if one != "*"] if SECURE else []

INSTALLED_APPS = [
    *store.INSTALLED_APPS,
    "acts.web",
    "acts.web.accounts",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "acts.web.access_log.AccessLog",
    "acts.web.headers.SecurityHeaders",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "acts.web.accounts.ended_session.StayAlive",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "acts.web.accounts.ended_session.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "acts.web.failures.Failures",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "acts.web.urls"
WSGI_APPLICATION = "acts.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "acts.web.navigation.navigation",
            ],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(FOLDER / "desk.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
}
DATABASE_ROUTERS = ["acts.web.routers.Router"]
DEFAULT_AUTO_FIELD = store.DEFAULT_AUTO_FIELD

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "acts.web.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("code", "title")},
    },
    {"NAME": "acts.web.accounts.passwords.NotTheLogin"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

# ASVS 4.0.3, level 2: V3.3 (an idle session ends), V3.4 (cookies), V2.2.1 (throttled guessing).
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
# No neighbour under the same domain can set a name like this (RFC 6265bis, 4.1.3.2).
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrftoken" if SECURE else "csrftoken"
CSRF_FAILURE_VIEW = "acts.web.failures.stale_page"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = False  # the proxy in front redirects; see docs
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
AXES_HANDLER = "acts.web.accounts.lockout.Lockout"
AXES_USERNAME_FORM_FIELD = "username"  # as the form of Django calls it, whatever the model does
AXES_LOCKOUT_CALLABLE = "acts.web.accounts.views.locked_out"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
# Counts of what is asked too often: few for one who asks, and none goes to make room for another.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "ru"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
# Browsers keep these files for good: their address holds a digest of them all, so that a new
# version of the program has new addresses. No `collectstatic`, no manifest that may be missing.
_DIGEST = hashlib.sha256()
for _file in sorted((Path(__file__).parent / "static").rglob("*")):
    if _file.is_file():
        _DIGEST.update(_file.name.encode() + b"\0" + _file.read_bytes())
STATIC_URL = f"/static/{_DIGEST.hexdigest()[:12]}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = f"^{STATIC_URL}"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = logging_settings()  # nothing of Django's: an address or a form may hold a name
