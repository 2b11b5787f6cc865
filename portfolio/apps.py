from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "portfolio"

    def ready(self) -> None:
        from portfolio.intervision import labels  # noqa: PLC0415  (labels are words: apps must be loaded)

        labels.register()
