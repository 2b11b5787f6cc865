"""Try it on your own machine: known passwords, no second factor, keys made on first use. Never in production."""

import secrets

from registry.settings.base import *  # noqa: F403
from registry.settings.base import MAIL_ROOT, VAR_DIR, env

DEMO = True
DEMO_DAYS_AHEAD = env.int("DEMO_DAYS_AHEAD", default=0)
"""Live so many days in the future: to see what a day of change brings."""
DEBUG = env.bool("DEBUG", default=False)
MAKE_MISSING_KEYS = True
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
REGISTER_NAME = "Register Klantmanagers (demo)"
WAGTAIL_SITE_NAME = REGISTER_NAME
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


def _own_secret_key() -> str:
    """A secret of this machine alone, made once: even a demo must not share its sessions with every other demo."""
    path = VAR_DIR / "secret.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or _own_secret_key()
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(MAIL_ROOT)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
