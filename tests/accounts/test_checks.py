"""What would quietly weaken the register stops it from starting."""

import os
import subprocess
import sys
from pathlib import Path

from accounts.checks import demo_stays_a_demo, keys_are_there

ROOT = Path(__file__).resolve().parents[2]


def production(tmp_path, *arguments, **environment):
    """Run a command under production settings, in an environment that holds only what is given."""
    base = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "registry.settings.production",
        "SECRET_KEY": "k" * 60 + "abcdefgh",
        "ALLOWED_HOSTS": "register.example.nl",
        "BASE_URL": "https://register.example.nl",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}",
        "VAR_DIR": str(tmp_path),
    }
    given = {name: value for name, value in (base | environment).items() if value is not None}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)


def test_production_is_clean_once_its_keys_are_made(tmp_path):
    assert "key-encryption key is missing" in production(tmp_path, "check", "--deploy").stderr
    made = production(tmp_path, "make_keys")
    assert made.returncode == 0, made.stderr
    checked = production(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_keys_are_never_replaced(tmp_path):
    production(tmp_path, "make_keys")
    key = tmp_path / "keys" / "key-encryption.key"
    before = key.read_bytes()
    again = production(tmp_path, "make_keys")
    assert again.returncode != 0
    assert key.read_bytes() == before


def test_production_refuses_to_start_without_a_secret(tmp_path):
    assert "SECRET_KEY" in production(tmp_path, "check", SECRET_KEY=None).stderr


def test_the_demos_relaxed_sign_in_is_impossible_in_production(settings):
    settings.PRODUCTION = True
    for relaxed in ({"DEMO": True}, {"MAKE_MISSING_KEYS": True}, {"SECOND_FACTOR_REQUIRED": False}):
        settings.DEMO, settings.MAKE_MISSING_KEYS, settings.SECOND_FACTOR_REQUIRED = False, False, True
        for name, value in relaxed.items():
            setattr(settings, name, value)
        assert [problem.id for problem in demo_stays_a_demo(None)] == ["accounts.E001"]


def test_a_demo_answers_on_this_machine_only(settings):
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["register.example.nl"]
    assert [problem.id for problem in demo_stays_a_demo(None)] == ["accounts.E002"]


def test_a_key_that_others_can_read_is_an_error(settings, tmp_path):
    settings.KEY_ENCRYPTION_KEY_FILE = tmp_path / "open.key"
    settings.KEY_ENCRYPTION_KEY_FILE.write_bytes(b"k" * 32)
    settings.KEY_ENCRYPTION_KEY_FILE.chmod(0o644)
    assert [problem.id for problem in keys_are_there(None)] == ["accounts.E004"]
