"""Asking for a proof of participation, getting it, and having it checked by somebody else."""

import pytest
from django.core.management import call_command

from documents import render as printing
from documents.sign import seal
from documents.verify import verify
from portfolio.confirmations import actions as confirmations
from portfolio.exchange import actions, making
from portfolio.exchange.models import Parcel
from portfolio.exchange.parcels import content_of
from portfolio.exchange.states import Kind, State
from portfolio.intervision import proof
from portfolio.sessions.states import Answer
from tests.factories.intervision import SessionFactory, a_colleague, line_of, new_key, say
from trail.exceptions import NotPossibleNow


@pytest.fixture
def session():
    return SessionFactory(people=[a_colleague() for _ in range(3)], said=[Answer.PARTLY, Answer.CONFIRMED])


def address(session):
    return f"/intervisie/{session.pk}/bewijs/"


def own(session):
    return line_of(session).person


def test_the_page_of_a_shared_session_leads_to_it(client, session):
    for person in (own(session), session.organiser):
        client.force_login(person)
        assert address(session) in client.get(f"/intervisie/{session.pk}/").text
        page = client.get(address(session)).text
        assert "Maak mijn bewijs" in page
    client.force_login(line_of(session, 2).person)
    assert address(session) not in client.get(f"/intervisie/{session.pk}/").text


def test_without_anything_to_prove_the_page_says_so_calmly(client, session):
    client.force_login(line_of(session, 2).person)
    page = client.get(address(session))
    assert page.status_code == 200
    assert "nu geen bewijs" in page.text
    assert "Maak mijn bewijs" not in page.text
    assert client.post(address(session)).status_code == 409
    assert not Parcel.objects.exists()


def test_nobody_else_finds_the_page(client, session):
    client.force_login(a_colleague())
    assert client.get(address(session)).status_code == client.post(address(session)).status_code == 404


def test_it_is_made_sealed_fetched_once_and_genuine(
    client, session, tmp_path, capsys, django_capture_on_commit_callbacks
):
    client.force_login(own(session))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address(session)).url == address(session)
    parcel = Parcel.objects.get()
    assert (parcel.kind, parcel.state) == (Kind.PROOF, State.READY)
    assert "Je bestand is klaar" in client.get(address(session)).text
    assert "Bewijs van deelname" in client.get("/account/gegevens/").text
    with content_of(parcel) as content:
        pdf = b"".join(content.chunks())
    report = verify(pdf)
    assert (report.genuine, report.findings) == (True, [])
    assert report.data == proof.gather(session, own(session))
    (tmp_path / "proof.pdf").write_bytes(pdf)
    with pytest.raises(SystemExit) as ended:
        call_command("verify_evidence", str(tmp_path / "proof.pdf"))
    assert ended.value.code == 0
    assert "session/1" in capsys.readouterr().out
    by_another = printing.render(proof.paper_of(report.data))
    assert pdf.startswith(by_another), "the same facts are the same bytes, and the seal comes behind them"


def test_asked_for_again_while_it_is_made_is_one(session):
    one = actions.ask_proof(session, by=own(session))
    assert actions.ask_proof(session, by=own(session)) == one
    assert Parcel.objects.count() == 1


def test_a_proof_of_another_session_is_not_shown_here(client, session):
    person = own(session)
    other = SessionFactory(organiser=person, shared=True)
    actions.ask_proof(other, by=person)
    client.force_login(person)
    assert "wordt gemaakt" not in client.get(address(session)).text
    assert "wordt gemaakt" in client.get(address(other)).text


def test_what_changed_before_a_worker_came_is_not_proven(client, session):
    person, parcel = own(session), actions.ask_proof(session, by=own(session))
    confirmations.withdraw(line_of(session), by=person, key=new_key())
    making.make(str(parcel.pk))
    parcel.refresh_from_db()
    assert (parcel.state, parcel.reason, parcel.name) == (State.FAILED, "unproven", "")
    client.force_login(person)
    assert "Er veranderde iets" in client.get(address(session)).text
    with pytest.raises(NotPossibleNow):
        actions.ask_proof(session, by=person)


def handed_in(client, pdf):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post("/echt/", {"paper": SimpleUploadedFile("x.pdf", pdf, "application/pdf")})


def test_anybody_can_have_it_checked_and_reads_what_it_stated_then(client, session):
    pdf = seal(printing.render(proof.paper_of(proof.gather(session, own(session)))), reason="x")
    page = handed_in(client, pdf).text
    assert "Dit document is echt" in page
    assert own(session).name in page
    assert "deed deels mee" in page
    assert "Sindsdien" not in page
    say(line_of(session, 2), Answer.NO_CONVERSATION)
    assert "Sindsdien" not in handed_in(client, pdf).text, "nothing of what another said"
    confirmations.withdraw(line_of(session), by=own(session), key=new_key())
    assert "Sindsdien is er iets veranderd" in handed_in(client, pdf).text
    changed = pdf.replace(b"/Type /Page", b"/Type /Pagf", 1)
    page = handed_in(client, changed).text
    assert "is echt" not in page
    assert own(session).name not in page
