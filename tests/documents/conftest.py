"""Papers printed once for all tests that only look at them."""

import pytest

from documents.render import render
from documents.sign import seal
from registry.decisions.paper import statement_of
from registry.renewal.paper import paper_of
from tests.documents.samples import DOSSIER, STATEMENT


@pytest.fixture(scope="session")
def paper():
    return paper_of(DOSSIER)


@pytest.fixture(scope="session")
def unsigned(paper):
    return render(paper)


@pytest.fixture(scope="session")
def sealed(unsigned):
    return seal(unsigned, reason="Dossier for renewal")


@pytest.fixture(scope="session")
def one_page():
    """The smallest sealed paper, for tests that check it many times."""
    return seal(render(statement_of(STATEMENT)), reason="Statement")
