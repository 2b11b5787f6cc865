"""Work in the background: making a parcel. Run it as often as you like: it has one result."""

from django_tasks import task

from portfolio.exchange.making import make


@task(queue_name="pdf")
def make_parcel(pk: str) -> None:
    make(pk)
