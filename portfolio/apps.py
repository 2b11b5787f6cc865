from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "portfolio"

    def ready(self) -> None:
        # Words and tables: apps must be loaded.
        from portfolio.activities import labels as activities  # noqa: PLC0415
        from portfolio.activities import margin as lessons  # noqa: PLC0415
        from portfolio.attachments import actions as attachments  # noqa: PLC0415
        from portfolio.attachments import margin as pictures  # noqa: PLC0415
        from portfolio.confirmations import labels as confirmations  # noqa: PLC0415
        from portfolio.groups import labels as groups  # noqa: PLC0415
        from portfolio.groups.beside import BESIDE as ON_A_GROUP  # noqa: PLC0415
        from portfolio.images import margin as images  # noqa: PLC0415
        from portfolio.intervision import labels as intervision  # noqa: PLC0415
        from portfolio.intervision import watched as sessions  # noqa: PLC0415
        from portfolio.intervision.beside import BEFORE_THE_LOG, ON_THE_OVERVIEW  # noqa: PLC0415
        from portfolio.items.ripen import AFTER_RIPENING  # noqa: PLC0415
        from portfolio.lookback import actions as lookback  # noqa: PLC0415
        from portfolio.lookback import margin as looks  # noqa: PLC0415
        from portfolio.lookback import ripened  # noqa: PLC0415
        from portfolio.matching import labels as matching  # noqa: PLC0415
        from portfolio.matching import waiting as proposals  # noqa: PLC0415
        from portfolio.planning import beside as plans  # noqa: PLC0415
        from portfolio.planning import labels as planning  # noqa: PLC0415
        from portfolio.sharing import labels as shares  # noqa: PLC0415
        from portfolio.sharing import margin as sharing  # noqa: PLC0415
        from portfolio.situations.after import AFTER_WRITING  # noqa: PLC0415
        from portfolio.together import labels as together_labels  # noqa: PLC0415
        from portfolio.together import margin as together  # noqa: PLC0415
        from portfolio.writing.beside import BESIDE  # noqa: PLC0415

        rooms = (activities, confirmations, groups, intervision, matching, planning, sessions, shares, together_labels)
        for room in rooms:
            room.register()
        BESIDE.extend([sharing.beside, images.beside, lessons.beside, together.beside, looks.beside, pictures.beside])
        ON_A_GROUP.append(plans.beside_group)
        ON_THE_OVERVIEW.extend([plans.on_the_overview, proposals.on_the_overview])
        BEFORE_THE_LOG.append(plans.page_before_the_log)
        AFTER_WRITING.append(lookback.expect)
        AFTER_RIPENING.extend([attachments.move_along, ripened.move_along])
