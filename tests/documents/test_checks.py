from documents import checks


def test_a_machine_that_can_print_gets_no_warning():
    assert checks.can_make_paper() == []


def test_a_machine_that_cannot_is_told_what_to_type(monkeypatch):
    monkeypatch.setattr(checks.sys, "executable", "/bin/false")
    monkeypatch.setattr(checks.sys, "platform", "linux")
    (warning,) = checks.can_make_paper()
    assert warning.id == "documents.W001"
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in warning.hint
