"""Settings by environment: base (shared), demo (try it), test, production."""
