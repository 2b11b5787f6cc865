"""Start-up checks: what would quietly weaken the register stops it from starting."""

from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security)
def demo_stays_a_demo(app_configs, **kwargs) -> list[CheckMessage]:
    """Known passwords and keys made on the spot belong to a demo on this machine, and to nothing else."""
    relaxed = settings.DEMO or settings.MAKE_MISSING_KEYS or not settings.SECOND_FACTOR_REQUIRED
    if relaxed and settings.PRODUCTION:
        return [Error("The demo's relaxed sign-in and keys are not possible in production.", id="accounts.E001")]
    local = {"localhost", "127.0.0.1", "[::1]", "testserver"}
    if settings.DEMO and not set(settings.ALLOWED_HOSTS) <= local:
        return [Error("A demo only answers on this machine: ALLOWED_HOSTS names another host.", id="accounts.E002")]
    return []


@register(Tags.security, deploy=True)
def keys_are_there(app_configs, **kwargs) -> list[CheckMessage]:
    """A register without its key-encryption key can read nothing and must not make a new one."""
    path = Path(settings.KEY_ENCRYPTION_KEY_FILE)
    if not path.is_file():
        return [Error(f"The key-encryption key is missing: {path}", id="accounts.E003")]
    if path.stat().st_mode & 0o077:
        return [Error(f"Others can read the key-encryption key: {path}", id="accounts.E004")]
    return []
