"""For the test suite: strict where production is, quick where it may be."""

import tempfile
from pathlib import Path

from registry.settings.base import *  # noqa: F403
from registry.settings.base import database, env

SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
MAKE_MISSING_KEYS = True
REGISTER_NAME = "Register Klantmanagers (demo)"

_ROOM = Path(tempfile.mkdtemp(prefix="register-test-"))
KEYS_DIR = _ROOM / "keys"
ERASURE_LIST_FILE = KEYS_DIR / "erased.jsonl"
CHECKPOINTS_FILE = None  # tests share a folder and no trail; who tests it names a file
KEY_ENCRYPTION_KEY_FILE = KEYS_DIR / "key-encryption.key"
STORAGES["evidence"]["OPTIONS"]["location"] = str(_ROOM / "evidence")  # noqa: F405
STORAGES["attachments"]["OPTIONS"]["location"] = str(_ROOM / "attachments")  # noqa: F405
STORAGES["parcels"]["OPTIONS"]["location"] = str(_ROOM / "parcels")  # noqa: F405
STORAGES["printed"]["OPTIONS"]["location"] = str(_ROOM / "printed")  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
MEDIA_ROOT = _ROOM / "media"

# A file, so that --reuse-db works and several connections (threads, a live server) see one database.
DATABASES = {"default": database(env.str("DATABASE_URL", default="sqlite:////dev/null"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DB", default=str(_ROOM / "test.sqlite3"))}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "mail", "pdf"]}
}
WHITENOISE_AUTOREFRESH = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
