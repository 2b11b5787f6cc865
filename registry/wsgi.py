"""The register as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings.production")
application = get_wsgi_application()

from portfolio.guard.vocabulary import warm_up  # noqa: E402 - Django must be ready

warm_up()  # so that nobody waits for the guard's dictionary while writing
